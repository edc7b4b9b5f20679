import { getSite } from '../../astro/site-store.ts';
import { changesFeed } from '../../views/changes-view.ts';

/** The latest changes as an Atom feed. */
export function GET(): Response {
  return new Response(changesFeed(getSite()), { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
}
