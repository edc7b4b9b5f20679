import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareLines } from '../../../src/core/history/compare-lines.ts';
import type { RedlineLine } from '../../../src/core/history/compare-lines.ts';
import { changesBetween } from '../../../src/core/history/compare-sequences.ts';
import { compareValues } from '../../../src/core/history/compare-values.ts';
import { summaryOfLines, visibleText } from '../../../src/core/history/redline-summary.ts';

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

/** `[-gone-]` and `{+new+}`, one line each. */
function written(lines: readonly RedlineLine[]): readonly string[] {
  const marks = { same: ['', ''], added: ['{+', '+}'], removed: ['[-', '-]'] } as const;
  return lines.map(({ parts }) =>
    parts.map((part) => `${marks[part.kind][0]}${visibleText(part)}${marks[part.kind][1]}`).join(''),
  );
}

const compare = (before: string, after: string): readonly RedlineLine[] =>
  compareLines(before.split('\n'), after.split('\n'));

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
      written(
        compare(
          '# Title\nBudgets are set in October.\nGone.',
          '# Title\nBudgets are set in September, at last.\nQuite another sentence here.',
        ),
      ),
    ).toEqual([
      '# Title',
      'Budgets are set in [-October-]{+September, at last+}.',
      '[-Gone.-]',
      '{+Quite another sentence here.+}',
    ]);
  });

  test('a sentence that is added to a short paragraph is added, and nothing was taken out', () => {
    const lines = compare(
      'We check every call.',
      'We check every call. Each week the head of the desk reads what is open and decides what becomes of it.',
    );
    expect(written(lines)).toEqual([
      'We check every call.{+ Each week the head of the desk reads what is open and decides what becomes of it.+}',
    ]);
    expect(summaryOfLines(lines)).toBe('17 words added, 0 words removed.');
  });

  test('a paragraph put before one that changed does not hide what changed', () => {
    expect(
      written(compare('Calls are answered in time.', 'First of all be kind.\n\nCalls are answered in good time.')),
    ).toEqual(['{+First of all be kind.+}', 'Calls are answered in {+good +}time.']);
  });

  test('ids and days are words of their own', () => {
    expect(written(compare('Ask ROL-002 by 2026-03-01, with care.', 'Ask ROL-003 by 2026-03-02, with care.'))).toEqual([
      'Ask [-ROL-002-]{+ROL-003+} by [-2026-03-01-]{+2026-03-02+}, with care.',
    ]);
  });

  test.each([
    ['- Tell.\n  - But not always.', '- Tell.\n- But not always.', '[-··-]- But not always.', 'layout of 1 line'],
    ['daily: true\n  keep: 7', 'daily: true\n    keep: 7', '  {+··+}keep: 7', 'layout of 1 line'],
    ['- One.\n- Two.', '- One.\n\n- Two.', '{+↵+}- Two.', 'layout of 1 line'],
    [
      'Only now, please.',
      'Only **now**, please.',
      'Only {+**+}now{+**+}, please.',
      'punctuation or emphasis of 1 line',
    ],
    ['Stop; never go.', 'Stop, never go.', 'Stop[-;-]{+,+} never go.', 'punctuation or emphasis of 1 line'],
  ])('structure and marks that change are seen: %j', (before, after, line, summary) => {
    const lines = compare(before, after);
    expect(written(lines)).toContain(line);
    expect(summaryOfLines(lines)).toBe(`No word changed; ${summary} changed.`);
  });

  test('texts that are the same have no summary', () => {
    expect(summaryOfLines(compare('One.\n\nTwo.', 'One.\n\nTwo.'))).toBeNull();
  });

  test('every line of both is there, once', () => {
    const line = fc.array(fc.constantFrom('a', 'b', 'c', ' '), { maxLength: 6 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(fc.array(line), fc.array(line), (before, after) => {
        const lines = compareLines(before, after);
        const side = (kind: string): readonly string[] =>
          lines
            .map(({ parts }) =>
              parts
                .filter((part) => part.kind !== kind)
                .map(({ text }) => text)
                .join('')
                .replaceAll('\n', ''),
            )
            .filter((text) => text !== '');
        expect(side('added')).toEqual(before.filter((text) => text.trim() !== ''));
        expect(side('removed')).toEqual(after.filter((text) => text.trim() !== ''));
      }),
    );
  });
});

describe('values of fields', () => {
  const long = 'word '.repeat(400);

  test('a change near the end of a long value is seen', () => {
    const parts = compareValues(`${long}and the end is ONE.`, `${long}and the end is TWO.`);
    expect(parts.slice(1)).toEqual([
      { kind: 'removed', text: 'ONE' },
      { kind: 'added', text: 'TWO' },
      { kind: 'same', text: '.' },
    ]);
    expect(parts[0]?.text).toMatch(/^… ?word .*and the end is $/);
  });

  test('ids and days are told as before and now', () => {
    expect(compareValues('ROL-002', 'ROL-003')).toEqual([
      { kind: 'removed', text: 'ROL-002' },
      { kind: 'added', text: 'ROL-003' },
    ]);
    expect(compareValues(null, '2026-01-02')).toEqual([{ kind: 'added', text: '2026-01-02' }]);
  });
});
