import { compareDates } from '../lifecycle/calendar.ts';
import { dateField, mapField, textsField } from '../model/fields.ts';
import type { FieldMap } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Sms } from '../model/sms.ts';
import { parseClauseReference } from '../standard/clause-reference.ts';
import { idsAt } from './field-references.ts';

/** First and last day of something. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Internal audits, the planned ones too. */
export function internalAudits(sms: Sms): readonly Item[] {
  return itemsOfType(sms, 'audit').filter(
    (audit) => audit.inView && (audit.kind === null || audit.kind.key === 'internal'),
  );
}

/**
 * Days of an audit or a cycle; null when they are not stated.
 *
 * @param item audit or audit programme
 * @param field name of the map that holds them
 */
export function spanOf(item: Item, field: 'dates' | 'cycle'): Span | null {
  const map = mapField(item, field);
  const from = map === null ? null : dateField(map, 'from');
  return map === null || from === null ? null : { from, to: dateField(map, 'to') ?? from };
}

/** True when an audit belongs to the cycle of a programme: it names the programme, or lies in the cycle. */
export function isInCycle(sms: Sms, audit: Item, programme: Item, cycle: Span): boolean {
  const named = idsAt(sms, audit, 'programme');
  if (named.length > 0) return named.includes(programme.id);
  const days = spanOf(audit, 'dates');
  return days !== null && compareDates(days.from, cycle.to) <= 0 && compareDates(cycle.from, days.to) <= 0;
}

/** Clause numbers in a list of a map, as in the scope of an audit. */
export function clausesIn(map: FieldMap | null, name = 'clauses'): readonly string[] {
  return map === null ? [] : textsField(map, name).flatMap((text) => parseClauseReference(text.trim())?.clause ?? []);
}

/** True when an audit has taken place or is under way. */
export function isCarriedOut(audit: Item): boolean {
  return audit.state !== 'planned';
}
