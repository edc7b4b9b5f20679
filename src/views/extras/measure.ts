import { parsePeriod } from '../../core/lifecycle/calendar.ts';
import { measuredValues } from '../../core/trace/measured-values.ts';
import { asText, dateField, mapField, numberField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { ChartTarget, LineChart } from '../charts/line-chart.ts';
import { lineChart } from '../charts/line-chart.ts';
import type { Site } from '../site.ts';
import { ownValue, targetText, textValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';
import { measureState, standingValue } from './measure-state.ts';
import { missesOf } from './misses.ts';
import { namesValue } from './names-value.ts';
import { periodInWords } from './period-words.ts';
import { tableSection } from './table-section.ts';
import { say } from '../words/say.ts';

/** Where a measure stands: its last value against its target. */
export function measureFacts(site: Site, measure: Item): readonly Fact[] {
  const state = measureState(site, measure);
  return [
    ...fact(
      say('Last value'),
      textValue(state.value === '' ? say('nothing measured') : `${state.value} (${state.period})`),
    ),
    ...fact(say('Target'), textValue(state.target), 'target'),
    ...fact(say('Result'), state.isMet === null ? textValue('') : standingValue(state)),
    ...fact(say('Measures#verb'), namesValue(site, textsField(measure, 'of')), 'of'),
  ];
}

const mostPeriods = 36;

/** Values of a measure over time, as a chart and as a table with the latest period first. */
export function measureSections(site: Site, measure: Item): readonly ExtraSection[] {
  const values = measuredValues(site.checked.sms).get(measure.id.toLowerCase()) ?? [];
  const unit = textField(measure, 'unit') ?? '';
  const rows = values
    .toReversed()
    .map((value) => [
      textValue(value.period),
      textValue(`${value.text}${unit === '' ? '' : ` ${unit}`}`),
      ownValue(site, measure.id, value.comment),
    ]);
  const chart = measureChart(site, measure);
  return tableSection('cb_values', say('Values'), [say('Period'), say('Value'), say('Comment')], rows, mostPeriods).map(
    (section) => ({ ...section, chart, lead: missedWords(site, measure) }),
  );
}

/** Says that the last value misses the target, and since when; empty where it does not. */
export function missedWords(site: Site, measure: Item): string {
  const { value, target, period, isMet, missed } = measureState(site, measure);
  if (isMet !== false || missed === null) return '';
  const last = say('{value} in {period} misses the target {target}.', { value, period: periodInWords(period), target });
  return missed.count === 1
    ? last
    : `${last} ${say('It has been missed since {period}: {count} values in a row.', { period: periodInWords(missed.since), count: missed.count })}`;
}

/** Chart of the last values of a measure against its target; null where there are too few. */
export function measureChart(site: Site, measure: Item): LineChart | null {
  const values = measuredValues(site.checked.sms).get(measure.id.toLowerCase()) ?? [];
  return lineChart(
    values.slice(-mostPeriods).map(({ period, number }) => ({ label: period, value: number })),
    chartTarget(measure),
    textField(measure, 'unit') ?? '',
  );
}

/** What the values of a measure are compared with; null where it has no target in numbers. */
export function chartTarget(measure: Item): ChartTarget | null {
  const target = mapField(measure, 'target');
  const value = target === null ? null : numberField(target, 'value');
  if (target === null || value === null) return null;
  return {
    value,
    text: say('Target {value}', { value: targetText(target) ?? value }),
    misses: missesOf(asText(target['op']) ?? '', value),
    holds: holdsFrom(dateField(target, 'from')),
  };
}

/** A target holds for periods that end on its first day or later. */
function holdsFrom(from: string | null): ChartTarget['holds'] {
  return (label) => from === null || (parsePeriod(label)?.to ?? label) >= from;
}
