import { escapeId, escapeMarkup, safeAddress } from './escape-markup.ts';
import type { FlowDirection, Flowchart } from './flowchart.ts';
import { onOneLine } from './flowchart-text.ts';
import { layoutFlowchart } from './layout-flowchart.ts';
import type { PlacedEdge, PlacedGroup, PlacedNode } from './layout-flowchart.ts';
import { runsAcross } from './route-edges.ts';
import { textSize } from './measure-text.ts';
import { nodeOutline } from './node-outline.ts';
import type { Box, Point, TextBlock } from './node-outline.ts';

/** What a drawing needs besides the flowchart. */
export interface DrawOptions {
  /** Makes the ids in the drawing unique on a page; a different one for every diagram. */
  readonly idPrefix: string;
  /** The accessible name. */
  readonly title: string;
  /** A sentence or two on what the drawing shows. */
  readonly description: string;
  /** Gives the address a node with this text (on one line) links to, or null. Addresses that run code are dropped. */
  readonly linkFor: (text: string) => string | null;
}

/**
 * Takes a flowchart; gives it as one `<svg>` element with classes and no style. The text is escaped, the numbers are
 * rounded to a tenth of a pixel, and the same input always gives the same output.
 */
export function drawFlowchart(chart: Flowchart, options: DrawOptions): string {
  const { left, top, width, height, nodes, edges, groups } = layoutFlowchart(chart);
  const id = escapeId(options.idPrefix);
  const drawnNodes = nodes.map((node) => drawNode(node, options.linkFor));
  // The role "img" hides what is inside it, and a link must not be hidden.
  const role = drawnNodes.some((node) => node.startsWith('<a ')) ? 'group' : 'img';
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="diagram" viewBox="${round(left)} ${round(top)} ${w} ${h}" width="${w}" height="${h}" role="${role}" aria-labelledby="${id}-title ${id}-desc">`,
    `<title id="${id}-title">${escapeMarkup(options.title)}</title>`,
    `<desc id="${id}-desc">${escapeMarkup(options.description)}</desc>`,
    `<defs><marker id="${id}-arrow" class="diagram-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerUnits="userSpaceOnUse" markerWidth="11" markerHeight="11" orient="auto-start-reverse"><path d="M0 0.5 10 5 0 9.5Z"/></marker></defs>`,
    ...groups.map(drawGroup),
    ...edges.map((edge) => drawEdge(edge, id, chart.direction)),
    ...drawnNodes,
    ...edges.flatMap(drawEdgeLabel),
    '</svg>',
  ].join('\n');
}

function drawNode({ node, text, ...box }: PlacedNode, linkFor: DrawOptions['linkFor']): string {
  const name = node.shape === 'step' ? 'diagram-node' : `diagram-node diagram-node-${node.shape}`;
  const shift = node.shape === 'store' ? storeRim / 2 : 0;
  const body = `<g class="${name}">${drawShape(node.shape, box)}${drawText(text, { x: box.x, y: box.y + shift }, 'diagram-label')}</g>`;
  const address = safeAddress(linkFor(onOneLine(node.text)) ?? '');
  return address === null ? body : `<a class="diagram-link" href="${escapeMarkup(address)}">${body}</a>`;
}

const storeRim = 8;

function drawShape(shape: PlacedNode['node']['shape'], box: Box): string {
  const [left, right] = [box.x - box.width / 2, box.x + box.width / 2];
  const [top, bottom] = [box.y - box.height / 2, box.y + box.height / 2];
  switch (shape) {
    case 'circle':
      return `<circle cx="${round(box.x)}" cy="${round(box.y)}" r="${round(box.width / 2)}"/>`;
    case 'terminal':
      return drawRectangle(box, box.height / 2);
    case 'rounded':
      return drawRectangle(box, 10);
    case 'step':
      return drawRectangle(box, 2);
    case 'subprocess':
      return `${drawRectangle(box, 2)}<path d="M${at(left + 8, top)}V${round(bottom)}M${at(right - 8, top)}V${round(bottom)}"/>`;
    case 'store': {
      const rim = `A${round(box.width / 2)} ${storeRim} 0 0`;
      const [high, low] = [top + storeRim, bottom - storeRim];
      return (
        `<path d="M${at(left, high)}V${round(low)}${rim} 0 ${at(right, low)}V${round(high)}${rim} 0 ${at(left, high)}Z"/>` +
        `<path d="M${at(left, high)}${rim} 0 ${at(right, high)}"/>`
      );
    }
    case 'decision':
    case 'preparation':
    case 'input':
      return `<polygon points="${nodeOutline(shape, box).map(atPoint).join(' ')}"/>`;
  }
}

