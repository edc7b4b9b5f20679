import type { FlowDirection, Flowchart, FlowEdge, FlowGroup, FlowNode } from './flowchart.ts';
import { createLayoutGraph, runLayout } from './layout-engine.ts';
import type { PlacedLabel } from './layout-engine.ts';
import { layTextBlock, nodeOutline, nodeSize, outlineCrossing, wrapWidth } from './node-outline.ts';
import type { Box, Point, TextBlock } from './node-outline.ts';
import { placeGroups, reserveTitleWidths } from './place-groups.ts';

/** A node with its place and the lines of its text. */
export interface PlacedNode extends Box {
  readonly node: FlowNode;
  readonly text: TextBlock;
}

/** An edge with the points it runs through, from outline to outline, and the place of its label. */
export interface PlacedEdge {
  readonly edge: FlowEdge;
  readonly points: readonly Point[];
  readonly label: (Box & { readonly text: TextBlock }) | null;
}

/** A group with its box and the lines of its title. */
export interface PlacedGroup extends Box {
  readonly group: FlowGroup;
  readonly text: TextBlock;
}

/** A flowchart with a place for everything, in pixels; nothing lies outside `left`, `top`, `width`, `height`. */
export interface FlowLayout {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly groups: readonly PlacedGroup[];
}

const edgeLabelWidth = 140;
const margin = 12;

/** Takes a flowchart; gives the place of every part. The same flowchart always gives the same layout. */
export function layoutFlowchart(chart: Flowchart): FlowLayout {
  const graph = createLayoutGraph();
  const grouped = chart.groups.length > 0;
  const depth = groupDepth(chart.groups);
  // Between two groups there is room for the title and the padding that `placeGroups` adds around them.
  graph.setGraph({ rankdir: chart.direction, nodesep: 32, edgesep: grouped ? 28 : 16, ranksep: 44 + depth * 8 });

  // Own keys, because an id of the source can be the name of a member of every object.
  const keys = new Map(chart.nodes.map((node, index) => [node.id, `n${index}`]));
  const groupKeys = new Map(chart.groups.map((group, index) => [group.id, `g${index}`]));
  const titleWidths = reserveTitleWidths(chart);
  const sizes = chart.nodes.map((node) => {
    const text = layTextBlock(node.text, wrapWidth(node.shape));
    return { node, text, ...nodeSize(node.shape, text) };
  });
  for (const group of chart.groups) {
    graph.setNode(groupKeys.get(group.id) ?? '', { width: 0, height: 0 });
  }
  for (const { node, width, height } of sizes) {
    const key = keys.get(node.id) ?? '';
    graph.setNode(key, { width: Math.max(width, titleWidths.get(node.id) ?? 0), height });
    if (node.group !== null) graph.setParent(key, groupKeys.get(node.group) ?? '');
  }
  for (const group of chart.groups) {
    if (group.parent !== null) graph.setParent(groupKeys.get(group.id) ?? '', groupKeys.get(group.parent) ?? '');
  }
  const labels = chart.edges.map(({ label }) => (label === null ? null : layTextBlock(label, edgeLabelWidth)));
  for (const [index, edge] of chart.edges.entries()) {
    const text = labels[index];
    const size = text ? { width: text.width + 12, height: text.height + 6 } : { width: 0, height: 0 };
    graph.setEdge(keys.get(edge.from) ?? '', keys.get(edge.to) ?? '', { ...size, labelpos: 'c' }, `e${index}`);
  }
  runLayout(graph);

  const nodes = sizes.map((size): PlacedNode => ({ ...size, ...placeOf(graph.node(keys.get(size.node.id) ?? '')) }));
  const placed = new Map(nodes.map((node) => [node.node.id, node]));
  const edges = chart.edges.map((edge, index): PlacedEdge => {
    const label = graph.edge(keys.get(edge.from) ?? '', keys.get(edge.to) ?? '', `e${index}`);
    const text = labels[index];
    return {
      edge,
      points: clipEdge(
        bendsOf(edge, label, placed.get(edge.from), chart.direction),
        placed.get(edge.from),
        placed.get(edge.to),
      ),
      label: text ? { text, ...placeOf(label), width: text.width + 12, height: text.height + 2 } : null,
    };
  });
  const groups = placeGroups(chart, nodes, edges, titleWidths);
  return { ...frame(nodes, edges, groups), nodes, edges, groups };
}

function placeOf(label: { readonly x?: number; readonly y?: number }): Point {
  return { x: label.x ?? 0, y: label.y ?? 0 };
}

/** The bends of an edge; those of an edge from a node to itself make a loop beside the node, where its label is. */
function bendsOf(
  edge: FlowEdge,
  label: PlacedLabel,
  node: PlacedNode | undefined,
  direction: FlowDirection,
): readonly Point[] {
  if (edge.from !== edge.to || node === undefined) return (label.points ?? []).slice(1, -1);
  const reach = (size: number): number => size / 2 + 28;
  if (direction === 'TB' || direction === 'BT') {
    const x = edge.label === null ? node.x + reach(node.width) : placeOf(label).x;
    return [-0.35, 0.35].map((part) => ({ x, y: node.y + node.height * part }));
  }
  const y = edge.label === null ? node.y + reach(node.height) : placeOf(label).y;
  return [-0.35, 0.35].map((part) => ({ x: node.x + node.width * part, y }));
}

/** The layout engine ends an edge at the rectangle of a node; this ends it at the outline that is drawn. */
function clipEdge(inner: readonly Point[], from: PlacedNode | undefined, to: PlacedNode | undefined): readonly Point[] {
  if (from === undefined || to === undefined) return inner;
  const start = outlineCrossing(nodeOutline(from.node.shape, from), from, inner[0] ?? to);
  const end = outlineCrossing(nodeOutline(to.node.shape, to), to, inner.at(-1) ?? from);
  return [start, ...inner, end];
}

function groupDepth(groups: readonly FlowGroup[]): number {
  const depths = new Map<string, number>();
  for (const group of groups) depths.set(group.id, 1 + (group.parent === null ? 0 : (depths.get(group.parent) ?? 0)));
  return Math.max(0, ...depths.values());
}

function frame(
  nodes: readonly PlacedNode[],
  edges: readonly PlacedEdge[],
  groups: readonly PlacedGroup[],
): Pick<FlowLayout, 'left' | 'top' | 'width' | 'height'> {
  const bends = edges.flatMap((edge) => edge.points.map((point) => ({ ...point, width: 0, height: 0 })));
  const all: readonly Box[] = [...nodes, ...groups, ...bends, ...edges.flatMap((edge) => edge.label ?? [])];
  const left = all.reduce((least, box) => Math.min(least, box.x - box.width / 2), Infinity) - margin;
  const top = all.reduce((least, box) => Math.min(least, box.y - box.height / 2), Infinity) - margin;
  const right = all.reduce((most, box) => Math.max(most, box.x + box.width / 2), -Infinity) + margin;
  const bottom = all.reduce((most, box) => Math.max(most, box.y + box.height / 2), -Infinity) + margin;
  return { left, top, width: right - left, height: bottom - top };
}
