import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, withPage } from '../support/browser.ts';
import { forwardPage, pageKinds } from '../support/page-kinds.ts';
import type { PublishedSite } from '../support/published-demo.ts';
import { publishedDemo } from '../support/published-demo.ts';

let browser: Browser;
let site: PublishedSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), publishedDemo()]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

async function plain(path: string, action: (page: Page) => Promise<void>): Promise<void> {
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site.address}${path}`);
    await action(page);
  });
}

test('an item is read whole: text, diagram, control data, relations', async () => {
  await plain('prc-009/', async (page) => {
    expect(await page.locator('h1').textContent()).toContain('Manage change');
    expect(await page.locator('svg.diagram').first().isVisible()).toBe(true);
    expect(await page.locator('#cb_control').textContent()).toContain('Tobias Fenn');
    expect(await page.locator('#cb_related').isVisible()).toBe(true);
  });
});

test('lists and the matrix are whole, and show no filters that would do nothing', async () => {
  await plain('registers/risk/', async (page) => {
    expect(await page.locator('tbody tr').count()).toBe(14);
    expect(await page.locator('.filters').isVisible()).toBe(false);
    expect(await page.locator('th button').count()).toBe(0);
  });
  await plain('matrix/', async (page) => {
    expect(await page.locator('tbody tr').count()).toBe(62);
    await page.locator('tbody tr a').nth(1).click();
    expect(await page.locator('h1').isVisible()).toBe(true);
  });
  await plain('reg-003/', async (page) => {
    expect(await page.locator('table.stack-table tbody tr').count()).toBeGreaterThan(5);
  });
});

test('the search says what it needs and leads everywhere without it', async () => {
  await plain('', async (page) => {
    await page.locator('#cb_header-query').fill('change');
    await page.locator('.header-search button').click();
    await page.waitForURL(/\/search\/\?q=change$/);
    expect(await page.locator('noscript p').isVisible()).toBe(true);
    expect(await page.locator('.search-filters').isVisible()).toBe(false);
    expect(await page.locator('#cb_search-fallback a[href="/pol-001/"]').isVisible()).toBe(true);
    expect(await page.locator('.shortcuts-open').isVisible()).toBe(false);
    await page.locator('#cb_search-fallback a[href="/registers/risk/"]').click();
    expect(await page.locator('h1').textContent()).toBe('Risks');
  });
});

test('without a search, everyday words lead to the rule that applies', async () => {
  await plain('search/', async (page) => {
    await page.locator('noscript a').click();
    await page.locator('.letters a', { hasText: 'S' }).click();
    const entry = page.locator('.letter li').filter({ hasText: /^\s*stolen / });
    expect(await entry.locator('a').allTextContents()).toContain('Information security policy');
  });
});

test('a clause number leads to the clause of the primary standard', async () => {
  await plain(forwardPage, async (page) => {
    await page.waitForURL(`${site.address}clauses/iso20000-1-2018/8.6.1/`);
  });
});

test('no page kind is empty or hides its text', async () => {
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    for (const [kind, path] of Object.entries(pageKinds)) {
      await page.goto(`${site.address}${path}`);
      expect((await page.locator('main').innerText()).length, kind).toBeGreaterThan(40);
    }
  });
});
