import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { rounded } from './chart-view.ts';
import { say, sayCount } from '../words/say.ts';

/** A line over time as numbers for an SVG of fixed size. */
export interface LineChart {
  readonly kind: 'line';
  readonly width: number;
  readonly height: number;
  /** Says in one sentence what the chart shows. */
  readonly description: string;
  /** Path of the line; it is broken where a period has no value. */
  readonly line: string;
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly title: string;
    readonly isMissed: boolean;
  }[];
  /** Path of the line to compare with, and its name, which stands above all points. */
  readonly target: { readonly line: string; readonly text: string } | null;
  /** The same as a table, oldest first. */
  readonly values: readonly { readonly label: string; readonly text: string; readonly isMissed: boolean }[];
  /** Lines across, with their values. */
  readonly marks: readonly { readonly y: number; readonly text: string }[];
  /** Periods below. */
  readonly labels: readonly {
    readonly x: number;
    readonly text: string;
    readonly anchor: 'start' | 'middle' | 'end';
    /** Where there is little room, the first and the last are enough. */
    readonly isAtEnd: boolean;
  }[];
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** A value of a period; null where there is none. */
export interface ChartValue {
  readonly label: string;
  readonly value: number | null;
}

/** What values are compared with. */
export interface ChartTarget {
  readonly value: number;
  readonly text: string;
  /** Which values miss it; null where nothing says it. */
  readonly misses: ((value: number) => boolean) | null;
  /** True for the label of a period for which it holds. */
  readonly holds: (label: string) => boolean;
}

const size = { width: 640, height: 236, left: 72, right: 624, top: 36, bottom: 200 };
const mostLabels = 6;
const characterWidth = 8;
const gap = 12;

/**
 * Chart of values over time.
 *
 * @param values oldest first
 * @param target line to compare with
 * @param unit unit of the values
 * @returns null where there are no two values between which a line could lead
 */
export function lineChart(values: readonly ChartValue[], target: ChartTarget | null, unit: string): LineChart | null {
  const numbers = values.flatMap(({ value }) => value ?? []);
  const [first] = values;
  const last = values.at(-1);
  if (numbers.length < 2 || first === undefined || last === undefined) return null;
  const all = [...numbers, ...(target === null ? [] : [target.value])];
  const y = scaleLinear().domain(rangeOf(all)).nice(4).range([size.bottom, size.top]);
  const x = scalePoint<number>()
    .domain(values.map((_, index) => index))
    .range([size.left + 8, size.right - 8]);
  const at = (index: number): number => rounded(x(index) ?? size.left);
  const path = line<ChartValue>()
    .defined(({ value }) => value !== null)
    .x((_, index) => at(index))
    .y(({ value }) => rounded(y(value ?? 0)))(values as ChartValue[]);
  return {
    kind: 'line',
    ...size,
    description: describe(values, numbers, target, unit),
    line: path ?? '',
    points: values.flatMap(({ label, value }, index) =>
      value === null
        ? []
        : [
            {
              x: at(index),
              y: rounded(y(value)),
              title: `${label}: ${withUnit(value, unit)}`,
              isMissed: isMissed(target, label, value),
            },
          ],
    ),
    target: target === null ? null : targetLine(values, target, at, rounded(y(target.value))),
    values: values.map(({ label, value }) => ({
      label,
      text: value === null ? '' : withUnit(value, unit),
      isMissed: value !== null && isMissed(target, label, value),
    })),
    marks: y.ticks(4).map((value) => ({ y: rounded(y(value)), text: y.tickFormat(4)(value) })),
    labels: labelsOf(values, at),
  };
}

/** From the least to the greatest number; with room around where all are the same. */
function rangeOf(numbers: readonly number[]): readonly [number, number] {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const room = least === most ? Math.max(1, Math.abs(least) / 10) : 0;
  return [least - room, most + room];
}

/** A target counts from its first period on. */
function isMissed(target: ChartTarget | null, label: string, value: number): boolean {
  return target !== null && target.holds(label) && (target.misses?.(value) ?? false);
}

function targetLine(
  values: readonly ChartValue[],
  target: ChartTarget,
  at: (index: number) => number,
  y: number,
): LineChart['target'] {
  const begin = values.findIndex(({ label }) => target.holds(label));
  // It begins before its first period, so that it is seen where that is the last one.
  const left = begin <= 0 ? size.left : rounded((at(begin - 1) + at(begin)) / 2);
  return { line: `M${left},${y}L${size.right},${y}`, text: target.text };
}

/** First and last period, and some between that have room. */
function labelsOf(values: readonly ChartValue[], at: (index: number) => number): LineChart['labels'] {
  const last = values.length - 1;
  // The first label begins at its point and the next one is centred on its own, so between them lies half as much again.
  const room = 1.5 * characterWidth * Math.max(...values.map(({ label }) => label.length)) + gap;
  const most = Math.min(mostLabels, 1 + Math.floor((at(last) - at(0)) / room));
  const step = Math.max(1, Math.ceil(last / Math.max(1, most - 1)));
  return values.flatMap(({ label }, index) => {
    const isShown = index === last || (index % step === 0 && last - index >= step);
    if (!isShown) return [];
    const anchor = index === 0 ? 'start' : index === last ? 'end' : 'middle';
    return [{ x: at(index), text: label, anchor, isAtEnd: anchor !== 'middle' } as const];
  });
}

function describe(
  values: readonly ChartValue[],
  numbers: readonly number[],
  target: ChartTarget | null,
  unit: string,
): string {
  const missed = values.filter(({ label, value }) => value !== null && isMissed(target, label, value));
  const against =
    target === null
      ? ''
      : ` ${missed.length === 0 ? target.text : sayCount(missed.length, '{target}, missed once', '{target}, missed {count} times', { target: target.text })}.`;
  const range = say('{count} values from {first} to {last}, between {least} and {most}.', {
    count: numbers.length,
    first: values[0]?.label ?? '',
    last: values.at(-1)?.label ?? '',
    least: withUnit(Math.min(...numbers), unit),
    most: withUnit(Math.max(...numbers), unit),
  });
  return `${range}${against}`;
}

function withUnit(value: number, unit: string): string {
  return unit === '' ? String(value) : `${value} ${unit}`;
}
