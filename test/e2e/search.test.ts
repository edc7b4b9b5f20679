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

const titles = (page: Page): Promise<string[]> => page.locator('#cb_search-results .result-title').allTextContents();
const text = (page: Page, part: string): Promise<string | null> => page.locator(`#cb_search-${part}`).textContent();

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
  await search('invoice patients rooftop', async (page) => {
    expect(await text(page, 'status')).toMatch(/^No page has all of these words\. \d+ pages with/);
    expect((await titles(page)).length).toBeGreaterThan(0);
  });
});

describe('in words that people use', () => {
  test('finds the rule, says what else it looked for, and leads to the section', async () => {
    await search('what do I do when my laptop is lost?', async (page) => {
      expect(await text(page, 'also')).toMatch(/^Also searched for: device, .*loss/);
      const entry = page.locator('#cb_search-results li', { hasText: 'POL-003' });
      expect((await titles(page)).findIndex((title) => title.startsWith('POL-003'))).toBeLessThan(4);
      expect(await entry.locator('.result-section').first().getAttribute('href')).toBe('/pol-003/#rules-for-everyone');
    });
  });

  test('knows the synonyms of the glossary', async () => {
    await search('reversal', async (page) => {
      expect(await text(page, 'also')).toContain('way back');
      expect((await titles(page)).some((title) => title.startsWith('PRC-009'))).toBe(true);
    });
  });

  test('takes words in quotation marks as they stand', async () => {
    await search('"laptop"', async (page) => {
      expect(await text(page, 'also')).toBe('');
      expect((await titles(page)).length).toBeLessThan(5);
    });
  });
});

describe('a result', () => {
  test('says in one line what it is, whether it applies, since when, and who owns it', async () => {
    await search('lock the screen', async (page) => {
      const line = page.locator('#cb_search-results li', { hasText: 'POL-003' }).locator('.result-line');
      expect(await line.locator('span').allTextContents()).toEqual([
        'Information security policy',
        'in force',
        'since 19 January 2026',
        'Information Security and Continuity Manager',
      ]);
    });
  });

  test('tells what to do before what was done', async () => {
    await search('change', async (page) => {
      const kinds = await page.locator('#cb_search-results .result-kind').allTextContents();
      expect(kinds.slice(0, 2)).toEqual(['Change management policy', 'Process']);
    });
  });

  test('opens with the words marked, until Escape', async () => {
    await search('lock the screen', async (page) => {
      await page.locator('#cb_search-results .result-title', { hasText: 'POL-003' }).click();
      await page.waitForURL(`${site.address}pol-003/`);
      const marked = (): Promise<string[]> =>
        page.evaluate(() => [...(CSS.highlights.get('cb_found') ?? [])].map((range) => (range as Range).toString()));
      expect((await marked()).map((word) => word.toLowerCase())).toEqual(expect.arrayContaining(['lock', 'screen']));
      await page.keyboard.press('Escape');
      expect(await marked()).toEqual([]);
      await page.reload();
      expect(await marked()).toEqual([]);
    });
  });
});

describe('what does not apply today', () => {
  test('is left out, told, and shown on demand with a mark', async () => {
    await search('fax', async (page) => {
      expect(await text(page, 'left-out')).toMatch(/^\d pages? that do(?:es)? not apply today (?:is|are) left out\./);
      expect((await titles(page)).join()).not.toContain('SVC-007');
      await page.locator('#cb_search-left-out button').click();
      const entry = page.locator('#cb_search-results li', { hasText: 'SVC-007' });
      await entry.waitFor();
      expect(await entry.locator('.result-line').textContent()).toContain('does not apply today');
      expect(new URL(page.url()).searchParams.get('standing')).toBe('all');
      expect(await text(page, 'left-out')).toBe('');
    });
  });

  test('says of a text that is not the approved one that it is not', async () => {
    await search('PRO-002', async (page) => {
      expect(await page.locator('#cb_search-exact').innerText()).toContain('This is not the approved text');
      expect(await page.locator('#cb_search-exact').innerText()).not.toContain('in force');
    });
  });

  test('is found by its id all the same', async () => {
    await search('SVC-007', async (page) => {
      expect(await page.locator('#cb_search-exact a').getAttribute('href')).toBe('/svc-007/');
      expect(await page.locator('#cb_search-exact span').allTextContents()).toEqual([
        'Service',
        'does not apply today',
        'retired',
        'Service Owner Network and Applications',
      ]);
    });
  });
});

