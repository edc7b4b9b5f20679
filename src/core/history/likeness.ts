/**
 * How alike two texts are, from 0 (no word in common) to 1 (the same words as often).
 *
 * @param a a text
 * @param b another text
 */
export function likeness(a: string, b: string): number {
  const [words, others] = [wordsOf(a), wordsOf(b)];
  if (words.length + others.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of others) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    common += 1;
  }
  return (2 * common) / (words.length + others.length);
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