function drawRectangle({ x, y, width, height }: Box, radius: number): string {
  return `<rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${round(height)}" rx="${round(radius)}"/>`;
}

function drawGroup({ text, ...box }: PlacedGroup): string {
  // At the corner, because an edge into the group comes in the middle.
  const corner = { x: box.x - box.width / 2 + 10, y: box.y - box.height / 2 + text.height / 2 + 6 };
  return `<g class="diagram-group">${drawRectangle(box, 6)}${drawText(text, corner, 'diagram-label diagram-group-label', 'start')}</g>`;
}

function drawEdge({ edge, points }: PlacedEdge, id: string, direction: FlowDirection): string {
  const name = edge.stroke === 'solid' ? 'diagram-edge' : `diagram-edge diagram-edge-${edge.stroke}`;
  const start = edge.arrow === 'both' ? ` marker-start="url(#${id}-arrow)"` : '';
  const end = edge.arrow === 'none' ? '' : ` marker-end="url(#${id}-arrow)"`;
  const path = edge.from === edge.to ? loop(points) : turns(points, direction);
  return `<path class="${name}" d="${path}"${start}${end}/>`;
}

/** A curve that starts and ends on the first and last point and bends at the others. */
function loop([first, one, other, last]: readonly Point[]): string {
  if (first === undefined || one === undefined || other === undefined || last === undefined) return '';
  return `M${atPoint(first)}C${atPoint(one)} ${atPoint(other)} ${atPoint(last)}`;
}

/** Straight lines through the layers, and between two of them a curve that begins and ends in the direction of the flow. */
function turns(points: readonly Point[], direction: FlowDirection): string {
  const isAcross = runsAcross(direction);
  return points
    .map((point, index) => {
      const before = points[index - 1];
      if (before === undefined) return `M${atPoint(point)}`;
      if (atPoint(before) === atPoint(point)) return '';
      const isStraight = isAcross ? before.y === point.y : before.x === point.x;
      if (index % 2 === 1 || isStraight) return `L${atPoint(point)}`;
      const [x, y] = [(before.x + point.x) / 2, (before.y + point.y) / 2];
      const [leave, enter] = isAcross ? [at(x, before.y), at(x, point.y)] : [at(before.x, y), at(point.x, y)];
      return `C${leave} ${enter} ${atPoint(point)}`;
    })
    .join('');
}

function drawEdgeLabel({ label }: PlacedEdge): readonly string[] {
  if (label === null) return [];
  const { text, ...box } = label;
  return [`<g class="diagram-edge-label">${drawRectangle(box, 2)}${drawText(text, box, 'diagram-label')}</g>`];
}

function drawText({ lines }: TextBlock, place: Point, name: string, anchor: 'start' | 'middle' = 'middle'): string {
  const x = round(place.x);
  // A line of 14 pixels reads as centred when its baseline is 5 pixels under the middle.
  const first = place.y - ((lines.length - 1) * textSize.lineHeight) / 2 + 5;
  const spans = lines.map((line, index) => {
    const y = round(first + index * textSize.lineHeight);
    return `<tspan x="${x}" y="${y}">${escapeMarkup(line)}</tspan>`;
  });
  // The blank keeps the words of two lines apart for a screen reader; its class gives it no width.
  return `<text class="${name}" text-anchor="${anchor}">${spans.join('<tspan class="diagram-gap"> </tspan>')}</text>`;
}

function round(value: number): string {
  const tenths = Math.round(value * 10);
  return String(tenths === 0 ? 0 : tenths / 10);
}

function at(x: number, y: number): string {
  return `${round(x)} ${round(y)}`;
}

function atPoint(point: Point): string {
  return at(point.x, point.y);
}
