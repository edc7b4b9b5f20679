import type { ChartTarget } from '../charts/line-chart.ts';

/**
 * Which values miss a target; null where its operator is none that is known.
 *
 * @param op operator of the target: `>=`, `<`
 * @param limit value of the target
 */
export function missesOf(op: string, limit: number): ChartTarget['misses'] {
  if (/^(?:>=|≥|>)/.test(op)) return (value) => (op === '>' ? value <= limit : value < limit);
  if (/^(?:<=|≤|<)/.test(op)) return (value) => (op === '<' ? value >= limit : value > limit);
  return null;
}
