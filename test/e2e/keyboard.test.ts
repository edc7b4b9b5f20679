import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, withPage } from '../support/browser.ts';
import type { PublishedSite } from '../support/published-demo.ts';
import { publishedDemo } from '../support/published-demo.ts';
import { openSettled } from '../support/settled.ts';

// No mouse: everything is reached by Tab, Enter, blank and `/`.
let browser: Browser;
let site: PublishedSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), publishedDemo()]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** What has the focus: its text, or its name in a form. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return '';
    return element.getAttribute('name') ?? element.textContent?.trim().replaceAll(/\s+/g, ' ') ?? '';
  });

/** Presses Tab until something has the focus; fails after 200 times. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === wanted) return;
  }
  throw new Error(`Tab never leads to ${wanted}.`);
}

test('Tab goes from top to bottom: skip link, name, search, sections, then the text', async () => {
  await withPage(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.goto(`${site.address}pol-001/`);
    const order: string[] = [];
    for (let presses = 0; presses < 14; presses += 1) {
      await page.keyboard.press('Tab');
      order.push(await focused(page));
    }
    expect(order).toEqual([
      'Skip to content',
      'Brindlemoor Managed Services Ltd',
      'q',
      'Search',
      'Home',
      'Services',
      'Documents',
      'Clauses',
      'Matrix',
      'People',
      'Due',
      'Findings',
      'Documents',
      'Policies',
    ]);
  });
});

test('the skip link shows itself and leads to the text', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${site.address}pol-001/`);
    await page.keyboard.press('Tab');
    const box = await page.locator('.skip').boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#cb_content');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Documents');
  });
});

test('everything that takes the focus shows it', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${site.address}registers/risk/`);
    for (let presses = 0; presses < 24; presses += 1) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement ?? document.body);
        return `${style.outlineStyle} ${style.outlineWidth}`;
      });
      expect(outline, await focused(page)).toBe('solid 3px');
    }
  });
});

test('`/` goes to the search, Enter searches, and the answer is one Tab away', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${site.address}prc-009/`);
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('q');
    await page.keyboard.type('POL-001');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\/\?q=POL-001/);
    await page.locator('#cb_search-exact a').waitFor();
    expect(await focused(page)).toBe('q');
    await page.keyboard.press('End');
    await page.keyboard.type('/');
    expect(await page.locator('#cb_query').inputValue()).toBe('POL-001/');
    await page.keyboard.press('Backspace');
    await page.locator('#cb_search-exact a').waitFor();
    await tabTo(page, 'POL-001 Service management policy');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.address}pol-001/`);
  });
});

test('an offer of the search, a filter and a sort are taken with the keyboard', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${site.address}search/?q=fax`);
    await page.locator('#cb_search-left-out button').waitFor();
    await tabTo(page, 'Show them too');
    await page.keyboard.press('Enter');
    await page.locator('#cb_search-results li', { hasText: 'does not apply today' }).first().waitFor();

    await page.goto(`${site.address}registers/risk/`);
    await tabTo(page, 'text');
    await page.keyboard.type('cooling');
    expect(await page.locator('#cb_list tbody tr:visible').count()).toBe(1);
    await page.locator('.filters input[name="text"]').fill('');
    await tabTo(page, 'Title');
    await page.keyboard.press('Enter');
    expect(await page.locator('th[aria-sort="ascending"]').textContent()).toContain('Title');
    await page.keyboard.press('Space');
    expect(await page.locator('th[aria-sort="descending"]').count()).toBe(1);
  });
});

test('arrow keys go through the results, Escape back to the field', async () => {
  await withPage(browser, {}, async (page) => {
    await openSettled(page, `${site.address}search/?q=backup`);
    await page.locator('#cb_query').focus();
    const found = await page.locator('.result-title').allTextContents();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(found[1]);
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe(found[0]);
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('q');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('q');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/search/'));
  });
});

test('`?` shows the shortcuts, a button does too, and they can be switched off', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${site.address}pol-001/`);
    const dialog = page.getByRole('dialog', { name: 'Shortcuts' });
    await page.keyboard.press('?');
    await dialog.waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(false);
    await page.locator('.header-search input').focus();
    await page.keyboard.type('a?/');
    expect(await page.locator('.header-search input').inputValue()).toBe('a?/');
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await dialog.getByLabel('as shortcuts').uncheck();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.goto(`${site.address}pol-002/`);
    await page.keyboard.press('?');
    await page.keyboard.press('/');
    expect(await dialog.isVisible()).toBe(false);
    expect(await focused(page)).not.toBe('q');
  });
});

test('on a phone the contents open with Enter and lead to a section', async () => {
  await withPage(browser, { viewport: { width: 390, height: 844 } }, async (page) => {
    await page.goto(`${site.address}prc-009/`);
    await tabTo(page, 'On this page');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Steps');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#steps');
  });
});

test('an auditor comes from a clause to the section that shows it in one step, and back in another', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${site.address}clauses/iso20000-1-2018/8.6.1/`);
    await tabTo(page, 'PRC-012');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/prc-012\/#/);
    const hash = new URL(page.url()).hash.slice(1);
    expect(await page.locator(`[id="${hash}"]`).isVisible()).toBe(true);
    await page.goto(`${site.address}prc-012/`);
    await tabTo(page, '8.6.1');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.address}clauses/iso20000-1-2018/8.6.1/`);
  });
});

describe('forced colours', () => {
  const edgeOf = (page: Page, selector: string): Promise<readonly string[]> =>
    page.locator(selector).evaluateAll((boxes) =>
      boxes.map((box) => {
        const { borderBottomColor, borderBottomStyle, borderBottomWidth, backgroundColor } = getComputedStyle(box);
        return [borderBottomColor, borderBottomStyle, borderBottomWidth, backgroundColor].join(' ');
      }),
    );

  test('tell the section one is in from the others', async () => {
    await withPage(browser, { forcedColors: 'active' }, async (page) => {
      await page.goto(`${site.address}matrix/`);
      const others = new Set(await edgeOf(page, '.site-nav a:not([aria-current])'));
      const [current = ''] = await edgeOf(page, '.site-nav a[aria-current]');
      expect(others.size).toBe(1);
      expect(others.has(current)).toBe(false);
    });
  });

  test('tell the kind that was chosen from the others, and the steps of the risk map apart', async () => {
    await withPage(browser, { forcedColors: 'active' }, async (page) => {
      await page.goto(`${site.address}search/?q=change`);
      await page.locator('.chip-count:not(:empty)').first().waitFor();
      const [chosen = ''] = await edgeOf(page, '.search-groups input:checked + span');
      expect(await edgeOf(page, '.search-groups input:not(:checked) + span')).not.toContain(chosen);
      await page.goto(`${site.address}maps/risks/`);
      const keys = await edgeOf(page, '.heat-legend .heat-key');
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toHaveLength(3);
    });
  });

  test('what does not count in the matrix stands in brackets', async () => {
    await withPage(browser, { forcedColors: 'active' }, async (page) => {
      await page.goto(`${site.address}matrix/`);
      const marks = await page
        .locator('.matrix a.does-not-count')
        .first()
        .evaluate((link) => [getComputedStyle(link, '::before').content, getComputedStyle(link, '::after').content]);
      expect(marks).toEqual(['"("', '")"']);
    });
  });
});

test('the matrix is filtered by marks as by states', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${site.address}matrix/`);
    const state = page.getByLabel('State');
    await state.selectOption({ label: 'approval broken' });
    const rows = page.locator('#cb_matrix tbody tr:visible');
    expect(await rows.count()).toBe(2);
    expect(await page.locator('.matrix-counts').innerText()).toContain('2 approval broken');
  });
});
