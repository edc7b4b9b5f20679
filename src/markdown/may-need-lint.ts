const htmlHeading = /<h[1-6]/i;
const setextHeading = /^[ \t>*+\d.)-]*(?:=+|-+)[ \t]*$/m;
const atxHeading = /^[ \t>*+\d.)-]*(#{1,6})(?=[ \t]|$)(.*)$/gm;

/**
 * Sorts out texts of which the plugins of `lintPreset` have nothing to say, without parsing them: most documents are such. It errs on
 * the other side only.
 *
 * @param body Markdown without frontmatter
 * @returns false where no plugin of the preset can find anything
 */
export function mayNeedLint(body: string): boolean {
  if (body.includes('][') || body.includes(']:') || htmlHeading.test(body)) return true;
  return hasSuspiciousHeadings(body);
}

function hasSuspiciousHeadings(body: string): boolean {
  // A rule between paragraphs looks like the line below a heading; those texts are parsed.
  if (setextHeading.test(body.replaceAll('\r', '\n'))) return true;
  const seen = new Set<string>();
  let before: number | null = null;
  for (const [, marks = '', words = ''] of body.replaceAll('\r', '\n').matchAll(atxHeading)) {
    const depth = marks.length;
    if (before !== null && (depth > before + 1 || depth === 1)) return true;
    before = depth;
    const text = words
      .replaceAll(/&#?\w+;/g, '')
      .replaceAll(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase();
    if (seen.has(text)) return true;
    seen.add(text);
  }
  return false;
}