describe('pages opened last', () => {
  test('are offered on this device, and can be cleared or switched off', async () => {
    await withPage(browser, {}, async (page) => {
      for (const path of ['pol-001/', 'clauses/iso20000-1-2018/8.6.1/', 'people/'])
        await page.goto(`${site.address}${path}`);
      await page.goto(`${site.address}search/`);
      const recent = page.locator('#cb_recent-list a');
      await recent.first().waitFor();
      expect(await recent.allTextContents()).toEqual([
        '8.6.1 Incident management',
        'POL-001 Service management policy',
      ]);
      await page.locator('#cb_recent-clear').click();
      expect(await page.locator('#cb_recent').isVisible()).toBe(false);
      await page.locator('#cb_shortcuts-open').click();
      await page.getByLabel('Remember the pages I open').uncheck();
      await page.goto(`${site.address}pol-002/`);
      await openSettled(page, `${site.address}search/`);
      expect(await page.locator('#cb_recent').isVisible()).toBe(false);
    });
  });
});

test('nothing moves when results come', async () => {
  await withPage(browser, {}, async (page) => {
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await openSettled(page, `${site.address}search/?q=laptop+lost`);
    await page.locator('.chip-count:not(:empty)').last().waitFor({ state: 'attached' });
    const moved = await page.evaluate(() =>
      (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, shift) => sum + shift, 0),
    );
    expect(moved).toBeLessThan(0.02);
  });
});

test('where nothing is found the page says what may help', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${site.address}search/?q=qqqqwwwwxx`);
    await page.locator('#cb_search-help').waitFor();
    expect(await page.locator('#cb_search-help a').first().getAttribute('href')).toBe('/a-z/');
  });
});

test('finds clauses by their subject', async () => {
  await search('incidents management', async (page) => {
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
    ['labtop', 'laptop'],
    ['chnage managment', 'change management'],
  ])('%s: %s is searched for at once, and not asked for besides', async (query, better) => {
    await search(query, async (page) => {
      expect(await text(page, 'status')).toContain(`for “${better}”:`);
      expect(await page.locator('#cb_search-suggestion button').count()).toBe(0);
      await page.locator('#cb_search-results li').first().waitFor();
      expect(await page.locator('#cb_query').inputValue()).toBe(query);
    });
  });

  test.each(['wacktion', 'zzzzqq', 'xyzabc', 'AAAAC3NzaC1lZDI1NTE5AAAAIMjd'])(
    '%s: nothing is taken for it that begins with another letter, leaves half of it out, or stands in a key',
    async (query) => {
      await withPage(browser, {}, async (page) => {
        await page.goto(`${site.address}search/?q=${query}`);
        await page.locator('#cb_search-status:not(:empty)').waitFor();
        expect(await text(page, 'status')).toBe(`Nothing found for “${query}”.`);
      });
    },
  );

  test('shows what the corrected words find at once', async () => {
    await search('chnage managment', async (page) => {
      expect(await text(page, 'status')).toMatch(
        /^No page has “chnage managment”\. \d+ pages for “change management”:$/,
      );
      expect((await titles(page))[0]).toMatch(/change/i);
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
      const value = (await select.locator('option:enabled').nth(1).getAttribute('value')) ?? '';
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
      const others = page.locator('#cb_search-results .result-kind', { hasNotText: 'Process' });
      await others.first().waitFor({ state: 'detached' });
      expect((await titles(page)).some((title) => title.includes('Manage change'))).toBe(true);
    });
  });

  test('say how many results each value would leave', async () => {
    await search('change', async (page) => {
      const chip = page.locator('.chip', { hasText: 'Policies' });
      await chip.locator('.chip-count:not(:empty)').waitFor();
      const promised = Number(await chip.locator('.chip-count').textContent());
      await chip.locator('input').check({ force: true });
      await page.waitForURL((url) => url.searchParams.get('group') === 'Policies');
      await page.locator('#cb_search-status', { hasText: new RegExp(`^${promised} pages?$`) }).waitFor();
      const option = page.locator('select[name="owner"] option:not([hidden])', { hasText: 'Managing Director' });
      expect(await option.textContent()).toMatch(/^Managing Director \(\d+\)$/);
    });
  });

  test('of a status show what has it, also what does not apply today', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.address}search/?status=retired`);
      await page.locator('#cb_search-results .flag').first().waitFor();
      expect(await page.locator('#cb_search-results .flag').count()).toBe(
        await page.locator('#cb_search-results li').count(),
      );
    });
  });

  test('work without words, from a link, and list everything there is', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.address}search/?owner=Head+of+Service+Management`);
      await page.locator('#cb_search-results li').nth(9).waitFor();
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
