import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, watch, withPage } from '../support/browser.ts';
import type { PublishedSite } from '../support/published-demo.ts';
import { publish } from '../support/published-demo.ts';
import { textsOf } from '../support/site-files.ts';
import type { SmsFolder } from '../support/sms-folder.ts';
import { documentFile, smallFiles, smsFolder } from '../support/sms-folder.ts';

// What authors can write besides plain text, as readers meet it: with pointer, keyboard, a phone, on paper, without scripts.
const terms = `---
id: REG-002
type: register
of: [glossary-term]
owner: ROL-001
classification: customer
rows:
  - {id: TRM-001, name: Major incident, status: active, meaning: An incident that hits many users at once., synonyms: [large outage]}
  - {id: TRM-002, name: Way back, status: active, meaning: Steps that undo a change.}
  - {id: TRM-003, name: Zanzibar list, status: active, meaning: Names that nobody outside may know., classification: internal}
---

# Words
`;
const procedure = `# How to run a major incident

A major incident has one lead and follows clause 8.6.1[^1]. The server runs version 8.6.1. The Zanzibar list stays shut.

> [!WARNING]
> Nothing is restarted without a way back.

## Times

Table: Times by priority

| Priority | Answer | Solution | What the owner of the service has to say about the whole of it |
|---|---|---|---|
| P1 | 5 minutes | 2 hours | counts for every large outage, at any hour of the day |

![Lines that cross](chart.svg)
*Calls and open incidents cross at noon.*

## Last words

A major incident[^1] and clauses 8.5.1.2 and 8.6.2 end here: a way back.

[^1]: Written down first.
`;
const files: Readonly<Record<string, string>> = {
  ...smallFiles('site: {terms_not_in: [content/silent.md, PRO-003]}\n'),
  'content/words.md': terms,
  'content/chart.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80"><path d="M0 0 200 80"/></svg>',
  'content/run.md': documentFile('PRO-001', 'status: draft\nversion: "0.1"', procedure).replace('internal', 'customer'),
  'content/silent.md': documentFile('PRO-002', 'status: draft\nversion: "0.1"', '# Silent\n\nA major incident.'),
  'content/quiet.md': documentFile('PRO-003', 'status: draft\nversion: "0.1"', '# Quiet\n\nA major incident.'),
  'content/agreement.md': documentFile(
    'SLA-001',
    'status: draft\nversion: "0.1"',
    '# Agreement\n\nSee clause 8.6.1, and ISO/IEC 20000-1:2018, 8.6.2.',
  ),
  'content/pages/index.mdx':
    '---\ntitle: Start\nclassification: customer\n---\n\n# Start\n\n<Cards items="PRO-001 PRO-002" />\n\n<Matrix />\n\n<Due />\n\nSee [the desk](Desk.md#by-phone), [its page](/pages/desk/) and [those inside](inside.mdx).\n',
  'content/pages/Desk.md': `---
classification: customer
description: How to reach us.
---

# The service desk

Ring us, or read [how we work](../run.md). Back to [the start](index.mdx). Inside: [the open list](/open/).

## By phone

Before noon. A major incident at any hour.
`,
  'content/pages/inside.mdx':
    '---\ntitle: For those inside\n---\n\n<Register type="procedure" />\n\n[Papers](/packs/notices/), [the map](/maps/risks/).\n',
};

let browser: Browser;
let sms: SmsFolder;
let site: PublishedSite;
let outside: PublishedSite;

beforeAll(async () => {
  sms = await smsFolder(files);
  browser = await launchBrowser();
  site = await publish({ root: sms.root });
  outside = await publish({ root: sms.root, args: ['--audience', 'customer'] });
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await outside.close();
  await sms.remove();
});

const openProcedure = (page: Page): Promise<unknown> => page.goto(`${site.address}pro-001/`);

