import * as dagre from '@dagrejs/dagre';

/** What the layout engine writes on a node or an edge: its centre, and the points an edge runs through. */
export interface PlacedLabel {
  readonly x?: number;
  readonly y?: number;
  readonly points?: readonly { readonly x: number; readonly y: number }[];
}

/** The part of dagre's graph that is used here. */
export interface LayoutGraph {
  setGraph(label: Readonly<Record<string, string | number>>): void;
  setNode(key: string, label: { width: number; height: number }): void;
  setParent(key: string, parent: string): void;
  setEdge(from: string, to: string, label: { width: number; height: number; labelpos: 'c' }, name: string): void;
  node(key: string): PlacedLabel;
  edge(from: string, to: string, name: string): PlacedLabel;
}

interface Dagre {
  readonly Graph: new (options: { multigraph: boolean; compound: boolean }) => LayoutGraph;
  readonly layout: (graph: LayoutGraph) => void;
}

// The declarations of dagre 3 import without file extensions, which TypeScript does not resolve under NodeNext.
const { Graph, layout } = dagre as unknown as Dagre;

/** Gives an empty graph that can hold several edges between two nodes, and groups. */
export function createLayoutGraph(): LayoutGraph {
  return new Graph({ multigraph: true, compound: true });
}

/** Takes a graph with sizes; writes the places into it. */
export function runLayout(graph: LayoutGraph): void {
  layout(graph);
}
