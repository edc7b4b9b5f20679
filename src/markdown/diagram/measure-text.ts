/** Text sizes of a diagram in pixels; `diagram.css` sets the same font size and a font with these widths. */
export const textSize = { font: 14, lineHeight: 18 } as const;

// Widths in 1/1000 of the font size, from the metrics of Arial and the fonts made to match it (Helvetica, Liberation Sans).
const charactersByWidth: readonly (readonly [number, string])[] = [
  [200, "'"],
  [222, 'ijl'],
  [278, ' !,./:;I[]\\ft'],
  [334, '"()-`r{}|'],
  [400, '*'],
  [500, 'Jcksvxyz'],
  [556, '0123456789#$?L_abdeghnopqu'],
  [584, '+<=>~^'],
  [611, 'FTZ'],
  [667, '&ABEKPSVXY'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'Mm'],
  [944, 'W%'],
  [1015, '@'],
];
const widths = new Map(charactersByWidth.flatMap(([width, characters]) => [...characters].map((one) => [one, width])));
const otherLetter = 640;
const wide = 1000;
const widePattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff00-\uff60—…]/u;
const zeroWidthPattern = /[\p{M}\p{Cf}]/u;
// A reader's font may run a little wider than the table.
const allowance = 1.06;

function characterWidth(character: string): number {
  const known = widths.get(character);
  if (known !== undefined) return known;
  if (zeroWidthPattern.test(character)) return 0;
  if (widePattern.test(character)) return wide;
  const base = character.normalize('NFD').charAt(0);
  return widths.get(base) ?? otherLetter;
}

/** Takes text on one line; gives its estimated width in pixels. */
export function measureText(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return (width * textSize.font * allowance) / 1000;
}

/** Takes text and a width in pixels; gives its lines, broken at blanks, or inside a word that is wider by itself. */
export function wrapText(text: string, maxWidth: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, maxWidth));
}

function wrapParagraph(paragraph: string, maxWidth: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ').flatMap((whole) => splitWord(whole, maxWidth))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measureText(longer) > maxWidth) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function splitWord(word: string, maxWidth: number): readonly string[] {
  if (measureText(word) <= maxWidth) return [word];
  const parts: string[] = [];
  let part = '';
  for (const { segment } of graphemes.segment(word)) {
    if (part !== '' && measureText(part + segment) > maxWidth) {
      parts.push(part);
      part = segment;
    } else part += segment;
  }
  return [...parts, part];
}
