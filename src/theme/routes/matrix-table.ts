import { getSite } from '../../astro/site-store.ts';
import { matrixCsv } from '../../views/matrix-csv.ts';

/** The matrix for spreadsheets; none where the site tells nothing of the whole. */
export function getStaticPaths(): readonly { readonly params: { readonly table: string } }[] {
  return getSite().isPartial ? [] : [{ params: { table: 'matrix' } }];
}

/** The matrix as a file. */
export function GET(): Response {
  return new Response(matrixCsv(getSite().checked.sms), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
}