describe('the meaning of a term', () => {
  test('is shown while it is pointed at, also while the pointer is on the meaning', async () => {
    await withPage(browser, {}, async (page) => {
      await openProcedure(page);
      const meaning = page.locator('.term-meaning').first();
      expect(await meaning.isVisible()).toBe(false);
      await page.locator('.term > a').first().hover();
      expect(await meaning.innerText()).toMatch(/^Major incident\s+An incident that hits many users at once\.$/);
      await meaning.hover();
      expect(await meaning.isVisible()).toBe(true);
      await page.mouse.move(0, 0);
      expect(await meaning.isVisible()).toBe(false);
    });
  });

  test('is shown to the keyboard, closed by Escape, and shown again at the next visit', async () => {
    await withPage(browser, {}, async (page, context) => {
      const misdeeds = await watch(context, site.address);
      await openProcedure(page);
      const term = page.locator('.term > a').first();
      const meaning = page.locator('.term-meaning').first();
      await term.focus();
      expect(await meaning.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      expect(await meaning.isVisible()).toBe(false);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Shift+Tab');
      expect(await meaning.isVisible()).toBe(true);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/trm-001/');
      expect(misdeeds).toEqual({ foreign: [], complaints: [] });
    });
  });

  test('needs no script, covers no term, and stays within the window at 390 pixels', async () => {
    await withPage(browser, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }, async (page) => {
      await openProcedure(page);
      const all = await page.locator('.term > a').all();
      expect(all.length).toBe(6);
      for (const [index, term] of all.entries()) {
        await term.hover();
        const box = await page.locator('.term-meaning').nth(index).boundingBox();
        expect(box).not.toBeNull();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
      }
    });
  });

  test('stands once in a section, and in no text that is excepted', async () => {
    await withPage(browser, {}, async (page) => {
      await openProcedure(page);
      expect(await page.locator('.term > a').allTextContents()).toEqual([
        'major incident',
        'Zanzibar list',
        'way back',
        'large outage',
        'major incident',
        'way back',
      ]);
      for (const path of ['pro-002/', 'pro-003/', 'trm-001/']) {
        await page.goto(`${site.address}${path}`);
        expect(await page.locator('.term').count(), path).toBe(0);
      }
    });
  });

  test('is withheld with its term', async () => {
    const texts = [...(await textsOf(outside.folder))].filter(([file]) => !file.startsWith('_assets/'));
    expect(texts.filter(([, text]) => /trm-003|nobody outside/i.test(text)).map(([file]) => file)).toEqual([]);
    await withPage(browser, {}, async (page) => {
      await page.goto(`${outside.address}pro-001/`);
      expect(await page.locator('.prose').innerText()).toContain('The Zanzibar list stays shut.');
      expect(await page.locator('.term > a').allTextContents()).not.toContain('Zanzibar list');
    });
  });
});

describe('what else a text holds', () => {
  test('clauses are links where the word says so, and versions are none', async () => {
    await withPage(browser, {}, async (page) => {
      await openProcedure(page);
      const clauses = page.locator('.clause-ref');
      expect(await clauses.allTextContents()).toEqual(['clause 8.6.1', '8.5.1.2', '8.6.2']);
      await clauses.first().click();
      expect(await page.locator('h1').innerText()).toContain('8.6.1');
      await page.goto(`${site.address}sla-001/`);
      expect(await clauses.allTextContents()).toEqual(['ISO/IEC 20000-1:2018, 8.6.2']);
    });
  });

  test('a callout, a table, an image and a footnote say what they are', async () => {
    await withPage(browser, {}, async (page) => {
      await openProcedure(page);
      expect(await page.locator('.callout').innerText()).toMatch(/^Warning\s+Nothing is restarted/);
      expect(await page.getByRole('table', { name: 'Times by priority' }).count()).toBe(1);
      expect(
        await page.getByRole('figure', { name: 'Calls and open incidents cross at noon.' }).getByRole('img').count(),
      ).toBe(1);
      await page.locator('sup a').first().click();
      expect(await page.locator('li:target').innerText()).toContain('Written down first.');
      await page.getByRole('link', { name: 'Back to reference 1', exact: true }).click();
      expect(await page.locator('sup a:target').count()).toBe(1);
    });
  });

  test('no id stands twice on the page', async () => {
    await withPage(browser, {}, async (page) => {
      await openProcedure(page);
      const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    });
  });

  test('on paper callouts have a frame and meanings are gone', async () => {
    await withPage(browser, {}, async (page) => {
      await openProcedure(page);
      await page.emulateMedia({ media: 'print' });
      await page.locator('.term > a').first().focus();
      expect(await page.locator('.term-meaning').first().isVisible()).toBe(false);
      expect(await page.locator('.callout').evaluate((note) => getComputedStyle(note).borderTopWidth)).not.toBe('0px');
    });
  });

  test.each(['light', 'dark'] as const)(
    'axe finds nothing in %s, at 390 pixels, and nothing is wider than the window',
    async (colorScheme) => {
      await withPage(browser, { colorScheme, viewport: { width: 390, height: 844 } }, async (page) => {
        for (const path of ['', 'pro-001/']) {
          await page.goto(`${site.address}${path}`);
          if (path !== '') await page.locator('.term > a').first().focus();
          expect(await axeViolations(page), path).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        }
      });
    },
  );
});

