import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldRedline } from '../../../src/core/history/compare-lines.ts';
import { redlineOf } from '../../../src/core/history/redline.ts';
import type { Redline } from '../../../src/core/history/redline.ts';

const between = (before: string, after: string): Redline =>
  redlineOf({ body: before, fields: {} }, { body: after, fields: {} });

/** `[-gone-]` and `{+new+}`, lines as they stand. */
function written(redline: Redline): string {
  const marks = { same: ['', ''], added: ['{+', '+}'], removed: ['[-', '-]'] } as const;
  return redline.lines
    .map((line) => line.parts.map(({ kind, text }) => `${marks[kind][0]}${text}${marks[kind][1]}`).join(''))
    .join('\n')
    .trimEnd();
}

describe('redline', () => {
  test('shows the words that changed inside a sentence', () => {
    const redline = between('Call within 2 hours.\n', 'Call within 4 hours.\n');
    expect(written(redline)).toBe('Call within [-2-]{+4+} hours.');
    expect([redline.isUnchanged, redline.added, redline.removed]).toEqual([false, 1, 1]);
  });

  test('wrapping, line ends and blanks are no change', () => {
    expect(between('One two\nthree four. \r\n\r\nFive.', 'One two three\nfour.\n\nFive.\n').isUnchanged).toBe(true);
    // A hard break is structure.
    expect(between('One two  \nthree', 'One two\nthree').isUnchanged).toBe(false);
  });

  test('lines that came, went and changed stand where they belong', () => {
    const redline = between(
      '# T\n\n- first step\n- second step\n- third step\n',
      '# T\n\n- second step\n- third part\n- new\n',
    );
    expect(
      written(redline)
        .split('\n')
        .filter((line) => line !== ''),
    ).toEqual(['# T', '[-- first step-]', '- second step', '- third [-step-]{+part+}', '{+- new+}']);
  });

  test('fields are compared by name; what an approval does not bind leaves the wording unchanged', () => {
    const redline = redlineOf(
      { body: 'x', fields: { owner: 'ROL-001', review: { interval: 'P1Y' }, approvals: [1] } },
      { body: 'x', fields: { owner: 'ROL-002', tags: ['a', 'b'], review: { interval: 'P2Y' } } },
    );
    expect(redline.fields).toEqual([
      { name: 'owner', before: 'ROL-001', after: 'ROL-002', isBound: true },
      { name: 'review', before: '{"interval":"P1Y"}', after: '{"interval":"P2Y"}', isBound: false },
      { name: 'tags', before: null, after: 'a, b', isBound: false },
    ]);
    expect(redline.isUnchanged).toBe(false);
    expect(redlineOf({ body: 'x', fields: {} }, { body: 'x', fields: { tags: ['a'] } }).isUnchanged).toBe(true);
  });

  test('folding keeps what changed and its neighbours', () => {
    const lines = between(`${'a\n\n'.repeat(6)}b\n\nend\n`, `${'a\n\n'.repeat(6)}c\n\nend\n`).lines;
    const folded = foldRedline(lines);
    expect(folded[0]).toBeNull();
    expect(folded.filter((line) => line !== null && line.kind !== 'same').length).toBeGreaterThan(0);
    expect(foldRedline(between('a\n', 'a\n').lines)).toEqual([null]);
  });

  test('the old text without what is new is the new text without what is gone', () => {
    const text = fc
      .array(fc.array(fc.constantFrom('one', 'two', 'three', '4', 'five.'), { minLength: 1, maxLength: 6 }), {
        maxLength: 6,
      })
      .map((paragraphs) => paragraphs.map((words) => words.join(' ')).join('\n\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const side = (kind: 'added' | 'removed'): string =>
          between(before, after)
            .lines.map((line) => line.parts.flatMap((part) => (part.kind === kind ? [] : [part.text])).join(''))
            .filter((line) => line.trim() !== '')
            .join('\n');
        expect(side('added')).toBe(before.split(/\n+/).filter(Boolean).join('\n'));
        expect(side('removed')).toBe(after.split(/\n+/).filter(Boolean).join('\n'));
      }),
    );
  });
});
