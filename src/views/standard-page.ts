import type { ClauseTreeView } from './clause-tree-view.ts';
import { clauseTreeView } from './clause-tree-view.ts';
import type { LinkView, Site } from './site.ts';
import { clauseLink } from './site.ts';

/** `/clauses/<x>/` is the tree of a standard, or leads on to a clause of the primary standard. */
export type StandardPage =
  { readonly kind: 'tree'; readonly view: ClauseTreeView } | { readonly kind: 'forward'; readonly link: LinkView };

/** Names below `/clauses/`: the standards in use and the clause numbers of the primary one. */
export function standardPaths(site: Site): readonly { readonly params: { readonly standard: string } }[] {
  const { settings, catalogue } = site.checked.sms;
  const [primary = catalogue.primaryStandard] = settings.standards;
  const names = [...settings.standards, ...catalogue.clauses(primary).map((clause) => clause.id)];
  // Folders may be compared without case; a standard goes before a clause of the same name.
  const byName = new Map(names.toReversed().map((name) => [name.toLowerCase(), name]));
  return names.filter((name) => byName.get(name.toLowerCase()) === name).map((standard) => ({ params: { standard } }));
}

/** Addresses of all clause pages. */
export function clausePaths(
  site: Site,
): readonly { readonly params: { readonly standard: string; readonly clause: string } }[] {
  const { settings, catalogue } = site.checked.sms;
  return settings.standards.flatMap((standard) =>
    catalogue.clauses(standard).map((clause) => ({ params: { standard, clause: clause.id } })),
  );
}

/**
 * Page model of `/clauses/<name>/`.
 *
 * @param site the site
 * @param name id of a standard, or a clause number
 */
export function standardPage(site: Site, name: string): StandardPage {
  const { settings, catalogue } = site.checked.sms;
  const [primary = catalogue.primaryStandard] = settings.standards;
  return settings.standards.includes(name)
    ? { kind: 'tree', view: clauseTreeView(site, name) }
    : { kind: 'forward', link: clauseLink(site, primary, name) };
}
