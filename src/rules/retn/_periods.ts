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
  readonly types: readonly string[];
  readonly period: string | null;
  readonly row: FieldMap;
}

/** How long something is kept, in the words of whoever says so. */
export interface Keeping {
  readonly says: 'item' | 'schedule' | 'type';
  readonly text: string;
  readonly rule: RetentionRule | null;
}

/** Words that tell a time or an event, in English and German. */
const telling =
  /\b\d+\s*(?:years?|months?|weeks?|days?|cycles?|jahre?n?|monate?n?|wochen?|tagen?|zyklen)\b|\bP\d+[YMWD]|permanent|for ever|always|\buntil\b|\bwhile\b|as long as|\blife\b|employment|\bend\b|\bcurrent\b|all versions|\bas (?:its|the|process|their)\b|unbefristet|dauerhaft|\bbis\b|solange|\bende\b/i;
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
      mapsField(schedule, 'rules').map((row, index) => ({
        id: textField(row, 'id'),
        schedule,
        index,
        types: textsField(row, 'types').flatMap((text) => text.split(/[,;]\s*/).map((type) => type.trim())),
        period: textField(row, 'period'),
        row,
      })),
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
  const rule = rules.find(({ types }) => types.includes(item.type.key)) ?? null;
  return rule === null || rule.period === null
    ? { says: 'type', text: item.type.retention, rule: null }
    : { says: 'schedule', text: rule.period, rule };
}

/** True where the words tell a time or an event, or a row of the schedule is named. */
export function isKnown({ text, rule }: Keeping): boolean {
  return rule !== null || telling.test(text);
}

/** True where keeping ends some day. */
export function hasEnd(keeping: Keeping): boolean {
  return isKnown(keeping) && !endless.test(keeping.text);
}

/**
 * A plain period: `P3Y`, `3 years`, `18 Monate`; null for what hangs on an event or names several.
 *
 * @param text as written
 */
export function periodIn(text: string): Duration | null {
  const plain = text.trim();
  const match = /^(\d+) (year|month|week|day|jahr|monat|woche|tag)(?:s|e|en|n)?$/i.exec(plain);
  const unit = { y: 'Y', j: 'Y', m: 'M', w: 'W', d: 'D', t: 'D' }[match?.[2]?.[0]?.toLowerCase() ?? ''];
  return parseDuration(match === null || unit === undefined ? plain : `P${match[1] ?? ''}${unit}`);
}
