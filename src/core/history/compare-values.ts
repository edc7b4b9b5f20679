import type { RedlinePart } from './compare-lines.ts';
import { compareWords, isAlike, wordsOf } from './compare-lines.ts';

/** Signs of a value that are shown where all of it is new or gone. */
const mostOfValue = 1500;
/** Words that a value must have before it is read word by word: of an id, a day or a number all is said by the two values. */
const leastWords = 5;
/** Signs of what stayed that are kept on each side of a change. */
const mostAround = 80;

/**
 * Compares two values of a field, in words. Values that are alike are compared word by word, with what stayed cut short between the
 * changes, so that a change far down in a long value is seen.
 *
 * @param before the earlier value; null where there was none
 * @param after the later value; null where there is none
 */
export function compareValues(before: string | null, after: string | null): readonly RedlinePart[] {
  if (before !== null && after !== null) {
    const [old, now] = [wordsOf(before.toLowerCase()), wordsOf(after.toLowerCase())];
    if (Math.min(old.length, now.length) >= leastWords && isAlike(old, now)) return folded(compareWords(before, after));
  }
  return [
    ...(before === null ? [] : [{ kind: 'removed' as const, text: beginningOf(before) }]),
    ...(after === null ? [] : [{ kind: 'added' as const, text: beginningOf(after) }]),
  ];
}

function folded(parts: readonly RedlinePart[]): readonly RedlinePart[] {
  return parts.map(({ kind, text }, index) => {
    if (kind !== 'same') return { kind, text: beginningOf(text) };
    const [isFirst, isLast] = [index === 0, index === parts.length - 1];
    const most = isFirst || isLast ? mostAround : 2 * mostAround;
    if (text.length <= most + 20) return { kind, text };
    const head = isFirst ? '' : text.slice(0, mostAround).replace(/\S+$/, '');
    const tail = isLast ? '' : text.slice(-mostAround).replace(/^\S+/, '');
    return { kind, text: `${head}…${tail}` };
  });
}

function beginningOf(text: string): string {
  return text.length <= mostOfValue ? text : `${text.slice(0, mostOfValue)} …`;
}
