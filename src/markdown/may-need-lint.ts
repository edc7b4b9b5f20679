import type { Heading } from '../core/model/facts.ts';

const htmlHeading = /<h[1-6]/i;
/** Headings in quotations and lists, which are none of the document and all the same to the plugins. */
const innerHeading = /^[ \t]*(?:[>*+-]|\d{1,9}[.)])[ \t>*+\d.)-]*#/m;
const innerLine = /^[ \t>*+\d.)-]*(?:=+|-+)[ \t]*$/m;

/**
 * Sorts out texts of which the plugins of `lintPreset` have nothing to say, without parsing them once more: most documents are such. It
 * errs on the other side only.
 *
 * @param facts Markdown without frontmatter, and its headings as parsed
 * @returns false where no plugin of the preset can find anything
 */
export function mayNeedLint({
  body,
  headings,
}: {
  readonly body: string;
  readonly headings: readonly Heading[];
}): boolean {
  if (body.includes('][') || body.includes(']:') || htmlHeading.test(body)) return true;
  return innerHeading.test(body) || innerLine.test(body) || hasSuspiciousHeadings(headings);
}

function hasSuspiciousHeadings(headings: readonly Heading[]): boolean {
  const seen = new Set<string>();
  let before: number | null = null;
  for (const { depth, text } of headings) {
    if (before !== null && (depth > before + 1 || depth === 1)) return true;
    before = depth;
    const letters = text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
    if (seen.has(letters)) return true;
    seen.add(letters);
  }
  return false;
}
