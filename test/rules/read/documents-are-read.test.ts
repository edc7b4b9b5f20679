import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { clausebook } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/git.ts';

const page =
  '---\ntitle: Backups\nowner: Team\n---\n\n# Backups\n\nWe keep them. See [the form](forms/request.docx).\n';
const mapping = (files: string): string =>
  `  - {files: '${files}', type: procedure, defaults: {classification: internal, status: draft}}\n`;

interface Told {
  readonly code: number;
  readonly findings: readonly string[];
  readonly notes: readonly string[];
}

async function check(settings: string, files: readonly string[], command = 'check'): Promise<Told> {
  const root = temporaryFolder();
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('clausebook.yaml', `organization: Someone Ltd\nhistory: none\nas_of: 2026-06-30\n${settings}`);
  for (const file of files) write(file, page);
  const { code, out, err } = await clausebook([command, ...(command === 'check' ? ['--format', 'json'] : [])], root);
  if (command !== 'check') return { code, findings: [], notes: [err] };
  const report = JSON.parse(out) as {
    readonly findings: readonly Readonly<Record<'rule' | 'file' | 'message', string> & { line: number }>[];
    readonly notes: readonly { readonly rule: string; readonly message: string }[];
  };
  const ours = report.findings.filter(({ rule }) => rule === 'READ-018' || rule === 'META-007');
  return {
    code,
    findings: ours.map(({ rule, file, line, message }) => `${file}:${line} ${rule} ${message}`),
    notes: report.notes.filter(({ rule }) => rule === 'READ-018').map(({ message }) => message),
  };
}

const many = Array.from({ length: 64 }, (_, index) => `source/manual/page-${index}.html.md.erb`);

test('a set of which every file is a template does not pass', async () => {
  const told = await check(`roots: [source]\nforeign:\n${mapping('source/**/*.md.erb')}`, many);
  expect(told).toEqual({
    code: 1,
    findings: [
      'clausebook.yaml:6 READ-018 `source/**/*.md.erb` matches 64 files ending in .md.erb, of which nothing can be read, so this mapping reads nothing. Documents are read from files that end in .md or .markdown, or as `endings` of their mapping says: name the ending of Markdown there, convert anything else, or correct the pattern.',
    ],
    notes: [],
  });
});

test.each([
  ['source/manaul/**/*.md', 'Did you mean `source/manual`? '],
  ['source/**/*.adoc', ''],
])('a pattern that matches nothing, %s, is found beside one that does', async (pattern, hint) => {
  const settings = `roots: [source]\nforeign:\n${mapping('source/read/*.md')}${mapping(pattern)}`;
  const told = await check(settings, ['source/read/a.md', 'source/manual/b.md.erb', 'source/manual/c.rst']);
  expect(told.code).toBe(1);
  expect(told.findings).toEqual([
    `clausebook.yaml:7 READ-018 \`${pattern}\` matches no file below the roots (\`source\`), so this mapping reads nothing. ${hint}Expected a pattern of documents that are there, from the folder of clausebook.yaml.`,
  ]);
  expect(told.notes).toEqual([
    'Not evaluated: 2 files ending in .md.erb and .rst below the roots. They look like documents, but nothing reads them.',
  ]);
});

test('nothing at all is one finding, and nothing is published', async () => {
  const told = await check('roots: [source]\n', ['source/manual/a.adoc', 'elsewhere/pro-001.md']);
  expect(told.code).toBe(1);
  expect(told.findings).toEqual([
    'clausebook.yaml:1 READ-018 Nothing of the SMS was read: there is no document below the roots (`source`). Expected at least one document with an `id`, or a mapping under `foreign` that says how the documents are to be read.',
  ]);
  expect(told.notes).toEqual([
    'Not evaluated: 1 file ending in .adoc below the roots. They look like documents, but nothing reads it.',
  ]);
  const built = await check('roots: [source]\n', ['source/manual/a.adoc'], 'build');
  expect([built.code, built.notes[0]]).toEqual([1, expect.stringContaining('Nothing is published')]);
});

test('a set that is read is silent, also about the attachments its documents name', async () => {
  const settings = `roots: [source]\nforeign:\n${mapping('source/**/*.md')}`;
  const files = ['source/manual/a.md', 'source/manual/forms/request.docx', 'source/manual/diagram.svg'];
  expect(await check(settings, files)).toEqual({ code: 0, findings: [], notes: [] });
});
