import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPaper } from '../../src/views/print/routes.ts';
import { publish, publishedDemo } from '../support/published-demo.ts';
import type { PublishedSite } from '../support/published-demo.ts';
import { filesOf, fingerprintsOf } from '../support/site-files.ts';

// Every file of the published demo, without a browser.
let site: PublishedSite;

beforeAll(async () => {
  site = await publishedDemo();
});

afterAll(() => site.close());

const pagesOf = async (folder: string): Promise<readonly (readonly [string, string])[]> => {
  const names = (await filesOf(folder)).filter((name) => name.endsWith('.html'));
  return Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const));
};

test('no page has an inline script, style or event handler; every page carries the policy', async () => {
  const pages = await pagesOf(site.folder);
  expect(pages.length).toBeGreaterThan(500);
  const bad = pages.flatMap(([name, html]) => [
    ...(/<[^>]*\sstyle=/i.test(html) ? [`${name}: style=`] : []),
    ...(/<style\b/i.test(html) ? [`${name}: <style>`] : []),
    ...(/<[a-z][^>]*\son[a-z]+=/i.test(html) ? [`${name}: on…=`] : []),
    ...([...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)].some(
      ([, attributes = '', content = '']) => !/\ssrc="\/_assets\//.test(attributes) || content.trim() !== '',
    )
      ? [`${name}: inline script`]
      : []),
    ...(/(?:href|src|action)="\s*javascript:/i.test(html) ? [`${name}: javascript:`] : []),
    ...(/<(?:img|script|link(?! rel="canonical")|iframe|source|video|audio)\b[^>]*\s(?:src|href)="(?:https?:)?\/\//i.test(
      html,
    )
      ? [`${name}: foreign`]
      : []),
    ...(html.includes('http-equiv="Content-Security-Policy" content="default-src \'none\'')
      ? []
      : [`${name}: no policy`]),
  ]);
  expect(bad).toEqual([]);
});

test('no page that is read weighs more than 60 kB, nor its scripts more than 20 kB, compressed', async () => {
  const heavy: string[] = [];
  for (const [name, html] of await pagesOf(site.folder)) {
    if (isPaper(name)) continue;
    const size = gzipSync(html).length;
    if (size > 60_000) heavy.push(`${name}: ${size}`);
  }
  expect(heavy).toEqual([]);
  const scripts = (await filesOf(site.folder)).filter((name) => name.startsWith('_assets/') && name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(4);
  const sizes = await Promise.all(
    scripts.map(async (name) => gzipSync(await readFile(join(site.folder, name))).length),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(20_000);
});

test('the search page loads no more than 20 kB of script, with the engine of the full text, and less on all others', async () => {
  const sizeOf = async (name: string): Promise<number> => gzipSync(await readFile(join(site.folder, name))).length;
  const names = (await filesOf(site.folder)).filter((name) => name.endsWith('.js'));
  const own = names.filter((name) => /client\/(?:search|shortcuts|close-meaning|shared-.*)\.js$/.test(name));
  const sizes = await Promise.all([...own, 'pagefind/pagefind.js'].map(sizeOf));
  expect(own.length).toBeGreaterThan(2);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(20_000);
  expect(names.filter((name) => name.startsWith('pagefind/'))).toEqual(['pagefind/pagefind.js']);
});

test('the navigation of every page is the same, however large the manual is', async () => {
  const navigations = new Map<string, string>();
  for (const [name, html] of await pagesOf(site.folder)) {
    const navigation = /<nav class="site-nav"[\s\S]*?<\/nav>/.exec(html)?.[0].replaceAll(' aria-current="page"', '');
    if (navigation !== undefined) navigations.set(navigation, name);
  }
  expect(navigations.size).toBe(1);
  expect([...navigations.keys()][0]?.length).toBeLessThan(700);
});

test('two builds of one tree are identical to the byte', async () => {
  const second = await publish();
  try {
    expect(await fingerprintsOf(second.folder)).toEqual(await fingerprintsOf(site.folder));
    expect((await stat(join(site.folder, 'pagefind/pagefind.js'))).size).toBeGreaterThan(1000);
  } finally {
    await second.close();
  }
});
