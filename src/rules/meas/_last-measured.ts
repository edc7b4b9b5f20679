import { compareDates, parsePeriod } from '../../core/lifecycle/calendar.ts';
import { mapsField, textField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Sms } from '../../core/model/sms.ts';
import { measuredValues } from '../../core/trace/measured-values.ts';

/**
 * Last day for which a measure has a value by the day judged, in its data file or in the results of a report that counts; null when there
 * is none.
 *
 * @param sms the model
 * @param measure id of the measure
 */
export function lastMeasured(sms: Sms, measure: string): string | null {
  const values = measuredValues(sms).get(measure.toLowerCase()) ?? [];
  const days = [
    ...values.filter(({ number }) => number !== null).map(({ period }) => period),
    ...periodsOfReports(sms, measure),
  ]
    .flatMap((period) => parsePeriod(period)?.to ?? [])
    .filter((end) => compareDates(end, sms.asOf) <= 0);
  return days.sort().at(-1) ?? null;
}

function periodsOfReports(sms: Sms, measure: string): readonly unknown[] {
  const sources = new Set((sms.relationsTo.get(measure) ?? []).map(({ from }) => from));
  return [...sources].flatMap((id) => {
    const item = sms.items.get(id);
    if (item?.type.lifecycle !== 'report' || !item.countsAsEvidence || !item.inView) return [];
    const gives = (row: FieldMap): boolean =>
      textField(row, 'measure')?.startsWith(measure) === true && /\d/.test(textField(row, 'actual') ?? '');
    return mapsField(item, 'results').some(gives) ? [item.fields['period']] : [];
  });
}
