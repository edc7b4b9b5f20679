/** Pages of the site that are no items, which texts may link to. */
export const pageRoutes: ReadonlySet<string> = new Set([
  'clauses',
  'matrix',
  'mapping',
  'services',
  'people',
  'changes',
  'due',
  'findings',
  'gaps',
  'maps',
  'state',
  'open',
  'packs',
  'print',
  'rules',
  'search',
  'a-z',
  'accessibility',
  'registers',
  'mapping/earlier-editions',
  'maps/services',
  'maps/processes',
  'maps/risks',
  'maps/measures',
  'maps/audits',
  'maps/plans',
  'maps/obligations',
  'maps/parties',
  'packs/management-review',
  'packs/audit-plan',
  'packs/certification',
  'packs/notices',
]);

/**
 * Names of these pages, and of some that may come: no item may have one of them as its id. Every address below is permanent.
 */
export const reservedRoutes: ReadonlySet<string> = new Set([...pageRoutes, 'types', 'about', 'pages']);

/** Names that the published folder holds besides the pages: no item may have one of them as its id either. */
export const reservedNames: ReadonlySet<string> = new Set(['404', 'index', 'pagefind', 'assets', 'look']);

/** Address of an item's page below the base path: `/pol-001/`. */
export function routeOfItem(id: string): string {
  return `/${encodeURIComponent(id.toLowerCase())}/`;
}

/** Address of a clause's page: `/clauses/iso20000-1-2018/8.6.1/`. */
export function routeOfClause(standard: string, clause: string): string {
  return `/clauses/${standard}/${clause}/`;
}

/** Address of a landing page: `/pages/new-here/`; the page `index` is the home page. */
export function routeOfPage(name: string): string {
  return name === 'index' ? '/' : `/pages/${encodeURIComponent(name)}/`;
}

/** Address of the register of a type: `/registers/risk/`. */
export function routeOfType(typeKey: string): string {
  return `/registers/${typeKey}/`;
}

/** Address of the list of everything from A to Z. */
export const routeOfIndex = '/a-z/';

/** Address of the pages that explain the rules: `/rules/`. */
export const routeOfRules = '/rules/';

/** Address of the page of a group of rules: `/rules/evid/`. */
export function routeOfRuleGroup(code: string): string {
  return `${routeOfRules}${code.toLowerCase()}/`;
}

/** Anchor of a rule on its page: `evid-001`. */
export function anchorOfRule(id: string): string {
  return id.toLowerCase();
}
