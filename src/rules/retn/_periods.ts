import type { Duration } from '../../core/lifecycle/calendar.ts';
import { parseDuration } from '../../core/lifecycle/calendar.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import { mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { isOver } from '../iden/_misfits.ts';

/** One row of a retention schedule. */
export interface RetentionRule {
  readonly id: string | null;
  readonly schedule: Item;
  /** Position in the table, for the place of a finding. */
  readonly index: number;
  /** As written. */
  readonly types: readonly string[];
  /** Keys of the types that it names one by one. */
  readonly named: ReadonlySet<string>;
  /** Keys of the types that it means by "all records" and the like: rows that name a type come first. */
  readonly swept: ReadonlySet<string>;
  /** What it names and no type is called. */
  readonly unread: readonly string[];
  readonly period: string | null;
  readonly row: FieldMap;
}

/** How long something is kept, in the words of whoever says so. */
export interface Keeping {
  readonly says: 'item' | 'schedule' | 'type';
  readonly text: string;
  readonly rule: RetentionRule | null;
}

/** Words that tell a length of time, in English and German. */
const lengths =
  /\b\d+\s*(?:years?|months?|weeks?|days?|cycles?|jahre?n?|monate?n?|wochen?|tagen?|zyklen)\b|\bP\d+[YMWD]/i;
/** Words that tell an event, or that nothing goes. */
const events =
  /permanent|for ?ever|always|\buntil\b|\bwhile\b|as long as|\blife\b|employment|\bend\b|\bcurrent\b|all versions|\bas (?:its|the|process|their)\b|unbefristet|dauerhaft|für immer|\bbis\b|solange|\bende\b/i;
/** Triggers that say nothing, or that nobody has decided. */
const noTrigger =
  /^(?:[-–—?*.\s]*|n\/?a|none|keine?r?|(?:still |noch )?(?:open|offen|unclear|unklar)|tb[acd]|t\.b\.d\.|to be (?:agreed|clarified|confirmed|decided|defined|determined)|(?:not (?:yet )?(?:decided|defined|known))|unknown|unbekannt|(?:noch )?(?:zu (?:klären|bestimmen)|festzulegen)|(?:wird|ist) noch (?:festgelegt|geklärt|zu klären|festzulegen))\.?$/i;
const numbers: readonly (readonly string[])[] = [
  ['a', 'an', 'one', 'ein', 'eine', 'einen', 'einem', 'einer'],
  ['two', 'zwei'],
  ['three', 'drei'],
  ['four', 'vier'],
  ['five', 'fünf'],
  ['six', 'sechs'],
  ['seven', 'sieben'],
  ['eight', 'acht'],
  ['nine', 'neun'],
  ['ten', 'zehn'],
  ['eleven', 'elf'],
  ['twelve', 'zwölf'],
];
/** Words by which keeping has no end, or none that comes by itself. */
const endless =
  /permanent|for ever|always|all versions|\bcurrent\b|life of (?:the )?SMS|unbefristet|dauerhaft|für immer/i;

/**
 * Rows of the retention schedules that are not over.
 *
 * @param sms the model
 */
export function retentionRules(sms: Sms): readonly RetentionRule[] {
  return itemsOfType(sms, 'retention-schedule')
    .filter((schedule) => schedule.inView && !isOver(schedule))
    .flatMap((schedule) =>
      mapsField(schedule, 'rules').map((row, index) => {
        const types = textsField(row, 'types').flatMap((text) => text.split(/[,;]\s*/).map((type) => type.trim()));
        const period = textField(row, 'period');
        return { id: textField(row, 'id'), schedule, index, types, ...coveredBy(sms, types), period, row };
      }),
    );
}

/**
 * How long an item is kept: as it states itself, else by the schedule, else by its type.
 *
 * @param item the item
 * @param rules rows of the schedules
 */
export function keepingOf(item: Item, rules: readonly RetentionRule[]): Keeping {
  const stated = textField(item, 'retention');
  const named = rules.find(({ id }) => id !== null && id.toLowerCase() === stated?.trim().toLowerCase()) ?? null;
  if (stated !== null) return { says: 'item', text: named?.period ?? stated, rule: named };
  const { key } = item.type;
  const rule = rules.find((row) => row.named.has(key)) ?? rules.find((row) => row.swept.has(key)) ?? null;
  return rule === null || rule.period === null
    ? { says: 'type', text: item.type.retention, rule: null }
    : { says: 'schedule', text: rule.period, rule };
}

