import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withReplacements } from '../../src/core/finding/mend.ts';
import { fixFiles } from '../../src/io/fix-files.ts';
import { openWorkingCopy } from '../../src/io/working-copy.ts';
import type { Rule } from '../../src/rules/define-rule.ts';
import { judge } from '../../src/rules/judge.ts';
import { parseRuleDocs } from '../../src/rules/parse-rule-docs.ts';
import { rules } from '../../src/rules/registry.ts';
import { temporarySms } from '../support/temporary-sms.ts';

const mending = rules.filter(({ mend }) => mend !== undefined);
const head = 'id: PRO-001\nowner: ROL-005\nstatus: draft\nclassification: internal\n';
const file = 'content/procedures/pro-001.md';

async function fixed(text: string): Promise<{ readonly text: string; readonly done: readonly string[] }> {
  const sms = await temporarySms({ [file]: text });
  const { done } = await fixFiles(await openWorkingCopy(sms.root, { historyFolder: null }), mending);
  return { text: await sms.read(file), done: done.map(({ rule, place }) => `${rule} ${place.line}`) };
}

/** Findings of all rules as words, without lines, which move. */
async function findingsIn(root: string): Promise<readonly string[]> {
  const { sms } = await openWorkingCopy(root, { historyFolder: null });
  const { findings, gaps } = judge(sms, rules, { history: false, base: false });
  return [...findings, ...gaps].map(({ rule, item, message }) => `${rule} ${item ?? ''} ${message}`);
}

describe('--fix', () => {
  test.each([
    ['READ-012', `---\n${head}version: 1.10 # ten\n---\n\n# A\n`, `---\n${head}version: "1.10" # ten\n---\n\n# A\n`],
    [
      'READ-012',
      `---\n${head}clauses: [8.10, "7.5"]\n---\n\n# A\n`,
      `---\n${head}clauses: ["8.10", "7.5"]\n---\n\n# A\n`,
    ],
    ['READ-003', `\n \n---\n${head}---\n\n# A\n`, `---\n${head}---\n\n# A\n`],
    ['READ-005', `${head}---\n\n# A\n`, `---\n${head}---\n\n# A\n`],
    ['READ-005', `\n${head}---\n\n# A\n`.replaceAll('\n', '\r\n'), `---\n${head}---\n\n# A\n`.replaceAll('\n', '\r\n')],
    ['READ-005', `---\u00A0\n${head}---\n\n# A\n`, `---\n${head}---\n\n# A\n`],
    [
      'READ-015',
      `---\n${head}title: Hand\u200Bover\n---\n\n# Handover\n`,
      `---\n${head}title: Handover\n---\n\n# Handover\n`,
    ],
    [
      'READ-015',
      `---\n${head}title: Hand\u00A0over\n---\n\n# Hand over\n`,
      `---\n${head}title: Hand over\n---\n\n# Hand over\n`,
    ],
    ['READ-010', `---\n${head}status: draft\n---\n\n# A\n`, `---\n${head}---\n\n# A\n`],
    [
      'META-004',
      `---\n${head}Effective-From: 2026-01-01\n---\n\n# A\n`,
      `---\n${head}effective_from: 2026-01-01\n---\n\n# A\n`,
    ],
  ])('%s: %j', async (rule, before, after) => {
    const result = await fixed(before);
    expect(result.text).toBe(after);
    expect(result.done.map((line) => line.split(' ')[0])).toEqual([rule]);
  });

  test.each([
    ['a misspelt word', `---\n${head}ownr: ROL-001\n---\n\n# A\n`],
    ['a comment before the frontmatter', `<!-- note -->\n---\n${head}---\n\n# A\n`],
    ['two values for one key', `---\n${head}status: approved\n---\n\n# A\n`],
    ['typographic quotation marks', `---\n${head}title: “A”\n---\n\n# A\n`],
    ['a day that is none', `---\n${head}effective_from: 2026-02-30\n---\n\n# A\n`],
    ['keys without an end', `${head}\n# A\n\nText\n`],
    ['nothing wrong', `---\n${head}---\n\n# A\n`],
  ])('leaves alone what takes judgement: %s', async (_, text) => {
    expect(await fixed(text)).toEqual({ text, done: [] });
  });

  test('mends several things of a file in turn and keeps byte order mark and line ends', async () => {
    const result = await fixed(
      `\uFEFF\r\n---\r\n${head.replaceAll('\n', '\r\n')}version: 1.10\r\nKind: other\r\nKind: other\r\n---\r\n\r\n# A  \r\n`,
    );
    expect(result.text).toBe(
      `\uFEFF---\r\n${head.replaceAll('\n', '\r\n')}version: "1.10"\r\nkind: other\r\n---\r\n\r\n# A  \r\n`,
    );
  });

  const folder = new URL('../../docs/rules/', import.meta.url);
  const examples = readdirSync(folder)
    .filter((name) => /^[a-z]{4}\.md$/.test(name))
    .flatMap((page) => parseRuleDocs(readFileSync(new URL(page, folder), 'utf8')))
    .flatMap((section) => {
      const rule = mending.find(({ id }) => id === section.id);
      return rule === undefined
        ? []
        : section.examples
            .filter(({ kind, forms, history }) => kind === 'invalid' && forms.size === 0 && history.length === 0)
            .map((example, index) => [`${rule.id} example ${index + 1}`, rule, example] as const);
    });

  test.each(examples)('%s: what is mended is gone, and nothing else has come', async (_, rule: Rule, example) => {
    const sms = await temporarySms(Object.fromEntries(example.files));
    const before = await findingsIn(sms.root);
    const { done } = await fixFiles(await openWorkingCopy(sms.root, { historyFolder: null }), [rule]);
    const after = await findingsIn(sms.root);
    const isOf = (line: string): boolean => line.startsWith(rule.id);
    expect(before.filter(isOf).length - after.filter(isOf).length).toBe(done.length);
    // A file that could not be read is judged from now on.
    if (!['READ-003', 'READ-005'].includes(rule.id) && done.length > 0)
      expect(after.filter((line) => !before.includes(line))).toEqual([]);
  });

  test('of replacements that overlap the first wins', () => {
    expect(
      withReplacements('abcdef', [
        { from: 2, to: 4, insert: 'X' },
        { from: 0, to: 3, insert: 'Y' },
        { from: 5, to: 6, insert: '' },
      ]),
    ).toBe('Yde');
  });
});
