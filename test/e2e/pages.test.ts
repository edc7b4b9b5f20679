import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, rulesOfColour } from '../support/axe.ts';
import { launchBrowser, watch, withPage } from '../support/browser.ts';
import { forwardPage, pageKinds } from '../support/page-kinds.ts';
import type { PublishedSite } from '../support/published-demo.ts';
import { publishedDemo } from '../support/published-demo.ts';
import { openSettled } from '../support/settled.ts';

// Every kind of page of the demo, in a real browser.
let browser: Browser;
let site: PublishedSite;
const kinds = Object.entries(pageKinds);

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), publishedDemo()]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

test('no page asks another host, breaks the policy of header and page, or writes an error', async () => {
  await withPage(browser, {}, async (page, context) => {
    const misdeeds = await watch(context, site.address);
    for (const [kind, path] of kinds) {
      if (kind === 'no such page') continue;
      await openSettled(page, `${site.address}${path}`);
    }
    await page.waitForLoadState('networkidle');
    await page.goto(`${site.address}${forwardPage}`);
    await page.waitForURL(`${site.address}clauses/iso20000-1-2018/8.6.1/`);
    expect(misdeeds).toEqual({ foreign: [], complaints: [] });
  });
});

test('the policy is sent as header and stands in the page, and it bites', async () => {
  await withPage(browser, {}, async (page, context) => {
    const misdeeds = await watch(context, site.address);
    const response = await page.goto(site.address);
    const header = response?.headers()['content-security-policy'];
    expect(header).toContain("default-src 'none'");
    expect(header).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/);
    expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')).toBe(header);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.wasRun = true';
      document.body.append(script);
    });
    expect(await page.evaluate(() => 'wasRun' in globalThis)).toBe(false);
    expect(misdeeds.complaints.join('\n')).toContain('script-src');
  });
});

test('the checks below would see what they look for', async () => {
  await withPage(browser, { viewport: { width: 390, height: 900 } }, async (page) => {
    await page.goto(site.address);
    expect(await axeViolations(page)).toEqual([]);
    await page.evaluate(() => {
      const main = document.querySelector('main');
      const pale = Object.assign(document.createElement('p'), { textContent: 'pale' });
      pale.className = 'muted';
      pale.style.setProperty('color', '#bbb');
      const wide = Object.assign(document.createElement('p'), { textContent: 'wide' });
      wide.style.setProperty('width', '900px');
      main?.append(pale, wide, document.createElement('img'));
    });
    const found = (await axeViolations(page)).map((violation) => violation.split(':')[0]);
    expect(found).toEqual(expect.arrayContaining(['color-contrast', 'image-alt']));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeGreaterThan(390);
  });
});

describe.each(kinds)('%s', (_kind, path) => {
  test('axe finds nothing and nothing scrolls sideways, light and dark, at 1280 and 390 pixels', async () => {
    await withPage(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await openSettled(page, `${site.address}${path}`);
      const found: string[] = [];
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
        if (scrolled > width) found.push(`${width}: ${scrolled} pixels wide`);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          // What no colour changes need not be asked twice.
          const violations = await axeViolations(page, colorScheme === 'dark' ? rulesOfColour : []);
          found.push(...violations.map((violation) => `${width} ${colorScheme}: ${violation}`));
        }
      }
      expect(found).toEqual([]);
    });
  });

  test('has one title, its landmarks, headings in order and no double anchor; paper leaves the navigation out', async () => {
    await withPage(browser, {}, async (page) => {
      await openSettled(page, `${site.address}${path}`);
      const outline = await page.evaluate(() => {
        const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((heading) =>
          heading.checkVisibility(),
        );
        const levels = headings.map((heading) => Number(heading.tagName[1]));
        const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
        return {
          titles: levels.filter((level) => level === 1).length,
          jumps: headings
            .filter((_, index) => (levels[index] ?? 0) > (levels[index - 1] ?? 0) + 1)
            .map((heading) => heading.textContent),
          landmarks: ['header', 'main', 'footer', 'nav[aria-label="Sections"]', '[role="search"]'].filter(
            (name) => document.querySelectorAll(name).length === 0,
          ),
          mains: document.querySelectorAll('main').length,
          doubles: ids.filter((id, index) => ids.indexOf(id) !== index),
          language: document.documentElement.lang,
          hasTitle: document.title.length > 8,
        };
      });
      expect(outline).toEqual({
        titles: 1,
        jumps: [],
        landmarks: [],
        mains: 1,
        doubles: [],
        language: 'en',
        hasTitle: true,
      });
      await page.emulateMedia({ media: 'print' });
      for (const name of ['.site-header', '.skip', '.filters', '.contents', '.neighbours', '.search-form']) {
        for (const element of await page.locator(name).all()) expect(await element.isVisible(), name).toBe(false);
      }
      expect(await page.locator('h1').isVisible()).toBe(true);
      expect(await page.getByText('Uncontrolled when printed').isVisible()).toBe(true);
    });
  });
});
