import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../../src/io/paper/find-browser.ts';

let lab: string;

beforeAll(async () => {
  lab = await mkdtemp(join(tmpdir(), 'clausebook-browsers-'));
});

afterAll(() => rm(lab, { recursive: true, force: true }));

async function program(path: string): Promise<string> {
  const file = join(lab, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, '');
  await chmod(file, 0o755);
  return file;
}

test('a browser is found in its usual place on each system', async () => {
  const linux = await program('bin/chromium');
  const windows = await program('Programs (x86)/Microsoft/Edge/Application/msedge.exe');
  const mac = await program('home/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  expect(await findBrowser(null, { PATH: `${join(lab, 'none')}:${dirname(linux)}` }, 'linux')).toBe(linux);
  expect(await findBrowser(null, { 'PROGRAMFILES(X86)': join(lab, 'Programs (x86)') }, 'win32')).toBe(windows);
  expect(await findBrowser(null, { HOME: join(lab, 'home'), PATH: dirname(linux) }, 'darwin')).toBe(mac);
});

test('the option goes before the variable, the variable before the usual places', async () => {
  const [found, named, asked] = [await program('bin/chromium'), await program('named'), await program('asked')];
  const environment = { PATH: dirname(found), CLAUSEBOOK_BROWSER: named };
  expect(await findBrowser(null, environment, 'linux')).toBe(named);
  expect(await findBrowser(asked, environment, 'linux')).toBe(asked);
});
