import { compareDates } from '../lifecycle/calendar.ts';
import { asText, booleanField, isFieldMap, mapField, numberField, textField, textsField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Sms } from '../model/sms.ts';

/** How many of those who were asked have confirmed a version. */
export interface Coverage {
  readonly expected: number;
  readonly done: number;
  /** Acknowledgements that count, the latest of each audience. */
  readonly from: readonly Item[];
  /** One of them that gives no numbers. */
  readonly unreadable: Item | null;
}

/**
 * Who confirmed the version of a document that is in force. Of several acknowledgements by one audience the latest counts, those of
 * several audiences are added up.
 *
 * @param sms the model
 * @param document document that asks to be confirmed
 */
export function coverageOf(sms: Sms, document: Item): Coverage {
  const rows = acknowledgementsOf(sms, document).filter((row) => isOfVersion(row, document));
  const ofAudiences = Map.groupBy(rows, (row) => textsField(row, 'audience').toSorted().join(';'));
  const from = [...ofAudiences.values()].flatMap(
    (same) => same.toSorted((a, b) => compareDates(a.date ?? '0001-01-01', b.date ?? '0001-01-01')).at(-1) ?? [],
  );
  const counts = from.map((row) => {
    const coverage = mapField(row, 'coverage') ?? {};
    return { row, expected: numberField(coverage, 'expected'), done: numberField(coverage, 'done') };
  });
  const sum = (values: readonly (number | null)[]): number => values.reduce<number>((all, one) => all + (one ?? 0), 0);
  return {
    from,
    expected: sum(counts.map(({ expected }) => expected)),
    done: sum(counts.map(({ done }) => done)),
    unreadable: counts.find(({ expected, done }) => expected === null || done === null)?.row ?? null,
  };
}

/** True where a document asks everybody who has to know it to confirm that. */
export function asksToBeConfirmed(item: Item): boolean {
  return booleanField(mapField(item, 'distribution') ?? {}, 'acknowledge') === true;
}

/** Acknowledgements that name a document, whichever version. */
export function acknowledgementsOf(sms: Sms, { id }: Item): readonly Item[] {
  return itemsOfType(sms, 'acknowledgement').filter(
    (row) => row.inView && namedIn(row).some((named) => named.id.toLowerCase() === id.toLowerCase()),
  );
}

/**
 * True where an acknowledgement confirms the version of a document that is in force. Small changes (1.1, 1.2) need no new round; an
 * entry without a version counts from the day on which this one came.
 *
 * @param row acknowledgement
 * @param document the document
 */
export function isOfVersion(row: Item, { id, version, effectiveFrom }: Item): boolean {
  return namedIn(row).some((named) => {
    if (named.id.toLowerCase() !== id.toLowerCase()) return false;
    if (named.version === null)
      return effectiveFrom === null || (row.date !== null && compareDates(effectiveFrom, row.date) <= 0);
    return version === null || firstOf(named.version) === firstOf(version);
  });
}

function namedIn(row: Item): readonly { readonly id: string; readonly version: string | null }[] {
  const value = row.fields['documents'];
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  return entries.flatMap((entry) => {
    if (isFieldMap(entry)) {
      const id = textField(entry, 'id');
      return id === null ? [] : [{ id, version: textField(entry, 'version') }];
    }
    const [, id, version] = /^\s*([^\s@]+)(?:\s*@\s*v?(\S+))?/.exec(asText(entry) ?? '') ?? [];
    return id === undefined ? [] : [{ id, version: version ?? null }];
  });
}

function firstOf(version: string): string {
  return /^v?([^.]*)/i.exec(version)?.[1] ?? version;
}
