import type { FlowGroup, Flowchart } from './flowchart.ts';
import type { PlacedEdge, PlacedGroup, PlacedNode } from './layout-flowchart.ts';
import { layTextBlock } from './node-outline.ts';
import type { Box, TextBlock } from './node-outline.ts';

const padding = 12;

function titleBlock(group: FlowGroup): TextBlock {
  return layTextBlock(group.title, 220);
}

/**
 * The layout engine knows no titles, so one node of each group keeps the width of the title free.
 * Takes a flowchart; gives the least width in pixels of those nodes.
 */
export function reserveTitleWidths(chart: Flowchart): ReadonlyMap<string, number> {
  const parents = new Map(chart.groups.map((group) => [group.id, group.parent]));
  const widths = new Map<string, number>();
  const done = new Set<string>();
  const titles = new Map(chart.groups.map((group) => [group.id, titleBlock(group).width]));
  for (const node of chart.nodes) {
    for (let id = node.group; id !== null && !done.has(id); id = parents.get(id) ?? null) {
      done.add(id);
      widths.set(node.id, Math.max(widths.get(node.id) ?? 0, titles.get(id) ?? 0));
    }
  }
  return widths;
}

/**
 * Takes a flowchart and the places of its nodes and edges; gives a box around the content of every group, with its
 * title on top. The result is in the order of the groups, so that an inner group is drawn over the one around it.
 */
export function placeGroups(
  chart: Flowchart,
  nodes: readonly PlacedNode[],
  edges: readonly PlacedEdge[],
  reserved: ReadonlyMap<string, number>,
): readonly PlacedGroup[] {
  const parents = new Map(chart.groups.map((group) => [group.id, group.parent]));
  const around = (id: string | null): readonly string[] =>
    id === null ? [] : [id, ...around(parents.get(id) ?? null)];
  const groupsOf = new Map(nodes.map(({ node }) => [node.id, around(node.group)]));
  const content = new Map(chart.groups.map((group) => [group.id, [] as Box[]]));
  for (const { node, x, y, width, height } of nodes) {
    const kept = Math.max(width, reserved.get(node.id) ?? 0);
    content.get(node.group ?? '')?.push({ x, y, width: kept, height });
  }
  for (const { edge, points, label } of edges) {
    const outer = new Set(groupsOf.get(edge.to));
    const shared = groupsOf.get(edge.from)?.find((id) => outer.has(id));
    const inside = points.map((point) => ({ ...point, width: 0, height: 0 }));
    content.get(shared ?? '')?.push(...inside, ...(label === null ? [] : [label]));
  }
  const placed: PlacedGroup[] = [];
  for (const group of chart.groups.toReversed()) {
    const box = groupBox(group, content.get(group.id) ?? []);
    placed.unshift(box);
    content.get(group.parent ?? '')?.push(box);
  }
  return placed;
}

function groupBox(group: FlowGroup, content: readonly Box[]): PlacedGroup {
  const text = titleBlock(group);
  const left = content.reduce((least, box) => Math.min(least, box.x - box.width / 2), Infinity) - padding;
  const right = content.reduce((most, box) => Math.max(most, box.x + box.width / 2), -Infinity) + padding;
  const top =
    content.reduce((least, box) => Math.min(least, box.y - box.height / 2), Infinity) - text.height - 1.5 * padding;
  const bottom = content.reduce((most, box) => Math.max(most, box.y + box.height / 2), -Infinity) + padding;
  return { group, text, x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}
