import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { parseClauseReference } from '../../core/standard/clause-reference.ts';
import { idsAt } from '../../core/trace/field-references.ts';

/** What a nonconformity is about, as far as it says so. */
export interface Matter {
  /** Clause of the requirement not met; null where it is something else. */
  readonly clause: string | null;
  readonly processes: readonly string[];
}

/**
 * Requirement and processes of a nonconformity. Where it states no requirement, that of the audit finding it answers counts.
 *
 * @param sms the model
 * @param nonconformity the record
 */
export function matterOf(sms: Sms, nonconformity: Item): Matter {
  const found = idsAt(sms, nonconformity, 'source').flatMap((id) => sms.items.get(id) ?? []);
  const texts = [
    textField(nonconformity, 'requirement'),
    ...found.filter(({ type }) => type.key === 'finding').map((finding) => textField(finding, 'clause')),
  ];
  const [stated] = texts.filter((text) => text !== null);
  return {
    clause: stated === undefined ? null : clauseOf(sms, stated),
    processes: idsAt(sms, nonconformity, 'processes'),
  };
}

function clauseOf({ settings, catalogue }: Sms, text: string): string | null {
  return parseClauseReference(text.trim(), settings.standards[0], catalogue.standards)?.clause ?? null;
}

/**
 * Day from which a nonconformity counts as settled: the last check of its effect, else the day it was closed. Null while it is
 * not verified or closed, or has no such day until the day judged.
 *
 * @param nonconformity the record
 * @param asOf day to judge
 */
export function settledOn(nonconformity: Item, asOf: string): string | null {
  if (nonconformity.state !== 'verified' && nonconformity.state !== 'closed') return null;
  const checks = [
    ...mapsField(nonconformity, 'actions').map((action) => mapField(action, 'worked')),
    mapField(nonconformity, 'effectiveness'),
  ].flatMap((check) => (check === null ? [] : (dateField(check, 'at') ?? [])));
  const day = checks.sort().at(-1) ?? dateField(mapField(nonconformity, 'closed') ?? {}, 'at');
  return day === null || compareDates(day, asOf) > 0 ? null : day;
}
