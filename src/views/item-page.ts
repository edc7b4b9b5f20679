import type { Banner, ClaimView, ControlLine, FindingView, ItemView, RelationGroup, RowView } from './item-view.ts';
import { itemView, registerPageView } from './item-view.ts';
import type { LinkView, SectionKey, Site } from './site.ts';
import { capitalized } from './site.ts';
import { routeOfItem } from '../core/model/routes.ts';

/** Page of anything with an id: an item or a register. */
export interface ItemPage {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly kindName: string;
  readonly section: SectionKey;
  readonly trail: readonly LinkView[];
  readonly state: { readonly key: string; readonly text: string };
  readonly summary: string;
  /** Sentence at the top of items that have no text of their own. */
  readonly lead: string;
  readonly language: string;
  readonly banners: readonly Banner[];
  readonly control: readonly ControlLine[];
  readonly digest: string | null;
  readonly contents: ItemView['contents'];
  readonly html: string;
  readonly fields: ItemView['fields'];
  readonly parts: readonly (ItemView['parts'][number] & { readonly anchor: string })[];
  readonly rows: readonly RowView[];
  readonly claims: readonly ClaimView[];
  readonly relations: readonly RelationGroup[];
  readonly findings: readonly FindingView[];
  readonly search: ItemView['search'];
  readonly source: string;
}

/** Paths of all items and registers for the router: lower-case id, and the id as a property. */
export function itemPaths(site: Site): readonly { readonly params: { readonly item: string }; readonly props: { readonly id: string } }[] {
  const { items, registers } = site.checked.sms;
  return [...items.keys(), ...registers.keys()].map((id) => ({ params: { item: id.toLowerCase() }, props: { id } }));
}

/**
 * Page model of an item or register.
 *
 * @param site the site
 * @param id id of one of them
 */
export function pageOfId(site: Site, id: string): ItemPage {
  const register = site.checked.sms.registers.get(id);
  if (register === undefined) {
    const view = itemView(site, id);
    return {
      ...view,
      path: routeOfItem(id),
      kindName: capitalized(view.kindName),
      lead: view.html === '' && view.summary !== view.title ? view.summary : '',
      parts: view.parts.map((part) => ({ ...part, anchor: part.link.text.toLowerCase() })),
      rows: [],
    };
  }
  const view = registerPageView(site, register);
  return {
    ...view,
    path: routeOfItem(id),
    kindName: 'Register',
    section: 'registers',
    state: { key: 'active', text: 'active' },
    summary: `Register: ${view.title}`,
    lead: '',
    language: site.checked.sms.settings.language,
    banners: [],
    digest: null,
    contents: [],
    fields: [],
    parts: [],
    claims: [],
    search: { type: 'Register', status: 'active', owner: '', clauses: [], services: [] },
  };
}
