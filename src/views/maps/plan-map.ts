import { addDuration, compareDates } from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { stepsOf } from '../../core/trace/plan-steps.ts';
import { timeline } from '../charts/timeline.ts';
import type { TimelineRow } from '../charts/timeline.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { tableSection } from '../extras/table-section.ts';
import { whoValue } from '../packs/pack-parts.ts';
import type { Site } from '../site.ts';
import { dateValue, ownValue, textValue } from '../value-view.ts';
import { say } from '../words/say.ts';

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
