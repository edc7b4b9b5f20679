import { earlierEditionsLink } from './earlier-editions-view.ts';
import { sideBySideLink } from './side-by-side-view.ts';
import type { LinkView, Site } from './site.ts';

/** Pages that lead to clauses from the numbers of other standards and editions. */
export function waysIntoClauses(site: Site): readonly LinkView[] {
  return [sideBySideLink(site), earlierEditionsLink(site)].filter((link) => link !== null);
}
