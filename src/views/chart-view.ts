/** A line chart as numbers for an SVG of fixed size; the table beside it is its text. */
export interface ChartView {
  readonly width: number;
  readonly height: number;
  /** Says in one sentence what the chart shows. */
  readonly description: string;
  readonly line: string;
  readonly points: readonly { readonly x: number; readonly y: number; readonly title: string }[];
  readonly target: { readonly y: number; readonly text: string } | null;
  readonly marks: readonly { readonly y: number; readonly text: string }[];
  readonly first: string;
  readonly last: string;
  /** Left and right edge of the plotted area. */
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

const size = { width: 640, height: 220, left: 56, right: 624, top: 16, bottom: 184 };

/**
 * Chart of values over time.
 *
 * @param values oldest first
 * @param target line to compare with
 * @param unit unit of the values
 * @returns null when fewer than three values make no line worth drawing
 */
export function chartView(
  values: readonly { readonly label: string; readonly value: number }[],
  target: { readonly value: number; readonly text: string } | null,
  unit: string,
): ChartView | null {
  const [first] = values;
  const last = values.at(-1);
  if (values.length < 3 || first === undefined || last === undefined) return null;
  const all = [...values.map((entry) => entry.value), ...(target === null ? [] : [target.value])];
  const low = Math.min(...all);
  const high = Math.max(...all);
  const margin = (high - low || Math.abs(high) || 1) * 0.1;
  const y = (value: number): number =>
    round(size.bottom - ((value - (low - margin)) / (high - low + 2 * margin)) * (size.bottom - size.top));
  const x = (index: number): number =>
    round(size.left + 8 + (index / (values.length - 1)) * (size.right - size.left - 16));
  const points = values.map((entry, index) => ({
    x: x(index),
    y: y(entry.value),
    title: `${entry.label}: ${withUnit(entry.value, unit)}`,
  }));
  return {
    width: size.width,
    height: size.height,
    left: size.left,
    right: size.right,
    bottom: size.bottom,
    description: `${values.length} values from ${first.label} to ${last.label}, between ${withUnit(Math.min(...values.map((entry) => entry.value)), unit)} and ${withUnit(Math.max(...values.map((entry) => entry.value)), unit)}.${target === null ? '' : ` ${target.text}.`} The table below gives every value.`,
    line: points.map((point) => `${point.x},${point.y}`).join(' '),
    points,
    target: target === null ? null : { y: y(target.value), text: target.text },
    marks: [...new Set([low, high])].map((value) => ({ y: y(value), text: String(value) })),
    first: first.label,
    last: last.label,
  };
}

function withUnit(value: number, unit: string): string {
  return unit === '' ? String(value) : `${value} ${unit}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
