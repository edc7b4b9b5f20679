import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { clausebook, program } from '../support/command-line.ts';
import { fingerprintsOf } from '../support/site-files.ts';
import type { SmsFolder } from '../support/sms-folder.ts';
import { documentFile, smallFiles, smsFolder } from '../support/sms-folder.ts';

// A reader sees the old site or the new one, whatever happens to a build.
const text = (word: string): string =>
  documentFile('POL-001', 'version: "1.0"\nstatus: draft', `# Policy\n\nThe word is ${word}.\n`);
let sms: SmsFolder;
let lab: string;
let pristine: string;
let dist: string;
let old: Readonly<Record<string, string>>;

const build = (folder = dist): ReturnType<typeof clausebook> =>
  clausebook(['build', '--root', sms.root, '--out-dir', folder, '--quiet', '--without-search']);
const besides = (what: string): string => join(lab, '.clausebook', `${what}-dist`);
const page = (folder = dist): Promise<string> => readFile(join(folder, 'pol-001/index.html'), 'utf8');
const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

beforeAll(async () => {
  sms = await smsFolder({ ...smallFiles(), 'content/policy.md': text('first') });
  lab = await mkdtemp(join(tmpdir(), 'clausebook-publication-'));
  dist = join(lab, 'dist');
  pristine = join(lab, 'pristine');
  expect(await build()).toMatchObject({ code: 0 });
  old = await fingerprintsOf(dist);
  await cp(dist, pristine, { recursive: true });
});

beforeEach(async () => {
  await rm(dist, { recursive: true, force: true });
  await rm(join(lab, '.clausebook'), { recursive: true, force: true });
  await cp(pristine, dist, { recursive: true });
  await sms.write('clausebook.yaml', smallFiles()['clausebook.yaml'] ?? '');
  await sms.write('content/policy.md', text('second'));
});

afterAll(async () => {
  await sms.remove();
  await rm(lab, { recursive: true, force: true });
});

/** Starts a build and kills it, without a chance to tidy up, once it has written pages. */
async function killBuild(): Promise<void> {
  const child = spawn(
    process.execPath,
    [program, 'build', '--root', sms.root, '--out-dir', dist, '--quiet', '--without-search'],
    {
      stdio: 'ignore',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    },
  );
  const ended = new Promise<string | null>((done) => child.once('exit', (_code, signal) => done(signal)));
  for (let waits = 0; waits < 1200 && !(await exists(join(besides('staging'), 'index.html'))); waits += 1)
    await sleep(25);
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
}

test('a build that is killed leaves the old site as it was, and the next one publishes', async () => {
  await killBuild();
  expect(await fingerprintsOf(dist)).toEqual(old);
  expect((await readdir(besides('staging'))).length).toBeGreaterThan(0);
  expect(await build()).toMatchObject({ code: 0 });
  expect(await page()).toContain('The word is second.');
  expect(await exists(besides('staging'))).toBe(false);
  expect(await exists(besides('previous'))).toBe(false);
});

test('a publication that died between taking away and putting up is recovered at the next start', async () => {
  await mkdir(join(lab, '.clausebook'), { recursive: true });
  await rename(dist, besides('previous'));
  await killBuild();
  expect(await fingerprintsOf(dist)).toEqual(old);
});

test('an old site that was left behind is cleared away', async () => {
  await mkdir(besides('previous'), { recursive: true });
  await writeFile(join(besides('previous'), 'index.html'), 'stale');
  expect(await build()).toMatchObject({ code: 0 });
  expect(await page()).toContain('The word is second.');
  expect(await exists(besides('previous'))).toBe(false);
});

test('the site of one audience is never put in the place of another', async () => {
  await mkdir(join(lab, '.clausebook'), { recursive: true });
  await rename(dist, besides('previous'));
  const other = join(lab, 'dist-customer');
  await sms.write('clausebook.yaml', 'organization: [broken');
  expect((await build(other)).code).toBe(2);
  expect(await exists(other)).toBe(false);
  await sms.write('clausebook.yaml', smallFiles()['clausebook.yaml'] ?? '');
  expect(await build(other)).toMatchObject({ code: 0 });
  expect(await page(other)).toContain('The word is second.');
  expect(await exists(besides('previous'))).toBe(true);
});

test('settings that cannot be read publish nothing and touch nothing', async () => {
  await sms.write('clausebook.yaml', 'organization: Example Ltd\nlevel: none-such\n');
  const built = await build();
  expect(built.code).toBe(2);
  expect(await fingerprintsOf(dist)).toEqual(old);
});

test('a file that cannot be read is left out, and the rest is published', async () => {
  await sms.write('content/broken.md', '---\nid: POL-002\nowner: ROL-001\n  bad: [\n---\n\n# Broken\n');
  const built = await clausebook(['build', '--root', sms.root, '--out-dir', dist, '--without-search']);
  expect(built).toMatchObject({ code: 0 });
  expect(built.err).toContain('Left out: content/broken.md');
  expect(await exists(join(dist, 'pol-002'))).toBe(false);
  expect(await page()).toContain('The word is second.');
  expect(await readFile(join(dist, 'findings/index.html'), 'utf8')).toContain('content/broken.md, line');
  await rm(join(sms.root, 'content/broken.md'));
});
