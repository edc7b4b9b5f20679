/** Words that rendering adds to a text, in the language of that text. */
export interface TextWords {
  readonly note: string;
  readonly tip: string;
  readonly important: string;
  readonly warning: string;
  readonly caution: string;
  readonly footnotes: string;
  /** Name of the link back from a footnote; `{reference}` stands for its number. */
  readonly backToReference: string;
}

const english: TextWords = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
  footnotes: 'Footnotes',
  backToReference: 'Back to reference {reference}',
};

const german: TextWords = {
  note: 'Hinweis',
  tip: 'Tipp',
  important: 'Wichtig',
  warning: 'Warnung',
  caution: 'Vorsicht',
  footnotes: 'Fußnoten',
  backToReference: 'Zurück zur Stelle {reference}',
};

/**
 * The words for a text in a language; those in English where the language has none.
 *
 * @param language as in `lang` of HTML, for example `de-AT`
 */
export function wordsFor(language: string): TextWords {
  return /^de\b/i.test(language) ? german : english;
}
