import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clausebook, repository } from '../support/command-line.ts';
import type { SmsFolder } from '../support/sms-folder.ts';
import { documentFile, smallFiles, smsFolder } from '../support/sms-folder.ts';

// The command line builds any folder with settings and texts, from anywhere and to anywhere: no packages beside them.
let sms: SmsFolder;
let lab: string;
let cwd: string;

beforeEach(async () => {
  sms = await smsFolder({
    ...smallFiles(),
    'content/policy.md': documentFile('POL-001', 'version: "1.0"\nstatus: draft', '# Policy\n\nThe word is plain.\n'),
  });
  lab = await mkdtemp(join(tmpdir(), 'clausebook-anywhere-'));
  cwd = join(lab, 'started-here');
  await mkdir(cwd);
});

afterEach(async () => {
  await sms.remove();
  await rm(lab, { recursive: true, force: true });
});

const build = (from: string, ...args: readonly string[]): ReturnType<typeof clausebook> =>
  clausebook(['build', '--quiet', '--without-search', ...args], from);
const policyIn = (folder: string): Promise<string> => readFile(join(folder, 'pol-001/index.html'), 'utf8');
const config = `import { defineConfig } from 'astro/config';
import clausebook from ${JSON.stringify(pathToFileURL(join(repository, 'src/index.ts')).href)};
export default defineConfig({ integrations: [clausebook()] });
`;

test('a folder with settings and texts alone is built from within', async () => {
  const built = await build(sms.root);
  expect(built, built.err).toMatchObject({ code: 0 });
  expect(await policyIn(join(sms.root, 'dist'))).toContain('The word is plain.');
});

test('and from another folder, in which nothing is left', async () => {
  const built = await build(cwd, '--root', sms.root);
  expect(built, built.err).toMatchObject({ code: 0 });
  expect(await policyIn(join(sms.root, 'dist'))).toContain('The word is plain.');
  expect(await readdir(cwd)).toEqual([]);
});

test('and into another folder, given from where it was started', async () => {
  const built = await build(cwd, '--root', sms.root, '--out-dir', '../site');
  expect(built, built.err).toMatchObject({ code: 0 });
  expect(await policyIn(join(lab, 'site'))).toContain('The word is plain.');
  expect(await readdir(cwd)).toEqual([]);
  expect((await readdir(lab)).sort()).toEqual(['.clausebook', 'site', 'started-here']);
  expect(await readdir(join(lab, '.clausebook'))).toEqual([]);
  expect(await readdir(sms.root)).not.toContain('dist');
});

test('so is one with an Astro configuration of its own', async () => {
  await sms.write('astro.config.mjs', config);
  await writeFile(join(sms.root, 'package.json'), '{"private": true, "type": "module"}');
  await symlink(join(repository, 'node_modules'), join(sms.root, 'node_modules'));
  const built = await build(cwd, '--root', sms.root, '--out-dir', '../site');
  expect(built, built.err).toMatchObject({ code: 0 });
  expect(await policyIn(join(lab, 'site'))).toContain('The word is plain.');
  expect(await readdir(cwd)).toEqual([]);
});

test('where the packages of that configuration are missing it says so', async () => {
  await sms.write('astro.config.mjs', config);
  const built = await build(cwd, '--root', sms.root);
  expect(built.code).toBe(2);
  expect(built.err).toContain(`astro.config.mjs needs astro/config, which is not installed in ${sms.root}.`);
  expect(built.err).toContain('Run `npm install` there first.');
  expect(built.err).not.toContain('defect of its own');
});

test('after init too, before npm install', async () => {
  const folder = join(lab, 'sms');
  expect(await clausebook(['init', folder, '--organization', 'Example', '--yes'], cwd)).toMatchObject({ code: 0 });
  const built = await build(folder);
  expect(built.code).toBe(2);
  expect(built.err).toContain('Run `npm install` there first.');
});

test('a defect in the configuration itself stays what it is', async () => {
  await sms.write('astro.config.mjs', "import './gone.mjs';\nexport default {};\n");
  const built = await build(cwd, '--root', sms.root);
  expect(built.err).toContain('gone.mjs');
  expect(built.err).not.toContain('npm install');
});
