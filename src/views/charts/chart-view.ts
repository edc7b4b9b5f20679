import type { BarChart } from './bar-chart.ts';
import type { HeatMap } from './heat-map.ts';
import type { InterfaceGrid } from './interface-grid.ts';
import type { LineChart } from './line-chart.ts';
import type { Timeline } from './timeline.ts';

/** A drawing made from numbers or days when the site is built. The table beside it says the same. */
export type ChartView = LineChart | BarChart | HeatMap | InterfaceGrid | Timeline;

/** Numbers of an SVG have one digit behind the point: more is not seen, and would differ from machine to machine. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
