import { idsWithMoreRelations } from './item-page.ts';
import { longListsOf, routeOfList } from './item-lists.ts';
import { shortenedWithin } from './long-values.ts';
import type { Paging } from './paging.ts';
import { pageCount, pageOf } from './paging.ts';
import { routeOfRelated, allRelations } from './relations-view.ts';
import type { LinkView, Site } from './site.ts';
import { hrefOf, itemLink } from './site.ts';
import type { ListValue, TableValue, ValueView } from './value-view.ts';
import { textValue } from './value-view.ts';
import { say } from './words/say.ts';

const pageSize = 250;
const linesPerPage = 100;

/** One page of a list that is too long for the page of its item: of its relations, of a field, of a section. */
export interface RelatedPage {
  readonly title: string;
  readonly heading: string;
  readonly path: string;
  readonly trail: readonly LinkView[];
  readonly value: ListValue | TableValue;
  readonly paging: Paging;
}

interface RelatedPath {
  readonly params: { readonly item: string; readonly page: string | undefined };
  readonly props: { readonly id: string; readonly list: string | null; readonly number: number };
}

/** Paths of these pages for the router: `related/` and `related/2/` for relations, `related/field-posts/` for a list. */
export function relatedPaths(site: Site): readonly RelatedPath[] {
  const relations = idsWithMoreRelations(site).flatMap((id) =>
    pathsOf(id, null, pageCount(relationsTable(site, id).rows.length, pageSize)),
  );
  const lists = [...site.checked.sms.items.values()].flatMap((item) =>
    longListsOf(site, item).flatMap(({ key, value }) =>
      pathsOf(item.id, key, pageCount(entriesOf(value).length, linesPerPage)),
    ),
  );
  return [...relations, ...lists];
}

function pathsOf(id: string, list: string | null, pages: number): readonly RelatedPath[] {
  return Array.from({ length: pages }, (_, index) => {
    const parts = [...(list === null ? [] : [list]), ...(index === 0 ? [] : [String(index + 1)])];
    return {
      params: { item: id.toLowerCase(), page: parts.length === 0 ? undefined : parts.join('/') },
      props: { id, list, number: index + 1 },
    };
  });
}

/**
 * Page model of one of these pages.
 *
 * @param site the site
 * @param id id of an item or register
 * @param list name of the list; null for the relations
 * @param number number of the page, from 1
 * @throws Error when the item has no such list (a defect of ours)
 */
export function relatedPage(site: Site, id: string, list: string | null, number: number): RelatedPage {
  const { items, registers } = site.checked.sms;
  const item = items.get(id);
  const title = item?.title ?? registers.get(id)?.title ?? '';
  const trail = [itemLink(site, id, `${id} ${title}`)];
  if (list === null) {
    const path = routeOfRelated(id);
    const table = relationsTable(site, id);
    const { entries, paging } = pageOf(site, path, table.rows, number, pageSize);
    const value = { ...table, rows: entries };
    return {
      title: say('Related to {item}', { item: `${id} ${title}` }),
      heading: say('Related to {item}', { item: id }),
      path,
      trail,
      value,
      paging,
    };
  }
  const found = item === undefined ? undefined : longListsOf(site, item).find((entry) => entry.key === list);
  if (found === undefined) throw new Error(`${id} has no list ${list}.`);
  const path = routeOfList(id, list);
  const whole = shortenedWithin(found.value, found, (key) => hrefOf(site, routeOfList(id, key)));
  const { entries, paging } = pageOf(site, path, entriesOf(whole), number, linesPerPage);
  return {
    title: say('{label} of {item}', { label: found.label, item: `${id} ${title}` }),
    heading: `${found.label}, ${id}`,
    path,
    trail,
    value: withEntries(found.value, entries),
    paging,
  };
}

type Entry = ListValue['items'][number] | TableValue['rows'][number];

function entriesOf(value: ValueView): readonly Entry[] {
  if (value.kind === 'list') return value.items;
  return value.kind === 'table' ? value.rows : [];
}

function withEntries(value: ListValue | TableValue, entries: readonly Entry[]): ListValue | TableValue {
  return value.kind === 'list'
    ? { ...value, items: entries as ListValue['items'] }
    : { ...value, rows: entries as TableValue['rows'] };
}

function relationsTable(site: Site, id: string): TableValue {
  const rows = allRelations(site, id).flatMap(({ label, links }) =>
    links.map((link) => [textValue(label), { kind: 'link' as const, link, name: link.name }]),
  );
  return { kind: 'table', columns: [say('How'), say('What')], rows };
}
