/** Route pattern -> page file in `theme/routes/`. Route names are reserved ids (core/model/routes.ts). */
export const routes: readonly { readonly pattern: string; readonly file: string }[] = [
  { pattern: '/', file: 'home.astro' },
  { pattern: '/registers', file: 'registers.astro' },
  { pattern: '/registers/[type]', file: 'type.astro' },
  { pattern: '/clauses', file: 'clauses.astro' },
  { pattern: '/clauses/[standard]', file: 'standard.astro' },
  { pattern: '/clauses/[standard]/[clause]', file: 'clause.astro' },
  { pattern: '/matrix', file: 'matrix.astro' },
  { pattern: '/services', file: 'services.astro' },
  { pattern: '/people', file: 'people.astro' },
  { pattern: '/findings', file: 'findings.astro' },
  { pattern: '/gaps', file: 'gaps.astro' },
  { pattern: '/search', file: 'search.astro' },
  { pattern: '/404', file: 'not-found.astro' },
  { pattern: '/[item]', file: 'item.astro' },
];
