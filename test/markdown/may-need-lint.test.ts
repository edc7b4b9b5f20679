import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLinter } from '../../src/markdown/lint-body.ts';
import { lintPreset } from '../../src/markdown/lint-preset.ts';
import { mayNeedLint } from '../../src/markdown/may-need-lint.ts';
import { parseSource } from '../../src/markdown/parse-source.ts';

const lint = createLinter(lintPreset);
const mayNeed = (body: string): boolean => mayNeedLint(parseSource('a.md', Buffer.from(body), ''));
const messagesOf = async (body: string): Promise<readonly string[]> =>
  (await lint({ file: 'a.md', body, bodyLine: 1 })).map(({ rule }) => rule.replace('remark-lint:', ''));

const pieces = fc.constantFrom(
  ...[
    '# A',
    '## A',
    '## B',
    '### B',
    '#### `B`',
    '> ## A',
    '- ## B',
    '1. # C',
    'A\n===',
    'B\n---',
    '***',
    '##',
    '# A #',
    '## *B*',
  ],
  ...[
    '<h2>A</h2>',
    '<H1 id="x">',
    'text',
    'ä 😀',
    '[x]()',
    '[x]( )',
    '[x](<>)',
    '[x](#)',
    '[x](?)',
    '![x]()',
    "[x]('t')",
  ],
  ...[
    '[a]',
    '[a][b]',
    '[a] [b]',
    '[a][]',
    '![a][b]',
    '[^1]',
    '[a]: /x',
    '[a]: <>',
    '[b]:\n/y',
    '[^1]: note',
    '[a\\]b]: /z',
    '[x](/a "[b][c]")',
  ],
  ...[
    '```\n# A\n```',
    '    # A',
    '| a | b |\n|---|---|\n| [x]() | 1 |',
    '\\[x]()',
    '&amp; [TBD]',
    '## A&amp;',
    '<!-- # A -->',
    '> [a]: /x',
    '[x](\n)',
  ],
);
const separators = fc.constantFrom('\n\n', '\n', '\r\n', '\r\n\r\n', '\r\r', ' ');
const texts = fc
  .array(fc.tuple(pieces, separators), { maxLength: 6 })
  .map((parts) => parts.map(([piece, separator]) => piece + separator).join(''));

describe('texts that are not parsed for the lint', () => {
  test('are texts of which the preset has nothing to say', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (body) => {
        if (!mayNeed(body)) expect(await messagesOf(body)).toEqual([]);
      }),
      { numRuns: 6000 },
    );
  }, 60_000);

  test('are most texts', () => {
    expect(
      mayNeed('# Title\n\nText with [a link](x.md) and `[a]`.\n\n## One\n\n- list\n\n### Deeper\n\n## Two\n'),
    ).toBe(false);
  });

  test.each([
    ['# A\n\n### B\n', ['heading-increment']],
    ['# A\n\n## B\n\n## B\n', ['no-duplicate-headings-in-section']],
    ['# A\n\n# B\n', ['no-multiple-toplevel-headings']],
    ['[x][y]\n', ['no-undefined-references']],
    ['[a]: /x\n', ['no-unused-definitions']],
    ['[a]\n\n[a]: /x\n[a]: /y\n', ['no-duplicate-definitions']],
    ['See [sic], [x] and [TBD].\n', []],
  ])('%j: %j', async (body, expected) => {
    expect(await messagesOf(body)).toEqual(expected);
    if (expected.length > 0) expect(mayNeed(body)).toBe(true);
  });
});
