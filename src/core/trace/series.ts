import { addDuration, compareDates, parseDuration, parsePeriod, periodsBetween } from '../lifecycle/calendar.ts';
import { dateField, isFieldMap, mapField, textField, textsField } from '../model/fields.ts';
import type { FieldMap } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Settings } from '../model/settings.ts';
import type { SeriesPeriod } from '../model/sms.ts';

interface Series {
  readonly definition: Item;
  readonly subject: string;
  readonly every: string;
  readonly due: string;
  readonly start: string;
  readonly end: string | null;
}

/**
 * Records that a promise makes expected: one for each period of each (definition, subject) from the start of the series
 * to the last period whose end plus due lies not after `asOf`. A definition is a report definition, or an agreement that
 * states `report` itself.
 *
 * @param items all items
 * @param settings series start and the day records were adopted
 * @param asOf day to judge
 */
export function expectedSeries(items: ReadonlyMap<string, Item>, settings: Settings, asOf: string): readonly SeriesPeriod[] {
  const all = [...items.values()];
  const records = all.filter((item) => item.type.class === 'record' && item.countsAsEvidence && item.fields['period'] !== undefined);
  const found: SeriesPeriod[] = [];
  for (const series of seriesOf(all, settings)) {
    const every = parseDuration(series.every);
    const due = parseDuration(series.due);
    if (every === null || due === null) continue;
    for (const period of periodsBetween(series.start, every, asOf)) {
      const dueOn = addDuration(period.to, due);
      if (compareDates(dueOn, asOf) > 0 || (series.end !== null && compareDates(period.to, series.end) > 0)) break;
      const record = records.find((candidate) => answers(candidate, series, period.from, period.to));
      found.push({
        definition: series.definition.id,
        subject: series.subject,
        period: period.label,
        from: period.from,
        to: period.to,
        due: dueOn,
        record: record?.id ?? null,
      });
    }
  }
  return found;
}

function seriesOf(items: readonly Item[], settings: Settings): readonly Series[] {
  const series: Series[] = [];
  const first = settings.seriesStart ?? settings.adopted;
  for (const item of items) {
    if (!item.inForce) continue;
    if (item.type.key === 'report-definition') {
      const every = textField(item, 'every');
      const due = textField(item, 'due');
      const start = laterOf(dateField(item, 'series_start') ?? monthStart(textField(item, 'series_start')), settings.adopted) ?? first;
      if (every === null || due === null || start === null) continue;
      for (const subject of subjectsOf(item, items)) {
        const begun = laterOf(start, subject.type.lifecycle === 'agreement' ? subject.effectiveFrom : null) ?? start;
        series.push({ definition: item, subject: subject.id, every, due, start: periodStart(begun, start), end: dateField(item, 'series_end') });
      }
    } else if (item.type.lifecycle === 'agreement') {
      const report = mapField(item, 'report');
      const every = report === null ? null : textField(report, 'every');
      const start = laterOf(item.effectiveFrom, first);
      if (report === null || every === null || start === null) continue;
      series.push({ definition: item, subject: item.id, every, due: textField(report, 'due') ?? 'P30D', start, end: null });
    }
  }
  return series;
}

/** An agreement that began inside a period is reported on from the period it began in. */
function periodStart(begun: string, start: string): string {
  return compareDates(begun, start) <= 0 ? start : `${begun.slice(0, 7)}-01`;
}

function monthStart(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : null;
}

function laterOf(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return compareDates(a, b) >= 0 ? a : b;
}

function subjectsOf(definition: Item, items: readonly Item[]): readonly Item[] {
  const wanted: Readonly<Record<string, string>> = { 'each-sla': 'sla', 'each-service': 'service', 'each-customer': 'customer', 'each-supplier': 'supplier' };
  const kind = textField(definition, 'for') ?? 'sms';
  const type = wanted[kind];
  if (type !== undefined) return items.filter((item) => item.type.key === type && item.inForce && item.fields['in_scope'] !== false);
  if (kind === 'list') {
    const ids = textsField(definition, 'subjects');
    return items.filter((item) => ids.includes(item.id));
  }
  return [definition];
}

/** A record answers when it covers the period and names the definition, or the subject as what it is for. */
function answers(record: Item, series: Series, from: string, to: string): boolean {
  const value = record.fields['period'];
  const period = parsePeriod(isFieldMap(value) ? { from: textField(value, 'from') ?? '', to: textField(value, 'to') ?? '' } : (asPeriodText(value) ?? ''));
  if (period === null || compareDates(period.from, from) > 0 || compareDates(period.to, to) < 0) return false;
  const stated = mapField(record, 'series');
  const definition = (stated === null ? null : textField(stated, 'definition')) ?? textField(record, 'definition');
  if (definition !== null && definition !== series.definition.id) return false;
  const subjects = [...textsField(record, 'for'), ...textsField(record, 'parties'), ...subjectOf(stated)];
  if (series.subject === series.definition.id && series.definition.type.key === 'report-definition') {
    return definition === series.definition.id;
  }
  return subjects.includes(series.subject);
}

function subjectOf(stated: FieldMap | null): readonly string[] {
  return stated === null ? [] : textsField(stated, 'subject');
}

function asPeriodText(value: unknown): string | null {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;
}
