import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, watch, withPage } from '../support/browser.ts';
import type { PublishedSite } from '../support/published-demo.ts';
import { publish } from '../support/published-demo.ts';
import { openSettled } from '../support/settled.ts';
import { filesOf, textsOf } from '../support/site-files.ts';
import type { SmsFolder } from '../support/sms-folder.ts';
import { smsFolder } from '../support/sms-folder.ts';
import { standingFiles } from '../support/standing-files.ts';

// A small SMS of its own, published below /manual/, with documents of every standing.
let browser: Browser;
let sms: SmsFolder;
let site: PublishedSite;

beforeAll(async () => {
  sms = await smsFolder(standingFiles);
  [browser, site] = await Promise.all([launchBrowser(), publish({ root: sms.root, base: '/manual/' })]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await sms.remove();
});

describe('below a base path', () => {
  test('every address of ours stands below it', async () => {
    const bad: string[] = [];
    for (const [file, text] of await textsOf(site.folder)) {
      if (!file.endsWith('.html')) continue;
      for (const [, address = ''] of text.matchAll(/\s(?:href|src|action)="([^"]*)"/g)) {
        if (!/^(?:\/manual\/|#|https:\/\/tickets\.example\/)/.test(address)) bad.push(`${file}: ${address}`);
      }
    }
    expect(bad).toEqual([]);
  });

  test('pages, pictures, scripts and search work, without an error or a request elsewhere', async () => {
    await withPage(browser, {}, async (page, context) => {
      const misdeeds = await watch(context, site.address);
      await page.goto(site.address);
      await page.locator('.site-nav a', { hasText: 'Documents' }).click();
      await page.getByRole('link', { name: 'Policies', exact: true }).click();
      await page.locator('a', { hasText: 'POL-001' }).first().click();
      await page.waitForURL(`${site.address}pol-001/`);
      expect(await page.locator('.prose img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40);
      await openSettled(page, `${site.address}search/?q=handbook`);
      await page.locator('#cb_search-results a').first().click();
      await page.waitForURL(/\/manual\/pol-00\d\/$/);
      await page.goto(`${site.address}clauses/8.6.1/`);
      await page.waitForURL(`${site.address}clauses/iso20000-1-2018/8.6.1/`);
      expect(misdeeds).toEqual({ foreign: [], complaints: [] });
    });
  });

  test('an alias leads to its item', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.address}search/?q=Change+Handbook`);
      expect(await page.locator('#cb_search-exact a').getAttribute('href')).toBe('/manual/pol-001/');
      await page.goto(`${site.address}search/?q=change-handbook`);
      expect(await page.locator('#cb_search-exact a').getAttribute('href')).toBe('/manual/pol-001/');
    });
  });

  test('a page that is not there says so', async () => {
    await withPage(browser, {}, async (page) => {
      const response = await page.goto(`${site.address}pol-999/`);
      expect(response?.status()).toBe(404);
      expect(await page.locator('h1').textContent()).toBe('Page not found');
      await page.locator('main a').first().click();
      await page.waitForURL(`${site.address}search/`);
    });
  });
});

describe('what does not apply today cannot be taken for what does', () => {
  test.each([
    ['pol-002/', 'Superseded', '[Superseded] '],
    ['pol-003/', 'Withdrawn', '[Withdrawn] '],
    ['pol-004/', 'Draft', '[Draft] '],
    ['pol-005/', 'Not yet in force', '[Not yet in force] '],
  ])('%s: %s', async (path, mark, prefix) => {
    await withPage(browser, { viewport: { width: 390, height: 844 } }, async (page) => {
      await page.goto(`${site.address}${path}`);
      expect(await page.title()).toContain(prefix);
      const banner = await page.locator('.banner').boundingBox();
      expect(await page.locator('.banner-title').textContent()).toBe(mark);
      expect((banner?.y ?? 9999) + (banner?.height ?? 0)).toBeLessThan(844);
      expect(await axeViolations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await axeViolations(page)).toEqual([]);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.print-mark').isVisible()).toBe(true);
      expect(await page.locator('.print-mark').textContent()).toContain(mark);
    });
  });

  test('a superseded document leads to the one in its place', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.address}pol-002/`);
      await page.locator('.banner a').click();
      await page.waitForURL(`${site.address}pol-001/`);
      expect(await page.locator('.banner, .print-mark').count()).toBe(0);
    });
  });
});

describe('what an author breaks is marked and stops nothing', () => {
  test('links to nothing are words, with the reason', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.address}pol-001/`);
      expect(await page.locator('.broken-link').allTextContents()).toEqual(['nowhere', 'a lost section']);
      expect(await page.locator('.broken-link').last().getAttribute('title')).toContain('POL-002 has no section');
    });
  });

  test('headings that jump, tables without a corner and folds stay good pages', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.address}pol-001/`);
      expect(await axeViolations(page)).toEqual([]);
      await page.locator('.contents a', { hasText: 'Folded away' }).click();
      expect(new URL(page.url()).hash).toBe('#folded-away');
    });
  });
});

describe('what is restricted', () => {
  test('is masked in the words, headings, code and anchors of those who name it', async () => {
    const html = await readFile(join(site.folder, 'pol-001/index.html'), 'utf8');
    expect(html).toContain('<span class="masked">restricted item</span> and <code>…</code>');
    expect(html).toContain('id="what-restricted-item-costs"');
    expect(html).toContain('href="#what-restricted-item-costs">What restricted item costs</a>');
    for (const [file, text] of await textsOf(site.folder)) {
      if (file.startsWith('_assets/')) continue;
      expect(/fin-001|salaries of all/i.test(`${file}\n${text}`), file).toBe(false);
    }
  });

  test('is there for those who may see it', async () => {
    const restricted = await publish({ root: sms.root, base: '/manual/', args: ['--audience', 'restricted'] });
    try {
      expect(await filesOf(restricted.folder)).toContain('fin-001/index.html');
      const html = await readFile(join(restricted.folder, 'pol-001/index.html'), 'utf8');
      expect(html).toContain('id="what-fin-001-costs"');
      expect(html).not.toContain('restricted item');
    } finally {
      await restricted.close();
    }
  });
});
