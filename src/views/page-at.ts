import { pageRoutes } from '../core/model/routes.ts';
import { hasDuePage } from './due-view.ts';
import { mapPaths } from './maps/maps.ts';
import { openLink } from './open-view.ts';
import { packPaths } from './packs/packs.ts';
import { hasRulePages } from './rule-link.ts';
import type { Site } from './site.ts';
import { hasStatePage } from './state/state-page.ts';

/** Pages that some sites do not have, by the first part of their path. */
const mayBeMissing: Readonly<Record<string, (site: Site, rest: string | undefined) => boolean>> = {
  due: hasDuePage,
  open: (site) => openLink(site) !== null,
  state: hasStatePage,
  rules: hasRulePages,
  maps: (site, rest) => mapPaths(site).some(({ params }) => params.page === rest),
  packs: (site, rest) => packPaths(site).some(({ params }) => params.page === rest),
};

/**
 * True where a site has a page of the program at a path.
 *
 * @param site the site
 * @param path one of `pageRoutes`: `due`, `packs/audit-plan`
 */
export function hasPageAt(site: Site, path: string): boolean {
  const [first = '', ...rest] = path.split('/');
  const isThere = mayBeMissing[first];
  return (
    pageRoutes.has(path) && (isThere === undefined || isThere(site, rest.length === 0 ? undefined : rest.join('/')))
  );
}
