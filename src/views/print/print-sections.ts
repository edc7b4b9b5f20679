import type { Item, Register } from '../../core/model/item.ts';
import type { Standard } from '../../core/standard/clause.ts';
import type { Site } from '../site.ts';
import { englishListName, typeListName } from '../site.ts';
import { say } from '../words/say.ts';

/** What a print page may hold: a document, a register with its rows, or the clauses of a standard. */
export type PrintEntry =
  | { readonly kind: 'item'; readonly item: Item }
  | { readonly kind: 'register'; readonly register: Register }
  | { readonly kind: 'clauses'; readonly standard: Standard };

/** A section of the manual that can be printed as one. */
export interface PrintSection {
  /** Its name in the address. */
  readonly key: string;
  readonly title: string;
  /** Entries in the order in which they are printed, in parts of which none becomes too heavy for a browser. */
  readonly parts: readonly (readonly PrintEntry[])[];
}

/** Signs of text that the entries of one part may have together, and entries at most. */
const mostSigns = 600_000;
const mostEntries = 400;
const signsOfRow = 150;
const signsOfEntry = 1500;

const known = new WeakMap<Site, readonly PrintSection[]>();

/** Sections that a site can print: the whole manual, each type whose items are texts of their own, the registers, the clauses. */
export function printSections(site: Site): readonly PrintSection[] {
  const found = known.get(site);
  if (found !== undefined) return found;
  const sections = sectionsOf(site).flatMap(({ key, title, entries }) =>
    entries.length === 0 ? [] : [{ key, title, parts: inParts(site, entries) }],
  );
  known.set(site, sections);
  return sections;
}

interface Contents {
  readonly key: string;
  readonly title: string;
  readonly entries: readonly PrintEntry[];
}

/** Section of the whole manual, and those that are no type; an own type of such a name stands behind its key. */
export const wholeManual = 'all';
const others: ReadonlySet<string> = new Set([wholeManual, 'registers', 'clauses']);

function sectionsOf(site: Site): readonly Contents[] {
  const { sms } = site.checked;
  const texts = Map.groupBy(
    [...sms.items.values()].filter(({ storage }) => storage === 'file'),
    ({ type }) => type,
  );
  const types = [...sms.types.values()].map((type) => ({
    type,
    entries: (texts.get(type) ?? []).toSorted(byId).map(itemEntry),
  }));
  const registers = [...sms.registers.values()]
    .toSorted(byId)
    .map((register): PrintEntry => ({ kind: 'register', register }));
  const clauses = sms.settings.standards.flatMap((id): readonly PrintEntry[] => {
    const standard = sms.catalogue.findStandard(id);
    return standard === undefined ? [] : [{ kind: 'clauses', standard }];
  });
  const documents = types.filter(({ type }) => type.class === 'document').flatMap(({ entries }) => entries);
  return [
    { key: wholeManual, title: say('The whole manual'), entries: [...documents, ...registers, ...clauses] },
    ...types.map(({ type, entries }) => ({ key: keyOf(type.key), title: typeListName(type.key), entries })),
    { key: 'registers', title: say('Registers'), entries: registers },
    { key: 'clauses', title: say('Clauses'), entries: clauses },
  ];
}

function keyOf(type: string): string {
  const name = englishListName(type).toLowerCase().replaceAll(' ', '-');
  return others.has(name) ? `type-${name}` : name;
}

function itemEntry(item: Item): PrintEntry {
  return { kind: 'item', item };
}

const inOrder = new Intl.Collator('en', { numeric: true });

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return inOrder.compare(a.id, b.id);
}

function inParts(site: Site, entries: readonly PrintEntry[]): readonly (readonly PrintEntry[])[] {
  const parts: PrintEntry[][] = [];
  let signs = 0;
  for (const entry of entries) {
    const own = signsOf(site, entry);
    const part = parts.at(-1);
    if (part === undefined || part.length >= mostEntries || signs + own > mostSigns) {
      parts.push([entry]);
      signs = own;
    } else {
      part.push(entry);
      signs += own;
    }
  }
  return parts;
}

/** Weight of an entry by its source: what is rendered grows with it. */
function signsOf(site: Site, entry: PrintEntry): number {
  switch (entry.kind) {
    case 'item':
      return signsOfEntry + (entry.item.facts?.body.length ?? 0);
    case 'register':
      return signsOfEntry + entry.register.facts.body.length + entry.register.rows.length * signsOfRow;
    case 'clauses':
      return site.checked.sms.catalogue.clauses(entry.standard.id).length * signsOfRow;
  }
}
