import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, withPage } from '../support/browser.ts';
import type { PublishedSite } from '../support/published-demo.ts';
import { publish, publishedDemo } from '../support/published-demo.ts';
import { openSettled } from '../support/settled.ts';

// What readers do with the manual of the demo, and what its output holds.
let browser: Browser;
let site: PublishedSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), publishedDemo()]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

describe('search', () => {
  const search = async (query: string, action: (page: Page) => Promise<void>): Promise<void> => {
    await withPage(browser, {}, async (page) => {
      await openSettled(page, `${site.address}search/?q=${encodeURIComponent(query)}`);
      await action(page);
    });
  };

  test('finds by words', async () => {
    await search('laptop', async (page) => {
      await page.locator('#cb_search-results li').first().waitFor();
    });
  });

  test.each([
    ['8.2.4', 'clauses/iso20000-1-2018/8.2.4/'],
    ['POL-001', 'pol-001/'],
    ['pol1', 'pol-001/'],
    ['Manage change', 'prc-009/'],
  ])('answers %s exactly', async (query, path) => {
    await search(query, async (page) => {
      const address = await page.locator('#cb_search-exact a').first().getAttribute('href');
      expect(new URL(address ?? '', site.address).href).toBe(`${site.address}${path}`);
    });
  });

  test('answers a typing error with the word that was meant, and says so', async () => {
    await search('laptp', async (page) => {
      await page.locator('#cb_search-results li').first().waitFor();
      expect(await page.locator('#cb_search-status').textContent()).toContain('for “laptop”');
    });
  });

  test('narrows down by kind', async () => {
    await search('change', async (page) => {
      const all = await page.locator('#cb_search-status').textContent();
      await page.locator('#cb_search-filters select[name="type"]').selectOption('Process');
      await page.waitForFunction((before) => document.querySelector('#cb_search-status')?.textContent !== before, all);
      await page.locator('#cb_search-results li a[href*="/prc-"]').first().waitFor();
      const addresses = await page
        .locator('#cb_search-results li a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      expect(addresses.length).toBeGreaterThan(0);
      expect(addresses.every((address) => address.includes('/prc-'))).toBe(true);
    });
  });

  test('works with the keyboard alone', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(site.address);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#cb_content');
      for (let presses = 0; presses < 14; presses += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(() => document.activeElement instanceof HTMLInputElement)) break;
      }
      await page.keyboard.type('POL-001');
      await page.keyboard.press('Enter');
      await page.locator('#cb_search-exact a').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(`${site.address}pol-001/`);
    });
  });
});

test('lists filter and sort', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${site.address}registers/risk/`);
    const rows = page.locator('table[data-sortable] tbody tr:visible');
    expect(await rows.count()).toBe(14);
    const text = page.locator('form[data-filters] input[type="search"]').first();
    await text.fill('cooling');
    expect(await rows.count()).toBeLessThan(14);
    await text.fill('');
    await page.locator('th button').first().click();
    await page.locator('th button').first().click();
    expect(await rows.first().textContent()).toContain('RSK-014');
  });
});

test('whoever has duties finds them by name, an auditor what changed since a day: one click each', async () => {
  await withPage(browser, {}, async (page) => {
    await openSettled(page, `${site.address}pol-001/`);
    await page.getByRole('link', { name: 'Due', exact: true }).click();
    await page.locator('.filter-count:not(:empty)').waitFor();
    await page.getByLabel('Who').selectOption('Service Level and Reporting Manager');
    const rows = page.locator('#cb_due tbody tr:visible');
    expect(await rows.count()).toBeGreaterThan(1);
    for (const row of await rows.all())
      expect(await row.textContent()).toContain('Service Level and Reporting Manager');

    await openSettled(page, site.address);
    await page.getByRole('link', { name: 'Came into force' }).click();
    await page.locator('.filter-count:not(:empty)').waitFor();
    const all = await page.locator('#cb_changes tbody tr').count();
    await page.getByLabel('Since').fill('2026-03-01');
    const days = await page
      .locator('#cb_changes tbody tr:visible time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
    expect(days.length).toBeGreaterThan(0);
    expect(days.length).toBeLessThan(all);
    expect(days.every((day) => day >= '2026-03-01')).toBe(true);
  });
});

test('reads without JavaScript', async () => {
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site.address}prc-009/`);
    expect(await page.locator('h1').textContent()).toContain('Manage change');
    expect(await page.locator('svg.diagram').count()).toBeGreaterThan(0);
    await page.goto(`${site.address}registers/risk/`);
    expect(await page.locator('tbody tr').count()).toBe(14);
    await page.goto(`${site.address}matrix/`);
    expect(await page.locator('tbody tr').count()).toBe(62);
    await page.goto(`${site.address}search/`);
    expect(await page.locator('main a[href="/pol-001/"]').count()).toBeGreaterThan(0);
    await page.goto(`${site.address}clauses/8.6.1/`);
    await page.waitForURL(`${site.address}clauses/iso20000-1-2018/8.6.1/`);
  });
});

test('an auditor comes from a clause to its evidence, and back', async () => {
  await withPage(browser, {}, async (page) => {
    const clause = `${site.address}clauses/iso20000-1-2018/8.6.1/`;
    await page.goto(clause);
    await page.locator('main a[href^="/mir-001/"]').first().click();
    await page.waitForURL(/\/mir-001\//);
    await page.locator('main a[href="/clauses/iso20000-1-2018/8.6.1/"]').first().click();
    await page.waitForURL(clause);
  });
});

test('a text that is not the approved one stands under a banner', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${site.address}pro-002/`);
    expect(await page.locator('main').textContent()).toContain('not the approved text');
  });
});

async function filesOf(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length), await readFile(path));
  }
  return files;
}

test('no page holds an inline script, style or handler', async () => {
  const pages = [...(await filesOf(site.folder))].filter(([name]) => name.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(400);
  const bad = pages.filter(([, html]) =>
    /\sstyle=|<style|\son[a-z]+="|<script(?![^>]*\ssrc=)/.test(html.toString('utf8')),
  );
  expect(bad.map(([name]) => name)).toEqual([]);
});

test('restricted items leave no trace in pages, search or JSON, and are there for those who may see them', async () => {
  const words = ['SEC-001', 'FIN-001', 'REG-011', 'sec-001', 'fin-001', 'reg-011'];
  const traces = async (folder: string): Promise<readonly string[]> => {
    const found = new Set<string>();
    for (const bytes of (await filesOf(folder)).values()) {
      const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
      for (const word of words) if (text.includes(word)) found.add(word);
    }
    return [...found].sort();
  };
  expect(await traces(site.folder)).toEqual([]);
  const restricted = await publish({ args: ['--audience', 'restricted'] });
  try {
    expect(await traces(restricted.folder)).toEqual([...words].sort());
  } finally {
    await restricted.close();
  }
});

test('two builds are identical to the byte', async () => {
  const second = await publish();
  try {
    const [a, b] = await Promise.all([filesOf(site.folder), filesOf(second.folder)]);
    expect([...b.keys()].sort()).toEqual([...a.keys()].sort());
    expect([...a].filter(([name, bytes]) => b.get(name)?.equals(bytes) !== true).map(([name]) => name)).toEqual([]);
  } finally {
    await second.close();
  }
});
