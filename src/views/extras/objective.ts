import { compareDates } from '../../core/lifecycle/calendar.ts';
import { asText, dateField, mapField, numberField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { measuredValues } from '../../core/trace/measured-values.ts';
import { lineChart } from '../charts/line-chart.ts';
import type { Site } from '../site.ts';
import { itemLink } from '../site.ts';
import { stateText } from '../standing.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, ownValue, textValue, toneValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';
import { measureState } from './measure-state.ts';
import { missesOf } from './misses.ts';
import { namedBy, namedIn } from './related-items.ts';
import { tableSection } from './table-section.ts';
import { say } from '../words/say.ts';

/** What is to be reached by when, and how far it is. */
export function objectiveFacts(site: Site, objective: Item): readonly Fact[] {
  const measure = measureOf(site, objective);
  const unit = measure === null ? '' : (textField(measure, 'unit') ?? '');
  const withUnit = (name: string): ValueView => {
    const number = numberField(objective, name);
    return textValue(number === null ? '' : `${number} ${unit}`.trim());
  };
  return [
    ...fact(say('Target'), withUnit('target'), 'target'),
    ...fact(say('Now'), now(site, objective, measure)),
    ...fact(say('It began at'), withUnit('baseline'), 'baseline'),
    ...fact(say('By#day'), dateValue(dateField(objective, 'due')), 'due'),
    ...fact(say('Measured by'), measure === null ? textValue('') : itemValue(site, measure.id), 'measure'),
  ];
}

/** The measure of an objective; null where it names none. */
export function measureOf(site: Site, objective: Item): Item | null {
  return namedIn(site, objective.id, 'measure', ['measured_by'])[0] ?? null;
}

/** The last value, and whether it has reached the target. */
function now(site: Site, objective: Item, measure: Item | null): ValueView {
  if (measure === null) return textValue('');
  const { value, period, number } = measureState(site, measure);
  if (value === '') return toneValue(say('nothing measured'), 'warn');
  const misses = missesFor(objective, measure);
  const words = `${value} (${period})`;
  if (number === null || misses === null) return textValue(words);
  const due = dateField(objective, 'due');
  const isOver = due !== null && compareDates(due, site.checked.sms.asOf) < 0;
  return misses(number)
    ? toneValue(
        isOver ? say('{words}, not reached', { words }) : say('{words}, not reached yet', { words }),
        isOver ? 'stop' : 'warn',
      )
    : toneValue(say('{words}, reached', { words }), 'good');
}

/**
 * Which values miss the target of an objective: the measure says in which direction it counts, else the way from the first value does. Null
 * where neither says it.
 */
export function missesFor(objective: Item, measure: Item): ((value: number) => boolean) | null {
  const target = numberField(objective, 'target');
  if (target === null) return null;
  const op = asText((mapField(measure, 'target') ?? {})['op']);
  if (op !== null) return missesOf(op, target);
  const baseline = numberField(objective, 'baseline');
  return baseline === null || baseline === target ? null : missesOf(baseline < target ? '>=' : '<=', target);
}

const mostPeriods = 24;

/** The way of its measure to the target, and what is done to reach it. */
export function objectiveSections(site: Site, objective: Item): readonly ExtraSection[] {
  return [...progress(site, objective), ...plan(site, objective), ...improvements(site, objective)];
}

function progress(site: Site, objective: Item): readonly ExtraSection[] {
  const measure = measureOf(site, objective);
  const target = numberField(objective, 'target');
  if (measure === null) return [];
  const unit = textField(measure, 'unit') ?? '';
  const values = (measuredValues(site.checked.sms).get(measure.id.toLowerCase()) ?? []).slice(-mostPeriods);
  const chart = lineChart(
    values.map(({ period, number }) => ({ label: period, value: number })),
    target === null
      ? null
      : {
          value: target,
          text: say('Target {value}', { value: `${target} ${unit}`.trim() }),
          misses: null,
          holds: () => true,
        },
    unit,
  );
  const rows = values
    .toReversed()
    .map(({ period, text, comment }) => [textValue(period), textValue(`${text} ${unit}`.trim()), textValue(comment)]);
  return tableSection('cb_progress', say('Progress'), [say('Period'), say('Value'), say('Comment')], rows, 6).map(
    (section) => ({
      ...section,
      chart,
      isFirst: true as const,
      links: [itemLink(site, measure.id, `${measure.id} ${measure.title}`)],
    }),
  );
}

/** The plan as it is stated, with whether its day has passed. */
function plan(site: Site, objective: Item): readonly ExtraSection[] {
  const stated = mapField(objective, 'plan');
  if (stated === null) return [];
  const by = dateField(stated, 'by');
  const isOver = by !== null && compareDates(by, site.checked.sms.asOf) < 0;
  const text = (name: string): ValueView => ownValue(site, objective.id, textField(stated, name) ?? '');
  const entries = [
    { label: say('What'), value: text('what') },
    { label: say('Means'), value: text('means') },
    {
      label: say('Who'),
      value: { kind: 'list', isInline: true, items: textsField(stated, 'who').map((id) => itemValue(site, id)) },
    },
    { label: say('By#day'), value: dateValue(by) },
    { label: say('Judged by'), value: text('judged_by') },
    {
      label: say('State'),
      value:
        isOver && objective.inForce ? toneValue(say('its day has passed'), 'stop') : textValue(stateText(objective)),
    },
  ] as const;
  return [
    {
      anchor: 'cb_plan',
      title: say('Plan'),
      value: { kind: 'map', entries },
      chart: null,
      isFirst: true,
      fields: ['plan'],
      most: 20,
    },
  ];
}

/** Improvements that name it, with what became of them. */
function improvements(site: Site, objective: Item): readonly ExtraSection[] {
  const rows = namedBy(site, objective.id, 'improvement').map((improvement): readonly ValueView[] => {
    const planned = mapField(improvement, 'plan') ?? {};
    const isDone = improvement.state === 'closed' || improvement.state === 'measured';
    const due = dateField(planned, 'due');
    const isLate = !isDone && due !== null && compareDates(due, site.checked.sms.asOf) < 0;
    return [
      itemValue(site, improvement.id),
      isDone
        ? toneValue(stateText(improvement), 'good')
        : isLate
          ? toneValue(say('{words}, late', { words: stateText(improvement) }), 'stop')
          : textValue(stateText(improvement)),
      dateValue(due),
      ownValue(site, improvement.id, textField(mapField(improvement, 'result') ?? {}, 'measured') ?? ''),
    ];
  });
  return tableSection(
    'cb_improvements',
    say('What is done for it'),
    [say('Improvement'), say('State'), say('Due'), say('Result')],
    rows,
  );
}
