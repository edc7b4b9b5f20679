import { scaleLinear } from 'd3-scale';
import { addDuration, daysBetween } from '../../core/lifecycle/calendar.ts';
import { rounded } from './chart-view.ts';
import { say, sayCount } from '../words/say.ts';
import { dayText } from '../words/days.ts';

/** Spans and days along a line of time, as numbers for an SVG. */
export interface Timeline {
  readonly kind: 'timeline';
  readonly width: number;
  readonly height: number;
  readonly description: string;
  readonly rows: readonly {
    readonly label: string;
    readonly y: number;
    readonly top: number;
    /** A bar, or a mark of one day where both ends are the same. */
    readonly x: number;
    readonly width: number;
    readonly state: TimelineRow['state'];
    readonly title: string;
  }[];
  /** Beginnings of months, with their names where there is room. */
  readonly months: readonly { readonly x: number; readonly text: string }[];
  /** The day judged; null where it lies outside. */
  readonly today: number | null;
  readonly left: number;
  readonly top: number;
}

/** A span of days, both included. */
export interface TimelineRow {
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly state: 'done' | 'late' | 'running' | 'coming';
}

const size = { width: 900, left: 290, right: 890, rowHeight: 26, barHeight: 12, top: 26 };
const mostCharacters = 40;
const leastBar = 4;
const roomOfMonth = 62;
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
    .range([size.left, size.right]);
  const at = (day: string): number => rounded(x(daysBetween(first, day)));
  return {
    kind: 'timeline',
    width: size.width,
    height: size.top + rows.length * size.rowHeight + 4,
    left: size.left,
    top: size.top,
    description: sayCount(
      rows.length,
      '1 step from {from} to {to}. The table gives every day.',
      '{count} steps from {from} to {to}. The table gives every day.',
      { from: dayText(first), to: dayText(last) },
    ),
    rows: rows.map(({ label, from, to, state }, index) => ({
      label: label.length > mostCharacters ? `${label.slice(0, mostCharacters - 1).trimEnd()}…` : label,
      y: size.top + index * size.rowHeight + size.rowHeight / 2 + 4,
      top: size.top + index * size.rowHeight + (size.rowHeight - size.barHeight) / 2,
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
  const months: { x: number; text: string }[] = [];
  let labelled = Number.NEGATIVE_INFINITY;
  const step = { years: 0, months: stepBetween(first, last), weeks: 0, days: 0, hours: 0, minutes: 0 };
  for (let day = addDuration(`${first.slice(0, 7)}-01`, step); day <= last; day = addDuration(day, step)) {
    const x = at(day);
    const hasRoom = x - labelled >= roomOfMonth && x <= size.right - roomOfMonth / 2;
    months.push({
      x,
      text: hasRoom
        ? dayText(day)
            .replace(/^\d+\.? /, '')
            .replace(/^(\p{L}{3})\p{L}*/u, '$1')
        : '',
    });
    if (hasRoom) labelled = x;
  }
  return months;
}

/** A plan with a wrong year must not fill the page with marks. */
function stepBetween(first: string, last: string): number {
  const months = daysBetween(first, last) / daysInMonth;
  return steps.find((step) => months / step <= mostMarks) ?? 2400;
}
