import { mkdtemp, readFile, rm, symlink, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPaper } from '../../src/views/print/routes.ts';
import { clausebook, repository } from '../support/command-line.ts';
import { heavyFiles } from '../support/heavy-sms.ts';
import { filesOf } from '../support/site-files.ts';

// Some thousand items, all of which name the same few: what a reader loads must not grow with them.
const count = 2500;
let lab: string;
let pages: ReadonlyMap<string, string>;

beforeAll(async () => {
  lab = await mkdtemp(join(tmpdir(), 'clausebook-heavy-'));
  await symlink(join(repository, 'node_modules'), join(lab, 'node_modules'));
  for (const [path, content] of Object.entries(heavyFiles(count))) {
    await mkdir(dirname(join(lab, 'sms', path)), { recursive: true });
    await writeFile(join(lab, 'sms', path), content);
  }
  const args = ['build', '--root', 'sms', '--out-dir', join(lab, 'dist'), '--without-search'];
  const { code, err } = await clausebook(args, lab);
  expect(code, err).toBe(0);
  const names = (await filesOf(join(lab, 'dist'))).filter((name) => name.endsWith('.html'));
  pages = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(lab, 'dist', name), 'utf8')] as const)),
  );
});

afterAll(() => rm(lab, { recursive: true, force: true }));

/** Addresses of the items that a list names, over all its pages. */
function namedOn(first: string, prefix: string): ReadonlySet<string> {
  const found = new Set<string>();
  const folder = first.replace(/index\.html$/, '');
  for (const [name, html] of pages) {
    if (name !== first && !new RegExp(`^${folder}\\d+/index\\.html$`).test(name)) continue;
    for (const [, id = ''] of html.matchAll(new RegExp(`href="/(${prefix}-\\d+)/"`, 'g'))) found.add(id);
  }
  return found;
}

test('the heaviest page that is read stays within 60 kB, and most stay far below', () => {
  const read = [...pages].filter(([name]) => !isPaper(name));
  const weights = read.map(([name, html]) => ({ name, kb: gzipSync(html).length / 1000 }));
  expect(weights.length).toBeGreaterThan(count);
  expect(weights.filter(({ kb }) => kb > 60)).toEqual([]);
  // Sixty is for ten thousand items; of these a page may not need half of it.
  expect(weights.filter(({ kb }) => kb > 30)).toEqual([]);
});

test('what is printed as one comes in parts that a browser can open, and every document and register is in one', () => {
  const parts = [...pages].filter(([name]) => /^print\/all\//.test(name));
  expect(parts.filter(([, html]) => html.length > 8_000_000).map(([name]) => name)).toEqual([]);
  const printed = parts.flatMap(([, html]) => [...html.matchAll(/<article class="paper-document" id="([^"]*)"/g)]);
  const ids = printed.map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(['svc-001', 'reg-001']));
});

test('what a page leaves out stands on pages that it leads to, and nothing is lost', () => {
  const hidden = [...pages].flatMap(([name, html]) => {
    const texts = [...html.matchAll(/<(\w+)[^>]*>\s*and \d+ more\s*<\/\1>/g)];
    return texts.filter(([, element]) => element !== 'a' && element !== 'summary').map(([text]) => `${name}: ${text}`);
  });
  expect(hidden).toEqual([]);
  const people = Math.round(count * 0.08);
  expect(pages.get('rol-001/index.html')).toContain('href="/rol-001/related/section-holders/"');
  expect(namedOn('rol-001/related/section-holders/index.html', 'per').size).toBe(people);
  expect(namedOn('registers/risk/index.html', 'rsk').size).toBe(Math.round(count * 0.4));
  expect(namedOn('aud-001/related/parts/index.html', 'fnd').size).toBe(Math.round(count * 0.04));
  expect(namedOn('svc-001/related/field-customers/index.html', 'cus').size).toBe(Math.round(count * 0.04));
  expect(namedOn('svc-001/related/index.html', 'rsk').size).toBe(Math.round(count * 0.4));
  expect(namedOn('rol-001/related/section-owns-risks/index.html', 'rsk').size).toBe(Math.round(count * 0.4));
});

test('the data of the search is small, and asked for by the search page alone', async () => {
  const data = gzipSync(await readFile(join(lab, 'dist/search.json'))).length / 1000;
  expect(data).toBeLessThan(40);
  expect([...pages].filter(([, html]) => /client\/search\.js/.test(html)).map(([name]) => name)).toEqual([
    'search/index.html',
  ]);
});
