import { getSite } from '../../astro/site-store.ts';
import { openCsv, openLink } from '../../views/open-view.ts';

/** The list of what is open for spreadsheets; none for people outside. */
export function getStaticPaths(): readonly { readonly params: { readonly table: string } }[] {
  return openLink(getSite()) === null ? [] : [{ params: { table: 'open' } }];
}

/** The list as a file. */
export function GET(): Response {
  return new Response(openCsv(getSite()), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
}