test('the search takes the words of a meaning from the glossary alone', async () => {
  const found = JSON.parse(await readFile(join(site.folder, 'search.json'), 'utf8')) as {
    readonly words: readonly string[];
  };
  expect(found.words).toContain('noon');
  await withPage(browser, {}, async (page) => {
    await page.goto(`${site.address}search/?q=hits+many`);
    await page.locator('#cb_search-status:not(:empty)').waitFor();
    const hrefs = await page.locator('main a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(hrefs.some((href) => href?.includes('/trm-001/'))).toBe(true);
    expect(hrefs.some((href) => href?.includes('/pro-001/'))).toBe(false);
  });
});

describe('components of the landing page', () => {
  test('show those inside documents, evidence and what is due', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(site.address);
      expect(await page.locator('.landing-card a').allTextContents()).toEqual([
        'How to run a major incident',
        'Silent',
      ]);
      expect(
        await page
          .getByRole('table', { name: /^Evidence for the clauses/ })
          .getByRole('row')
          .count(),
      ).toBe(8);
    });
  });

  test('show those outside what they may read, and nothing of the whole', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(outside.address);
      expect(await page.locator('.landing-card a').allTextContents()).toEqual(['How to run a major incident']);
      expect(await page.locator('.landing table, .landing .date-list').count()).toBe(0);
    });
  });
});

describe('landing pages beside the home page', () => {
  test('have an address, a title, and links between them by file and by address', async () => {
    await withPage(browser, {}, async (page, context) => {
      const misdeeds = await watch(context, site.address);
      await page.goto(site.address);
      await page.getByRole('link', { name: 'its page' }).click();
      expect(new URL(page.url()).pathname).toMatch(/\/pages\/desk\/$/);
      expect(await page.locator('h1').allInnerTexts()).toEqual(['The service desk']);
      expect(await page.locator('main').innerText()).toContain('How to reach us.');
      await page.getByRole('link', { name: 'the start' }).click();
      await page.getByRole('link', { name: 'the desk', exact: true }).click();
      expect(new URL(page.url()).hash).toBe('#by-phone');
      expect(await page.locator('h2:target, :target h2').innerText()).toContain('By phone');
      expect(misdeeds).toEqual({ foreign: [], complaints: [] });
    });
  });

  test('stand on the home page, in the list from A to Z, and are found by their words', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(site.address);
      expect(await page.locator('.home-pages a').allTextContents()).toEqual(['For those inside', 'The service desk']);
      await page.goto(`${site.address}a-z/`);
      expect(await page.getByRole('link', { name: 'The service desk' }).count()).toBe(1);
      await page.goto(`${site.address}search/?q=ring+noon&group=Pages`);
      await page.locator('#cb_search-status:not(:empty)').waitFor();
      const hrefs = await page.locator('main a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      expect(hrefs.some((href) => href?.includes('/pages/desk/'))).toBe(true);
    });
  });

  test('links to pages of the program that a site does not have are plain words', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.address}pages/inside/`);
      expect(await page.locator('main').getByRole('table').getByRole('link', { name: 'PRO-001' }).count()).toBe(1);
      expect(await page.getByRole('link', { name: 'the map' }).count()).toBe(0);
      expect(await page.locator('main').innerText()).toContain('the map');
      await page.goto(`${site.address}pages/desk/`);
      expect(await page.getByRole('link', { name: 'the open list' }).count()).toBe(1);
      await page.goto(`${outside.address}pages/desk/`);
      expect(await page.getByRole('link', { name: 'the open list' }).count()).toBe(0);
    });
  });

  test('a page for those inside leaves no trace outside', async () => {
    const texts = [...(await textsOf(outside.folder))].filter(([file]) => !file.startsWith('_assets/'));
    expect(texts.filter(([file, text]) => /pages\/inside|for those inside/i.test(`${file} ${text}`))).toEqual([]);
    await withPage(browser, {}, async (page) => {
      await page.goto(outside.address);
      expect(await page.locator('.landing').innerText()).toContain('restricted item');
      expect(await page.getByRole('link', { name: 'those inside' }).count()).toBe(0);
      expect(await page.locator('.home-pages a').allTextContents()).toEqual(['The service desk']);
    });
  });

  test.each(['light', 'dark'] as const)('axe finds nothing in %s at 390 pixels', async (colorScheme) => {
    await withPage(browser, { colorScheme, viewport: { width: 390, height: 844 } }, async (page) => {
      await page.goto(`${site.address}pages/inside/`);
      expect(await axeViolations(page)).toEqual([]);
    });
  });
});
