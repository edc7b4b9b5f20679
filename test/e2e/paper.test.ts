import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserProgram, launchBrowser, withPage } from '../support/browser.ts';
import type { Outcome } from '../support/command-line.ts';
import { clausebook, program, repository, run } from '../support/command-line.ts';
import type { PublishedSite } from '../support/published-demo.ts';
import { publish, publishedDemo } from '../support/published-demo.ts';
import type { PdfText } from '../support/read-pdf.ts';
import { readPdf } from '../support/read-pdf.ts';
import { filesOf } from '../support/site-files.ts';
import type { SmsFolder } from '../support/sms-folder.ts';
import { smsFolder } from '../support/sms-folder.ts';
import { standingFiles } from '../support/standing-files.ts';

// What leaves the manual on paper and as PDF, from a small SMS below /manual/ and from the demo.
let browser: Browser;
let sms: SmsFolder;
let site: PublishedSite;
let demo: PublishedSite;
let lab: string;

beforeAll(async () => {
  sms = await smsFolder({
    ...standingFiles,
    'clausebook.yaml': (standingFiles['clausebook.yaml'] ?? '').replace(
      '{base:',
      '{url: "https://manual.example", edit: "https://git.example/edit", base:',
    ),
    'content/draft.md': `${standingFiles['content/draft.md'] ?? ''}
See <https://example.org/bare>, <mail@example.org> and [elsewhere](https://example.org/elsewhere).

\`\`\`
${'long-line '.repeat(40)}END-OF-LINE
\`\`\`
`,
  });
  lab = await mkdtemp(join(tmpdir(), 'clausebook-paper-'));
  [browser, site, demo] = await Promise.all([
    launchBrowser(),
    publish({ root: sms.root, base: '/manual/', args: ['--without-search'] }),
    publishedDemo(),
  ]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await demo.close();
  await sms.remove();
  await rm(lab, { recursive: true, force: true });
});

async function pdf(...args: readonly string[]): Promise<Outcome> {
  return clausebook(['pdf', '--root', sms.root, '--browser', await browserProgram(), ...args], lab);
}

async function printed(file: string, ...args: readonly string[]): Promise<PdfText & { readonly bytes: Buffer }> {
  const { code, err } = await pdf('--from', site.folder, '--output', file, ...args);
  expect(code, err).toBe(0);
  const bytes = await readFile(join(lab, file));
  return { bytes, ...readPdf(bytes) };
}

/** Room between the margins of an A4 sheet. */
const paperSize = { viewport: { width: 672, height: 950 } };

/** Words without the blanks and line ends between them, and without ligatures. */
const words = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, ' ');

