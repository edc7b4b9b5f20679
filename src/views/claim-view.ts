import type { Item } from '../core/model/item.ts';
import { anchorOn } from './html-headings.ts';
import { plainWords } from './plain-words.ts';
import { siteIndex } from './site-index.ts';
import type { LinkView, Site } from './site.ts';
import { clauseLink, clauseOrder } from './site.ts';
import { say } from './words/say.ts';
import { titleOfClause } from './words/clause-title.ts';

/** A clause an item claims to show. */
export interface ClaimView {
  /** Reference of its standard; '' for the first in use. */
  readonly standard: string;
  readonly link: LinkView;
  readonly title: string;
  readonly section: { readonly text: string; readonly href: string } | null;
  readonly state: string;
}

/** Clauses the item names, and those it shows because they are mapped as equivalent to one it names. */
export function claimViews(site: Site, item: Item): readonly ClaimView[] {
  const { catalogue, settings } = site.checked.sms;
  const links = siteIndex(site).evidenceOf.get(item.id) ?? [];
  const named = item.claims.map((claim) => ({
    ...claim,
    link: links.find((entry) => entry.clause === claim.clause && entry.standard === claim.standard),
  }));
  const mapped = links.flatMap((link) => (link.via === null ? [] : [{ ...link, link }]));
  return [...named, ...mapped].sort(clauseOrder(site)).map(({ standard, clause, section, link }) => {
    const anchor = anchorOn(site, item.id, link?.anchor ?? null);
    const state =
      link?.counts === true
        ? say('counts as evidence')
        : say('does not count ({reason})', { reason: plainWords(link?.reason ?? 'draft') });
    return {
      standard: standard === settings.standards[0] ? '' : (catalogue.findStandard(standard)?.reference ?? standard),
      link: clauseLink(site, standard, clause),
      title: titleOfClause(catalogue, standard, clause),
      section: section === null ? null : { text: section, href: anchor === null ? '' : `#${anchor}` },
      state:
        link === undefined || link.via === null
          ? state
          : say('{state}, through {clause}', { state, clause: link.via.clause }),
    };
  });
}
