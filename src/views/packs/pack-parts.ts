import { compareDates, parsePeriod } from '../../core/lifecycle/calendar.ts';
import { asText, booleanField, mapsField, textField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { lastWholeReview } from '../../core/model/review-log.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { tableSection } from '../extras/table-section.ts';
import type { Site } from '../site.ts';
import { capitalized, typeName } from '../site.ts';
import { stateText } from '../standing.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, textValue } from '../value-view.ts';
import { dayText } from '../words/days.ts';
import { say } from '../words/say.ts';

/** Most rows of a table in a pack: what is more stands in the list of the kind. */
export const mostRows = 60;

/** A section that says so where nothing is on file, since in a pack a gap is news. */
export function sectionOrNothing(
  anchor: ExtraSection['anchor'],
  title: string,
  columns: readonly string[],
  rows: readonly (readonly ValueView[])[],
  nothing: string,
): ExtraSection {
  const [section] = tableSection(anchor, title, columns, rows, mostRows);
  return section ?? { anchor, title, value: textValue(nothing), chart: null, most: mostRows };
}

/** Last day that a record is about: the end of its period, else its own day; null where it has neither. */
export function lastDayOf(record: Item): string | null {
  return parsePeriod(record.fields['period'])?.to ?? record.date;
}

/** What a section says that has nothing since a day; since ever where none is given. */
export function nothingSince(since: string | null): string {
  return since === null
    ? say('Nothing is on file.')
    : say('Nothing has come on file since {day}.', { day: dayText(since) });
}

/** True for a record that counts and is about days after one; about any day where none is given. */
export function isSince(record: Item, since: string | null): boolean {
  const day = lastDayOf(record);
  return record.inView && day !== null && (since === null || compareDates(day, since) > 0);
}

/** Newest first. */
export function byDay(a: Item, b: Item): number {
  const [dayA, dayB] = [lastDayOf(a) ?? '', lastDayOf(b) ?? ''];
  return dayA === dayB ? (a.id < b.id ? -1 : 1) : dayA < dayB ? 1 : -1;
}

/** A row of a list of items: what it is, its kind, its state and its day. */
export function itemRow(site: Site, item: Item): readonly ValueView[] {
  return [
    itemValue(site, item.id),
    textValue(capitalized(typeName(item.type.key))),
    textValue(stateText(item)),
    dateValue(item.type.class === 'record' ? lastDayOf(item) : item.effectiveFrom),
  ];
}

/** Columns of `itemRow`. */
export function itemColumns(): readonly string[] {
  return [say('What'), say('Kind'), say('State'), say('Day')];
}

/** Changes, releases and transitions that are not finished: a transition is when its report is on file. */
export function plannedChanges(sms: Sms): readonly Item[] {
  const reported = new Set(
    itemsOfType(sms, 'transition-report').flatMap(({ parent, countsAsEvidence }) => (countsAsEvidence ? parent : [])),
  );
  return ['change', 'release', 'service-transition-plan']
    .flatMap((type) => itemsOfType(sms, type))
    .filter((item) => item.inView && item.status !== 'closed' && item.state !== 'rejected' && !reported.has(item.id));
}

/** A role, person or words as a value. */
export function whoValue(site: Site, who: string | null): ValueView {
  if (who === null) return textValue('');
  return site.checked.sms.items.has(who) ? itemValue(site, who) : textValue(who);
}

/** The last day on which an item as a whole was looked at, by its own log; says so where none is logged. */
export function checkValue(item: Item, asOf: string): ValueView {
  const last = lastWholeReview(item, asOf);
  return last === null ? textValue(say('no check recorded')) : dateValue(last);
}

/**
 * The same of a row that is looked at with its register: what the register says, where that is later than the row's own log or there is none.
 */
export function lookedAtValue(site: Site, item: Item): ValueView {
  const { asOf, registers } = site.checked.sms;
  const own = lastWholeReview(item, asOf);
  const register = registers.get(item.parent ?? '');
  const whole = (register?.reviewLog ?? [])
    .map(({ at }) => at)
    .filter((at) => at <= asOf)
    .sort()
    .at(-1);
  return register !== undefined && whole !== undefined && (own === null || own < whole)
    ? textValue(say('{day}, with {register}', { day: dayText(whole), register: register.id }))
    : checkValue(item, asOf);
}

/** A line of the results of a report. */
export interface ResultLine {
  readonly report: Item;
  readonly agreement: string;
  readonly measure: string;
  readonly target: string;
  readonly actual: string;
  /** Null where the report does not say it. */
  readonly isMet: boolean | null;
}

/** Results that reports state, in the order of the reports. */
export function resultLines(reports: readonly Item[]): readonly ResultLine[] {
  return reports.flatMap((report) =>
    mapsField(report, 'results').map((line) => ({
      report,
      agreement: textField(line, 'agreement') ?? textField(line, 'party') ?? '',
      measure: textField(line, 'measure') ?? '',
      target: asText(line['target']) ?? '',
      actual: asText(line['actual']) ?? '',
      isMet: metOf(line),
    })),
  );
}

function metOf(line: FieldMap): boolean | null {
  const stated = booleanField(line, 'met');
  if (stated !== null) return stated;
  const text = (textField(line, 'met') ?? '').toLowerCase();
  return /^(?:met|erfüllt|✓)/.test(text) ? true : /^(?:not |missed|nicht|verfehlt|✗)/.test(text) ? false : null;
}

/** Whether a target was met, in words; '' where the report does not say it. */
export function metWords({ isMet }: ResultLine): string {
  return isMet === null ? '' : say(isMet ? 'met' : 'missed');
}
