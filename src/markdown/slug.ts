import { rememberedText } from '../core/model/remembered-text.ts';

/**
 * Makes anchors of headings: lower case, letters and digits of any script, one hyphen between words, numbered when the
 * same heading comes again.
 *
 * @returns a function that gives each heading of one document its anchor, in order
 */
export function createSlugger(): (text: string) => string {
  const used = new Set<string>();
  return (text) => {
    const base = anchorOf(text);
    let slug = base;
    for (let count = 2; used.has(slug); count += 1) slug = `${base}-${count}`;
    used.add(slug);
    return slug;
  };
}

const anchorOf = rememberedText(
  (text) =>
    text
      .normalize('NFC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-+|-+$/g, '') || 'section',
);
