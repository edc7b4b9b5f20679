import { measuredValues } from '../../core/trace/measured-values.ts';
import { asText, mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { chartView } from '../chart-view.ts';
import type { Site } from '../site.ts';
import { targetText, textValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';
import { tableSection } from './table-section.ts';

const mostPeriods = 36;

/** Values of a measure over time, as a chart and as a table with the latest period first. */
export function measureSections(site: Site, measure: Item): readonly ExtraSection[] {
  const values = measuredValues(site.checked.sms).get(measure.id.toLowerCase()) ?? [];
  const latest = values.slice(-mostPeriods);
  const unit = textField(measure, 'unit') ?? '';
  const target = mapField(measure, 'target');
  const rows = values
    .toReversed()
    .map((value) => [
      textValue(value.period),
      textValue(`${value.text}${unit === '' ? '' : ` ${unit}`}`),
      textValue(value.comment),
    ]);
  const limit = target === null ? null : Number(asText(target['value']) ?? Number.NaN);
  const chart = chartView(
    latest.flatMap((value) => (value.number === null ? [] : [{ label: value.period, value: value.number }])),
    limit === null || Number.isNaN(limit)
      ? null
      : { value: limit, text: `Target ${(target === null ? null : targetText(target)) ?? limit}` },
    unit,
  );
  return tableSection('cb_values', 'Values', ['Period', 'Value', 'Comment'], rows, mostPeriods).map((section) => ({
    ...section,
    chart,
  }));
}
