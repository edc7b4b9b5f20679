/** A placeholder in a text: what stands there, and where it begins. */
export interface Placeholder {
  readonly text: string;
  readonly start: number;
}

const order = String.raw`(?:please |bitte )?(?:insert|enter|fill in|fill out|add|describe|specify|choose|select|replace|your|name of|date of|hier|bitte)\s`;
const blankNoun = String.raw`(?:(?:company|organi[sz]ation|customer|supplier|service|role|person)(?: name)?|name|date|department|firma|firmenname|datum)`;
const laterWords = String.raw`(?:to be (?:added|completed|confirmed|decided|defined|determined|done|filled in|written)|wird (?:noch )?(?:ergänzt|nachgetragen))`;

const patterns: readonly RegExp[] = [
  /(?<![\w.-])(?:TBD|TBC|TBA|tbd|tbc|T\.B\.D\.|FIXME|TODO(?!\s+list))(?![\w-])/g,
  /(?<![\w.\-#]|\d[ -])(?:x{3,}|X{3,})(?![\w-]|[ ]?\d)/g,
  /(?<!\?)\?{3,}/g,
  /\blorem ipsum\b/gi,
  new RegExp(String.raw`(?<!!)\[(?:${order}[^\]\n]{0,80}|${blankNoun}|TBD|tbd)\](?![(\[:])`, 'gi'),
  new RegExp(String.raw`<${order}[^>\n]{0,80}>`, 'gi'),
  /\{\{[^{}\n]{1,80}\}\}/g,
  // A whole cell, item or line; in a sentence these words are none.
  new RegExp(
    String.raw`(?:^[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?|\|[ \t]*)(?<words>${laterWords})(?=\.?[ \t]*(?:\||$))`,
    'gim',
  ),
];

const hint = new RegExp(
  String.raw`tb[dca]|t\.b\.d|todo|fixme|xxx|\?\?\?|lorem|[[<]${order}|\[${blankNoun}\]|\{\{|${laterWords}`,
  'i',
);

/** A quick look at a raw text: false when there is no placeholder in it, whatever of it is running text. */
export function mayHoldPlaceholders(text: string): boolean {
  return hint.test(text);
}

/**
 * Finds what somebody meant to fill in later: "TBD", "xxx", instructions in brackets. `text` is running text, code and
 * quotations taken out.
 *
 * @param text running text
 */
export function findPlaceholders(text: string): readonly Placeholder[] {
  if (!mayHoldPlaceholders(text)) return [];
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const words = match.groups?.['words'] ?? match[0];
      return { text: words, start: match.index + match[0].length - words.length };
    }),
  );
  const inOrder = found.sort((a, b) => a.start - b.start || b.text.length - a.text.length);
  return inOrder.filter((one, index) =>
    inOrder.slice(0, index).every((earlier) => earlier.start + earlier.text.length <= one.start),
  );
}
