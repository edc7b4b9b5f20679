import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import { isFieldMap, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';

/** One entry of the field `evidence` of a record. */
export interface EvidenceEntry {
  readonly item: Item;
  readonly index: number;
  readonly entry: FieldMap;
  /** As stated; where nothing is stated, `external` for an entry that names a system. */
  readonly kind: string | null;
}

/**
 * Evidence that records state in `evidence`, but for records from before the day Git keeps the SMS: those are taken over as they are.
 *
 * @param sms the model
 */
export function evidenceEntries(sms: Sms): readonly EvidenceEntry[] {
  return [...sms.items.values()].flatMap((item) => {
    const value = item.fields['evidence'];
    if (!Array.isArray(value) || item.type.class !== 'record' || !item.inView || isTakenOver(sms, item)) return [];
    return value.flatMap((entry: unknown, index) =>
      isFieldMap(entry) ? [{ item, index, entry, kind: kindOf(entry) }] : [],
    );
  });
}

function kindOf(entry: FieldMap): string | null {
  return textField(entry, 'kind') ?? (textField(entry, 'system') === null ? null : 'external');
}

function isTakenOver({ settings }: Sms, { date }: Item): boolean {
  return settings.adopted !== null && date !== null && compareDates(date, settings.adopted) < 0;
}
