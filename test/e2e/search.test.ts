import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, withPage } from '../support/browser.ts';
import type { PublishedSite } from '../support/published-demo.ts';
import { publishedDemo } from '../support/published-demo.ts';
import { openSettled } from '../support/settled.ts';

let browser: Browser;
let site: PublishedSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), publishedDemo()]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

async function search(query: string, action: (page: Page) => Promise<void>): Promise<void> {
  await withPage(browser, {}, async (page) => {
    page.setDefaultTimeout(10_000);
    await openSettled(page, `${site.address}search/?q=${encodeURIComponent(query)}`);
    await action(page);
  });
}

const titles = (page: Page): Promise<string[]> => page.locator('#cb_search-results a').allTextContents();

test('finds pages by their words, with the words marked', async () => {
  await search('supplier invoice', async (page) => {
    expect(await page.locator('#cb_search-status').textContent()).toMatch(/^\d+ pages?$/);
    const marked = (await page.locator('#cb_search-results mark').allTextContents()).join(' ').toLowerCase();
    expect(marked).toMatch(/supplier|invoice/);
    await page.locator('#cb_search-results a').first().click();
    await page.waitForURL((url) => !url.pathname.startsWith('/search/'));
    expect(await page.locator('h1').isVisible()).toBe(true);
  });
});

test('offers pages with some of the words where none has all', async () => {
  await search('laptop stolen', async (page) => {
    expect(await page.locator('#cb_search-status').textContent()).toMatch(
      /^No page has all of these words\. \d+ pages with/,
    );
    expect((await titles(page)).join('\n')).toContain('Managed Workplace');
  });
});

test('finds clauses by their subject', async () => {
  await search('incident management', async (page) => {
    expect((await titles(page)).join('\n')).toContain('8.6.1 Incident management');
  });
});

describe('the exact resolver answers before the full text', () => {
  test.each([
    ['8.2.4', '/clauses/iso20000-1-2018/8.2.4/'],
    ['clause 8.6.1', '/clauses/iso20000-1-2018/8.6.1/'],
    ['POL-001', '/pol-001/'],
    ['pol1', '/pol-001/'],
    ['pol 1', '/pol-001/'],
    ['prc-9', '/prc-009/'],
    ['reg-003', '/reg-003/'],
    ['Manage change', '/prc-009/'],
    ['incident management', '/clauses/iso20000-1-2018/8.6.1/'],
    ['rollback', '/trm-008/'],
  ])('%s', async (query, address) => {
    await search(query, async (page) => {
      expect(await page.locator('#cb_search-exact a').getAttribute('href')).toBe(address);
      const response = await page.request.get(new URL(address, site.address).href);
      expect(response.status()).toBe(200);
    });
  });

  test('and says nothing where a number is no clause', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.address}search/?q=8.2.44`);
      await page.locator('#cb_search-status:not(:empty)').waitFor();
      expect(await page.locator('#cb_search-exact a').count()).toBe(0);
    });
  });
});

describe('did you mean', () => {
  test.each([
    ['laptp', 'laptop'],
    ['incidnet', 'incident'],
    ['chnage managment', 'change management'],
  ])('%s: %s', async (query, better) => {
    await search(query, async (page) => {
      const suggestion = page.locator('#cb_search-suggestion button');
      expect(await suggestion.textContent()).toBe(better);
      await suggestion.click();
      await page.locator('#cb_search-results li').first().waitFor();
      expect(await page.locator('#cb_query').inputValue()).toBe(better);
      expect(new URL(page.url()).searchParams.get('q')).toBe(better);
    });
  });

  test('stays silent where nothing is near', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.address}search/?q=qqqqwwwwxx`);
      await page.locator('#cb_search-status:not(:empty)').waitFor();
      expect(await page.locator('#cb_search-status').textContent()).toBe('Nothing found for “qqqqwwwwxx”.');
      expect(await page.locator('#cb_search-suggestion button').count()).toBe(0);
    });
  });
});

describe('filters', () => {
  test.each(['type', 'status', 'owner', 'clause', 'service'])('by %s narrow the results down', async (name) => {
    await search('change', async (page) => {
      const before = Number.parseInt((await page.locator('#cb_search-status').textContent()) ?? '', 10);
      const select = page.locator(`#cb_search-filters select[name="${name}"]`);
      const value = (await select.locator('option').nth(1).getAttribute('value')) ?? '';
      await select.selectOption(value);
      await page.waitForURL((url) => url.searchParams.get(name) === value);
      await page.waitForFunction(
        (count) => !document.querySelector('#cb_search-status')?.textContent?.startsWith(`${count} `),
        before,
      );
      const after = Number.parseInt((await page.locator('#cb_search-status').textContent()) ?? '', 10) || 0;
      expect(after).toBeLessThan(before);
    });
  });

  test('show only what they say', async () => {
    await search('change', async (page) => {
      await page.locator('select[name="type"]').selectOption('Process');
      await page.waitForURL((url) => url.searchParams.get('type') === 'Process');
      const others = page.locator('#cb_search-results .muted', { hasNotText: 'Process' });
      await others.first().waitFor({ state: 'detached' });
      expect((await titles(page)).some((title) => title.includes('Manage change'))).toBe(true);
    });
  });

  test('work without words, from a link, and list everything there is', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.address}search/?owner=Head+of+Service+Management`);
      await page.locator('#cb_search-results li').nth(19).waitFor();
      expect(await page.locator('select[name="owner"]').inputValue()).toBe('Head of Service Management');
      const all = Number.parseInt((await page.locator('#cb_search-status').textContent()) ?? '', 10);
      expect(all).toBeGreaterThan(20);
      while (await page.locator('#cb_search-more').isVisible()) {
        const shown = await page.locator('#cb_search-results li').count();
        await page.locator('#cb_search-more').click();
        await page.locator('#cb_search-results li').nth(shown).waitFor();
      }
      expect(await page.locator('#cb_search-results li').count()).toBe(all);
    });
  });

  test('of a list narrow it down, and its columns sort it', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.address}registers/risk/`);
      const rows = page.locator('#cb_list tbody tr:visible');
      const all = await rows.count();
      expect(all).toBe(14);
      await page.locator('.filters input[name="text"]').fill('cooling');
      expect(await rows.count()).toBe(1);
      expect(await page.locator('.filter-count').textContent()).toBe('1 of 14');
      await page.locator('.filters input[name="text"]').fill('');
      await page.locator('.filters select[name="status"]').selectOption('accepted');
      expect(await rows.count()).toBe(3);
      await page.locator('.filters select[name="status"]').selectOption('');
      const title = page.locator('th', { hasText: 'Id' });
      await title.locator('button').click();
      expect(await title.getAttribute('aria-sort')).toBe('ascending');
      await title.locator('button').click();
      expect(await title.getAttribute('aria-sort')).toBe('descending');
      expect(await rows.first().locator('td').first().textContent()).toContain('RSK-014');
    });
  });
});

test('says so when the search cannot be loaded, and offers the lists', async () => {
  await withPage(browser, {}, async (page) => {
    await page.route('**/pagefind/*.js', (route) => route.abort());
    await page.goto(`${site.address}search/?q=change`);
    await page.getByText('The search could not be loaded').waitFor();
    expect(await page.locator('#cb_search-fallback').isVisible()).toBe(true);
  });
});
