import type { Heading } from '../core/model/facts.ts';
import { rememberedText } from '../core/model/remembered-text.ts';

const htmlHeading = /<h[1-6]/i;
/** Headings in quotations and lists, which are none of the document and all the same to the plugins. */
const innerHeading = /^[ \t]*(?:[>*+-]|\d{1,9}[.)])[ \t>*+\d.)-]*#/;
const innerLine = /^[ \t>*+\d.)-]*(?:=+|-+)[ \t]*$/;
/** What a line of either kind begins with. */
const beginnings: ReadonlySet<string> = new Set(' \t>*+0123456789.)-=');

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
  return hasInnerHeading(body) || hasSuspiciousHeadings(headings);
}

function hasInnerHeading(body: string): boolean {
  for (let start = 0; start < body.length;) {
    const end = body.indexOf('\n', start);
    const stop = end < 0 ? body.length : end;
    if (beginnings.has(body.charAt(start))) {
      const line = body.slice(start, body[stop - 1] === '\r' ? stop - 1 : stop);
      if (innerHeading.test(line) || innerLine.test(line)) return true;
    }
    start = stop + 1;
  }
  return false;
}

const lettersOf = rememberedText((text) => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase());

function hasSuspiciousHeadings(headings: readonly Heading[]): boolean {
  const seen = new Set<string>();
  let before: number | null = null;
  for (const { depth, text } of headings) {
    if (before !== null && (depth > before + 1 || depth === 1)) return true;
    before = depth;
    const letters = lettersOf(text);
    if (seen.has(letters)) return true;
    seen.add(letters);
  }
  return false;
}
