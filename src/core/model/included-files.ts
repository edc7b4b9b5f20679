import { canonicalBody } from '../control/canonical-body.ts';
import type { IncludedFile } from '../control/digest.ts';
import type { LinkIndex } from '../trace/link-target.ts';
import { resolveLinkTarget } from '../trace/link-target.ts';
import type { SourceFacts } from './facts.ts';
import type { Sms } from './sms.ts';

/** SHA-256 of the files that are no texts, by path; undefined where there is none. */
export interface AssetHashes {
  readonly get: (path: string) => string | undefined;
}

/**
 * The files that a text can include.
 *
 * @param file file of the text
 * @param sms files of today, and of texts that stand as they once were
 */
export function assetsSeenFrom(
  file: string,
  { assets, olderAssets }: { readonly assets: Sms['assets']; readonly olderAssets?: Sms['olderAssets'] | undefined },
): Sms['assets'] {
  return olderAssets?.get(file) ?? assets;
}

const mayLinkInHtml = /<(?:img|a)\s/i;

/**
 * Pictures and attachments of a text: those that its digest binds, and those that it names in HTML.
 *
 * @param facts the text
 * @param index what there is to link to
 * @param assets files that are no texts
 * @returns each once, in the order of the paths
 */
export function includedFiles(
  facts: Pick<SourceFacts, 'file' | 'body' | 'links'>,
  index: LinkIndex,
  assets: AssetHashes,
): readonly IncludedFile[] {
  const found = new Map<string, string>();
  const look = (target: string): null => {
    const led = resolveLinkTarget(target, facts.file, index);
    const sha256 = led.kind === 'asset' ? assets.get(led.file) : undefined;
    if (led.kind === 'asset' && sha256 !== undefined) found.set(led.file, sha256);
    return null;
  };
  canonicalBody(facts.body, { resolveLink: look });
  if (namesFilesInHtml(facts)) for (const { target } of facts.links) look(target);
  return [...found].map(([path, sha256]) => ({ path, sha256 })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** True where a text may name files in HTML, which its digest takes as it stands. */
export function namesFilesInHtml({ body }: Pick<SourceFacts, 'body'>): boolean {
  return mayLinkInHtml.test(body);
}

/** True where two texts include files with the same bytes, wherever these lie. */
export function haveSameBytes(a: readonly IncludedFile[], b: readonly IncludedFile[]): boolean {
  const bytesOf = (files: readonly IncludedFile[]): string =>
    files
      .map(({ sha256 }) => sha256)
      .sort()
      .join(' ');
  return a === b || bytesOf(a) === bytesOf(b);
}
