import { describeFlowchart } from './describe-flowchart.ts';
import type { FlowchartDescription } from './describe-flowchart.ts';
import { drawFlowchart } from './draw-flowchart.ts';
import { escapeMarkup } from './escape-markup.ts';
import { diagramLimits } from './flowchart.ts';
import type { DiagramNote, DiagramProblem, Flowchart } from './flowchart.ts';
import { onOneLine } from './flowchart-text.ts';
import { countLayersCrossed } from './order-flowchart.ts';
import { parseFlowchart } from './parse-flowchart.ts';

/** What `renderDiagram` needs besides the source. */
export interface RenderDiagramOptions {
  /** Makes the ids in the figure unique on a page; a different one for every diagram. */
  readonly idPrefix: string;
  /** Gives the address a node with this text (on one line) links to, or null. */
  readonly linkFor: (text: string) => string | null;
}

/** A figure as HTML, with notes on what the drawing leaves out. */
export interface RenderedDiagram {
  readonly kind: 'svg';
  readonly html: string;
  readonly notes: readonly DiagramNote[];
}

/**
 * Takes the text of a `mermaid` fence; gives a `<figure>` with an inline SVG, a caption and a text alternative, or the
 * problem with its line. The HTML holds no style, no script and no event handler, whatever the source says.
 */
export function renderDiagram(source: string, options: RenderDiagramOptions): RenderedDiagram | DiagramProblem {
  const chart = parseFlowchart(source);
  return chart.kind === 'problem' ? chart : renderFlowchart(chart, options);
}

/** Takes a flowchart; gives the same as `renderDiagram` does for its source. */
export function renderFlowchart(chart: Flowchart, options: RenderDiagramOptions): RenderedDiagram | DiagramProblem {
  if (countLayersCrossed(chart) > diagramLimits.layersCrossed) {
    const message =
      'Unexpected number of long edges, expected edges between steps that are near each other. Split it into several diagrams.';
    return { kind: 'problem', message, line: chart.edges[0]?.line ?? 1 };
  }
  const words = describeFlowchart(chart);
  const title = chart.title ?? untitled(chart);
  const drawing = drawFlowchart(chart, { ...options, title, description: chart.alt ?? words.summary });
  const html = [
    '<figure class="diagram-figure">',
    `<div class="diagram-scroll" tabindex="0" role="group" aria-label="${escapeMarkup(`Diagram: ${title}`)}">`,
    drawing,
    '</div>',
    ...(chart.title === null ? [] : [`<figcaption>${escapeMarkup(chart.title)}</figcaption>`]),
    renderText(chart.alt, words),
    '</figure>',
  ].join('\n');
  return { kind: 'svg', html, notes: chart.notes };
}

function untitled(chart: Flowchart): string {
  return `Flowchart that starts with “${onOneLine(chart.nodes[0]?.text ?? '')}”`;
}

function renderText(alt: string | null, { summary, steps, groups }: FlowchartDescription): string {
  const items = (texts: readonly string[]): string => texts.map((text) => `<li>${escapeMarkup(text)}</li>`).join('\n');
  return [
    '<details class="diagram-text">',
    '<summary>Diagram as text</summary>',
    `<p>${escapeMarkup(alt ?? summary)}</p>`,
    `<ol>\n${items(steps)}\n</ol>`,
    ...(groups.length > 0 ? [`<ul>\n${items(groups)}\n</ul>`] : []),
    '</details>',
  ].join('\n');
}
