import type { Site } from '../views/site.ts';

// Pages are bundled apart from the integration, so both meet at one place of the process.
const key = Symbol.for('clausebook.site');

interface Store {
  [key]?: Site;
}

/** Makes a site the one that pages are made from. */
export function setSite(site: Site): void {
  (globalThis as Store)[key] = site;
}

/**
 * The site that pages are made from.
 *
 * @throws Error when the integration has not run
 */
export function getSite(): Site {
  const site = (globalThis as Store)[key];
  if (site === undefined) throw new Error('The Clausebook integration is not part of the Astro configuration.');
  return site;
}
