import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, withPage } from '../support/browser.ts';
import type { PublishedSite } from '../support/published-demo.ts';
import { publishedDemo } from '../support/published-demo.ts';
import { journey } from '../support/reader.ts';

// What each reader must be able to do, counted in steps.
let browser: Browser;
let site: PublishedSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), publishedDemo()]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

test.each([
  ['laptop lost', 'POL-003', 'Report at once'],
  ['password forgotten', 'WIN-001', ''],
  ['outage', 'PRC-012', ''],
  ['how long do we keep records', 'RTS-001', ''],
  ['chnage managment', 'POL-002', ''],
])('staff: the rule that applies today, by words of their own (%s), 1 search and 1 click', async (words, id, says) => {
  await journey(browser, `${site.address}cus-001/`, 2, async ({ page, click, search }) => {
    await search(words);
    await click(page.locator('#cb_search-results a', { hasText: id }).first());
    await page.waitForURL((url) => url.pathname === `/${id.toLowerCase()}/`);
    expect(await page.locator('.banner').count()).toBe(0);
    expect(await page.locator('main').textContent()).toContain(says);
  });
});

test('staff: everything that concerns my role, 2 clicks from any page', async () => {
  await journey(browser, `${site.address}svc-002/`, 2, async ({ page, click }) => {
    await click(page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'People' }));
    await click(page.getByRole('link', { name: 'ROL-012', exact: true }));
    for (const heading of ['Documents to know', 'Duties in process steps', 'Acknowledgements'])
      expect(await page.getByRole('heading', { name: heading }).count()).toBe(1);
    expect(await page.locator('section[aria-labelledby="cb_know"]').textContent()).toContain(
      'Major incident procedure',
    );
    expect(await page.locator('section[aria-labelledby="cb_confirm"]').textContent()).toContain('152 of 154');
  });
});

test('a new colleague: what to know in the first week, 2 clicks', async () => {
  await journey(browser, site.address, 2, async ({ page, click }) => {
    await click(page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'People' }));
    await click(page.locator('a[href="/rol-012/first-week/"]'));
    const text = (await page.locator('main').textContent()) ?? '';
    for (const part of ['Who to ask', 'Rhys Calloway', 'Documents to know', 'POL-003', 'PRC-012', 'Open actions'])
      expect(text).toContain(part);
  });
});

test('somebody who leaves: what the successor takes over, 2 clicks', async () => {
  await journey(browser, `${site.address}matrix/`, 2, async ({ page, click }) => {
    await click(page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'People' }));
    await click(page.locator('a[href="/per-002/handover/"]'));
    const text = (await page.locator('main').textContent()) ?? '';
    for (const part of ['Head of Service Management', 'Open actions', 'PLN-001', 'Approved and in force', 'Rights'])
      expect(text).toContain(part);
  });
});

test('customer or service owner: what a service does, hours, targets, what it stands on and its last report, 2 clicks', async () => {
  await journey(browser, site.address, 2, async ({ page, click }) => {
    await click(page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Services' }));
    await click(page.locator('main a[href="/svc-003/"]').first());
    const facts = (await page.locator('.facts').textContent()) ?? '';
    for (const part of [
      'Hours',
      '24 hours a day',
      '99.5 % per month',
      'SLA-002: 1 of 1 target met in SRP-26052 (May 2026)',
      'critical',
    ])
      expect(facts).toContain(part);
    for (const heading of ['Targets against the last report', 'What it depends on', 'Agreements'])
      expect(await page.getByRole('heading', { name: heading, exact: true }).count()).toBe(1);
    expect(await page.locator('section[aria-labelledby="cb_needs"] svg a[href="/con-001/"]').count()).toBe(1);
    expect(await page.locator('section[aria-labelledby="cb_targets"]').textContent()).toContain('99.87 %');
  });
});

test('process owner: from a process to what is late in it, and to all that the owner has to do, 1 click each', async () => {
  await journey(browser, `${site.address}prc-009/`, 1, async ({ page, click }) => {
    expect(await page.locator('.facts').textContent()).toContain('2 matters');
    expect(await page.locator('section[aria-labelledby="cb_late"]').textContent()).toContain('CHG-005');
    await click(page.getByRole('link', { name: 'All there is to do: Change and Release Manager' }));
    await page.waitForURL((url) => url.pathname === '/rol-008/' && url.hash === '#cb_open');
    expect(await page.locator('section[aria-labelledby="cb_open"]').isVisible()).toBe(true);
  });
});

test('staff: an instruction is followed on a phone, ticked off without a script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    await page.goto(`${site.address}win-001/`);
    const boxes = page.getByRole('checkbox', { name: /^Step \d+ done$/ });
    expect(await boxes.count()).toBe(10);
    await boxes.nth(0).check();
    expect(await boxes.nth(0).isChecked()).toBe(true);
    await page.goto(`${site.address}pro-002/`);
    const row = page.locator('.step-table tbody tr').first();
    expect(
      await row
        .locator('td')
        .nth(2)
        .evaluate((cell) => getComputedStyle(cell, '::before').content),
    ).toContain('Who');
    expect(await row.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  } finally {
    await context.close();
  }
});

