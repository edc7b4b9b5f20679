import { scaleLinear } from 'd3-scale';
import { rounded } from './chart-view.ts';
import { sayCount, sayKnown } from '../words/say.ts';

/** Bars of stacked parts, one below the other, as numbers for an SVG. */
export interface BarChart {
  readonly kind: 'bars';
  readonly width: number;
  readonly height: number;
  readonly description: string;
  readonly rows: readonly {
    /** Lines of the label, with their baselines. */
    readonly label: readonly { readonly text: string; readonly y: number }[];
    /** Baseline of the number, and top of the bar. */
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
const lineHeight = 14;

/** What bars count. */
const things = {
  clauses: (count: number): string => sayCount(count, '1 clause', '{count} clauses'),
  values: (count: number): string => sayCount(count, '1 value', '{count} values'),
};

/**
 * Chart of counts by kind, one bar for each row.
 *
 * @param rows from top to bottom
 * @param keys parts in their order from the left
 * @param subject what is counted
 * @param options `isSame` where each row counts the same things once more, so that sums over the rows say nothing
 * @returns null where nothing is counted
 */
export function barChart(
  rows: readonly BarRow[],
  keys: readonly string[],
  subject: keyof typeof things,
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
    description: sayCount(
      rows.length,
      '{things} in 1 row. The table gives every number.',
      '{things} in {count} rows. The table gives every number.',
      { things: things[subject](isSame ? most : totals.reduce((sum, total) => sum + total, 0)) },
    ),
    rows: rows.map(({ label, parts }, index) => {
      const top = index * size.rowHeight + (size.rowHeight - size.barHeight) / 2;
      const baseline = top + size.barHeight - 3.5;
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
        label: linesOf(label).map((text, line, { length }) => ({
          text,
          y: baseline + (line - (length - 1) / 2) * lineHeight,
        })),
        y: baseline,
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

/** A label in one line or two, broken at a blank; cut where it does not fit into them. */
function linesOf(label: string): readonly string[] {
  if (label.length <= mostCharacters) return [label];
  const at = label.lastIndexOf(' ', mostCharacters);
  const first = at <= 0 ? '' : label.slice(0, at);
  const rest = label.slice(at + 1);
  const last = rest.length > mostCharacters ? `${rest.slice(0, mostCharacters - 1).trimEnd()}…` : rest;
  return first === '' ? [last] : [first, last];
}
