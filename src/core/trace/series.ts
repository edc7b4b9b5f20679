import { addDuration, compareDates, parseDuration, parsePeriod, periodsBetween } from '../lifecycle/calendar.ts';
import { dateField, mapField, textField, textsField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Settings } from '../model/settings.ts';
import type { SeriesPeriod } from '../model/sms.ts';
import { SeriesAnswers } from './series-answers.ts';

interface Series {
  readonly definition: Item;
  readonly subject: string;
  readonly every: string;
  readonly due: string;
  /** Day from which periods are counted where they are no calendar periods. */
  readonly counted: string;
  /** No period that begins earlier is expected. */
  readonly first: string;
  /** No period that ends later is expected. */
  readonly last: string | null;
}

const conventionalDue = 'P30D';

/** Names a series where findings are compared: its definition and its subject. */
export function seriesKey(definition: string, subject: string): string {
  return `${definition}/${subject}`;
}

/**
 * Records that a promise makes expected: one for each period of each (definition, subject), from the first whole period
 * after the start of the series, of the agreement and of record keeping to the last one whose end plus due lies not after
 * `asOf`. A definition is a report definition, or an agreement that states `report` itself.
 *
 * @param items all items
 * @param settings series start and the day records were adopted
 * @param asOf day to judge
 */
export function expectedSeries(
  items: ReadonlyMap<string, Item>,
  settings: Settings,
  asOf: string,
): readonly SeriesPeriod[] {
  const all = [...items.values()];
  const answers = new SeriesAnswers(all);
  const found: SeriesPeriod[] = [];
  for (const series of seriesOf(all, settings)) {
    const every = parseDuration(series.every);
    const due = parseDuration(series.due);
    if (every === null || due === null) continue;
    for (const period of periodsBetween(series.counted, every, asOf)) {
      if (compareDates(period.from, series.first) < 0) continue;
      const dueOn = addDuration(period.to, due);
      if (compareDates(dueOn, asOf) > 0 || (series.last !== null && compareDates(period.to, series.last) > 0)) break;
      found.push({
        definition: series.definition.id,
        subject: series.subject,
        period: period.label,
        from: period.from,
        to: period.to,
        due: dueOn,
        record: answers.find(series.definition, series.subject, period),
      });
    }
  }
  return found;
}

function seriesOf(items: readonly Item[], settings: Settings): readonly Series[] {
  const defined = items
    .filter((item) => item.type.key === 'report-definition' && item.inForce && item.inView)
    .flatMap((item) => ofDefinition(item, items, settings));
  const promised = items.filter((item) => hasRun(item)).flatMap((item) => ofAgreement(item, settings));
  const already = new Set(defined.map((series) => `${series.subject} ${series.every}`));
  return [...defined, ...promised.filter((series) => !already.has(`${series.subject} ${series.every}`))];
}

/** True for an agreement in force, and for one that has run out: what was due before its end stays due. */
function hasRun(item: Item): boolean {
  return item.type.lifecycle === 'agreement' && item.inView && (item.inForce || item.state === 'expired');
}

function ofDefinition(item: Item, items: readonly Item[], settings: Settings): readonly Series[] {
  const every = textField(item, 'every');
  const due = textField(item, 'due');
  const start =
    dateField(item, 'series_start') ??
    monthStart(textField(item, 'series_start')) ??
    settings.seriesStart ??
    settings.adopted ??
    settings.inForceFrom;
  if (every === null || due === null || start === null) return [];
  return subjectsOf(item, items).map((subject) => ({
    definition: item,
    subject: subject.id,
    every,
    due,
    counted: start,
    first: latest(start, settings.seriesStart, settings.adopted, beginOf(subject)),
    last: earliest(dateField(item, 'series_end'), subject.type.lifecycle === 'agreement' ? endOf(subject) : null),
  }));
}

function ofAgreement(item: Item, settings: Settings): readonly Series[] {
  const report = mapField(item, 'report');
  const every = report === null ? null : textField(report, 'every');
  const start = item.effectiveFrom ?? settings.seriesStart ?? settings.adopted ?? settings.inForceFrom;
  if (report === null || every === null || start === null) return [];
  // Where nobody says from when records are kept, an old agreement must not ask for the reports of all its years.
  const kept = settings.seriesStart ?? settings.adopted ?? settings.inForceFrom;
  return [
    {
      definition: item,
      subject: item.id,
      every,
      due: textField(report, 'due') ?? conventionalDue,
      counted: start,
      first: latest(start, kept, settings.adopted),
      last: endOf(item),
    },
  ];
}

/** Day from which there is something to report on: the start of an agreement, the going live of a service. */
function beginOf(subject: Item): string | null {
  if (subject.type.lifecycle === 'agreement') return subject.effectiveFrom;
  return subject.type.key === 'service' ? dateField(subject, 'live_since') : null;
}

function endOf(agreement: Item): string | null {
  return textField(agreement, 'renewal') === 'automatic' ? null : dateField(agreement, 'to');
}

function monthStart(text: string | null): string | null {
  return parsePeriod(text)?.from ?? null;
}

function latest(day: string, ...others: readonly (string | null)[]): string {
  return others.reduce<string>((last, other) => (other !== null && compareDates(other, last) > 0 ? other : last), day);
}

function earliest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return compareDates(a, b) <= 0 ? a : b;
}

function subjectsOf(definition: Item, items: readonly Item[]): readonly Item[] {
  const wanted: Readonly<Record<string, string>> = {
    'each-sla': 'sla',
    'each-service': 'service',
    'each-customer': 'customer',
    'each-supplier': 'supplier',
  };
  const kind = textField(definition, 'for') ?? 'sms';
  const type = wanted[kind];
  if (type !== undefined) {
    return items.filter(
      (item) =>
        item.type.key === type && item.inView && (item.inForce || hasRun(item)) && item.fields['in_scope'] !== false,
    );
  }
  if (kind === 'list') {
    const ids = textsField(definition, 'subjects');
    return items.filter((item) => ids.includes(item.id));
  }
  return [definition];
}
