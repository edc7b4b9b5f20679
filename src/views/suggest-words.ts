/**
 * "Did you mean": replaces every word of a query that the vocabulary does not know by the nearest one it knows.
 *
 * @param query as typed
 * @param vocabulary words in lower case
 * @param hasResults true when something was found anyway: then other forms of a known word are left alone
 * @returns the corrected query; null when there is nothing to correct
 */
export function suggestQuery(query: string, vocabulary: readonly string[], hasResults = false): string | null {
  const known = new Set(vocabulary);
  let isChanged = false;
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      if (known.has(word) || !/^\p{L}{4,}$/u.test(word)) return word;
      const near = spelledOut(word).find((form) => known.has(form)) ?? nearestWord(word, vocabulary);
      if (near === null || (hasResults && isOtherForm(word, near))) return word;
      isChanged = true;
      return near;
    });
  return isChanged ? words.join(' ') : null;
}

/** `laptops` and `laptop`, `reviewed` and `reviews`: the same beginning, another ending. */
function isOtherForm(a: string, b: string): boolean {
  const ending = /(?:s|es|ed|ing|er|ly|e)$/;
  return a.replace(ending, '') === b.replace(ending, '');
}

/** `stoerung` as `störung`: people without the keys for it write two letters. */
function spelledOut(word: string): readonly string[] {
  const umlauts = word.replaceAll('ae', 'ä').replaceAll('oe', 'ö').replaceAll('ue', 'ü');
  return [umlauts, umlauts.replaceAll('ss', 'ß')].filter((form) => form !== word);
}

/** Nearest word: one edit away for up to five letters, two for longer ones. Who mistypes a word hardly mistypes its first letter. */
function nearestWord(word: string, vocabulary: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = word.length < 6 ? 1.5 : 2.5;
  for (const candidate of vocabulary) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance =
      editDistance(word, candidate) + (candidate[0] === word[0] ? 0 : 1) + (candidate.at(-1) === word.at(-1) ? 0 : 0.1);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Edits between two words; swapping two neighbouring letters is one edit. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        distance = Math.min(distance, (before[j - 2] ?? 0) + 1);
      current.push(distance);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
