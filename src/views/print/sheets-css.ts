import type { Site } from '../site.ts';
import { itemSheet, pageSheet } from './sheet-frame.ts';
import type { SheetFrame } from './sheet-frame.ts';
import { anchorOfEntry, partOf } from './print-page.ts';
import type { PrintEntry } from './print-sections.ts';
import { routeOfPart } from './routes.ts';

/**
 * Style sheet of a part: what stands in the margins of the sheets of each of its documents.
 *
 * @param site the site
 * @param key key of the section
 * @param number number of the part, from 1
 */
export function sheetsCss(site: Site, key: string, number: number): string {
  const { entries } = partOf(site, key, number);
  const rules = entries.map((entry, at) =>
    rulesOf(`sheet-${at + 1}`, anchorOfEntry(entry), frameOf(site, entry, routeOfPart(key, number))),
  );
  // What ends the page stands below its last document, not on a sheet of its own.
  return `${rules.join('')}.site-footer{page:sheet-${entries.length}}\n`;
}

function frameOf(site: Site, entry: PrintEntry, path: string): SheetFrame {
  if (entry.kind === 'clauses') return pageSheet(site, entry.standard.reference, path);
  return itemSheet(site, entry.kind === 'item' ? entry.item.id : entry.register.id);
}

function rulesOf(name: string, anchor: string, { head, version, foot, mark }: SheetFrame): string {
  return (
    `[id=${cssString(anchor)}]{page:${name}}` +
    `@page ${name}{@top-left{content:${cssString(head)}}@top-right{content:${cssString(version)}}` +
    `@bottom-left{content:${cssString(foot)}}${mark === null ? '' : `@top-center{content:${cssString(mark)}}`}}\n`
  );
}

/** A text as a string of CSS: whatever could end it, or the line, is written as its number. */
export function cssString(text: string): string {
  const safe = text.replaceAll(/[^\p{L}\p{N} .,:;/()–-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `);
  return `"${safe}"`;
}
