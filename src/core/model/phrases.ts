/** Finds which of many phrases stand in a text, word by word and without regard to case, in one pass over the text. */
export class PhraseIndex {
  readonly #byFirstWord = new Map<string, { readonly phrase: string; readonly words: readonly string[] }[]>();

  /** @param phrases titles and the like; those without a letter or digit are never found */
  constructor(phrases: Iterable<string>) {
    for (const phrase of new Set(phrases)) {
      const words = wordsOf(phrase);
      const [first] = words;
      if (first === undefined) continue;
      const list = this.#byFirstWord.get(first);
      if (list === undefined) this.#byFirstWord.set(first, [{ phrase, words }]);
      else list.push({ phrase, words });
    }
  }

  /** The phrases that stand in a text. */
  in(text: string): ReadonlySet<string> {
    const found = new Set<string>();
    if (this.#byFirstWord.size === 0) return found;
    const words = wordsOf(text);
    words.forEach((word, at) => {
      for (const entry of this.#byFirstWord.get(word) ?? []) {
        if (entry.words.every((wanted, index) => words[at + index] === wanted)) found.add(entry.phrase);
      }
    });
    return found;
  }
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
