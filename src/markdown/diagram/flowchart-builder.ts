import { diagramLimits } from './flowchart.ts';
import type { DiagramNote, FlowDirection, FlowEdge, FlowGroup, FlowNode, FlowShape, Flowchart } from './flowchart.ts';
import { ReadProblem } from './source-reader.ts';

/** Collects the parts of a flowchart while it is read and keeps its rules: sizes, groups, one meaning for an id. */
export class FlowchartBuilder {
  #title: string | null = null;
  readonly #alt: string[] = [];
  readonly #nodes = new Map<string, FlowNode>();
  readonly #named = new Set<string>();
  readonly #edges: FlowEdge[] = [];
  readonly #groups = new Map<string, FlowGroup>();
  readonly #open: string[] = [];
  readonly #notes: DiagramNote[] = [];

  note(message: string, line: number): void {
    this.#notes.push({ line, message });
  }

  setTitle(title: string, line: number): void {
    if (this.#title !== null) this.note('A second title has no effect: the first one counts.', line);
    else if (title !== '') this.#title = title.replaceAll('\n', ' ');
  }

  addAlt(text: string): void {
    if (text !== '') this.#alt.push(text.replaceAll('\n', ' '));
  }

  /** Takes a node as it is met; `text` null is a mere mention, which keeps an earlier text. */
  addNode(id: string, text: string | null, shape: FlowShape, line: number): void {
    const before = this.#nodes.get(id);
    const group = this.#groupOf(before);
    if (before === undefined) {
      if (this.#nodes.size >= diagramLimits.nodes) this.#tooMany('nodes', diagramLimits.nodes, line);
      this.#nodes.set(id, { id, text: text ?? id, shape, group, line });
    } else if (text === null) {
      this.#nodes.set(id, { ...before, group });
    } else {
      if (this.#named.has(id) && before.text !== text) this.note(`"${id}" has two texts: the last one counts.`, line);
      this.#nodes.set(id, { ...before, text, shape, group });
    }
    if (text !== null) this.#named.add(id);
  }

  addEdge(edge: FlowEdge): void {
    if (this.#edges.length >= diagramLimits.edges) this.#tooMany('edges', diagramLimits.edges, edge.line);
    this.#edges.push(edge);
  }

  openGroup(id: string, title: string, line: number): void {
    if (this.#groups.size >= diagramLimits.groups) this.#tooMany('groups', diagramLimits.groups, line);
    if (this.#open.length >= diagramLimits.groupDepth) {
      const message = `Unexpected subgraph at depth ${this.#open.length + 1}, expected ${diagramLimits.groupDepth} at most. Split the diagram.`;
      throw new ReadProblem(message, line);
    }
    // A blank cannot stand in an id of the source, so the made-up id is free.
    const key = id === '' ? ` ${this.#groups.size}` : id;
    if (this.#groups.has(key)) {
      throw new ReadProblem(
        `Unexpected second subgraph "${key.slice(0, 40)}", expected one. Give it another id.`,
        line,
      );
    }
    this.#groups.set(key, { id: key, title, parent: this.#open.at(-1) ?? null, line });
    this.#open.push(key);
  }

  closeGroup(line: number): void {
    if (this.#open.pop() === undefined) {
      throw new ReadProblem('Unexpected "end", expected no more "end" than "subgraph". Remove it.', line);
    }
  }

  /** Gives the flowchart once the source is read. Throws `ReadProblem` if it is not whole. */
  finish(direction: FlowDirection, lastLine: number): Flowchart {
    const unclosed = this.#groups.get(this.#open.at(-1) ?? '');
    if (unclosed !== undefined) {
      throw new ReadProblem(
        `Unexpected end of the diagram, expected "end" for subgraph "${unclosed.title}".`,
        unclosed.line,
      );
    }
    for (const node of this.#nodes.values()) {
      if (this.#groups.has(node.id)) {
        const message = `Unexpected node "${node.id}", which is the name of a subgraph. Connect the edge to a node inside the subgraph, or rename one of the two.`;
        throw new ReadProblem(message, node.line);
      }
    }
    if (this.#nodes.size === 0) {
      throw new ReadProblem(
        'Unexpected flowchart without steps, expected a line such as A["First step"] --> B["Next step"].',
        lastLine,
      );
    }
    return {
      kind: 'flowchart',
      direction,
      title: this.#title,
      alt: this.#alt.length > 0 ? this.#alt.join(' ') : null,
      nodes: [...this.#nodes.values()],
      edges: this.#edges,
      groups: this.#filledGroups(),
      notes: this.#notes,
    };
  }

  /** As in Mermaid, a node belongs to the innermost group that mentions it; the first such group wins. */
  #groupOf(node: FlowNode | undefined): string | null {
    const here = this.#open.at(-1) ?? null;
    const before = node?.group ?? null;
    return before === null || this.#open.includes(before) ? (here ?? before) : before;
  }

  #filledGroups(): readonly FlowGroup[] {
    const filled = new Set<string>();
    for (const node of this.#nodes.values()) {
      let id = node.group;
      while (id !== null && !filled.has(id)) {
        filled.add(id);
        id = this.#groups.get(id)?.parent ?? null;
      }
    }
    const all = [...this.#groups.values()];
    for (const group of all) {
      if (!filled.has(group.id))
        this.note(`The subgraph "${group.title}" holds no node of its own and is not drawn.`, group.line);
    }
    return all.filter((group) => filled.has(group.id));
  }

  #tooMany(what: string, limit: number, line: number): never {
    const message = `Unexpected size of the diagram, expected ${limit} ${what} at most. Split it into several diagrams.`;
    throw new ReadProblem(message, line);
  }
}
