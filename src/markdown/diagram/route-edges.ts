import type { FlowDirection } from './flowchart.ts';
import { nodeOutline, outlineCrossing } from './node-outline.ts';
import type { Box, Point } from './node-outline.ts';
import type { PlacedNode } from './layout-flowchart.ts';

/** An edge between two nodes before it has its way: the layout engine has told where it passes each layer. */
export interface UnroutedEdge {
  readonly from: PlacedNode;
  readonly to: PlacedNode;
  readonly bends: readonly Point[];
}

/** A layer of nodes or labels: its middle along the direction of the flow, and half of its depth. */
interface Layer {
  readonly middle: number;
  readonly half: number;
}

/** Takes a direction; true where the flow runs to the left or to the right. */
export function runsAcross(direction: FlowDirection): boolean {
  return direction === 'LR' || direction === 'RL';
}

/**
 * Takes edges, and the boxes of nodes and of labels; gives the points each edge runs through, two for each layer. Inside a layer
 * an edge keeps to the line that the layout engine left free for it, and it turns only between two layers, where no box stands: so no
 * edge runs through a box that it does not join.
 */
export function routeEdges(
  edges: readonly UnroutedEdge[],
  boxes: { readonly nodes: readonly Box[]; readonly labels: readonly Box[] },
  direction: FlowDirection,
): readonly (readonly Point[])[] {
  const flow = flowOf(direction);
  const layers = layersOf(boxes, flow);
  const drafts = edges.map((edge) => draftOf(edge, layers, flow));
  const ports = portsOf(drafts, flow);
  return drafts.map((draft, index) => pointsOf(draft, ports, flow, index));
}

/** How far a point lies along the flow and beside it. */
interface Flow {
  readonly along: (point: Point) => number;
  readonly beside: (point: Point) => number;
  readonly depth: (box: Box) => number;
  readonly breadth: (box: Box) => number;
  readonly point: (along: number, beside: number) => Point;
}

function flowOf(direction: FlowDirection): Flow {
  return runsAcross(direction)
    ? {
        along: ({ x }) => x,
        beside: ({ y }) => y,
        depth: ({ width }) => width,
        breadth: ({ height }) => height,
        point: (x, y) => ({ x, y }),
      }
    : {
        along: ({ y }) => y,
        beside: ({ x }) => x,
        depth: ({ height }) => height,
        breadth: ({ width }) => width,
        point: (y, x) => ({ x, y }),
      };
}

/** The last bit of an edge is straight, so that its arrow points into the node. */
const roomOfArrow = 9;

/** Boxes of one layer have the same middle, so layers are found by it. */
function layersOf({ nodes, labels }: Parameters<typeof routeEdges>[1], flow: Flow): readonly Layer[] {
  const layers = new Map<number, number>();
  const padded = [...nodes.map((box) => ({ box, room: roomOfArrow })), ...labels.map((box) => ({ box, room: 0 }))];
  for (const { box, room } of padded) {
    const middle = Math.round(flow.along(box));
    const reach = Math.abs(flow.along(box) - middle) + flow.depth(box) / 2 + room;
    layers.set(middle, Math.max(layers.get(middle) ?? 0, reach));
  }
  return [...layers].map(([middle, half]) => ({ middle, half })).sort((a, b) => a.middle - b.middle);
}

interface Draft {
  readonly edge: UnroutedEdge;
  /** 1 with the numbers of the flow, -1 against them. */
  readonly sign: 1 | -1;
  /** Layers of the two nodes. */
  readonly first: Layer;
  readonly last: Layer;
  /** Layers between the two nodes, in the order of the edge, and where it passes them. */
  readonly stops: readonly { readonly layer: Layer; readonly beside: number }[];
}

function draftOf(edge: UnroutedEdge, layers: readonly Layer[], flow: Flow): Draft {
  const [first, last] = [flow.along(edge.from), flow.along(edge.to)];
  const sign = first <= last ? 1 : -1;
  const isBetween = ({ middle }: Layer): boolean =>
    middle > Math.min(first, last) + 1 && middle < Math.max(first, last) - 1;
  const between = layers.filter(isBetween);
  const stops = (sign === 1 ? between : between.toReversed()).flatMap((layer) => {
    const bend = edge.bends.find((point) => Math.abs(flow.along(point) - layer.middle) <= 1);
    return bend === undefined ? [] : [{ layer, beside: flow.beside(bend) }];
  });
  const layerOf = (middle: number): Layer =>
    layers.find((layer) => layer.middle === Math.round(middle)) ?? { middle, half: 0 };
  return { edge, sign, stops, first: layerOf(first), last: layerOf(last) };
}

type Ports = ReadonlyMap<string, number>;

const mostBetweenPorts = 14;

/** Edges at the same side of a node leave it one beside the other, in the order of where they lead. */
function portsOf(drafts: readonly Draft[], flow: Flow): Ports {
  const ends = drafts.flatMap(({ edge, sign, stops }, index) => [
    { key: `${index} from`, node: edge.from, side: sign, next: stops[0]?.beside ?? flow.beside(edge.to) },
    { key: `${index} to`, node: edge.to, side: -sign, next: stops.at(-1)?.beside ?? flow.beside(edge.from) },
  ]);
  const ports = new Map<string, number>();
  for (const sameNode of Map.groupBy(ends, ({ node }) => node).values())
    for (const side of Map.groupBy(sameNode, (end) => end.side).values()) {
      const breadth = Math.min(...side.map(({ node }) => flow.breadth(node)));
      const step = Math.min(mostBetweenPorts, breadth / (side.length + 1));
      for (const [at, { key, node }] of side.toSorted((a, b) => a.next - b.next).entries())
        ports.set(key, flow.beside(node) + (at - (side.length - 1) / 2) * step);
    }
  return ports;
}

function pointsOf(draft: Draft, ports: Ports, flow: Flow, index: number): readonly Point[] {
  const { edge, sign, stops, first, last } = draft;
  const begin = ports.get(`${index} from`) ?? flow.beside(edge.from);
  const end = ports.get(`${index} to`) ?? flow.beside(edge.to);
  const [leave, enter] = [first.middle + sign * first.half, last.middle - sign * last.half];
  const out = flow.point(leave, begin);
  const into = flow.point(enter, end);
  return [
    outlineAt(edge.from, out, flow),
    out,
    ...stops.flatMap(({ layer: { middle, half }, beside }) => [
      flow.point(middle - sign * half, beside),
      flow.point(middle + sign * half, beside),
    ]),
    into,
    outlineAt(edge.to, into, flow),
  ];
}

/** Where the line along the flow through a point meets the outline of a node. */
function outlineAt(node: PlacedNode, point: Point, flow: Flow): Point {
  const inside = flow.point(flow.along(node), flow.beside(point));
  return outlineCrossing(nodeOutline(node.node.shape, node), inside, point);
}