describe('a printed copy', () => {
  test('says on every sheet whose it is, what it is, its version and day, and which sheet of how many; it has bookmarks', async () => {
    const { pages, outline, addresses, bytes } = await printed('pol-001.pdf', 'POL-001');
    expect(outline[0]).toBe('POL-001 Change handbook');
    expect(outline).toEqual(expect.arrayContaining(['  What restricted item costs', '  Steps', '  Folded away']));
    for (const [at, page] of pages.entries()) {
      expect(words(page)).toContain('Example Ltd POL-001 Change handbook Version 1.0 In force');
      expect(words(page)).toContain(`Page ${at + 1} of ${pages.length}`);
      expect(words(page)).toContain(
        'In force from 1 February 2026. Classification: internal. As of 30 June 2026. Uncontrolled when printed.',
      );
    }
    expect(words(pages.join(''))).toContain('Text in a fold.');
    expect(words(pages.join(''))).not.toContain('Findings on this page');
    expect(addresses).toContain('https://manual.example/manual/pol-001/#cb_v1.0');
    expect(addresses.filter((address) => !address.startsWith('https://manual.example/manual/'))).toEqual([]);
    expect((await printed('again.pdf', 'POL-001')).bytes.equals(bytes)).toBe(true);
  });

  test.each([
    ['POL-002', 'SUPERSEDED'],
    ['POL-003', 'WITHDRAWN'],
    ['POL-004', 'DRAFT'],
  ])('%s bears its mark on every sheet: %s', async (id, mark) => {
    const { pages } = await printed(`${id}.pdf`, id);
    for (const page of pages) expect(words(page)).toMatch(new RegExp(`^Example Ltd ${id} [^.]*${mark}`));
  });

  test('cuts no line of code, says an address once, and offers nothing to edit', async () => {
    const said = words((await printed('draft.pdf', 'POL-004')).pages.join(' '));
    expect(said).toContain('END-OF-LINE');
    expect(said).toMatch(
      /See https:\/\/example\.org\/bare ?, mail@example\.org and elsewhere \(https:\/\/example\.org\/elsewhere\) ?\./,
    );
    await withPage(browser, paperSize, async (page) => {
      await page.goto(`${site.address}pol-004/`);
      expect(await page.locator('.item-edit:visible').count()).toBe(1);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.item-edit:visible').count()).toBe(0);
      const [inner, outer] = await page.locator('pre').evaluate((pre) => [pre.scrollWidth, pre.clientWidth]);
      expect(inner).toBeLessThanOrEqual(outer ?? 0);
    });
  });

  test('leads to the page that says whether it is current, without a script', async () => {
    await withPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(`${site.address}pol-001/`);
      expect(await page.locator('.copy-state:visible, .paper-code:visible').count()).toBe(0);
      await page.goto(`${site.address}pol-001/#cb_v1.0`);
      expect((await page.locator('h1').boundingBox())?.y).toBeGreaterThanOrEqual(0);
      expect(await page.locator('.copy-state:visible').allInnerTexts()).toEqual([
        'Your copy is current. Version 1.0 has been in force since 1 February 2026.',
      ]);
      await page.goto(`${site.address}pol-003/#cb_v1.0`);
      expect(await page.locator('.copy-state:visible').textContent()).toContain(
        'version 1.0 has the status “withdrawn”',
      );
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.paper-code svg').isVisible()).toBe(true);
      expect(await page.locator('.paper-code path').getAttribute('d')).toMatch(/^M4 4h7v1h-7z/);
      expect(await page.locator('.copy-state:visible').count()).toBe(0);
    });
  });

  test('answers for a copy of a version that nobody knows any more', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.address}pol-001/#cb_v0.7`);
      await page.locator('.copy-state:visible').waitFor();
      expect(await page.locator('.copy-state:visible').allInnerTexts()).toEqual([
        'Your copy does not apply. The version that it names is not known here. Version 1.0 has been in force since 1 February 2026.',
      ]);
    });
  });

  test('does not call a text current that is not the approved one, and marks its every sheet', async () => {
    const html = await readFile(join(demo.folder, 'pro-002/index.html'), 'utf8');
    expect(html).toMatch(/id="cb_v2\.1"[^>]*>\s*Whether your copy is the approved text is not known here\./);
    expect(html).toContain('data-cb-mark="This is not the approved text"');
  });

  test('prints light in the dark, and repeats the titles of tables that a script made sortable', async () => {
    await withPage(browser, { colorScheme: 'dark' }, async (page) => {
      await page.goto(`${demo.address}matrix/`);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toMatch(
        /255, 255, 255|0, 0, 0, 0/,
      );
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
      const sheets = readPdf(await page.pdf({ preferCSSPageSize: true })).pages.slice(0, -1);
      expect(sheets.length).toBeGreaterThan(3);
      for (const sheet of sheets) expect(words(sheet)).toMatch(/Clause Title State Evidence/);
      // Nobody follows a link on paper: what shows a clause stands there, as many as its page has.
      expect(await page.locator('#cb_matrix').innerText()).not.toMatch(/and \d+ more/);
      const row = page.locator('#cb_matrix tr', { has: page.getByRole('link', { name: '7.5.4', exact: true }) });
      const onPaper = (await row.innerText()).match(/[A-Z]{3}-\d{3}/g) ?? [];
      await page.goto(`${demo.address}clauses/iso20000-1-2018/7.5.4/`);
      const [, count] = /\b(\d+) items\b/.exec(await page.locator('main').innerText()) ?? [];
      expect(onPaper.length).toBe(Number(count));
    });
  });

  test.each(['people/', 'maps/obligations/', 'maps/processes/', 'matrix/', ''])(
    '/%s is no wider than its sheet',
    async (path) => {
      await withPage(browser, paperSize, async (page) => {
        await page.emulateMedia({ media: 'print' });
        await page.goto(`${demo.address}${path}`);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          paperSize.viewport.width,
        );
      });
    },
  );

  test('the home page fills its first sheet, and no label runs into its number', async () => {
    await withPage(browser, paperSize, async (page) => {
      await page.emulateMedia({ media: 'print' });
      await page.goto(demo.address);
      const gaps = await page
        .locator('.glance-counts li')
        .evaluateAll((lines) =>
          lines.map(
            (line) =>
              (line.lastElementChild?.getBoundingClientRect().left ?? 0) -
              (line.firstElementChild?.getBoundingClientRect().right ?? 0),
          ),
        );
      expect(Math.min(...gaps)).toBeGreaterThan(4);
      // Words beside a large number stand as close as any others, also in two lines.
      const [height, line] = await page
        .locator('.glance-of')
        .nth(1)
        .evaluate((words) => {
          words.textContent = 'open in what this site shows and in all that it does not show';
          return [words.getBoundingClientRect().height, Number.parseFloat(getComputedStyle(words).fontSize)];
        });
      expect(height).toBeLessThan(6 * (line ?? 0));
      const { pages } = readPdf(await page.pdf({ preferCSSPageSize: true }));
      expect(words(pages[0] ?? '')).toContain('Handle incidents and service requests');
    });
  });

  test('both columns of the control block begin at the same height', async () => {
    await withPage(browser, paperSize, async (page) => {
      await page.emulateMedia({ media: 'print' });
      await page.goto(`${demo.address}rsk-004/`);
      const tops = await page.locator('.control-lines dt').evaluateAll((terms) => {
        const boxes = terms.map((term) => term.getBoundingClientRect());
        const columns = Map.groupBy(boxes, ({ left }) => Math.round(left));
        return [...columns.values()].map((column) => Math.round(Math.min(...column.map(({ top }) => top))));
      });
      expect(tops).toHaveLength(2);
      expect(new Set(tops).size).toBe(1);
    });
  });
});

