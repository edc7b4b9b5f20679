import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { replaceableComponents } from '../../src/astro/replaced-components.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, withPage } from '../support/browser.ts';
import { clausebook, repository } from '../support/command-line.ts';
import { publish } from '../support/published-demo.ts';

// An SMS whose manual looks like the organization's own: name, picture, colours, footer, and a component of its own.
let root: string;
const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="4" height="4" fill="#7a1f5c"/></svg>';
/** 3 by 2 pixels. */
const widePng = 'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGNocFCAIAY4CwA21AVBYVAZNAAAAABJRU5ErkJggg==';
/** 3 by 2 pixels, turned by the camera, so that it is shown as 2 by 3. */
const turnedJpeg =
  '/9j/4QAiRXhpZgAASUkqAAgAAAABABIBAwABAAAABgAAAAAAAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AIgAf//Z';
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
    '---\nid: POL-001\nkind: other\n---\n\n# Words\n\nA [link](#words).\n\n![Line](line.svg)\n\n![Wide](wide.png)\n\n![Turned](turned.jpg)\n\nLast words.\n',
  );
  await writeFile(
    join(root, 'policies/line.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0 120 40"/></svg>',
  );
  await writeFile(join(root, 'policies/wide.png'), Buffer.from(widePng, 'base64'));
  await writeFile(join(root, 'policies/turned.jpg'), Buffer.from(turnedJpeg, 'base64'));
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
        const logoOnPage = page.locator('.brand-logo');
        expect(await logoOnPage.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
        expect(await logoOnPage.evaluate((image: HTMLImageElement) => [image.width, image.height])).toEqual([28, 28]);
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

test('nothing moves when the logo and the pictures of a text come', async () => {
  const [browser, site] = await Promise.all([
    launchBrowser(),
    publish({ root, base: '/manual/', args: ['--without-search'] }),
  ]);
  try {
    await withPage(browser, { viewport: { width: 390, height: 844 } }, async (page, context) => {
      // A picture that comes late finds its room kept.
      await context.route(/\.(?:svg|png|jpe?g)$/, async (route) => {
        await new Promise((done) => setTimeout(done, 300));
        await route.continue();
      });
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(globalThis, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(`${site.address}pol-001/`, { waitUntil: 'networkidle' });
      const sizes = await page
        .locator('.prose img')
        .evaluateAll((images) => images.map((image) => [image.getAttribute('width'), image.getAttribute('height')]));
      expect(sizes).toEqual([
        ['120', '40'],
        ['3', '2'],
        ['2', '3'],
      ]);
      const loaded = await page
        .locator('.prose img')
        .evaluateAll((images) => images.every((image) => (image as HTMLImageElement).naturalWidth > 0));
      expect(loaded).toBe(true);
      expect(await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)).toEqual([]);
    });
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
  // A component may show nothing at all, and no link of the theme leads nowhere because of it.
  await writeFile(join(root, 'empty.astro'), '<i class="mine"></i>\n');
  const all = replaceableComponents.map((name) => `'${name}': './empty.astro'`).join(', ');
  await writeFile(join(root, 'astro.config.mjs'), config(`{ ${all} }`));
  const bare = await clausebook(['build', '--root', root, '--without-search', '--quiet']);
  expect(bare, bare.err).toMatchObject({ code: 0 });
  expect(await readFile(join(root, 'dist/pol-001/index.html'), 'utf8')).not.toContain('class="state');
  await writeFile(join(root, 'astro.config.mjs'), config("{ 'sidebar': './my-tag.astro' }"));
  const refused = await clausebook(['build', '--root', root, '--without-search', '--quiet']);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('replace the component "sidebar"');
  expect(refused.err).toContain('site-header');
});
