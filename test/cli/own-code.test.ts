import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { clausebook, repository } from '../support/command-line.ts';
import { GitSms, historySettings } from '../support/git-sms.ts';
import { temporarySms } from '../support/temporary-sms.ts';

// Every command is a process of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const changes = `---
id: REG-010
type: register
of: [change]
owner: ROL-002
classification: internal
rows:
  - {id: CHG-001, title: New router, date: 2025-12-20, status: open}
  - {id: CHG-002, title: New switch, date: 2026-01-07, status: open}
---

# Changes
`;

const rule = (body: string, id = 'ACME-001'): string =>
  `export default { id: '${id}', name: 'never', severity: 'error', clause: '7.5.2', summary: 'Never.', fix: 'Nothing.', ${body} };\n`;
const finds = rule(
  `*check({ sms }) { yield { place: { file: 'clausebook.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 }, message: \`There are \${sms.items.size} items. Expected none.\` }; }`,
);
const settings = `${historySettings}history: none\nown_rules: rules\n`;

interface Report {
  readonly findings: readonly {
    readonly rule: string;
    readonly item: string | null;
    readonly message: string;
    readonly line: number;
  }[];
  readonly notes: readonly { readonly rule: string; readonly message: string }[];
}

async function check(root: string, ...args: readonly string[]): Promise<Report> {
  const { out, err } = await clausebook(['check', '--format', 'json', ...args], root);
  if (out === '') throw new Error(err);
  return JSON.parse(out) as Report;
}

const rulesIn = ({ findings }: Report): readonly string[] => findings.map((finding) => finding.rule);

describe('rules of an organization', () => {
  test('the example of docs/own-rules.md is run, explained and changed like a built-in one', async () => {
    const guide = await readFile(join(repository, 'docs/own-rules.md'), 'utf8');
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? [];
    const [, module = ''] = /```js\n([\s\S]*?)```/.exec(guide) ?? [];
    const sms = await temporarySms({
      'clausebook.yaml': `${yaml}history: none\nas_of: 2026-06-30\n`,
      'rules/no-change-in-a-freeze.mjs': module,
      'content/registers/changes.md': changes,
    });
    const own = (report: Report): readonly string[] =>
      report.findings
        .filter((finding) => finding.rule === 'ACME-001')
        .map(({ item, line, message }) => `${item ?? ''} ${line} ${message}`);
    expect(own(await check(sms.root))).toEqual([
      'CHG-001 8 CHG-001 is dated 2025-12-20, in the freeze from 12-15 to 12-31. Expected another day.',
    ]);
    expect((await clausebook(['explain', 'ACME-001'], sms.root)).out).toContain(
      'No change is carried out while changes are frozen.',
    );
    await sms.write({
      'clausebook.yaml': `${yaml}history: none\nas_of: 2026-06-30\nrules: {ACME-001: {parameters: {to: "12-19"}}}\n`,
    });
    const changed = await check(sms.root);
    expect(own(changed)).toEqual([]);
    expect(changed.notes.map(({ rule: id }) => id)).toContain('ACME-001');
  });

  test('are not run with --untrusted, and the report says so', async () => {
    const sms = await temporarySms({ 'clausebook.yaml': `${settings}rules: {ACME-001: warn}\n`, 'rules/a.mjs': finds });
    expect(rulesIn(await check(sms.root))).toContain('ACME-001');
    const report = await check(sms.root, '--untrusted');
    expect(rulesIn(report)).not.toContain('ACME-001');
    expect(rulesIn(report)).not.toContain('META-010');
    expect(report.notes.map(({ message }) => message)).toContain('The rules in rules/ are not run with --untrusted.');
  });

  test('are run with --base only while their folder is as the base has it', async () => {
    const sms = GitSms.start({
      'clausebook.yaml': `${historySettings}own_rules: rules\n`,
      'rules/a.mjs': finds,
      'rules/_shared.mjs': '',
    });
    sms.branch('change');
    sms.commit({
      by: 'PER-004',
      on: '2026-02-02',
      message: 'Text',
      files: { 'content/pages/about.md': '# About\n\nText.\n' },
    });
    expect(rulesIn(await check(sms.root, '--base', 'main'))).toContain('ACME-001');
    for (const files of [
      { 'rules/_shared.mjs': 'throw new Error("run");\n' },
      { 'rules/b.mjs': 'throw new Error("run");\n' },
      { 'rules/a.mjs': null },
    ] as const) {
      sms.write(files);
      const report = await check(sms.root, '--base', 'main');
      expect(rulesIn(report)).not.toContain('ACME-001');
      expect(report.notes.map(({ message }) => message)).toContainEqual(
        `The rules in rules/ are not run: ${Object.keys(files)[0] ?? ''} is not as main has it, and a change must not bring its own judge.`,
      );
      sms.rewind('HEAD');
      sms.write(Object.keys(files)[0] === 'rules/b.mjs' ? { 'rules/b.mjs': null } : {});
    }
  });

  test.each([
    ['no rule', 'export default 1;\n', 'rules/a.mjs holds no rule: `'],
    ['no function', rule('check: 1'), 'rules/a.mjs holds no rule: `check` is no function.'],
    ['an id of ours', rule('*check() {}', 'APPR-001'), 'rules/a.mjs: the id APPR-001 is that of a rule of Clausebook.'],
    ['an id that is none', rule('*check() {}', 'X-1'), 'rules/a.mjs holds no rule: `id` expected four capital letters'],
    ['a module that fails', 'throw new Error("no way");\n', 'rules/a.mjs cannot be loaded: no way'],
    ['a rule that fails', rule('*check() { throw new Error("no way"); }'), 'ACME-001 in rules/a.mjs failed: no way'],
  ])('%s ends the check with its name', async (_, module, says) => {
    const sms = await temporarySms({ 'clausebook.yaml': settings, 'rules/a.mjs': module });
    const { code, err } = await clausebook(['check'], sms.root);
    expect(err).toContain(says);
    expect(code).toBe(2);
  });

  test('a folder that is not there, or lies outside, is refused', async () => {
    const gone = await temporarySms({ 'clausebook.yaml': settings });
    expect((await clausebook(['check'], gone.root)).err).toContain(
      '`own_rules` names rules, and there is no such folder.',
    );
    const outside = await temporarySms({
      'clausebook.yaml': settings.replace('own_rules: rules', 'own_rules: ../rules'),
    });
    expect(await clausebook(['check'], outside.root)).toMatchObject({ code: 2 });
  });
});

describe('lint plugins of the user', () => {
  const plugin = {
    'node_modules/remark-lint-no-shouting/package.json':
      '{"name": "remark-lint-no-shouting", "version": "1.0.0", "type": "module", "main": "index.js"}',
    'node_modules/remark-lint-no-shouting/index.js': `export default function (options) {
  const most = options?.most ?? 0;
  return (tree, file) => {
    const look = (node) => {
      if (node.type === 'text' && (node.value.match(/!/g) ?? []).length > most)
        file.message('Unexpected shouting', { place: node.position, ruleId: 'no-shouting', source: 'remark-lint' });
      for (const child of node.children ?? []) look(child);
    };
    look(tree);
  };
}
`,
    'content/pages/about.md': '---\ntitle: About\n---\n\n# About\n\nÄ 😀 quiet. **Now!** Then.\n',
  };
  const withLint = (lint: string): string => `${historySettings}history: none\nlint: ${lint}\n`;

  test('see the text at the places of the file, and take their options', async () => {
    const sms = await temporarySms({ ...plugin, 'clausebook.yaml': withLint('{plugins: [remark-lint-no-shouting]}') });
    const found = (report: Report): unknown => report.findings.filter((finding) => finding.rule === 'LINT-001');
    expect(found(await check(sms.root))).toMatchObject([
      {
        file: 'content/pages/about.md',
        line: 7,
        column: 15,
        message: 'remark-lint:no-shouting says: Unexpected shouting.',
      },
    ]);
    await sms.write({ 'clausebook.yaml': withLint('{plugins: [[remark-lint-no-shouting, {most: 1}]]}') });
    expect(found(await check(sms.root))).toEqual([]);
  });

  test('are not run with --untrusted, while ours are', async () => {
    const sms = await temporarySms({
      ...plugin,
      'clausebook.yaml': withLint('{plugins: [remark-lint-no-shouting]}'),
      'content/pages/about.md': '# About\n\nNow!\n\n### Deep\n',
    });
    const report = await check(sms.root, '--untrusted');
    expect(report.findings.filter((finding) => finding.rule === 'LINT-001')).toMatchObject([{ line: 5 }]);
    expect(report.notes.map(({ message }) => message)).toContainEqual(
      'What remark-lint-no-shouting would say of the prose is not known: plugins are not run with --untrusted.',
    );
    await sms.write({ 'clausebook.yaml': withLint('{preset: false}') });
    expect((await check(sms.root)).findings.filter((finding) => finding.rule === 'LINT-001')).toEqual([]);
  });

  test.each([
    [
      '{plugins: [remark-lint-not-there]}',
      '`lint.plugins` names remark-lint-not-there, and no such package is installed here.',
    ],
    ['{plugins: [./evil.js]}', 'Expected the name of an installed package'],
    ['{plugins: [../../evil]}', 'Expected the name of an installed package'],
  ])('%s is refused', async (lint, says) => {
    const sms = await temporarySms({ 'clausebook.yaml': withLint(lint), 'evil.js': 'process.exit(7);\n' });
    const { code, err } = await clausebook(['check'], sms.root);
    expect(err).toContain(says);
    expect(code).toBe(2);
  });

  test('that fail end the check with a reason', async () => {
    const sms = await temporarySms({
      ...plugin,
      'node_modules/remark-lint-no-shouting/index.js': 'export default () => () => { throw new Error("broken"); };\n',
      'clausebook.yaml': withLint('{plugins: [remark-lint-no-shouting]}'),
    });
    const { code, err } = await clausebook(['check'], sms.root);
    expect(err).toContain('A plugin of `lint.plugins` failed at content/');
    expect(err).toContain('broken');
    expect(code).toBe(2);
  });
});
