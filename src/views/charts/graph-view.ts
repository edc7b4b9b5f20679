/** Boxes and arrows that the site draws when it is built. */
export interface GraphView {
  /** Stands below the drawing. */
  readonly title: string;
  /** Says in a sentence or two what it shows. */
  readonly description: string;
  readonly direction: 'TB' | 'LR';
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly groups: readonly { readonly id: string; readonly title: string }[];
}

/** A box; its text leads to the address. */
export interface GraphNode {
  readonly id: string;
  readonly text: string;
  /** Null where nothing stands behind it. */
  readonly href: string | null;
  readonly shape: 'step' | 'rounded' | 'terminal' | 'store' | 'subprocess';
  readonly group: string | null;
}

/** An arrow between two boxes, by their ids. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly text: string | null;
  readonly stroke: 'solid' | 'dashed';
}

/** More boxes than this nobody can read. */
export const mostNodes = 60;
