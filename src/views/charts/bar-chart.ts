import { scaleLinear } from 'd3-scale';
import { rounded } from './chart-view.ts';
import type { PlainText } from '../words/say.ts';
import { say, sayKnown } from '../words/say.ts';

/** Bars of stacked parts, one below the other, as numbers for an SVG. */
export interface BarChart {
  readonly kind: 'bars';
  readonly width: number;
  readonly height: number;
  readonly description: string;
  readonly rows: readonly {
    readonly label: string;
    /** Baseline of the label, and top of the bar. */
    readonly y: number;
    readonly top: number;
    readonly barHeight: number;
    readonly parts: readonly {
      readonly key: string;
      readonly x: number;
      readonly width: number;
      readonly title: string;
    }[];
    readonly total: { readonly x: number; readonly text: string };
  }[];
  /** What the parts mean, with their sums. */
  readonly legend: readonly { readonly key: string; readonly text: string }[];
  /** Left edge of the bars. */
  readonly left: number;
}

/** One bar. */
export interface BarRow {
  readonly label: string;
  /** Key of a part -> its number. */
  readonly parts: ReadonlyMap<string, number>;
}

const size = { width: 640, left: 190, right: 590, rowHeight: 30, barHeight: 16 };
const mostCharacters = 26;

/**
 * Chart of counts by kind, one bar for each row.
 *
 * @param rows from top to bottom
 * @param keys parts in their order from the left
 * @param subject what is counted, in the plural
 * @param options `isSame` where each row counts the same things once more, so that sums over the rows say nothing
 * @returns null where nothing is counted
 */
export function barChart(
  rows: readonly BarRow[],
  keys: readonly string[],
  subject: PlainText,
  { isSame = false }: { readonly isSame?: boolean } = {},
): BarChart | null {
  const totals = rows.map((row) => keys.reduce((sum, key) => sum + (row.parts.get(key) ?? 0), 0));
  const most = Math.max(0, ...totals);
  if (most === 0) return null;
  const endText = (index: number, parts: BarRow['parts']): string =>
    isSame ? `${parts.get(keys[0] ?? '') ?? 0}/${totals[index] ?? 0}` : String(totals[index] ?? 0);
  const x = scaleLinear()
    .domain([0, most])
    .range([0, size.right - size.left]);
  return {
    kind: 'bars',
    width: size.width,
    height: rows.length * size.rowHeight,
    left: size.left,
    description: say('{total} {subject} in {count} rows. The table gives every number.', {
      total: isSame ? most : totals.reduce((sum, total) => sum + total, 0),
      subject: say(subject),
      count: rows.length,
    }),
    rows: rows.map(({ label, parts }, index) => {
      const top = index * size.rowHeight + (size.rowHeight - size.barHeight) / 2;
      let before = 0;
      const drawn = keys.flatMap((key) => {
        const count = parts.get(key) ?? 0;
        const part = {
          key,
          x: rounded(size.left + x(before)),
          width: rounded(x(count)),
          title: `${label}: ${count} ${sayKnown(key)}`,
        };
        before += count;
        return count === 0 ? [] : [part];
      });
      return {
        label: label.length > mostCharacters ? `${label.slice(0, mostCharacters - 1).trimEnd()}…` : label,
        y: top + size.barHeight - 3.5,
        top,
        barHeight: size.barHeight,
        parts: drawn,
        total: { x: rounded(size.left + x(before) + 8), text: endText(index, parts) },
      };
    }),
    legend: keys.flatMap((key) => {
      const sum = rows.reduce((all, row) => all + (row.parts.get(key) ?? 0), 0);
      return sum === 0 ? [] : [{ key, text: isSame ? sayKnown(key) : `${sayKnown(key)}: ${sum}` }];
    }),
  };
}
