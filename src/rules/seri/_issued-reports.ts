import { compareDates, parsePeriod } from '../../core/lifecycle/calendar.ts';
import type { Period } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';

/** A report that has been issued, with the period it speaks of. */
export interface IssuedReport {
  readonly item: Item;
  readonly period: Period;
  /** Report definition, agreement or process under which it is made, where it names one. */
  readonly definition: string | null;
  /** Ids and words that say what it is about; empty where it is about the SMS as a whole. */
  readonly subjects: readonly string[];
  /** Day of issue; the end of the period where none is stated. */
  readonly issued: string;
}

/**
 * Reports that have been issued, in the order of issue. Those from before the day Git keeps the SMS are taken over as they are, and one
 * that another takes the place of (`rel: supersedes`) is over.
 *
 * @param sms the model
 */
export function issuedReports(sms: Sms): readonly IssuedReport[] {
  const { adopted } = sms.settings;
  return [...sms.items.values()]
    .flatMap((item): readonly IssuedReport[] => {
      if (!isIssued(item) || isReplaced(sms, item)) return [];
      if (adopted !== null && item.date !== null && compareDates(item.date, adopted) < 0) return [];
      const series = mapField(item, 'series') ?? {};
      const period = parsePeriod(item.fields['period']) ?? parsePeriod(series['period']);
      if (period === null) return [];
      return [
        {
          item,
          period,
          definition: textField(series, 'definition') ?? textField(item, 'definition'),
          subjects: [
            ...['for', 'parties', 'customers', 'subject'].flatMap((field) => textsField(item, field)),
            ...textsField(series, 'subject'),
          ],
          issued: dateField(mapField(item, 'closed') ?? {}, 'at') ?? period.to,
        },
      ];
    })
    .sort((a, b) => compareDates(a.issued, b.issued) || (a.item.id < b.item.id ? -1 : 1));
}

function isIssued({ type, countsAsEvidence, inView }: Item): boolean {
  return type.lifecycle === 'report' && countsAsEvidence && inView;
}

function isReplaced(sms: Sms, { id }: Item): boolean {
  return (sms.relationsTo.get(id) ?? []).some(({ verb, from }) => {
    const later = sms.items.get(from);
    return /^(?:supersede|replace)/.test(verb) && later !== undefined && isIssued(later);
  });
}
