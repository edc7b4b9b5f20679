import { getSite } from '../../astro/site-store.ts';
import { versionText, versionTextPaths } from '../../views/history/version-texts.ts';

/** Texts of versions, for the comparison of any two in a reader's browser. */
export function getStaticPaths(): ReturnType<typeof versionTextPaths> {
  return versionTextPaths(getSite());
}

/** One text as JSON. */
export function GET({ props }: { readonly props: { readonly id: string; readonly key: string } }): Response {
  return new Response(JSON.stringify(versionText(getSite(), props.id, props.key)), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}
