import type { Item } from '../../core/model/item.ts';
import type { Site } from '../site.ts';
import { capitalized, typeName } from '../site.ts';
import { stateText } from '../standing.ts';
import { dateValue, itemValue, textValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';
import { tableSection } from './table-section.ts';
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
 * The latest records about an item, newest first.
 *
 * @param site the site
 * @param id id of the item
 * @param without types that other sections of its page show
 */
export function latestRecords(site: Site, id: string, without: readonly string[] = []): readonly ExtraSection[] {
  const { items, relationsTo } = site.checked.sms;
  const from = (relationsTo.get(id) ?? [])
    .filter((relation) => relation.verb !== 'mentions')
    .map((relation) => relation.from);
  const records = [...new Set(from)]
    .flatMap((other) => items.get(other) ?? [])
    .filter(
      (item) =>
        item.type.class === 'record' &&
        item.storage !== 'section' &&
        item.date !== null &&
        item.inView &&
        !without.includes(item.type.key),
    )
    .sort((a, b) =>
      (a.date ?? '') === (b.date ?? '') ? (a.id < b.id ? -1 : 1) : (a.date ?? '') < (b.date ?? '') ? 1 : -1,
    );
  const rows = records.map((record) => [
    itemValue(site, record.id),
    textValue(capitalized(typeName(record.type.key))),
    dateValue(record.date),
    textValue(stateText(record)),
  ]);
  return tableSection(
    'cb_records',
    say('Latest records'),
    [say('Record'), say('Kind'), say('Date'), say('Status')],
    rows,
    mostRecords,
  );
}
