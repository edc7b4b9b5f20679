import type { LinkView, Site } from './site.ts';
import { clauseLink, hrefOf } from './site.ts';
import { hasSideBySide } from './side-by-side-view.ts';
import { say } from './words/say.ts';
import { titleOfClause } from './words/clause-title.ts';

/** Address of the page below the base path. */
export const routeOfEarlierEditions = '/mapping/earlier-editions/';

/** Where the clauses and process groups of earlier editions went. */
export interface EarlierEditionsView {
  readonly clauses: readonly {
    readonly reference: string;
    /** Unique on the page. */
    readonly anchor: string;
    readonly title: string;
    readonly today: readonly ClauseName[];
    readonly note: string;
  }[];
  readonly groups: readonly {
    readonly name: string;
    readonly edition: string;
    readonly members: string;
    readonly today: readonly ClauseName[];
    readonly note: string;
  }[];
}

/** A clause of today with its title. */
export interface ClauseName {
  readonly link: LinkView;
  readonly title: string;
}

/** Link to the page; null where the site has none. */
export function earlierEditionsLink(site: Site): LinkView | null {
  return hasSideBySide(site)
    ? { href: hrefOf(site, routeOfEarlierEditions), text: say('Numbers of the 2011 edition') }
    : null;
}

/** Page model of the earlier editions. */
export function earlierEditionsView(site: Site): EarlierEditionsView {
  const { catalogue } = site.checked.sms;
  const today = (ids: readonly string[]): readonly ClauseName[] =>
    ids.map((id) => ({
      link: clauseLink(site, catalogue.primaryStandard, id),
      title: titleOfClause(catalogue, catalogue.primaryStandard, id),
    }));
  return {
    clauses: catalogue.legacyClauses.map(({ reference, title, clauses, note }) => ({
      reference,
      anchor: `cb_${reference}`,
      title,
      today: today(clauses),
      note: note ?? '',
    })),
    groups: catalogue.legacyProcessGroups.map(({ name, edition, members, clauses, deviation }) => ({
      name,
      edition,
      members: members.join(', '),
      today: today(clauses),
      note: deviation ?? '',
    })),
  };
}
