// Scripts are compiled in the package; pages are shipped as they are.
const scriptEnding = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** Route pattern -> page file in `theme/routes/`. Route names are reserved ids (core/model/routes.ts). */
export const routes: readonly { readonly pattern: string; readonly file: string }[] = [
  { pattern: '/', file: 'home.astro' },
  { pattern: '/registers', file: 'registers.astro' },
  { pattern: '/registers/[type]', file: 'type.astro' },
  { pattern: '/registers/[type]/[page]', file: 'type-page.astro' },
  { pattern: '/clauses', file: 'clauses.astro' },
  { pattern: '/clauses/[standard]', file: 'standard.astro' },
  { pattern: '/clauses/[standard]/[clause]', file: 'clause.astro' },
  { pattern: '/clauses/[standard]/[clause]/[page]', file: 'clause-page.astro' },
  { pattern: '/matrix', file: 'matrix.astro' },
  { pattern: '/services', file: 'services.astro' },
  { pattern: '/people', file: 'people.astro' },
  { pattern: '/findings', file: 'findings.astro' },
  { pattern: '/findings/[page]', file: 'findings-page.astro' },
  { pattern: '/gaps', file: 'gaps.astro' },
  { pattern: '/gaps/[page]', file: 'gaps-page.astro' },
  { pattern: '/changes', file: 'changes.astro' },
  { pattern: '/changes/feed.xml', file: `changes-feed.${scriptEnding}` },
  { pattern: '/due/[...page]', file: 'due.astro' },
  { pattern: '/due/[calendar].ics', file: `due-calendar.${scriptEnding}` },
  { pattern: '/rules/[...group]', file: 'rules.astro' },
  { pattern: '/search', file: 'search.astro' },
  { pattern: '/404', file: 'not-found.astro' },
  { pattern: '/[item]', file: 'item.astro' },
  { pattern: '/[item]/related/[...page]', file: 'related.astro' },
  { pattern: '/[item]/history/[...page]', file: 'history.astro' },
  { pattern: '/[item]/history/[text].json', file: `version-text.${scriptEnding}` },
];
