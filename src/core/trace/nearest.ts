import leven from 'leven';

/**
 * The candidate most like a word, for "did you mean".
 *
 * @param word what was written
 * @param candidates what exists
 * @param limit most edits that still count as a likeness; by default a third of the length, at most 3
 * @returns null when nothing is near enough
 */
export function closest(
  word: string,
  candidates: readonly string[],
  limit = Math.min(3, Math.ceil(word.length / 3)),
): string | null {
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = leven(wanted, candidate.toLowerCase(), { maxDistance: bestDistance });
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
