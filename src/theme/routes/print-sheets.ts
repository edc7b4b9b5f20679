import { getSite } from '../../astro/site-store.ts';
import { printPaths } from '../../views/print/print-page.ts';
import { sheetsCss } from '../../views/print/sheets-css.ts';

/** Paths of the style sheets with the margins of the documents that are printed together. */
export function getStaticPaths(): readonly {
  readonly params: { readonly section: string; readonly sheets: string };
  readonly props: { readonly section: string; readonly number: number };
}[] {
  return printPaths(getSite()).map(({ props }) => ({
    params: { section: props.section, sheets: `sheets-${props.number}` },
    props,
  }));
}

/** One style sheet. */
export function GET({ props }: { readonly props: { readonly section: string; readonly number: number } }): Response {
  return new Response(sheetsCss(getSite(), props.section, props.number), {
    headers: { 'content-type': 'text/css; charset=utf-8' },
  });
}
