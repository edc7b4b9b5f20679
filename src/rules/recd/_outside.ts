import { isFieldMap, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { FieldPath } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';

/** A record names a system outside the repository that holds it, or a part of it. */
export interface OutsidePlace {
  readonly system: string;
  readonly field: string;
  readonly inside: FieldPath;
}

/** Proofs of approvals belong to the approval; group APPR looks at them. */
const notOfTheRecord: ReadonlySet<string> = new Set(['approvals', 'closed']);

/**
 * Systems named in the fields of a record: in `evidence`, and in entries such as `incident: {system, ref}`.
 *
 * @param record the record
 */
export function outsidePlaces(record: Item): readonly OutsidePlace[] {
  const evidence = mapsField(record, 'evidence').flatMap((entry, index): readonly OutsidePlace[] => {
    const system = textField(entry, 'system');
    return system === null ? [] : [{ system, field: 'evidence', inside: [index, 'system'] }];
  });
  const others = Object.entries(record.fields).flatMap(([field, value]): readonly OutsidePlace[] => {
    const system = isFieldMap(value) && !notOfTheRecord.has(field) ? textField(value, 'system') : null;
    return system === null ? [] : [{ system, field, inside: ['system'] }];
  });
  return [...evidence, ...others];
}

/**
 * Names under which a system outside is known: of rows in force that say how to get at its records, and of tools.
 *
 * @param sms the model
 */
export function knownSystems(sms: Sms): ReadonlySet<string> {
  const rows = itemsOfType(sms, 'external-register')
    .filter(({ inForce }) => inForce)
    .flatMap((row) => [row.id, row.title, textField(row, 'system') ?? '']);
  const tools = itemsOfType(sms, 'tool').flatMap((tool) => [tool.id, tool.title]);
  return new Set([...rows, ...tools].map(plainName).filter((name) => name !== ''));
}

/** A name without case and blanks at its ends. */
export function plainName(name: string): string {
  return name.trim().toLowerCase();
}
