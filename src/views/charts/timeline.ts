import { scaleLinear } from 'd3-scale';
import { addDuration, daysBetween } from '../../core/lifecycle/calendar.ts';
import { rounded } from './chart-view.ts';
import { say, sayCount } from '../words/say.ts';
import { dayText, monthText } from '../words/days.ts';

/** Spans and days along a line of time; places and widths in percent of it, so that it fits any screen. */
export interface Timeline {
  readonly kind: 'timeline';
  readonly description: string;
  readonly rows: readonly {
    readonly label: string;
    /** A bar, or a mark of one day where it has no width. */
    readonly x: number;
    readonly width: number;
    readonly state: TimelineRow['state'];
    readonly title: string;
  }[];
  /** Beginnings of months, with their names where there is room; `isFew` where there is also on a small screen. */
  readonly months: readonly { readonly x: number; readonly text: string; readonly isFew: boolean }[];
  /** The day judged; null where it lies outside. */
  readonly today: number | null;
}

/** A span of days, both included. */
export interface TimelineRow {
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly state: 'done' | 'late' | 'running' | 'coming';
}

const all = 100;
const leastBar = 0.8;
/** Room of the name of a month, on a large screen and on a small one. */
const roomOfMonth = { large: 11, small: 20 } as const;
/** Months between two marks, of which the least is taken that makes no more than so many marks. */
const steps = [1, 3, 12, 60, 240, 1200] as const;
const mostMarks = 60;
const daysInMonth = 30;

/**
 * Spans along a line of time.
 *
 * @param rows from top to bottom
 * @param asOf the day judged
 * @returns null where there is no row
 */
export function timeline(rows: readonly TimelineRow[], asOf: string): Timeline | null {
  const days = rows.flatMap(({ from, to }) => [from, to]).sort();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  const x = scaleLinear()
    .domain([0, Math.max(1, daysBetween(first, last))])
    .range([0, all]);
  const at = (day: string): number => rounded(x(daysBetween(first, day)));
  return {
    kind: 'timeline',
    description: sayCount(
      rows.length,
      '1 step from {from} to {to}. The table gives every day.',
      '{count} steps from {from} to {to}. The table gives every day.',
      { from: dayText(first), to: dayText(last) },
    ),
    rows: rows.map(({ label, from, to, state }) => ({
      label,
      x: at(from),
      width: from === to ? 0 : Math.max(leastBar, rounded(at(to) - at(from))),
      state,
      title: `${label}: ${from === to ? dayText(from) : say('{from} to {to}', { from: dayText(from), to: dayText(to) })}, ${say(`${state}#step`)}`,
    })),
    months: monthsBetween(first, last, at),
    today: asOf < first || asOf > last ? null : at(asOf),
  };
}

function monthsBetween(first: string, last: string, at: (day: string) => number): Timeline['months'] {
  const months: { x: number; text: string; isFew: boolean }[] = [];
  const labelled = { large: Number.NEGATIVE_INFINITY, small: Number.NEGATIVE_INFINITY };
  const hasRoom = (x: number, screen: keyof typeof roomOfMonth): boolean =>
    x - labelled[screen] >= roomOfMonth[screen] && x <= all - roomOfMonth[screen];
  const step = { years: 0, months: stepBetween(first, last), weeks: 0, days: 0, hours: 0, minutes: 0 };
  for (let day = addDuration(`${first.slice(0, 7)}-01`, step); day <= last; day = addDuration(day, step)) {
    const x = at(day);
    const isNamed = hasRoom(x, 'large');
    const isFew = isNamed && hasRoom(x, 'small');
    if (isNamed) labelled.large = x;
    if (isFew) labelled.small = x;
    months.push({ x, text: isNamed ? monthText(day).replace(/^(\p{L}{3})\p{L}*/u, '$1') : '', isFew });
  }
  return months;
}

/** A plan with a wrong year must not fill the page with marks. */
function stepBetween(first: string, last: string): number {
  const months = daysBetween(first, last) / daysInMonth;
  return steps.find((step) => months / step <= mostMarks) ?? 2400;
}
