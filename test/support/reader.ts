import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { withPage } from './browser.ts';
import { openSettled } from './settled.ts';

/** Somebody who reads the manual, and whose steps are counted. */
export interface Reader {
  readonly page: Page;
  /** Follows a link. */
  readonly click: (link: Locator) => Promise<void>;
  /** Types words into the search field of the page, and sends them. */
  readonly search: (words: string) => Promise<void>;
}

/**
 * Walks from a page to what a reader wants, in no more steps than allowed.
 *
 * @param browser the browser
 * @param from address of the page to begin on
 * @param most most steps: links followed and searches sent
 * @param walk the way, and what has to be found at its end
 */
export async function journey(
  browser: Browser,
  from: string,
  most: number,
  walk: (reader: Reader) => Promise<void>,
): Promise<void> {
  await withPage(browser, {}, async (page) => {
    let steps = 0;
    await openSettled(page, from);
    await walk({
      page,
      click: async (link) => {
        steps += 1;
        await link.click();
        await page.waitForLoadState();
      },
      search: async (words) => {
        steps += 1;
        await page.locator('input[name="q"]').first().fill(words);
        await page.keyboard.press('Enter');
        await page.waitForLoadState();
      },
    });
    expect(steps).toBeLessThanOrEqual(most);
  });
}
