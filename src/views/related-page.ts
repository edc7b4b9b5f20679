import { routeOfRelated, allRelations } from './relations-view.ts';
import type { RelatedLink } from './relations-view.ts';
import { idsWithMoreRelations } from './item-page.ts';
import type { Paging } from './paging.ts';
import { pageCount, pageOf } from './paging.ts';
import type { LinkView, Site } from './site.ts';
import { itemLink } from './site.ts';

const pageSize = 250;

/** One page of everything that is related to an item that has too much of it for its own page. */
export interface RelatedPage {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly trail: readonly LinkView[];
  readonly entries: readonly { readonly label: string; readonly link: RelatedLink }[];
  readonly paging: Paging;
}

/** Paths of these pages for the router; the first has no number. */
export function relatedPaths(site: Site): readonly {
  readonly params: { readonly item: string; readonly page: string | undefined };
  readonly props: { readonly id: string };
}[] {
  return idsWithMoreRelations(site).flatMap((id) =>
    Array.from({ length: pageCount(entriesOf(site, id).length, pageSize) }, (_, index) => ({
      params: { item: id.toLowerCase(), page: index === 0 ? undefined : String(index + 1) },
      props: { id },
    })),
  );
}

/**
 * Page model of one of these pages.
 *
 * @param site the site
 * @param id id of an item or register
 * @param number number of the page, from 1
 */
export function relatedPage(site: Site, id: string, number: number): RelatedPage {
  const { items, registers } = site.checked.sms;
  const title = items.get(id)?.title ?? registers.get(id)?.title ?? '';
  const path = routeOfRelated(id);
  return {
    id,
    title,
    path,
    trail: [itemLink(site, id, `${id} ${title}`)],
    ...pageOf(site, path, entriesOf(site, id), number, pageSize),
  };
}

function entriesOf(site: Site, id: string): RelatedPage['entries'] {
  return allRelations(site, id).flatMap(({ label, links }) => links.map((link) => ({ label, link })));
}
