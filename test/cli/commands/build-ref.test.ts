import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clausebook } from '../../support/command-line.ts';
import { git, temporaryFolder } from '../../support/git.ts';
import { GitSms } from '../../support/git-sms.ts';

const file = 'policies/pol-004.md';
const policy = (text: string): string =>
  `---\nid: POL-004\nowner: ROL-004\nversion: "1.0"\nstatus: draft\nclassification: internal\n---\n\n# Budgeting policy\n\n${text}\n\n![A drawing](figure.svg) and [a page](page.txt).\n`;

test('a commit is built with its own attachments, from a bare repository, and every page says so', async () => {
  const sms = GitSms.start();
  const old = {
    [file]: policy('As it was.'),
    'policies/figure.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'policies/page.txt': 'old',
  };
  const id = sms.commit({ by: 'PER-004', on: '2026-02-02', message: 'Draft', files: old });
  sms.tag('v1');
  sms.commit({
    by: 'PER-004',
    on: '2026-03-02',
    message: 'Change',
    files: { [file]: policy('As it is.'), 'policies/page.txt': 'new', 'policies/figure.svg': null },
  });
  const folder = temporaryFolder();
  git(folder, 'clone', '-q', '--bare', sms.root, join(folder, 'sms.git'));
  const before = readdirSync(join(folder, 'sms.git'));
  const { code, err } = await clausebook(
    ['build', '--root', 'sms.git', '--ref', 'v1', '--out-dir', 'site', '--without-search'],
    folder,
  );
  expect({ code, err }).toEqual({
    code: 0,
    err: expect.stringMatching(/Published \d+ pages in \S+\/site\/?\.\n$/) as unknown,
  });
  const read = (path: string): string => readFileSync(join(folder, 'site', path), 'utf8');
  expect(read('pol-004/index.html')).toContain('As it was.');
  expect(read('_files/policies/page.txt')).toBe('old');
  expect(read('_files/policies/figure.svg')).toBe(old['policies/figure.svg']);
  for (const page of ['index.html', 'pol-004/index.html', 'clauses/index.html']) {
    expect(read(page)).toContain(`Built from v1 (commit ${id.slice(0, 12)} of 2 February 2026).`);
  }
  expect(readdirSync(join(folder, 'sms.git'))).toEqual(before);
  expect(existsSync(join(folder, 'dist'))).toBe(false);
}, 300_000);

test('a revision that is not there is exit 2', async () => {
  const sms = GitSms.start();
  expect(await clausebook(['build', '--ref', 'v9'], sms.root)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^There is no commit "v9" here\./) as unknown,
  });
});
