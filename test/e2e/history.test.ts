import type { Browser, Page } from 'playwright-core';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { SmsJson } from '../../src/views/sms-json-schema.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, watch, withPage } from '../support/browser.ts';
import { policyRepository } from '../support/history-site.ts';
import type { PublishedSite } from '../support/published-demo.ts';
import { publish } from '../support/published-demo.ts';
import { fingerprintsOf, textsOf } from '../support/site-files.ts';

// A real repository, built by the real command line: the history tab, what is shown where the file holds something else,
// and what an audience may not see.
let browser: Browser;
let site: PublishedSite;
let again: PublishedSite;
let earlier: PublishedSite;

beforeAll(async () => {
  const { root } = await policyRepository('broken', await mkdtemp(join(inject('lab'), 'policy-')));
  [browser, site] = await Promise.all([launchBrowser(), publish({ root })]);
  again = await publish({ root });
  earlier = await publish({ root, args: ['--as-of', '2025-06-30'] });
}, 600_000);

afterAll(async () => {
  await browser.close();
  await Promise.all([site, again, earlier].map((built) => built.close()));
});

async function open(path: string, action: (page: Page) => Promise<void>, on = site): Promise<void> {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${on.address}${path}`);
    await action(page);
  });
}

describe('the history of an item', () => {
  test('is a tab beside its text', async () => {
    await open('pol-004/', async (page) => {
      await page.locator('.tabs a', { hasText: 'History' }).click();
      expect(await page.locator('h1').innerText()).toContain('History of Budgeting policy');
      expect(await page.locator('.tabs a[aria-current]').innerText()).toBe('History');
      expect(await page.locator('.version h3').allInnerTexts()).toEqual([
        expect.stringContaining('The text in the file now'),
        expect.stringContaining('Version 1.1'),
        expect.stringContaining('Version 1.0'),
      ]);
      await page.locator('.tabs a', { hasText: 'Text' }).click();
      expect(page.url()).toBe(`${site.address}pol-004/`);
    });
  });

  test('the last change and its reason stand at the top of the text, without a click', async () => {
    await open('pol-004/', async (page) => {
      const lines = await page.locator('.item-key').innerText();
      expect(lines).toMatch(/Last change\s+\d+ \w+ \d{4}, version 1\.1/);
      expect(await page.locator('.item-key .line-note').first().innerText()).not.toBe('');
    });
  });

  test('has redlines and a timeline without JavaScript', async () => {
    await withPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(`${site.address}pol-004/history/`);
      await page.locator('#version-1\\.1 summary').click();
      const line = page.locator('#version-1\\.1 .redline-changed').last();
      expect(await line.locator('del').textContent()).toBe('removed: October');
      expect(await line.locator('ins').textContent()).toBe('added: September');
      expect(await page.locator('.timeline').getAttribute('aria-label')).toContain(
        'version 1.0 from 5 February 2025 to 20 January 2026',
      );
      expect(await page.locator('.compare').isVisible()).toBe(false);
    });
  });

  test('compares any two versions, and nothing else happens', async () => {
    await withPage(browser, {}, async (page, context) => {
      const misdeeds = await watch(context, site.address);
      await page.goto(`${site.address}pol-004/history/`);
      await page.locator('.compare select').first().selectOption({ label: 'Version 1.0, from 5 February 2025' });
      await page.locator('.compare button').click();
      const result = page.locator('.compare-result');
      await result.locator('.redline').waitFor();
      expect(await result.locator('del').allTextContents()).toEqual(['removed: October']);
      expect(await result.locator('ins').allTextContents()).toEqual(['added: accountable ', 'added: August']);
      expect(misdeeds).toEqual({ foreign: [], complaints: [] });
      expect(await axeViolations(page)).toEqual([]);
    });
  });

  test.each(['pol-004/history/', 'pro-001/history/', 'reg-001/history/', 'per-001/history/', 'pol-004/'])(
    '%s is accessible in light and dark, and light in weight',
    async (path) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await withPage(browser, { colorScheme }, async (page) => {
          await page.goto(`${site.address}${path}`);
          await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
          expect(await axeViolations(page)).toEqual([]);
        });
      }
      const html = (await textsOf(site.folder)).get(`${path}index.html`) ?? '';
      expect(gzipSync(html).length).toBeLessThan(60_000);
    },
  );
});

describe('what pages show', () => {
  test('the last approved text under a banner, also in the search and in sms.json', async () => {
    await open('pol-004/', async (page) => {
      expect(await page.locator('.banner-stop').innerText()).toContain('Last approved text: version 1.1');
      expect(await page.locator('.prose').innerText()).toContain('September');
      await page.locator('.banner-stop a').click();
      expect(page.url()).toBe(`${site.address}pol-004/history/#file`);
      expect(await page.locator('#file h3').innerText()).toContain('not approved');
    });
    const texts = await textsOf(site.folder);
    const { items } = JSON.parse(texts.get('sms.json') ?? '') as SmsJson;
    expect(items.find(({ id }) => id === 'POL-004')?.instead?.why).toBe('broken');
    const index = [...texts].filter(([name]) => name.startsWith('pagefind/fragment/')).map(([, text]) => text);
    expect(index.some((text) => text.includes('set in September'))).toBe(true);
    expect(index.some((text) => text.includes('set in August'))).toBe(false);
    expect(texts.get('pol-004/index.html')).not.toContain('August');
  });

  test('the grade with every approval', async () => {
    await open('pol-004/', async (page) => {
      await page.locator('.control-more summary', { hasText: 'approvals' }).click();
      expect(await page.locator('.approval-list .act-because').allInnerTexts()).toEqual([
        expect.stringMatching(/A\s+Recorded in a commit that Cleo Park signed with their own key\./),
        expect.stringMatching(/D\s+Only stated in the file: Ben Holt recorded it, and no proof is filed\./),
      ]);
    });
  });

  test('the version in force on a day that was asked for, and every page says so', async () => {
    const texts = await textsOf(earlier.folder);
    const pages = [...texts].filter(
      ([name]) => name.endsWith('.html') && !/http-equiv="refresh"/.test(texts.get(name) ?? ''),
    );
    expect(pages.length).toBeGreaterThan(50);
    for (const [name, html] of pages) expect(/As of\s+<time datetime="2025-06-30">/.test(html), name).toBe(true);
    expect(texts.get('pol-004/index.html')).toContain('October');
    expect(texts.get('pol-004/index.html')).not.toMatch(/September|August/);
    expect(texts.get('pol-004/history/index.html')).not.toMatch(/September|August|Ada Marsh/);
    expect((await textsOf(site.folder)).get('pol-004/index.html')).not.toContain('as-of-strip');
    expect(texts.get('pol-004/index.html')).toContain('as it was in force on that day, not as it is today');
    await open('pol-004/', async (page) => expect(await axeViolations(page)).toEqual([]), earlier);
  });
});

describe('what is published', () => {
  test('holds no trace of what is restricted, and no address', async () => {
    for (const [name, text] of await textsOf(site.folder)) {
      if (name.startsWith('_assets/') || name.startsWith('pagefind/')) continue;
      expect(/sec-900|sale of the hosting/i.test(`${name}\n${text}`), name).toBe(false);
      expect(/@example\.(?:com|org)/.test(text), name).toBe(false);
    }
  });

  test('is the same in two builds', async () => {
    expect(await fingerprintsOf(again.folder)).toEqual(await fingerprintsOf(site.folder));
  });
});
