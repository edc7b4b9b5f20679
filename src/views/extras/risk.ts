import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, mapsField, numberField, textField, textsField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { reviewLog } from '../../core/model/review-log.ts';
import { openActions } from '../../core/trace/open-actions.ts';
import { acceptanceLine, scoreOf } from '../../core/trace/risk-acceptance.ts';
import { heatMap } from '../charts/heat-map.ts';
import { hasDuePage } from '../due-view.ts';
import { stepsOf } from '../history/steps.ts';
import { plainWords } from '../plain-words.ts';
import type { Site } from '../site.ts';
import { itemLink } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, ownValue, textValue, toneValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';
import { namesValue } from './names-value.ts';
import { tableSection } from './table-section.ts';
import { say, sayCount } from '../words/say.ts';
import { dayText } from '../words/days.ts';

/** How high a risk is, whether that is carried, and how far its treatment has come. */
export function riskFacts(site: Site, risk: Item): readonly Fact[] {
  const actions = mapsField(risk, 'actions').length;
  const open = openActions(site.checked.sms, risk);
  const late = open.filter(({ due }) => due !== null && compareDates(due, site.checked.sms.asOf) < 0).length;
  const done = sayCount(actions, '{done} of 1 action done', '{done} of {count} actions done', {
    done: actions - open.length,
  });
  const accepted = mapField(risk, 'accepted');
  return [
    ...fact(say('Score'), scoreValue(site, risk), 'score'),
    ...fact(say('Area'), textValue(plainWords(textField(risk, 'domain') ?? '')), 'domain'),
    ...fact(
      say('Treatment'),
      actions === 0
        ? textValue(accepted === null ? '' : untilWords(accepted))
        : late > 0
          ? toneValue(say('{done}, {late} late', { done, late }), 'stop')
          : toneValue(done, open.length === 0 ? 'good' : 'warn'),
    ),
    ...fact(
      say('What it means for customers'),
      ownValue(site, risk.id, textField(risk, 'customers') ?? ''),
      'customers',
    ),
  ];
}

function untilWords(accepted: FieldMap): string {
  const until = dateField(accepted, 'until');
  return until === null ? say('accepted until further notice') : say('accepted until {day}', { day: dayText(until) });
}

function scoreValue(site: Site, risk: Item): ValueView {
  const score = scoreOf(risk);
  const line = acceptanceLine(site.checked.sms);
  if (score === null) return textValue(say('not assessed'));
  if (line === null || textField(risk, 'risk_kind') === 'opportunity') return textValue(String(score));
  return score > line.score
    ? toneValue(say('{score}, above the line of {line}', { score, line: line.score }), 'stop')
    : toneValue(say('{score}, within the line of {line}', { score, line: line.score }), 'good');
}

/** Where a risk stands on the map, what is done about it, how it was assessed before, and who looked at it. */
export function riskSections(site: Site, risk: Item): readonly ExtraSection[] {
  return [...position(site, risk), ...treatment(site, risk), ...assessments(site, risk), ...looks(site, risk)];
}

function position(site: Site, risk: Item): readonly ExtraSection[] {
  const [likelihood, impact] = [numberField(risk, 'likelihood'), numberField(risk, 'impact')];
  if (likelihood === null || impact === null) return [];
  const line = acceptanceLine(site.checked.sms);
  const chart = heatMap([{ link: itemLink(site, risk.id), likelihood, impact }], line?.score ?? null);
  if (chart === null) return [];
  const description =
    line === null
      ? say('Likelihood {likelihood}, impact {impact}.', { likelihood, impact })
      : say('Likelihood {likelihood}, impact {impact}, acceptance line {line} ({id}).', {
          likelihood,
          impact,
          line: line.score,
          id: line.plan.id,
        });
  return [
    {
      anchor: 'cb_position',
      title: say('Where it stands'),
      value: textValue(''),
      chart: { ...chart, description },
      isFirst: true,
      fields: ['likelihood', 'impact'],
      most: 0,
    },
  ];
}

function treatment(site: Site, risk: Item): readonly ExtraSection[] {
  const { sms } = site.checked;
  const open = new Map(openActions(sms, risk).map((action) => [action.index, action]));
  const rows = mapsField(risk, 'actions').map((action, index): readonly ValueView[] => {
    const left = open.get(index);
    const worked = mapField(action, 'worked');
    return [
      ownValue(site, risk.id, textField(action, 'what') ?? ''),
      namesValue(site, textsField(action, 'who')),
      dateValue(left?.due ?? dateField(action, 'due')),
      stateOfAction(sms.asOf, left?.due ?? null, left === undefined, dateField(action, 'done')),
      ownValue(site, risk.id, worked === null ? '' : (textField(worked, 'result') ?? '')),
    ];
  });
  return tableSection(
    'cb_treatment',
    say('Treatment'),
    [say('What'), say('Who'), say('Due'), say('State'), say('Did it work')],
    rows,
  ).map((section) => ({
    ...section,
    isFirst: true as const,
    fields: ['actions', 'treatment'],
  }));
}

/** `done on 3 March 2026`, `late`, or `open`. */
export function stateOfAction(asOf: string, due: string | null, isDone: boolean, done: string | null): ValueView {
  if (isDone) return toneValue(done === null ? say('done') : say('done on {day}', { day: dayText(done) }), 'good');
  return due !== null && compareDates(due, asOf) < 0 ? toneValue(say('late'), 'stop') : toneValue(say('open'), 'warn');
}

/** How it was assessed over time, as far as history knows; nothing where that never changed. */
function assessments(site: Site, risk: Item): readonly ExtraSection[] {
  const states = stepsOf(site, risk.id).flatMap(({ label, snapshot }) => {
    if (snapshot === null) return [];
    const [likelihood, impact] = [numberField(snapshot.stated, 'likelihood'), numberField(snapshot.stated, 'impact')];
    return likelihood === null || impact === null ? [] : [{ label, likelihood, impact }];
  });
  const changes = states.filter(
    (state, at) => state.likelihood !== states[at - 1]?.likelihood || state.impact !== states[at - 1]?.impact,
  );
  if (changes.length < 2) return [];
  const rows = changes
    .toReversed()
    .map(({ label, likelihood, impact }) => [
      textValue(label),
      textValue(String(likelihood)),
      textValue(String(impact)),
      textValue(String(likelihood * impact)),
    ]);
  return tableSection(
    'cb_assessed',
    say('Assessed over time'),
    [say('Since#version'), say('Likelihood'), say('Impact'), say('Score')],
    rows,
  );
}

const mostLooks = 8;

/** Looks at the risk itself and at the whole of its register; inside the organization only. */
function looks(site: Site, risk: Item): readonly ExtraSection[] {
  if (!hasDuePage(site)) return [];
  const own = reviewLog(risk).map((entry) => ({
    at: textField(entry, 'at') ?? '',
    by: textField(entry, 'by'),
    outcome: textField(entry, 'outcome'),
  }));
  const ofRegister = site.checked.sms.registers.get(risk.parent ?? '')?.reviewLog ?? [];
  const rows = [...own, ...ofRegister]
    .filter(({ at }) => compareDates(at, site.checked.sms.asOf) <= 0)
    .toSorted((a, b) => compareDates(b.at, a.at))
    .map(({ at, by, outcome }): readonly ValueView[] => [
      dateValue(at),
      namesValue(site, by === null ? [] : [by]),
      textValue(outcome === null ? '' : plainWords(outcome)),
    ]);
  return tableSection('cb_looks', say('Last looked at'), [say('Day'), say('Who'), say('Outcome')], rows, mostLooks);
}
