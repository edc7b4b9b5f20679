import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBrokenLinks } from '../../src/io/inspect-output.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clausebook-output-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function brokenIn(body: string): Promise<readonly string[]> {
  const page = join(folder, 'index.html');
  await writeFile(page, `<!doctype html><html lang="en"><body>${body}</body></html>`);
  return (await findBrokenLinks(folder, [page], '/')).map((link) => link.target);
}

test('links and images that lead nowhere are found', async () => {
  expect(
    await brokenIn('<a class="x" href="/nowhere/">a</a> <img alt="2 > 1" src="/gone.png"> <a href="#no">b</a>'),
  ).toEqual(['/nowhere/', '/gone.png', '#no']);
});

test('markup that a text shows as an example is no link and no anchor', async () => {
  const example = '<pre><code>&#x3C;a id="here" href="my-page" class="x">Words&#x3C;/a></code></pre>';
  expect(await brokenIn(`${example}<a href="#here">c</a><h2 id="there">d</h2><a href="#there">e</a>`)).toEqual([
    '#here',
  ]);
});
