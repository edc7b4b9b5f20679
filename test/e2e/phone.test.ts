import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, withPage } from '../support/browser.ts';
import type { PublishedSite } from '../support/published-demo.ts';
import { publishedDemo } from '../support/published-demo.ts';

// Tables on a phone: a block per row with a label for each value, and still tables for those who do not see them.
let browser: Browser;
let site: PublishedSite;
const phone = { viewport: { width: 390, height: 900 } };

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), publishedDemo()]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

describe.each(['registers/risk/', 'reg-003/', 'rsk-001/', 'people/', 'rol-002/', 'clauses/iso20000-1-2018/8.6.1/'])(
  '%s at 390 pixels',
  (path) => {
    test('no list has to be scrolled sideways, and every value has its label', async () => {
      await withPage(browser, phone, async (page) => {
        await page.goto(`${site.address}${path}`);
        const found = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLTableElement>('table.stack-table')].map((table) => {
            const around = table.closest('.table-scroll');
            const cells = [...table.querySelectorAll<HTMLElement>('td[data-label]')];
            return {
              isWide: around !== null && around.scrollWidth > around.clientWidth + 1,
              labels: new Set(cells.map((cell) => getComputedStyle(cell, '::before').content)).size,
              empty: cells.filter((cell) => cell.checkVisibility() && (cell.textContent ?? '').trim() === '').length,
            };
          }),
        );
        expect(found.length).toBeGreaterThan(0);
        for (const table of found) {
          expect(table).toMatchObject({ isWide: false, empty: 0 });
          expect(table.labels).toBeGreaterThan(0);
        }
      });
    });

    test('it is still a table with rows, titles and cells', async () => {
      await withPage(browser, phone, async (page) => {
        await page.goto(`${site.address}${path}`);
        const table = page.getByRole('table').and(page.locator('.stack-table')).first();
        const rows = table.getByRole('row');
        expect(await rows.count()).toBeGreaterThan(1);
        expect(await rows.nth(1).getByRole('cell').count()).toBeGreaterThan(1);
      });
    });
  },
);

test('the search page loads the engine of the full text once, and little of its own', async () => {
  await withPage(browser, {}, async (page) => {
    const scripts = new Map<string, number>();
    page.on('response', (response) => {
      if (/\.js(?:\?|$)/.test(response.url()))
        void response.body().then((body) => scripts.set(response.url(), gzipSync(body).length));
    });
    await page.goto(`${site.address}search/?q=backup`);
    await page.locator('#cb_search-results li').first().waitFor();
    await page.waitForLoadState('networkidle');
    const engine = [...scripts].filter(([url]) => url.includes('/pagefind/'));
    expect(engine.map(([url]) => url.replace(/.*\//, ''))).toEqual(['pagefind.js']);
    const own = [...scripts].filter(([url]) => !url.includes('/pagefind/')).map(([, size]) => size);
    expect(own.reduce((sum, size) => sum + size, 0)).toBeLessThan(9000);
  });
});
