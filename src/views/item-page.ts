import type { ControlLine } from './control-view.ts';
import type { ExtraSection } from './extras/extra-section.ts';
import type { Fact } from './extras/fact.ts';
import type { FindingView } from './finding-view.ts';
import type { ClaimView } from './claim-view.ts';
import type { ApprovalView } from './item-view.ts';
import { itemPage } from './item-view.ts';
import { registerPage } from './register-view.ts';
import { hasMoreRelations } from './relations-view.ts';
import type { RelationGroup } from './relations-view.ts';
import type { RowView } from './row-view.ts';
import type { SearchFacts } from './search-facts.ts';
import type { LinkView, SectionKey, Site } from './site.ts';
import type { SuspectView } from './suspect-view.ts';
import type { Banner, Standing } from './standing.ts';
import type { ValueView } from './value-view.ts';

/** Page of anything with an id: an item or a register. */
export interface ItemPage {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly kindName: string;
  readonly section: SectionKey;
  readonly trail: readonly LinkView[];
  readonly state: { readonly key: string; readonly text: string };
  readonly standing: Standing;
  /** One word that marks title and printed sheets of what does not apply today. */
  readonly mark: string | null;
  readonly summary: string;
  /** Sentence at the top of items that have no text of their own. */
  readonly lead: string;
  readonly language: string;
  /** The text and its history, beside each other; empty where history is not known. */
  readonly tabs: readonly (LinkView & { readonly isCurrent: boolean })[];
  readonly banners: readonly Banner[];
  /** The few lines of the control block a reader needs first. */
  readonly key: readonly ControlLine[];
  readonly control: readonly ControlLine[];
  readonly approvals: readonly ApprovalView[];
  readonly digest: string | null;
  readonly contents: readonly {
    readonly depth: number;
    readonly text: string;
    readonly href: string;
    /** Language of a heading of the text, where that is not the one of the pages. */
    readonly lang?: string;
  }[];
  readonly html: string;
  /** Where the source of the page can be edited; null where the settings do not say, and for people outside. */
  readonly edit: LinkView | null;
  /** What readers of this kind of page look for first. */
  readonly facts: readonly Omit<Fact, 'fields'>[];
  /** What only this type has to show, found elsewhere in the SMS; some of it stands above the text. */
  readonly extras: readonly ExtraSection[];
  readonly fields: readonly {
    readonly label: string;
    readonly value: ValueView;
    /** False for what would only mislead the search, such as keys. */
    readonly isSearchable: boolean;
  }[];
  readonly parts: readonly {
    readonly link: LinkView;
    readonly title: string;
    readonly state: string;
    /** Null where a heading of the text has it already. */
    readonly anchor: string | null;
  }[];
  /** Where all parts stand when this page leaves some out. */
  readonly moreParts: LinkView | null;
  readonly rows: readonly RowView[];
  /** Where the rows stand that this page leaves out. */
  readonly moreRows: { readonly count: number; readonly lists: readonly LinkView[] } | null;
  readonly claims: readonly ClaimView[];
  /** What changed elsewhere since somebody looked at this. */
  readonly suspects: readonly SuspectView[];
  readonly relations: readonly RelationGroup[];
  readonly findings: readonly FindingView[];
  readonly moreFindings: number;
  readonly search: SearchFacts;
  readonly source: string;
}

/** Paths of all items and registers for the router: lower-case id, and the id as a property. */
export function itemPaths(
  site: Site,
): readonly { readonly params: { readonly item: string }; readonly props: { readonly id: string } }[] {
  const { items, registers } = site.checked.sms;
  return [...items.keys(), ...registers.keys()].map((id) => ({ params: { item: id.toLowerCase() }, props: { id } }));
}

/** Ids of items and registers whose relations do not fit on their page. */
export function idsWithMoreRelations(site: Site): readonly string[] {
  const { items, registers } = site.checked.sms;
  return [...items.keys(), ...registers.keys()].filter((id) => hasMoreRelations(site, id));
}

/**
 * Page model of an item or register.
 *
 * @param site the site
 * @param id id of one of them
 * @throws Error when nothing has the id (a defect of ours: routes come from the items)
 */
export function pageOfId(site: Site, id: string): ItemPage {
  const { items, registers } = site.checked.sms;
  const item = items.get(id);
  if (item !== undefined) return itemPage(site, item);
  const register = registers.get(id);
  if (register === undefined) throw new Error(`Nothing has the id ${id}.`);
  return registerPage(site, register);
}
