import { itemsOfType } from '../core/model/items-of-type.ts';
import { routeOfType } from '../core/model/routes.ts';
import type { Paging } from './paging.ts';
import { laterPages, pageOf } from './paging.ts';
import { kindName } from './kind-name.ts';
import type { RowView } from './row-view.ts';
import { rowView } from './row-view.ts';
import type { LinkView, Site } from './site.ts';
import { capitalized, searchHref, sectionLink, typeListName } from './site.ts';
import { say } from './words/say.ts';
import { purposeIn } from './words/model-words.ts';

const pageSize = 150;

/** One page of the list of a type. */
export interface TypeView {
  readonly key: string;
  readonly path: string;
  readonly title: string;
  readonly purpose: string;
  readonly trail: readonly LinkView[];
  readonly rows: readonly RowView[];
  readonly paging: Paging;
  /** Search in all pages of the list; null when there is only one page, which has filters of its own. */
  readonly search: LinkView | null;
  readonly states: readonly string[];
  readonly owners: readonly string[];
}

/** Pages of the lists after the first, for the router. */
export function laterTypePages(
  site: Site,
): readonly { readonly params: { readonly type: string; readonly page: string } }[] {
  const { sms } = site.checked;
  return [...sms.types.keys()].flatMap((type) =>
    laterPages(itemsOfType(sms, type).length, pageSize).map((page) => ({ params: { type, page: String(page) } })),
  );
}

/**
 * Page model of the list of a type.
 *
 * @param site the site
 * @param typeKey key of the type
 * @param number number of the page, from 1
 */
export function typeView(site: Site, typeKey: string, number = 1): TypeView {
  const { sms } = site.checked;
  const title = typeListName(typeKey);
  const items = itemsOfType(sms, typeKey).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const path = routeOfType(typeKey);
  const { entries, paging } = pageOf(site, path, items, number, pageSize);
  const rows = entries.map((item) => rowView(site, item));
  const [kind, ...otherKinds] = new Set(items.map((item) => capitalized(kindName(item))));
  return {
    key: typeKey,
    path,
    title,
    purpose: purposeIn(typeKey) ?? sms.types.get(typeKey)?.purpose ?? '',
    trail: [sectionLink(site, 'registers')],
    rows,
    paging,
    search:
      paging.total === 1
        ? null
        : {
            href: searchHref(site, kind !== undefined && otherKinds.length === 0 ? { type: kind } : {}),
            text: say('Search all {count}', { count: items.length }),
          },
    states: [...new Set(rows.map((row) => row.state.text))].sort(),
    owners: [...new Set(rows.flatMap((row) => (row.owner === null ? [] : [row.owner.text])))].sort(),
  };
}
