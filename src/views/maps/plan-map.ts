import { addDuration, compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { timeline } from '../charts/timeline.ts';
import type { TimelineRow } from '../charts/timeline.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { tableSection } from '../extras/table-section.ts';
import { whoValue } from '../packs/pack-parts.ts';
import type { Site } from '../site.ts';
import { dateValue, ownValue, textValue } from '../value-view.ts';
import { say } from '../words/say.ts';

/** A step of a plan with a day. */
interface Step {
  readonly name: string;
  readonly what: string;
  readonly from: string | null;
  readonly due: string;
  readonly who: string | null;
  readonly means: string;
  readonly isDone: boolean;
}

/** Lists of a plan that may hold steps. */
const stepFields = ['steps', 'milestones', 'plan', 'schedule'] as const;
const aWeek = { years: 0, months: 0, weeks: 1, days: 0, hours: 0, minutes: 0 };

/** Plans in force that have steps with days. */
export function plansWithSteps(site: Site): readonly Item[] {
  return itemsOfType(site.checked.sms, 'plan').filter((plan) => plan.inForce && stepsOf(plan).length > 1);
}

/** Steps of a plan along a line of time, with who does them and by which means. */
export function planSections(site: Site, plan: Item): readonly ExtraSection[] {
  const { asOf } = site.checked.sms;
  const steps = stepsOf(plan);
  const chart = timeline(
    steps.map(({ name, what, from, due, isDone }): TimelineRow => ({
      label: `${name} ${what}`.trim(),
      from: from ?? due,
      to: due,
      state: isDone
        ? 'done'
        : compareDates(due, asOf) < 0
          ? 'late'
          : due <= addDuration(asOf, aWeek)
            ? 'running'
            : 'coming',
    })),
    asOf,
  );
  const rows = steps.map(({ name, what, due, who, means, isDone }) => [
    ownValue(site, plan.id, name),
    ownValue(site, plan.id, what),
    whoValue(site, who),
    ownValue(site, plan.id, means),
    dateValue(due),
    textValue(say(isDone ? 'done' : compareDates(due, asOf) < 0 ? 'late' : 'open')),
  ]);
  return tableSection(
    `cb_plan-${plan.id.toLowerCase()}`,
    `${plan.id} ${plan.title}`,
    [say('Step'), say('What'), say('Who'), say('Means'), say('Due'), say('State')],
    rows,
    100,
  ).map((section) => ({ ...section, chart }));
}

function stepsOf(plan: Item): readonly Step[] {
  return stepFields.flatMap((field) => mapsField(plan, field)).flatMap(stepOf);
}

function stepOf(row: FieldMap): readonly Step[] {
  const span = mapField(row, 'dates');
  const due =
    dateField(row, 'due') ??
    dateField(row, 'by') ??
    dateField(row, 'to') ??
    (span === null ? null : dateField(span, 'to'));
  if (due === null) return [];
  const state = (textField(row, 'state') ?? textField(row, 'status') ?? '').toLowerCase();
  return [
    {
      name: textField(row, 'id') ?? '',
      what: textField(row, 'what') ?? textField(row, 'step') ?? textField(row, 'text') ?? '',
      from: dateField(row, 'from'),
      due,
      who: textField(row, 'who') ?? textField(row, 'owner'),
      means: textField(row, 'means') ?? '',
      isDone: dateField(row, 'done') !== null || /^(?:done|erledigt|fertig|closed|complete)/.test(state),
    },
  ];
}
