import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { german } from '../../src/views/words/german.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, withPage } from '../support/browser.ts';
import { repository } from '../support/command-line.ts';
import { pageKinds } from '../support/page-kinds.ts';
import type { PublishedSite } from '../support/published-demo.ts';
import { publish } from '../support/published-demo.ts';
import { openSettled } from '../support/settled.ts';

// The demo, whose documents are English, in a manual that speaks German.
let root: string;
let browser: Browser;
let site: PublishedSite;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'clausebook-german-'));
  for (const folder of ['content', 'policies', 'schemas'])
    await cp(join(repository, folder), join(root, folder), { recursive: true });
  const settings = await readFile(join(repository, 'clausebook.yaml'), 'utf8');
  await writeFile(join(root, 'clausebook.yaml'), settings.replace('site:\n', 'site:\n  language: de\n'));
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'));
  [browser, site] = await Promise.all([launchBrowser(), publish({ root })]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await rm(root, { recursive: true, force: true });
});

/** English texts of the interface that read otherwise in German, without those that are also names in the demo. */
const alsoNames = new Set(['Text', 'Name', 'Version', 'Problem']);
const english = new Set(
  Object.entries<string>(german).flatMap(([text, said]) =>
    text !== said && /^[A-Z]/.test(text) && !/[{#]/.test(text) && !alsoNames.has(text) ? [text] : [],
  ),
);

describe.each(Object.entries(pageKinds))('%s', (_kind, path) => {
  test('says nothing in English that the table has in German', async () => {
    await withPage(browser, {}, async (page) => {
      await openSettled(page, `${site.address}${path}`);
      const texts = await page.evaluate(() => {
        const found: string[] = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
          // What stands in a document, or bears its name, is the organization's.
          if (
            node.parentElement?.checkVisibility() === true &&
            node.parentElement.closest('.prose, [lang="en"], h1, a, script, .print-document, .landing') === null
          )
            found.push((node.textContent ?? '').replaceAll(/\s+/g, ' ').trim());
        return found;
      });
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
      expect(texts.filter((text) => english.has(text))).toEqual([]);
    });
  });
});

test('the longer German titles of tables fit on a sheet', async () => {
  await withPage(browser, { viewport: { width: 672, height: 950 } }, async (page) => {
    await page.emulateMedia({ media: 'print' });
    for (const path of ['people/', 'maps/obligations/']) {
      await page.goto(`${site.address}${path}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(672);
    }
  });
});

test('the search is German too, with words of every day, and axe finds nothing', async () => {
  await withPage(browser, {}, async (page) => {
    await openSettled(page, `${site.address}search/?q=laptop+verloren`);
    await page.locator('.search-results li').first().waitFor();
    expect(await page.locator('main').innerText()).toMatch(/\d+ Seiten?\b/);
    expect(await axeViolations(page)).toEqual([]);
    await openSettled(page, `${site.address}search/?q=Abschnitt+8.6.1`);
    await page.locator('.exact-hit').waitFor();
    expect(await page.locator('.exact-hit').innerText()).toContain('Abschnitt 8.6.1');
  });
});

/** Texts of elements with the language that holds for each, as a screen reader finds it. */
async function spoken(page: Page, selector: string): Promise<readonly string[]> {
  return page.locator(selector).evaluateAll((elements) =>
    elements.map((element) => {
      const lang = element.closest('[lang]')?.getAttribute('lang') ?? '';
      return `${lang}: ${(element.textContent ?? '').replaceAll(/\s+/g, ' ').trim()}`;
    }),
  );
}

test('approvals and their proof are told in German', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${site.address}prc-001/`);
    const approvals = await page.locator('.approval-list').evaluate((list) => list.textContent ?? '');
    expect(approvals.replaceAll(/\s+/g, ' ')).toMatch(
      /freigegeben am 17\. September 2025 von Victor Amundsen als Operations Director .*Nur in der Datei angegeben; der Verlauf des Repositorys wurde nicht gelesen\./,
    );
    expect(await page.locator('.item-side').evaluate((side) => side.textContent)).not.toMatch(
      /approved|stated|history/,
    );
  });
});

test('what is in English is marked as such wherever it stands: headings, links, tables, cards, meanings of terms, fields', async () => {
  const places = [
    ['prc-001/', 'h1', 'en: PRC-001 Govern and plan the SMS'],
    ['prc-001/', '.item-side dd a', 'en: Head of Service Management'],
    ['prc-001/', '.item-side dd a', 'de: Victor Amundsen'],
    ['prc-001/', '.item-side .contents a', 'en: Purpose'],
    ['prc-001/', '.item-side .contents a', 'de: Stand der Kennzahlen'],
    ['prc-001/', '.value-name', 'en: Actions done by their date'],
    ['registers/risk/', '.cell-minor a', 'en: Service Desk Manager'],
    ['', '.landing-card > a', 'en: Handle incidents and service requests'],
    ['', '.landing-card > .muted', 'de: Prozess PRC-012'],
    ['', '.term-name', 'en: Service'],
    ['services/', '.service-card h2 a', 'en: Managed Network'],
    ['people/', '.cell-title', 'en: Managing Director'],
    ['win-002/', 'h1', 'de: '],
  ] as const;
  await withPage(browser, {}, async (page) => {
    for (const [path, selector, expected] of places) {
      if (page.url() !== `${site.address}${path}`) await page.goto(`${site.address}${path}`);
      const found = await spoken(page, selector);
      expect(
        found.filter((text) => text.startsWith(expected)).length,
        `${path} ${selector} ${expected} ${found.join()}`,
      ).toBeGreaterThan(0);
    }
  });
});

test('links end with their words, and no label of a chart is cut', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${site.address}matrix/`);
    expect(
      await page.locator('.page-ways a[download]').evaluateAll((links) => links.map((link) => link.innerHTML)),
    ).toEqual(['matrix.csv']);
    await page.goto(`${site.address}state/`);
    const labels = await page.locator('.chart-bars .chart-row-label').allTextContents();
    expect(labels.length).toBeGreaterThan(10);
    expect(labels.filter((label) => label.includes('…'))).toEqual([]);
    const cut = await page
      .locator('.chart-bars')
      .evaluateAll((charts) =>
        charts.flatMap((chart) =>
          [...chart.querySelectorAll<SVGTextElement>('.chart-row-label')]
            .filter((label) => label.getBBox().x < 0)
            .map((label) => label.textContent),
        ),
      );
    expect(cut).toEqual([]);
  });
});
