import { getSite } from '../../astro/site-store.ts';
import { dueCalendar, hasDuePage } from '../../views/due-view.ts';

/** The calendar of what falls due. */
export function getStaticPaths(): readonly { readonly params: { readonly calendar: string } }[] {
  return hasDuePage(getSite()) ? [{ params: { calendar: 'calendar' } }] : [];
}

/** The calendar as a file. */
export function GET(): Response {
  return new Response(dueCalendar(getSite()), { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
}
