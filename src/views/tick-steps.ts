import { meansHeading } from '../core/model/heading-meaning.ts';
import { textOfHtml } from './html-headings.ts';
import { say } from './words/say.ts';

/**
 * Our own rendered HTML of a text that people follow step by step: each step of the lists and tables under its heading for steps gets a
 * box to tick, which works without a script and keeps nothing. Tables there get the names of their columns in each cell, so that a phone
 * can show a step as a card.
 *
 * @param html rendered text
 * @param heading heading of the steps as declared; other words for it count as well
 */
export function withTicks(html: string, heading: string): string {
  const parts = html.split(/(?=<h2[ >])/);
  return parts.map((part) => (isSteps(part, heading) ? tickSection(part) : part)).join('');
}

function isSteps(part: string, heading: string): boolean {
  const [, text] = /^<h2[^>]*>([\s\S]*?)<\/h2>/.exec(part) ?? [];
  return text !== undefined && meansHeading(textOfHtml(text), heading);
}

function tickSection(part: string): string {
  return tickLists(part.replaceAll(/<table>([\s\S]*?)<\/table>/g, (_, inner: string) => stepTable(inner)));
}

/** Ticks for the entries of numbered lists that stand in no other list. */
function tickLists(html: string): string {
  const open: string[] = [];
  let count = 0;
  return html.replaceAll(/<(\/?)(ol|ul|li)(?: [^>]*)?>/g, (tag, end: string, name: string) => {
    if (name !== 'li') {
      if (end === '/') open.pop();
      else open.push(name);
      if (open.length === 0) count = 0;
      return end === '' && name === 'ol' && open.length === 1 ? tag.replace('<ol', '<ol class="tick-list"') : tag;
    }
    if (end === '/' || open.length !== 1 || open[0] !== 'ol') return tag;
    count += 1;
    return `${tag}${box(String(count))}`;
  });
}

function box(step: string): string {
  return `<input type="checkbox" class="tick" autocomplete="off" aria-label="${say('Step {step} done', { step })}">`;
}

function stepTable(inner: string): string {
  const columns = [...inner.matchAll(/<th(?: [^>]*)?>([\s\S]*?)<\/th>/g)].map(([, text = '']) => textOfHtml(text));
  const [head = '', body = ''] = inner.split(/(?=<tbody)/);
  let row = 0;
  const rows = body.replaceAll(/<tr>([\s\S]*?)<\/tr>/g, (_, cells: string) => {
    row += 1;
    let column = -1;
    return `<tr role="row">${cells.replaceAll('<td>', () => {
      column += 1;
      const label = ` role="cell" data-label="${attribute(columns[column] ?? '')}"`;
      return column === 0 ? `<td${label}>${box(String(row))}` : `<td${label}>`;
    })}</tr>`;
  });
  return `<table class="step-table" role="table">${withRoles(head)}${withRoles(rows)}</table>`;
}

function withRoles(html: string): string {
  return html
    .replaceAll('<thead>', '<thead role="rowgroup">')
    .replaceAll('<tbody>', '<tbody role="rowgroup">')
    .replaceAll('<tr>', '<tr role="row">')
    .replaceAll(/<th(?= |>)/g, '<th role="columnheader"');
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
