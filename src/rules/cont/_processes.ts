import { itemsOfType } from '../../core/model/items-of-type.ts';
import { remembered } from '../../core/model/remembered.ts';
import type { SourceFacts } from '../../core/model/facts.ts';
import { mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { isDecided, slugsUnder } from './_documents.ts';
import type { Written } from './_documents.ts';
import { leavesEmpty } from './_empty-sections.ts';

/** Processes in files of their own that are in force, or decided and waiting for their day. */
export function decidedProcesses(sms: Sms): readonly Written[] {
  return itemsOfType(sms, 'process').filter(
    (item): item is Written => item.storage === 'file' && item.facts !== null && item.inView && isDecided(sms, item),
  );
}

/** What a process hands over, with the other process. */
export interface Handover {
  readonly other: string;
  /** Field and position that say so. */
  readonly field: 'interfaces' | 'outputs' | 'inputs';
  readonly index: number;
}

const partners = [
  ['interfaces', 'process'],
  ['outputs', 'to'],
  ['inputs', 'from'],
] as const;

/**
 * Other processes that a process names in its tables of interfaces, outputs and inputs, each once.
 *
 * @param sms the model
 * @param process a process
 */
export function handoversOf(sms: Sms, process: Item): readonly Handover[] {
  const found = new Map<string, Handover>();
  for (const [field, column] of partners) {
    for (const [index, row] of mapsField(process, field).entries()) {
      for (const other of idsIn(row, column)) {
        const isProcess = sms.items.get(other)?.type.key === 'process' && other !== process.id;
        if (isProcess && !found.has(other)) found.set(other, { other, field, index });
      }
    }
  }
  return [...found.values()];
}

function idsIn(row: FieldMap, column: string): readonly string[] {
  return textsField(row, column).flatMap((text) => text.match(/\b[A-Z]{2,4}-\d{2,6}\b/g) ?? []);
}

/**
 * True when a document names an item: in a field, by a link, by its id or by its title.
 *
 * @param sms the model
 * @param document who may name it
 * @param named the item
 */
export function namesItem(sms: Sms, document: Written, named: Item): boolean {
  if ((sms.relationsFrom.get(document.id) ?? []).some(({ to }) => to === named.id)) return true;
  const text = document.facts.text.toLowerCase();
  const title = named.title.toLowerCase();
  return isIn(text, named.id.toLowerCase()) || (title.length > 3 && isIn(text, title));
}

function isIn(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + words.length] ?? ' '];
    if (!/[\p{L}\p{N}-]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}

interface ProcessPart {
  readonly name: string;
  readonly fields: readonly string[];
  readonly heading: RegExp;
  /** Name of a column of the table of steps that holds it as well. */
  readonly column?: string;
}

const processParts: readonly ProcessPart[] = [
  { name: 'inputs', fields: ['inputs'], heading: /\binputs?\b|trigger|eingab|eingang|auslöser|\binput\b/ },
  {
    name: 'outputs',
    fields: ['outputs'],
    heading: /\boutputs?\b|deliverable|\bresults?\b|ergebnis|ausgab/,
    column: 'output',
  },
  {
    name: 'interfaces',
    fields: ['interfaces'],
    heading: /interface|works? with|other processes|related processes|schnittstell|zusammenarbeit|andere prozesse/,
  },
  { name: 'records', fields: ['records'], heading: /\brecords?\b|evidence|aufzeichn|nachweis/ },
];

/**
 * Parts of a process of which nothing is said: no row of its table, no text under a heading that means it. Empty sections have a rule of
 * their own.
 *
 * @param process a process
 */
export function missingProcessParts(process: Written): readonly string[] {
  return processParts
    .filter(({ fields, heading, column }) => {
      if (fields.some((field) => isFilled(process.fields[field]))) return false;
      if (column !== undefined && mapsField(process, 'activities').some((step) => textField(step, column) !== null))
        return false;
      return !hasTextUnder(process.facts, heading) && !leavesEmpty(process, process.facts, heading);
    })
    .map(({ name }) => name);
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : typeof value === 'string' && value !== '';
}

const hasTextUnder = remembered(
  (facts: SourceFacts, meant: RegExp): boolean => {
    const slugs = slugsUnder(facts, (meaning) => meant.test(meaning));
    return [...facts.paragraphs, ...facts.lists, ...facts.tables].some(
      ({ heading }) => heading !== null && slugs.has(heading.slug),
    );
  },
  ({ source }) => source,
);
