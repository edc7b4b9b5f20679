import type { Item } from '../core/model/item.ts';
import { beginningOf } from './paging.ts';
import { siteIndex } from './site-index.ts';
import type { LinkView, Site } from './site.ts';
import { clauseLink, clauseOrder, itemLink, ownerLink } from './site.ts';
import type { Standing } from './standing.ts';
import { standingOf, stateText } from './standing.ts';
import { dayText } from './words/days.ts';

/** One line of a list of items. */
export interface RowView {
  readonly link: LinkView;
  readonly title: string;
  readonly state: { readonly key: string; readonly text: string };
  readonly standing: Standing;
  readonly owner: LinkView | null;
  readonly date: { readonly iso: string; readonly text: string } | null;
  readonly version: string;
  readonly clauses: readonly LinkView[];
  readonly moreClauses: number;
  readonly findings: number;
}

const mostClauses = 8;

/** An item as a line of a list. */
export function rowView(site: Site, item: Item): RowView {
  const { catalogue, settings } = site.checked.sms;
  const date = item.type.class === 'record' ? item.date : item.effectiveFrom;
  const clauses = item.claims
    .filter(
      ({ standard, clause }) =>
        settings.standards.includes(standard) && catalogue.findClause(standard, clause) !== undefined,
    )
    .sort(clauseOrder(site))
    .map((claim) => clauseLink(site, claim.standard, claim.clause));
  const { shown, rest } = beginningOf(clauses, mostClauses);
  return {
    link: itemLink(site, item.id),
    title: item.title,
    state: { key: item.state, text: stateText(item) },
    standing: standingOf(item),
    owner: ownerLink(site, item),
    date: date === null ? null : { iso: date, text: dayText(date) },
    version: item.version ?? '',
    clauses: shown,
    moreClauses: rest,
    findings: siteIndex(site).findingsOf.get(item.id)?.length ?? 0,
  };
}
