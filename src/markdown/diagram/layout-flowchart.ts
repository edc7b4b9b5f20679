import type { FlowDirection, Flowchart, FlowEdge, FlowGroup, FlowNode } from './flowchart.ts';
import { createLayoutGraph, runLayout } from './layout-engine.ts';
import type { PlacedLabel } from './layout-engine.ts';
import { layTextBlock, nodeOutline, nodeSize, outlineCrossing, wrapWidth } from './node-outline.ts';
import type { Box, Point, TextBlock } from './node-outline.ts';
import { routeEdges, runsAcross } from './route-edges.ts';
import { placeGroups, reserveTitleWidths } from './place-groups.ts';

/** A node with its place and the lines of its text. */
export interface PlacedNode extends Box {
  readonly node: FlowNode;
  readonly text: TextBlock;
}

/**
 * An edge with the points it runs through, from outline to outline, and the place of its label. Between two nodes the points come in
 * pairs: an edge is straight between the two of a pair, and turns between one pair and the next.
 */
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
/** Many edges get more room in which to turn. */
const mostExtra = 24;

/** Takes a flowchart; gives the place of every part. The same flowchart always gives the same layout. */
export function layoutFlowchart(chart: Flowchart): FlowLayout {
  const graph = createLayoutGraph();
  const grouped = chart.groups.length > 0;
  const depth = groupDepth(chart.groups);
  // Between two groups there is room for the title and the padding that `placeGroups` adds around them.
  graph.setGraph({
    rankdir: chart.direction,
    nodesep: 32,
    edgesep: grouped ? 28 : 16,
    ranksep: 56 + depth * 8 + Math.min(chart.edges.length, mostExtra),
  });

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
  const places = chart.edges.map((edge, index) =>
    graph.edge(keys.get(edge.from) ?? '', keys.get(edge.to) ?? '', `e${index}`),
  );
  const labelBoxes = labels.map((text, index) =>
    text === null || text === undefined
      ? null
      : { text, ...placeOf(places[index] ?? {}), width: text.width + 12, height: text.height + 2 },
  );
  const ways = edgeWays(chart, places, nodes, labelBoxes);
  const edges = chart.edges.map((edge, index): PlacedEdge => ({
    edge,
    points: ways[index] ?? [],
    label: labelBoxes[index] ?? null,
  }));
  const groups = placeGroups(chart, nodes, edges, titleWidths);
  return { ...frame(nodes, edges, groups), nodes, edges, groups };
}

function placeOf(label: { readonly x?: number; readonly y?: number }): Point {
  return { x: label.x ?? 0, y: label.y ?? 0 };
}

/** The points of every edge: a way between two nodes, or a loop beside one. */
function edgeWays(
  chart: Flowchart,
  places: readonly PlacedLabel[],
  nodes: readonly PlacedNode[],
  labels: readonly (Box | null)[],
): readonly (readonly Point[])[] {
  const placed = new Map(nodes.map((node) => [node.node.id, node]));
  const ends = chart.edges.map(({ from, to }) => ({ from: placed.get(from), to: placed.get(to) }));
  const unrouted = ends.flatMap(({ from, to }, index) =>
    from === undefined || to === undefined || from === to
      ? []
      : [{ index, from, to, bends: places[index]?.points ?? [] }],
  );
  const between = labels.flatMap((label, index) =>
    label === null || ends[index]?.from === ends[index]?.to ? [] : [label],
  );
  const routes = routeEdges(unrouted, { nodes, labels: between }, chart.direction);
  const ways = new Map(unrouted.map(({ index }, at) => [index, routes[at] ?? []]));
  return chart.edges.map((edge, index) => {
    const node = placed.get(edge.from);
    return ways.get(index) ?? (node === undefined ? [] : loopOf(edge, places[index] ?? {}, node, chart.direction));
  });
}

/** An edge from a node to itself is a loop beside the node, where its label is. */
function loopOf(edge: FlowEdge, label: PlacedLabel, node: PlacedNode, direction: FlowDirection): readonly Point[] {
  const reach = (size: number): number => size / 2 + 28;
  const isAcross = runsAcross(direction);
  const inner = [-0.35, 0.35].map((part) =>
    isAcross
      ? {
          x: node.x + node.width * part,
          y: edge.label === null ? node.y + reach(node.height) : placeOf(label).y,
        }
      : {
          x: edge.label === null ? node.x + reach(node.width) : placeOf(label).x,
          y: node.y + node.height * part,
        },
  );
  const outline = nodeOutline(node.node.shape, node);
  const [first, last] = [inner[0] ?? node, inner[1] ?? node];
  return [outlineCrossing(outline, node, first), first, last, outlineCrossing(outline, node, last)];
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