test('auditor: what the clauses of one owner have, and an old number, one click from the clauses', async () => {
  await journey(browser, `${site.address}pol-001/`, 2, async ({ page, click }) => {
    await click(page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Matrix' }));
    await page.getByLabel('Owner').selectOption('Change and Release Manager');
    const rows = page.locator('#cb_matrix tbody tr:visible');
    expect(await rows.count()).toBeGreaterThan(2);
    expect(await rows.count()).toBeLessThan(30);
    await click(page.getByRole('link', { name: 'Numbers of the 2011 edition' }));
    await page.getByLabel('Find an old number or title').fill('Incident and service request');
    expect(await page.locator('#cb_earlier tbody tr:visible a[href$="/8.6.1/"]').count()).toBe(1);
  });
});

test('top management: the state of the SMS, 0 clicks from home', async () => {
  await journey(browser, site.address, 0, async ({ page }) => {
    const text = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
    for (const part of ['62 of 62 evidenced', '2 overdue', '6 risks above the line', '2 open nonconformities'])
      expect(text).toContain(part);
  });
});

test('top management: from a number of the state to the list that proves it, 2 clicks', async () => {
  await journey(browser, site.address, 2, async ({ page, click }) => {
    await click(page.getByRole('navigation', { name: 'Overviews' }).getByRole('link', { name: 'State of the SMS' }));
    const late = page.locator('section[aria-labelledby="cb_late"] tbody tr').first();
    expect((await late.innerText()).replaceAll(/\s+/g, ' ')).toContain('Service Level and Reporting Manager 1');
    await click(late.getByRole('link', { name: '1', exact: true }));
    expect(await page.getByLabel('Who').inputValue()).toBe('Service Level and Reporting Manager');
    const rows = page.locator('#cb_due tbody tr').filter({ visible: true });
    expect(await rows.filter({ hasText: 'late' }).count()).toBe(1);
    expect(await rows.count()).toBe(await rows.filter({ hasText: 'Service Level and Reporting Manager' }).count());
  });
});

test('auditor: what is not evidenced, late or found, to sort and to take away, 1 click', async () => {
  await journey(browser, `${site.address}prc-009/`, 1, async ({ page, click }) => {
    await click(page.getByRole('navigation', { name: 'Overviews' }).getByRole('link', { name: /^All that is open/ }));
    expect(await page.locator('.count-strip').innerText()).toMatch(
      /0 clauses not evidenced\s+24 evidence stale or to look at again\s+2 duties late\s+16 findings/,
    );
    const rows = page.locator('#cb_open tbody tr');
    expect(await rows.count()).toBe(43);
    await page.getByRole('button', { name: 'Due' }).click();
    await page.getByRole('button', { name: 'Due' }).click();
    expect(await rows.first().innerText()).toContain('14 June 2026');
    await page.getByLabel('Who').selectOption('Internal Audit Coordinator');
    expect(await rows.filter({ visible: true }).count()).toBe(2);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'open.csv' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('open.csv');
    expect((await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')).toHaveLength(44);
  });
});

test('staff: whether a text is in force, since when, and who answers for it, 0 clicks and above the fold of a phone', async () => {
  await withPage(browser, { viewport: { width: 390, height: 844 } }, async (page) => {
    for (const [path, says] of [
      ['pol-002/', ['in force', 'In force from', 'Change and Release Manager']],
      ['pro-002/', ['This is not the approved text', 'Service Desk Manager']],
      ['svc-007/', ['Retired', 'Service Owner Network and Applications']],
    ] as const) {
      await page.goto(`${site.address}${path}`);
      for (const words of says) {
        const box = await page.locator('.item-head').getByText(words).filter({ visible: true }).first().boundingBox();
        expect(box, `${path} ${words}`).not.toBeNull();
        expect((box?.y ?? 1000) + (box?.height ?? 0), `${path} ${words}`).toBeLessThan(844);
      }
    }
  });
});

test('process owner: from a page to its source, 1 click', async () => {
  await journey(browser, `${site.address}prc-009/`, 1, async ({ page }) => {
    expect(await page.getByRole('link', { name: 'Edit this text' }).first().getAttribute('href')).toBe(
      'https://forge.example.org/brindlemoor/sms/edit/main/content/processes/change.md',
    );
  });
});

test('auditor: from a clause to the section that shows it, and back to the clause, 2 clicks', async () => {
  await journey(browser, `${site.address}clauses/iso20000-1-2018/8.5.1.3/`, 2, async ({ page, click }) => {
    const section = page.locator('.evidence a[href*="#"], section[aria-labelledby="cb_evidence"] a[href*="#"]').first();
    const target = (await section.getAttribute('href')) ?? '';
    await click(section);
    await page.waitForURL((url) => `${url.pathname}${url.hash}` === target);
    const [, anchor = ''] = target.split('#');
    expect(await page.locator(`[id="${anchor}"]`).count()).toBe(1);
    await click(page.locator('main a[href="/clauses/iso20000-1-2018/8.5.1.3/"]').first());
    expect(await page.locator('h1').innerText()).toContain('8.5.1.3');
  });
});

test('anyone with duties: all open actions in one list, by person and by day, 1 click from any page', async () => {
  await journey(browser, `${site.address}win-001/`, 1, async ({ page, click }) => {
    await click(page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Due' }));
    const kinds = await page.getByLabel('What').locator('option').allTextContents();
    for (const kind of ['action', 'review', 'audit', 'management review', 'report', 'decision'])
      expect(kinds.map((text) => text.toLowerCase())).toContain(kind);
    await page.getByLabel('Who').selectOption('Service Desk Manager');
    const days = await page
      .locator('#cb_due tbody tr:visible time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
    expect(days.length).toBeGreaterThan(1);
    expect(days).toEqual(days.toSorted());
  });
});

test('auditor, second visit: what changed since a day, 1 click', async () => {
  await journey(browser, site.address, 1, async ({ page, click }) => {
    await click(page.getByRole('link', { name: 'Came into force' }));
    await page.getByLabel('Since').fill('2026-03-01');
    const rows = page.locator('#cb_changes tbody tr:visible');
    expect(await rows.count()).toBeGreaterThan(0);
    expect(await rows.count()).toBeLessThan(await page.locator('#cb_changes tbody tr').count());
  });
});

test('everybody: says that something is wrong, with the page, its version and its day, 1 click', async () => {
  await journey(browser, `${site.address}pol-002/`, 1, async ({ page }) => {
    const address = await page.getByRole('link', { name: 'Something is wrong here' }).getAttribute('href');
    expect(decodeURIComponent(address ?? '')).toBe(
      'mailto:manual@example.org?subject=POL-002 Change management policy (/pol-002/), version 1.3, as of 30 June 2026',
    );
    await page.goto(`${site.address}no-such-page/`);
    const lost = page.getByRole('link', { name: 'Report a mistake on this page' });
    await expect
      .poll(async () => decodeURIComponent((await lost.getAttribute('href')) ?? ''))
      .toContain('(/no-such-page/)');
  });
});
