import type { Item } from '../../core/model/item.ts';
import type { Site } from '../site.ts';
import { capitalized, typeName } from '../site.ts';
import { stateText } from '../standing.ts';
import { dateValue, itemValue, textValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';
import { tableSection } from './table-section.ts';
import { dayText } from '../words/days.ts';
import { say } from '../words/say.ts';

/**
 * Items that name an item in one of their fields, each once.
 *
 * @param site the site
 * @param id id of the item that is named
 * @param type type of the items wanted
 * @param verbs relations wanted; any but a mention in the text when left out
 */
export function namedBy(site: Site, id: string, type: string, verbs?: readonly string[]): readonly Item[] {
  const { items, relationsTo } = site.checked.sms;
  const ids = (relationsTo.get(id) ?? [])
    .filter((relation) => (verbs === undefined ? relation.verb !== 'mentions' : verbs.includes(relation.verb)))
    .map((relation) => relation.from);
  return [...new Set(ids)].flatMap((from) => items.get(from) ?? []).filter((item) => item.type.key === type);
}

/**
 * Items that an item names in one of its fields or, where no relation is asked for, in its text, each once.
 *
 * @param site the site
 * @param id id of the item that names them
 * @param type type of the items wanted
 * @param verbs relations wanted; any when left out
 */
export function namedIn(site: Site, id: string, type: string, verbs?: readonly string[]): readonly Item[] {
  const { items, relationsFrom } = site.checked.sms;
  const ids = (relationsFrom.get(id) ?? [])
    .filter(({ verb }) => verbs === undefined || verbs.includes(verb))
    .map(({ to }) => to);
  return [...new Set(ids)].flatMap((to) => items.get(to) ?? []).filter((item) => item.type.key === type);
}

const mostRecords = 12;

/**
 * The latest records about an item until the day judged, newest first.
 *
 * @param site the site
 * @param id id of the item
 * @param without types that other sections of its page show
 */
export function latestRecords(site: Site, id: string, without: readonly string[] = []): readonly ExtraSection[] {
  const { asOf } = site.checked.sms;
  const records = recordsAbout(site, id, without).filter(({ date, inView }) => inView && date <= asOf);
  return recordTable(site, 'cb_records', say('Latest records'), records.toReversed());
}

/**
 * Records about an item that bear a later day than the one judged, such as what is planned, the next first.
 *
 * @param site the site
 * @param id id of the item
 * @param without types that other sections of its page show
 */
export function laterRecords(site: Site, id: string, without: readonly string[] = []): readonly ExtraSection[] {
  const { asOf } = site.checked.sms;
  const records = recordsAbout(site, id, without).filter(({ date }) => date > asOf);
  return recordTable(site, 'cb_later', say('Records of later days'), records).map((section) => ({
    ...section,
    lead: say('They are planned, or were made after {day}. They do not count on that day.', { day: dayText(asOf) }),
  }));
}

type DatedRecord = Item & { readonly date: string };

/** Records that name an item in one of their fields, the oldest first. */
function recordsAbout(site: Site, id: string, without: readonly string[]): readonly DatedRecord[] {
  const { items, relationsTo } = site.checked.sms;
  const from = (relationsTo.get(id) ?? [])
    .filter((relation) => relation.verb !== 'mentions')
    .map((relation) => relation.from);
  return [...new Set(from)]
    .flatMap((other) => items.get(other) ?? [])
    .filter((item): item is DatedRecord => item.date !== null && item.type.class === 'record')
    .filter((item) => item.storage !== 'section' && !without.includes(item.type.key))
    .sort((a, b) => (a.date === b.date ? (a.id < b.id ? 1 : -1) : a.date < b.date ? -1 : 1));
}

function recordTable(
  site: Site,
  anchor: ExtraSection['anchor'],
  title: string,
  records: readonly DatedRecord[],
): readonly ExtraSection[] {
  const rows = records.map((record) => [
    itemValue(site, record.id),
    textValue(capitalized(typeName(record.type.key))),
    dateValue(record.date),
    textValue(stateText(record)),
  ]);
  return tableSection(anchor, title, [say('Record'), say('Kind'), say('Date'), say('Status')], rows, mostRecords);
}
