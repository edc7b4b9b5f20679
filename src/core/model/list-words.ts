/**
 * Joins names for a sentence: `A`, `A and B`, `A, B and C`; a long list is cut and counted.
 *
 * @param names what is listed
 * @param most how many are named at most
 */
export function listWords(names: readonly string[], most = 12): string {
  const shown = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
