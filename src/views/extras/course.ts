import { compareDates } from '../../core/lifecycle/calendar.ts';
import { asText } from '../../core/model/fields.ts';
import type { LinkView } from '../site.ts';
import { say } from '../words/say.ts';
import { dayText } from '../words/days.ts';

/** Steps that something takes from its beginning to its end, with their days. */
export interface Course {
  readonly steps: readonly CourseStep[];
}

/** A step of a course. */
export interface CourseStep {
  readonly label: string;
  readonly standing: 'done' | 'late' | 'next' | 'open';
  /** Day, with the time where one is stated; null where none is known. */
  readonly on: { readonly iso: string; readonly text: string } | null;
  /** Words behind the day. */
  readonly note: string;
  readonly link: LinkView | null;
}

/** What is known of a step. */
export interface StepFacts {
  readonly label: string;
  /** Day, or day and time, as stated; null where it has not happened or nothing says when. */
  readonly on: unknown;
  /** It has happened, though no day says when. */
  readonly isDone?: boolean;
  /** Day by which it should happen. */
  readonly due?: string | null;
  readonly note?: string | null;
  readonly link?: LinkView | null;
}

/**
 * Steps in their order. The first that has not happened is the next one, unless a later one has.
 *
 * @param asOf the day judged; a step on a later day has not happened
 * @param facts what is known of each step
 */
export function courseOf(asOf: string, facts: readonly StepFacts[]): Course {
  const days = facts.map(({ on }) => dayOf(on));
  const isDone = facts.map(({ isDone: stated }, at) => {
    const day = days[at] ?? null;
    return day === null ? stated === true : compareDates(day, asOf) <= 0;
  });
  const next = isDone.lastIndexOf(true) + 1;
  return {
    steps: facts.map(({ label, on, due = null, note, link }, at): CourseStep => {
      const day = days[at] ?? null;
      const isLate = isDone[at] !== true && due !== null && compareDates(due, asOf) < 0;
      return {
        label,
        standing: isDone[at] === true ? 'done' : isLate ? 'late' : at === next ? 'next' : 'open',
        on: day === null ? null : { iso: asText(on) ?? day, text: `${dayText(day)}${timeOf(on)}` },
        note:
          note ?? (isDone[at] !== true && at < next ? say('nothing stated') : wordsOf(isDone[at] === true, day, due)),
        link: link ?? null,
      };
    }),
  };
}

function wordsOf(isDone: boolean, day: string | null, due: string | null): string {
  if (day !== null) return '';
  if (isDone) return say('done, no day stated');
  return due === null ? say('not yet') : say('due {day}', { day: dayText(due) });
}

function dayOf(value: unknown): string | null {
  return /^\d{4}-\d{2}-\d{2}/.exec(asText(value) ?? '')?.[0] ?? null;
}

/** ` 09:12 UTC` of a day with time. */
function timeOf(value: unknown): string {
  const [, time, zone] =
    /^\d{4}-\d{2}-\d{2}[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?/.exec(asText(value) ?? '') ?? [];
  if (time === undefined) return '';
  return `, ${time}${zone === undefined ? '' : zone === 'Z' ? ' UTC' : ` ${zone}`}`;
}
