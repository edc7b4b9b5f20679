import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, withPage } from '../support/browser.ts';
import { clausebook, repository } from '../support/command-line.ts';
import { publish } from '../support/published-demo.ts';

// An SMS whose manual looks like the organization's own: name, picture, colours, footer, and a component of its own.
let root: string;
const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="4" height="4" fill="#7a1f5c"/></svg>';
const settings = `organization: Museum of Clocks
owner: ROL-001
history: none
site:
  base: /manual/
  logo: content/pages/logo.svg
  accent: '#7a1f5c'
  footer:
    - {text: Imprint, href: https://www.example.com/imprint}
    - {text: Our policy, href: /pol-001/}
    - {text: Desk 01234 5678}
`;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'clausebook-look-'));
  await mkdir(join(root, 'content/pages'), { recursive: true });
  await mkdir(join(root, 'policies'));
  await writeFile(join(root, 'clausebook.yaml'), settings);
  await writeFile(join(root, 'content/pages/logo.svg'), logo);
  await writeFile(
    join(root, 'policies/one.md'),
    '---\nid: POL-001\nkind: other\n---\n\n# Words\n\nA [link](#words).\n',
  );
});

afterAll(() => rm(root, { recursive: true, force: true }));

test('name, picture, colour and footer stand on every page, on light and dark screens', async () => {
  const [browser, site] = await Promise.all([
    launchBrowser(),
    publish({ root, base: '/manual/', args: ['--without-search'] }),
  ]).catch((error: unknown) => {
    throw error;
  });
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      await withPage(browser, { colorScheme }, async (page) => {
        await page.goto(`${site.address}pol-001/`);
        expect(await page.locator('.brand').textContent()).toContain('Museum of Clocks');
        const width = await page.locator('.brand-logo').evaluate((image: HTMLImageElement) => image.naturalWidth);
        expect(width).toBeGreaterThan(0);
        const accent = await page.evaluate(() =>
          getComputedStyle(document.documentElement).getPropertyValue('--cb-accent'),
        );
        expect(accent === '#7a1f5c').toBe(colorScheme === 'light');
        expect(accent).not.toBe('#1d5a8c');
        expect(accent).not.toBe('#86bdea');
        expect(await axeViolations(page)).toEqual([]);
        expect(await page.locator('.footer-lines').textContent()).toContain('Desk 01234 5678');
        expect(
          await page.locator('.footer-lines a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
        ).toEqual(['https://www.example.com/imprint', new URL(`${site.address}pol-001/`).pathname]);
      });
    }
  } finally {
    await browser.close();
    await site.close();
  }
});

test.each([
  ["  accent: '#ffd700'", 'darker colour'],
  ['  accent: red', 'a colour such as #1d5a8c'],
  ['  logo: ../logo.svg', 'a file inside the repository'],
  ['  logo: content/logo.exe', 'a picture'],
  ['  footer: [{text: Bad, href: "javascript:alert(1)"}]', 'an address (https or mailto)'],
])('%s is refused at its line', async (line, words) => {
  const folder = await mkdtemp(join(tmpdir(), 'clausebook-look-'));
  try {
    await writeFile(join(folder, 'clausebook.yaml'), `organization: Museum of Clocks\nsite:\n${line}\n`);
    const checked = await clausebook(['check', '--root', folder]);
    expect(checked.code).not.toBe(0);
    expect(checked.out + checked.err).toContain(words);
    expect(checked.out + checked.err).toContain('clausebook.yaml, line 3');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a picture that is not there is said before anything is built', async () => {
  await writeFile(join(root, 'clausebook.yaml'), settings.replace('pages/logo.svg', 'pages/gone.svg'));
  const built = await clausebook(['build', '--root', root, '--without-search']);
  await writeFile(join(root, 'clausebook.yaml'), settings);
  expect(built.code).toBe(2);
  expect(built.err).toContain('names content/pages/gone.svg as `site.logo`, and there is no such file');
});

test('a component of the project takes the place of one of the theme, and may use it', async () => {
  const config = (components: string): string => `import { defineConfig } from 'astro/config';
import clausebook from ${JSON.stringify(pathToFileURL(join(repository, 'src/index.ts')).href)};
export default defineConfig({ integrations: [clausebook({ components: ${components} })] });
`;
  await writeFile(join(root, 'package.json'), '{"private": true, "type": "module"}');
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'));
  await writeFile(
    join(root, 'my-tag.astro'),
    `---
import Tag from ${JSON.stringify(join(repository, 'src/theme/components/state-tag.astro'))};
---
<b class="mine"><Tag state={Astro.props.state} /></b>
`,
  );
  await writeFile(join(root, 'astro.config.mjs'), config("{ 'state-tag': './my-tag.astro' }"));
  const built = await clausebook(['build', '--root', root, '--without-search', '--quiet']);
  expect(built, built.err).toMatchObject({ code: 0 });
  expect(await readFile(join(root, 'dist/pol-001/index.html'), 'utf8')).toMatch(
    /<b class="mine"[^>]*>\s*<span class="state state-draft">draft<\/span>/,
  );
  await writeFile(join(root, 'astro.config.mjs'), config("{ 'sidebar': './my-tag.astro' }"));
  const refused = await clausebook(['build', '--root', root, '--without-search', '--quiet']);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('replace the component "sidebar"');
  expect(refused.err).toContain('site-header');
});