const entry = /[A-Z]{3}-\d{3}|ISO\/IEC 20000-1:2018/.source;

/** On which sheet each entry begins: the first whose margin names it. */
function beginnings(pages: readonly string[]): readonly (readonly [string, number])[] {
  const found = pages.flatMap((page, at): readonly (readonly [string, number])[] => {
    const [, id] = new RegExp(`^[\\w ]+ Ltd (${entry}) `).exec(words(page)) ?? [];
    return id === undefined ? [] : [[id, at + 1]];
  });
  return found.filter(([id], at) => found.findIndex(([other]) => other === id) === at);
}

/** What the contents say of it. */
function statedSheets(pages: readonly string[]): readonly (readonly [string, number])[] {
  const rest = pages.findIndex((page) => !words(page).includes('Id Title Version Status In force from Page'));
  const lines = pages.slice(0, rest).flatMap((page) =>
    words(page)
      .split(new RegExp(`(?= (?:${entry}) )`))
      .slice(1),
  );
  return lines.map((line) => {
    const [, id = '', sheet] = new RegExp(`^ (${entry}) .* (\\d+) ?$`).exec(line) ?? [];
    return [id, Number(sheet)];
  });
}

describe('several documents printed as one', () => {
  test('each begins on a sheet of its own, with its margins; what is restricted is not among them', async () => {
    const { pages, outline, bytes } = await printed('manual.pdf', '--all');
    expect((await printed('manual-again.pdf', '--all')).bytes.equals(bytes)).toBe(true);
    expect(beginnings(pages).length).toBeGreaterThan(5);
    expect(statedSheets(pages)).toEqual(beginnings(pages));
    const documents = outline.filter((title) => /^ {2}\S/.test(title)).map((title) => title.trim());
    expect(outline[0]).toBe('Example manual');
    expect(documents.slice(0, 3)).toEqual([
      'POL-001 Change handbook',
      'POL-002 Old change handbook',
      'POL-003 Withdrawn policy',
    ]);
    for (const document of documents.slice(0, 5)) {
      const [first] = pages.filter((page) => words(page).startsWith(`Example Ltd ${document}`));
      expect(words(first ?? ''), document).toContain(
        'Uncontrolled when printed. Current text: manual.example/manual/pol-',
      );
    }
    expect(words(pages[0] ?? '')).toContain(
      'Example manual The whole manual As of 30 June 2026. Classification up to internal.',
    );
    expect(words(pages.at(-1) ?? '')).toMatch(/^Example Ltd ISO\/IEC 20000-1:2018 .*10\.2 Continual improvement/);
    expect(pages.join('')).not.toMatch(/FIN-001|Salaries/);
  });

  test('a section too says in its contents where each entry begins, in the PDF alone; no bookmark is doubled', async () => {
    const args = ['--from', demo.folder, '--section', 'policies', '--browser', await browserProgram()];
    const { code, err } = await clausebook(['pdf', '--root', repository, '--output', 'policies.pdf', ...args], lab);
    expect(code, err).toBe(0);
    const { pages, outline } = readPdf(await readFile(join(lab, 'policies.pdf')));
    expect(statedSheets(pages)).toEqual(beginnings(pages));
    expect(outline.length).toBeGreaterThan(20);
    expect(outline.filter((title) => /^ *(.{3,})\1$/.test(title))).toEqual([]);
    expect(await readFile(join(demo.folder, 'print/policies/index.html'), 'utf8')).not.toContain('paper-sheet');
  });

  test('can be read on a phone without scrolling sideways', async () => {
    await withPage(browser, { viewport: { width: 320, height: 900 } }, async (page) => {
      await page.goto(`${demo.address}print/all/`);
      for (const width of [320, 390, 640]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    });
  });

  test('no anchor stands twice, every link within leads somewhere, no heading jumps, nothing is for the search', async () => {
    const parts = (await filesOf(demo.folder)).filter((name) => /^print\/.+\/index\.html$/.test(name));
    expect(parts).toEqual(
      expect.arrayContaining(['print/all/index.html', 'print/processes/index.html', 'print/clauses/index.html']),
    );
    for (const part of parts) {
      const html = await readFile(join(demo.folder, part), 'utf8');
      const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
      expect(
        ids.filter((id, at) => ids.indexOf(id) !== at),
        part,
      ).toEqual([]);
      expect(html, part).not.toContain('data-pagefind-body');
    }
    const whole = await readFile(join(demo.folder, 'print/all/index.html'), 'utf8');
    expect(whole).toContain('<h3 id="prc-009~');
    expect(whole).toMatch(/href="#prc-010~?/);
    expect(whole).not.toContain('href="/prc-010/"');
  });
});

describe('clausebook pdf', () => {
  test('several ids go into a folder; an id or section that is not there is no defect of ours', async () => {
    const { code, err } = await pdf(
      'POL-001',
      'pol-004',
      '--from',
      site.folder,
      '--output',
      'copies',
      '--paper',
      'Letter',
    );
    expect([code, err]).toEqual([
      0,
      `Wrote ${join('copies', 'pol-001.pdf')}, as of 2026-06-30.\nWrote ${join('copies', 'pol-004.pdf')}, as of 2026-06-30.\n`,
    ]);
    expect((await readFile(join(lab, 'copies/pol-004.pdf'))).toString('latin1')).toContain('/MediaBox [0 0 612 792]');
    expect(await pdf('POL-999', '--from', site.folder)).toMatchInlineSnapshot(`
      {
        "code": 2,
        "err": "The published manual has no page of POL-999.
      Its list from A to Z (/a-z/) has every id.
      ",
        "out": "",
      }
    `);
    expect(await pdf('--section', 'polices', '--from', site.folder)).toMatchInlineSnapshot(`
      {
        "code": 2,
        "err": "There is no section polices to print.
      Did you mean policies? There are all, clauses, policies, registers.
      ",
        "out": "",
      }
    `);
    expect(await pdf('--from', site.folder)).toMatchInlineSnapshot(`
      {
        "code": 2,
        "err": "Expected ids of documents, --section or --all: one of the three.
      For example: \`clausebook pdf POL-001\`, or \`clausebook pdf --all\`.
      ",
        "out": "",
      }
    `);
    expect(await pdf('--all', '--from', site.folder, '--audience', 'public')).toMatchInlineSnapshot(`
      {
        "code": 2,
        "err": "A published manual has its day and audience already.
      Leave out --from, or --as-of, --audience and --untrusted.
      ",
        "out": "",
      }
    `);
    const empty = await mkdtemp(join(lab, 'empty-'));
    expect((await pdf('--all', '--from', empty)).err).toContain('holds no published manual');
  });

  test('a long section comes in several files', async () => {
    const folder = join(lab, 'parted');
    for (const part of ['', '2/']) {
      await mkdir(join(folder, `print/all/${part}`), { recursive: true });
      await writeFile(join(folder, `print/all/${part}index.html`), `<!doctype html><title>x</title>Part ${part}`);
    }
    await writeFile(join(folder, 'index.html'), '');
    await writeFile(join(folder, 'sms.json'), '{"asOf": "2026-06-30"}');
    expect((await pdf('--all', '--from', folder, '--output', 'papers/whole.pdf')).err).toBe(
      `Wrote papers/whole.pdf, as of 2026-06-30.\nWrote ${join('papers', 'whole-2.pdf')}, as of 2026-06-30.\n`,
    );
    expect(readPdf(await readFile(join(lab, 'papers/whole-2.pdf'))).pages.map(words)).toEqual(['Part 2/ ']);
  });

  test('without a published manual it builds one for the day asked for, and leaves nothing behind', async () => {
    const own = async (): Promise<readonly string[]> =>
      (await filesOf(sms.root)).filter((file) => !/^\.(?:clausebook|astro)\//.test(file));
    const before = await own();
    const { code, err } = await pdf('--section', 'policies', '--as-of', '2026-10-01', '--untrusted');
    expect([code, err]).toEqual([0, 'Wrote policies.pdf, as of 2026-10-01.\n']);
    expect(words(readPdf(await readFile(join(lab, 'policies.pdf'))).pages.join(' '))).toContain(
      'POL-005 Later policy Version 1.0 In force',
    );
    expect(await own()).toEqual(before);
  });

  test('no browser: exit code 2, and what to do', async () => {
    const args = [program, 'pdf', 'POL-001', '--root', sms.root, '--from', site.folder];
    const nowhere = { PATH: '', CLAUSEBOOK_BROWSER: '', HOME: lab };
    const { code, err } = await run(process.execPath, args, lab, nowhere);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^No browser was found that can make a PDF\.\nInstall Chrome, Chromium or Edge, or name one with --browser/,
    );
    const named = await run(process.execPath, args, lab, { ...nowhere, CLAUSEBOOK_BROWSER: join(lab, 'none') });
    expect([named.code, named.err.split('\n')[0]]).toEqual([
      2,
      `${join(lab, 'none')} is no browser that can be started.`,
    ]);
    const other = await run(process.execPath, args, lab, { ...nowhere, CLAUSEBOOK_BROWSER: '/bin/false' });
    expect([other.code, other.err.split('\n')[0]]).toEqual([2, '/bin/false ended before the PDF was made.']);
  });

  test('a page that was tampered with reaches no other host', async () => {
    const asked: string[] = [];
    const other = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
    const { port } = other.address() as AddressInfo;
    await mkdir(join(lab, 'tampered/pol-001'), { recursive: true });
    await writeFile(join(lab, 'tampered/index.html'), '');
    await writeFile(join(lab, 'tampered/sms.json'), '{"asOf": "2026-06-30"}');
    await writeFile(
      join(lab, 'tampered/pol-001/index.html'),
      `<!doctype html><title>x</title><img src="http://127.0.0.1:${port}/x.png"><script>fetch('http://127.0.0.1:${port}/y')</script>Words`,
    );
    const { code, err } = await pdf('POL-001', '--from', join(lab, 'tampered'), '--output', 'tampered.pdf');
    other.close();
    expect(code, err).toBe(0);
    expect(readPdf(await readFile(join(lab, 'tampered.pdf'))).pages.map(words)).toEqual([
      expect.stringContaining('Words'),
    ]);
    expect(asked).toEqual([]);
  });
});
