import { routeOfChanges } from './changes-view.ts';
import { mapsLink } from './maps/maps.ts';
import { openLink } from './open-view.ts';
import { packsLink } from './packs/packs.ts';
import type { LinkView, Site } from './site.ts';
import { hrefOf } from './site.ts';
import { stateLink } from './state/state-page.ts';
import { say } from './words/say.ts';

const known = new WeakMap<Site, readonly LinkView[]>();

/** Links that stand at the foot of every page: to the pages that look over the whole SMS, as far as the site has them. */
export function overviewLinks(site: Site): readonly LinkView[] {
  const before = known.get(site);
  if (before !== undefined) return before;
  const links = [
    stateLink(site),
    openLink(site),
    { href: hrefOf(site, routeOfChanges), text: say('All changes') },
    mapsLink(site),
    packsLink(site),
  ].flatMap((link) => link ?? []);
  known.set(site, links);
  return links;
}
