import type { Flowchart } from '../markdown/diagram/flowchart.ts';
import { renderFlowchart } from '../markdown/diagram/render-diagram.ts';
import type { GraphView } from '../views/charts/graph-view.ts';

/**
 * Draws boxes and arrows as a figure with its text alternative.
 *
 * @param graph what to draw
 * @param idPrefix makes the ids in the figure unique on its page
 * @returns HTML; empty where it cannot be drawn so that somebody can read it
 */
export function drawGraph(graph: GraphView, idPrefix: string): string {
  const chart: Flowchart = {
    kind: 'flowchart',
    direction: graph.direction,
    title: graph.title,
    alt: graph.description,
    nodes: graph.nodes.map(({ id, text, shape, group }) => ({ id, text, shape, group, line: 1 })),
    edges: graph.edges.map(({ from, to, text, stroke }) => ({ from, to, label: text, stroke, arrow: 'end', line: 1 })),
    groups: graph.groups.map(({ id, title }) => ({ id, title, parent: null, line: 1 })),
    notes: [],
  };
  const addresses = new Map(graph.nodes.map(({ text, href }) => [text.replaceAll('\n', ' '), href]));
  const drawn = renderFlowchart(chart, { idPrefix, linkFor: (text) => addresses.get(text) ?? null });
  return drawn.kind === 'svg' ? drawn.html : '';
}
