import { daysBetween } from '../../core/lifecycle/calendar.ts';
import type { Site } from '../site.ts';
import type { Step } from './steps.ts';
import { say, sayCount } from '../words/say.ts';
import { dayText } from '../words/days.ts';
import { lowered } from './lowered.ts';

/** When which version was in force, as numbers for an SVG of fixed size; the list of versions is its text. */
export interface TimelineView {
  readonly width: number;
  readonly height: number;
  readonly description: string;
  readonly bars: readonly {
    readonly y: number;
    readonly x: number;
    readonly width: number;
    /** Number of the version at the first of its texts; empty at the others, which stand in the same row. */
    readonly label: string;
    readonly title: string;
    readonly isOpen: boolean;
  }[];
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly first: string;
  readonly last: string;
}

const size = { width: 440, left: 56, right: 430, top: 6, row: 26, bar: 16 };
const mostBars = 12;
/** Between two texts of one version. */
const gap = 2;

/**
 * Draws when the versions of a document were in force.
 *
 * @param site the site
 * @param steps its states, oldest first
 * @returns null where none was in force yet
 */
export function timelineView(site: Site, steps: readonly Step[]): TimelineView | null {
  const { asOf } = site.checked.sms;
  const all = steps.flatMap(({ version, label, isFile }) =>
    isFile || version === null || version.from === null || version.from > asOf || version.from === version.to
      ? []
      : [
          {
            number: version.version,
            label,
            from: version.from,
            to: version.to !== null && version.to <= asOf ? version.to : null,
          },
        ],
  );
  const shown = all.slice(-mostBars);
  const [first] = shown;
  if (first === undefined) return null;
  const start = shown.reduce((least, { from }) => (from < least ? from : least), first.from);
  const days = Math.max(1, daysBetween(start, asOf));
  const x = (day: string): number =>
    round(size.left + (Math.max(0, daysBetween(start, day)) / days) * (size.right - size.left));
  const numbers = [...new Set(shown.map(({ number }) => number))].toReversed();
  const bottom = size.top + numbers.length * size.row;
  const sentence = (version: string, entry: (typeof shown)[number]): string =>
    entry.to === null
      ? say('{version} from {from} and still on {day}', { version, from: dayText(entry.from), day: dayText(asOf) })
      : say('{version} from {from} to {to}', { version, from: dayText(entry.from), to: dayText(entry.to) });
  const left = all.length - shown.length;
  return {
    width: size.width,
    height: bottom + 24,
    description: [
      say('In force: {list}.', { list: shown.map((entry) => sentence(lowered(entry.label), entry)).join('; ') }),
      ...(left > 0 ? [sayCount(left, '1 earlier one is in the list.', '{count} earlier ones are in the list.')] : []),
    ].join(' '),
    bars: shown.toReversed().map((entry) => ({
      y: size.top + numbers.indexOf(entry.number) * size.row,
      x: x(entry.from),
      width: Math.max(3, round(x(entry.to ?? asOf) - x(entry.from) - (isFollowed(shown, entry) ? gap : 0))),
      label: shown.find(({ number }) => number === entry.number) === entry ? entry.number : '',
      title: sentence(entry.label, entry),
      isOpen: entry.to === null,
    })),
    left: size.left,
    right: size.right,
    bottom,
    first: dayText(start),
    last: dayText(asOf),
  };
}

/** Another text took its place under the same number, so that its bar goes on in another piece. */
function isFollowed(
  all: readonly { readonly number: string; readonly from: string }[],
  { number, to }: { readonly number: string; readonly to: string | null },
): boolean {
  return all.some((other) => other.number === number && other.from === to);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
