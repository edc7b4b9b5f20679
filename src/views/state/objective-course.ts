import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, numberField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { measureState } from '../extras/measure-state.ts';
import { measureOf, missesFor } from '../extras/objective.ts';
import type { Site } from '../site.ts';
import type { Tone } from '../value-view.ts';
import type { PlainText } from '../words/say.ts';
import { say } from '../words/say.ts';

/** How an objective stands: concluded, not begun, its day passed, or how its measure does on the way to it. */
export type ObjectiveCourse =
  'achieved' | 'missed' | 'planned' | 'late' | 'on course' | 'off course' | 'not measured' | 'not known';

/** Words of each, and how they are coloured. */
export const toneOfCourse = {
  achieved: 'good',
  missed: 'stop',
  planned: null,
  late: 'stop',
  'on course': 'good',
  'off course': 'stop',
  'not measured': 'warn',
  'not known': null,
} as const satisfies Readonly<Record<ObjectiveCourse & PlainText, Tone | null>>;

/** Courses on which an objective does not get where it should. */
export const failedCourses: ReadonlySet<ObjectiveCourse> = new Set(['late', 'missed', 'off course']);

/** How many stand how, in words: `2 on course, 1 not measured`; empty where there is none. */
export function tallyOfCourses(courses: readonly ObjectiveCourse[]): string {
  return [...Map.groupBy(courses, (course) => course)]
    .map(([course, { length }]) => `${length} ${say(course)}`)
    .join(', ');
}

/**
 * How an objective stands on the day judged. It is on course where the last value of its measure reaches the target, or is nearer to it
 * than the value it began at, and the day of its plan has not passed without that.
 *
 * @param site the site
 * @param objective the objective
 */
export function courseOfObjective(site: Site, objective: Item): ObjectiveCourse {
  const { asOf } = site.checked.sms;
  const isOver = (day: string | null): boolean => day !== null && compareDates(day, asOf) < 0;
  if (objective.state === 'achieved' || objective.state === 'missed') return objective.state;
  if (isOver(dateField(objective, 'due'))) return 'late';
  if (objective.state !== 'active') return 'planned';
  const value = lastValue(site, objective);
  if (typeof value === 'string') return value;
  if (!value.isMissed) return 'on course';
  return isOver(dateField(mapField(objective, 'plan') ?? {}, 'by')) || !isNearer(objective, value.number)
    ? 'off course'
    : 'on course';
}

/** The last value against the target, or why there is nothing to say. */
function lastValue(
  site: Site,
  objective: Item,
): 'not measured' | 'not known' | { readonly number: number; readonly isMissed: boolean } {
  const measure = measureOf(site, objective);
  const { number } = measure === null ? { number: null } : measureState(site, measure);
  if (measure === null || number === null) return 'not measured';
  const misses = missesFor(objective, measure);
  return misses === null ? 'not known' : { number, isMissed: misses(number) };
}

/** True where a value that misses the target is nearer to it than the one it began at. */
function isNearer(objective: Item, value: number): boolean {
  const [target, baseline] = [numberField(objective, 'target'), numberField(objective, 'baseline')];
  return target !== null && baseline !== null && Math.abs(target - value) < Math.abs(target - baseline);
}
