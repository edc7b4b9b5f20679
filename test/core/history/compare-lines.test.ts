import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, compareLines } from '../../../src/theme/client/compare-texts.ts';

const values = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 });

/** Length of the longest common subsequence, by the table of the textbook. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const row = table[i];
      if (row !== undefined)
        row[j] = a[i - 1] === b[j - 1] ? at(i - 1, j - 1) + 1 : Math.max(at(i - 1, j), at(i, j - 1));
    }
  }
  return at(a.length, b.length);
}

test('what stayed and went is the one text, what stayed and came the other, and no more changes than needed', () => {
  fc.assert(
    fc.property(values, values, (before, after) => {
      const changes = changesBetween(before, after);
      const without = (kind: string): readonly string[] =>
        changes.filter((change) => change.kind !== kind).flatMap((change) => change.values);
      expect(without('added')).toEqual(before);
      expect(without('removed')).toEqual(after);
      const same = changes.filter(({ kind }) => kind === 'same').flatMap((change) => change.values);
      expect(same.length).toBe(longestCommon(before, after));
    }),
  );
});

describe('two texts', () => {
  test('lines that are alike are compared word by word', () => {
    expect(
      compareLines(
        ['# Title', 'Budgets are set in October.', 'Gone.'],
        ['# Title', 'Budgets are set in September, at last.', 'Quite another sentence here.'],
      ),
    ).toEqual([
      [{ kind: 'same', values: ['# Title'] }],
      [
        { kind: 'same', values: ['Budgets', ' ', 'are', ' ', 'set', ' ', 'in', ' '] },
        { kind: 'removed', values: ['October'] },
        { kind: 'added', values: ['September', ',', ' ', 'at', ' ', 'last'] },
        { kind: 'same', values: ['.'] },
      ],
      [{ kind: 'removed', values: ['Gone.'] }],
      [{ kind: 'added', values: ['Quite another sentence here.'] }],
    ]);
  });

  test('every line of both is there, once', () => {
    const line = fc.array(fc.constantFrom('a', 'b', 'c', ' '), { maxLength: 6 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(fc.array(line), fc.array(line), (before, after) => {
        const lines = compareLines(before, after);
        const side = (kind: string): readonly string[] =>
          lines
            .filter((parts) => parts.length === 0 || parts.some((part) => part.kind !== kind))
            .map((parts) =>
              parts
                .filter((part) => part.kind !== kind)
                .flatMap((part) => part.values)
                .join(''),
            );
        expect(side('added').filter((text) => text !== '')).toEqual(before.filter((text) => text !== ''));
        expect(side('removed').filter((text) => text !== '')).toEqual(after.filter((text) => text !== ''));
      }),
    );
  });
});
