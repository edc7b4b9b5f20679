import type { Page } from 'playwright-core';

/**
 * Opens a page and waits until its scripts have done their work.
 *
 * @param page where to open it
 * @param address its full address
 */
export async function openSettled(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const { pathname, searchParams } = new URL(address);
  if (!pathname.endsWith('/search/')) return;
  await page.locator('#cb_search-filters select').first().waitFor();
  if (searchParams.size === 0) return;
  await page.locator('#cb_search-status:not(:empty)').waitFor();
  await page
    .locator('#cb_search-exact a, #cb_search-results li, #cb_search-suggestion button, #cb_search-help:visible')
    .first()
    .waitFor();
}
