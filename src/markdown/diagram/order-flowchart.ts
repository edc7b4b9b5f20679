import type { Flowchart } from './flowchart.ts';

/**
 * Takes a flowchart; gives its node ids in reading order: a step comes after the steps that lead to it, a loop back
 * excepted, and of two branches the one written first comes first.
 */
export function orderFlowchart(chart: Pick<Flowchart, 'nodes' | 'edges'>): readonly string[] {
  const next = new Map(chart.nodes.map((node) => [node.id, [] as string[]]));
  const entered = new Set<string>();
  for (const edge of chart.edges) {
    next.get(edge.from)?.push(edge.to);
    if (edge.from !== edge.to) entered.add(edge.to);
  }
  const starts = chart.nodes.filter((node) => !entered.has(node.id)).map((node) => node.id);
  const reached = new Set<string>();
  for (const start of starts) reach(start, next, reached);
  // What is left hangs on a loop without an entry: enter it at the step written first.
  for (const { id } of chart.nodes) {
    if (reached.has(id)) continue;
    starts.push(id);
    reach(id, next, reached);
  }
  const seen = new Set<string>();
  const finished: string[] = [];
  for (const start of starts.toReversed()) finish(start, next, seen, finished);
  return finished.toReversed();
}

function reach(start: string, next: ReadonlyMap<string, readonly string[]>, reached: Set<string>): void {
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    waiting.push(...(next.get(id) ?? []));
  }
}

/** Depth first, last branch first; recursion is as deep as the longest path, at most `diagramLimits.nodes`. */
function finish(id: string, next: ReadonlyMap<string, readonly string[]>, seen: Set<string>, finished: string[]): void {
  if (seen.has(id)) return;
  seen.add(id);
  for (const target of (next.get(id) ?? []).toReversed()) finish(target, next, seen, finished);
  finished.push(id);
}

/** Takes a flowchart; gives how many layers all its edges cross together, which is what layout time grows with. */
export function countLayersCrossed(chart: Pick<Flowchart, 'nodes' | 'edges'>): number {
  const order = orderFlowchart(chart);
  const position = new Map(order.map((id, index) => [id, index]));
  const forward = chart.edges.map(({ from, to }) => {
    const [a, b] = [position.get(from) ?? 0, position.get(to) ?? 0];
    return a <= b ? ([a, b] as const) : ([b, a] as const);
  });
  forward.sort((one, other) => one[0] - other[0]);
  const layer = order.map(() => 0);
  for (const [a, b] of forward) if (a !== b) layer[b] = Math.max(layer[b] ?? 0, (layer[a] ?? 0) + 1);
  return forward.reduce((sum, [a, b]) => sum + (layer[b] ?? 0) - (layer[a] ?? 0), 0);
}
