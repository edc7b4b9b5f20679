/** The way a flowchart runs: top to bottom, bottom to top, left to right, right to left. */
export type FlowDirection = 'TB' | 'BT' | 'LR' | 'RL';

/** The outline of a node, named by its meaning in a flowchart. */
export type FlowShape =
  'step' | 'rounded' | 'terminal' | 'circle' | 'decision' | 'preparation' | 'store' | 'input' | 'subprocess';

/** One node. `text` may hold `\n`; `group` is the innermost group it stands in; `line` counts from 1 in the source. */
export interface FlowNode {
  readonly id: string;
  readonly text: string;
  readonly shape: FlowShape;
  readonly group: string | null;
  readonly line: number;
}

/** One edge between two node ids. */
export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string | null;
  readonly stroke: 'solid' | 'dashed' | 'thick';
  readonly arrow: 'none' | 'end' | 'both';
  readonly line: number;
}

/** One `subgraph`; `parent` is the group around it. A parent stands before its children in `Flowchart.groups`. */
export interface FlowGroup {
  readonly id: string;
  readonly title: string;
  readonly parent: string | null;
  readonly line: number;
}

/** Something in the source that the drawing leaves out, and why. */
export interface DiagramNote {
  readonly line: number;
  readonly message: string;
}

/** A parsed flowchart, in the order of the source. `title` and `alt` come from the author, or are null. */
export interface Flowchart {
  readonly kind: 'flowchart';
  readonly direction: FlowDirection;
  readonly title: string | null;
  readonly alt: string | null;
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly groups: readonly FlowGroup[];
  readonly notes: readonly DiagramNote[];
}

/** Why a source cannot be drawn and what to do; `line` counts from 1 in the source of the diagram. */
export interface DiagramProblem {
  readonly kind: 'problem';
  readonly message: string;
  readonly line: number;
}

/** The sizes above which a diagram is refused: nobody can read it, and layout would slow the build down. */
export const diagramLimits = {
  characters: 50_000,
  nodes: 500,
  edges: 1_000,
  groups: 50,
  groupDepth: 4,
  labelCharacters: 400,
  /** Sum, over all edges, of the number of layers an edge crosses. */
  layersCrossed: 4_000,
} as const;
