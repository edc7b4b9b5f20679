import type { Place } from '../model/place.ts';

/** Replaces `text.slice(from, to)` of a file, without its byte order mark; offsets are UTF-16 code units. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** What a rule that can mend what it finds is told: the finding, and the text of its file. */
export interface Mendable {
  readonly place: Place;
  readonly actual: string | null;
  readonly expected: string | null;
  readonly text: string;
}

/**
 * The stretch of a text that a place stands for.
 *
 * @param text the whole file
 * @param place lines and columns from 1
 * @returns null where the text has no such lines
 */
export function rangeOf(text: string, place: Place): { readonly from: number; readonly to: number } | null {
  const starts = [0, ...[...text.matchAll(/\n/g)].map((end) => end.index + end[0].length)];
  const [first, last] = [starts[place.line - 1], starts[place.endLine - 1]];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [first + place.column - 1, last + place.endColumn - 1];
  return from <= to && to <= text.length ? { from, to } : null;
}

/**
 * Applies replacements; of two that overlap the first in the text wins.
 *
 * @param text the whole file
 * @param replacements in any order
 */
export function withReplacements(text: string, replacements: readonly Replacement[]): string {
  const sorted = replacements.toSorted((a, b) => a.from - b.from);
  let done = '';
  let at = 0;
  for (const { from, to, insert } of sorted) {
    if (from < at) continue;
    done += text.slice(at, from) + insert;
    at = to;
  }
  return done + text.slice(at);
}