/** True where the words tell a time or an event, or a row of the schedule is named. */
export function isKnown({ text, rule }: Keeping): boolean {
  return rule !== null || lengths.test(text) || isEvent(text) || periodIn(text) !== null;
}

/** True where keeping ends some day. */
export function hasEnd(keeping: Keeping): boolean {
  return isKnown(keeping) && !endless.test(keeping.text);
}

/**
 * A plain period: `P3Y`, `3 years`, `three years`, `18 Monate`; null for what hangs on an event or names several.
 *
 * @param text as written
 */
export function periodIn(text: string): Duration | null {
  const plain = withoutMarks(text);
  const match = /^([\p{L}\d]+) (year|month|week|day|jahr|monat|woche|tag)(?:s|e|en|n)?$/iu.exec(plain);
  const count = numberIn(match?.[1] ?? '');
  const unit = { y: 'Y', j: 'Y', m: 'M', w: 'W', d: 'D', t: 'D' }[match?.[2]?.[0]?.toLowerCase() ?? ''];
  return parseDuration(count === null || unit === undefined ? plain : `P${count}${unit}`);
}

function numberIn(word: string): string | null {
  if (/^\d+$/.test(word)) return word;
  const index = numbers.findIndex((words) => words.includes(word.toLowerCase()));
  return index < 0 ? null : String(index + 1);
}

/** True for words by which a period hangs on an event, or never ends. */
export function isEvent(text: string): boolean {
  return events.test(text);
}

/** Trigger of a row as plain words; null where it says none. */
export function triggerOf(rule: RetentionRule): string | null {
  const trigger = withoutMarks(textField(rule.row, 'trigger') ?? '');
  return noTrigger.test(trigger) ? null : trigger;
}

/** Words without emphasis and quotation marks. */
export function withoutMarks(text: string): string {
  const plain = text.replaceAll(/\*\*|__|[`"“”„]/g, '').trim();
  return plain.replace(/^[*_](\p{L}.*)[*_]$/u, '$1');
}

type Covered = Pick<RetentionRule, 'named' | 'swept' | 'unread'>;

function coveredBy(sms: Sms, words: readonly string[]): Covered {
  const named = new Set<string>();
  const swept = new Set<string>();
  const unread: string[] = [];
  for (const word of words) {
    const plain = withoutMarks(word);
    const [key, many] = [typeNamed(sms, plain), typesSwept(sms, plain)];
    if (key !== null) named.add(key);
    for (const one of many) swept.add(one);
    if (key === null && many.length === 0 && /\p{L}/u.test(plain)) unread.push(plain);
  }
  return { named, swept, unread };
}

/** `meeting-record`, `Meeting records`, `MTG`. */
function typeNamed(sms: Sms, word: string): string | null {
  const key = word.toLowerCase().replaceAll(/\s+/g, '-');
  const singles = [key, key.replace(/ies$/, 'y'), key.replace(/s$/, ''), key.replace(/es$/, '')];
  const byKey = singles.find((single) => sms.types.has(single));
  return byKey ?? [...sms.types.values()].find(({ prefix }) => prefix === word)?.key ?? null;
}

/** `all`, `all other records`, `alle Dokumente`. */
function typesSwept(sms: Sms, word: string): readonly string[] {
  const [found, what = ''] =
    /^(?:\*|everything(?: else)?|alles(?: andere| übrige)?|(?:all|alle)(?: (?:the )?(?:other|else|anderen?|übrigen?))?(?: (records|documents|Aufzeichnungen|Nachweise|Dokumente))?|(records|documents|Aufzeichnungen|Nachweise|Dokumente))$/i
      .exec(word)
      ?.filter((part) => part !== undefined) ?? [];
  if (found === undefined) return [];
  const isMeant = (kind: string): boolean =>
    what === '' || (/^do[ck]/i.test(what) ? kind === 'document' : kind === 'record');
  return [...sms.types.values()].filter((type) => isMeant(type.class)).map(({ key }) => key);
}
