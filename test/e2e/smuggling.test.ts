import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, watch, withPage } from '../support/browser.ts';
import type { PublishedSite } from '../support/published-demo.ts';
import { publish } from '../support/published-demo.ts';
import type { SmsFolder } from '../support/sms-folder.ts';
import { documentFile, smallFiles, smsFolder } from '../support/sms-folder.ts';
import { smuggledMarkup } from '../support/smuggled-markup.ts';

// Everything an author can write, in a real browser: with the Content Security Policy, and with the policy switched off, so
// that the allow-list is shown to hold alone. Nothing may run, ask another host, or stand in the place of something of ours.
const payload = `<img src=x onerror=alert(1)>"'><script>alert(1)</script>`;
const quoted = JSON.stringify(payload);
const svg = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${content}</svg>`;
// A file with a null sign is no text, and left out whole.
const documents = Object.entries(smuggledMarkup)
  .filter(([, markup]) => !markup.includes('\0'))
  .map(([name, markup], index) => ({
    id: `POL-${index + 101}`,
    name,
    markup,
  }));

const files: Readonly<Record<string, string>> = {
  ...smallFiles(
    `site: {title: ${quoted}, feedback: "javascript:alert(1)"}\naliases: {${quoted}: POL-001, toString: POL-001, constructor: POL-001}\n`,
  ),
  'content/fields.md': documentFile(
    'POL-001',
    `status: draft\nversion: ${quoted}\nsummary: ${quoted}\ntags: [${quoted}]\nrelated: [{rel: ${quoted}, target: ROL-001}]\n${quoted}: ${quoted}`,
    `# Policy ${payload}\n\n## Heading ${payload}\n\nalert text for the search\n`,
  ),
  'content/rows.md': `---
id: REG-002
type: register
of: [risk, measure, customer, glossary-term]
owner: ROL-001
classification: internal
rows:
  - {id: RSK-001, text: ${quoted}, cause: ${quoted}, likelihood: 2, impact: ${quoted}, actions: [{id: ${quoted}, what: ${quoted}, who: ROL-001, due: 2026-07-01}]}
  - {id: KPI-001, text: ${quoted}, status: active, of: [POL-001], unit: ${quoted}, formula: ${quoted}, source: ${quoted}, target: {op: ">=", value: 1, from: 2026-01-01}}
  - {id: TRM-001, name: Before, status: active, meaning: ${quoted}, synonyms: [${quoted}]}
  - {id: CUS-001, name: ${quoted}, status: active, user_groups: [${quoted}], owner: ${quoted}}
---

# Register ${payload}
`,
  'content/data/KPI-001.csv': `period,value,comment\n2026-01,1,"${payload.replaceAll('"', '""')}"\n2026-02,2,\n"${payload.replaceAll('"', '""')}",3,\n`,
  [`content/${'<img src=x onerror=alert(1)>'.replaceAll('/', '')}.md`]:
    '---\nid: POL-002\nowner: ROL-001\nstatus: draft\n  bad: [\n---\n\n# Unreadable\n',
  'content/pages/index.mdx': [
    `import x from 'https://elsewhere.example/x.js'`,
    'export const y = alert(1)',
    '## Before {alert(1)}',
    '<Cards items="POL-001 POL-003 RSK-001" />',
    '<Cards items="javascript:alert(1)" />',
    '<Cards items={alert(1)} />',
    '<Register type="risk" onClick="alert(1)" />',
    '<Register type="risk" />',
    '<Measure id="KPI-001" />',
    '<Due />',
    '<Matrix><script>alert(1)</script></Matrix>',
    '<img src=x onerror={alert(1)} />',
    '<a href="javascript:alert(1)">x</a>',
    `Before ${payload}`,
  ].join('\n\n'),
  'content/attachments.md': documentFile(
    'POL-003',
    'status: draft\nversion: "0.1"',
    '# Attachments\n\n![s](a.svg) ![l](b.svg) ![e](c.svg) ![u](d.svg) ![good](good.svg)\n\n[svg](a.svg) [html](x.html) [xhtml](x.xhtml) [xml](x.xml) [js](x.js) [none](x) [double](x.pdf.html) [text](x.txt)\n',
  ),
  'content/a.svg': svg('<script>alert(1)</script>'),
  'content/b.svg': svg('<rect width="9" height="9" onload="alert(1)"/>'),
  'content/c.svg': `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "<script>alert(1)</script>">]>${svg('&x;')}`,
  'content/d.svg': svg('<image href="https://elsewhere.example/x.png"/>'),
  'content/good.svg': svg('<rect width="9" height="9"/>'),
  'content/x.html': '<script>alert(1)</script>',
  'content/x.xhtml': '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
  'content/x.xml': '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
  'content/x.js': 'alert(1)',
  'content/x': '<script>alert(1)</script>',
  'content/x.pdf.html': '<script>alert(1)</script>',
  'content/x.txt': 'plain',
  ...Object.fromEntries(
    documents.map(({ id, markup }) => [
      `content/smuggled/${id}.md`,
      documentFile(id, 'status: draft\nversion: "0.1"', `# Document ${id}\n\nBefore.\n\n${markup}\n`),
    ]),
  ),
};

let browser: Browser;
let sms: SmsFolder;
let site: PublishedSite;

beforeAll(async () => {
  sms = await smsFolder(files);
  [browser, site] = await Promise.all([launchBrowser(), publish({ root: sms.root })]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await sms.remove();
});

/** What stands on a page that only a script, a handler or an address of an author could have put there. */
const traces = (): readonly string[] => {
  const found: string[] = [];
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^srcdoc$|^formaction$|^ping$/i.test(name)) found.push(`${element.tagName} ${name}`);
      if (
        /^(?:href|src|action|xlink:href)$/i.test(name) &&
        /^[\s\0-\x20]*(?:javascript|vbscript|data|blob|file):/i.test(value)
      )
        found.push(`${element.tagName} ${value}`);
    }
  }
  const ours = document.querySelectorAll('script');
  for (const script of ours) if (!script.getAttribute('src')?.startsWith('/_assets/')) found.push('SCRIPT');
  found.push(
    ...[
      ...document.querySelectorAll(
        'iframe, object, embed, base, main form:not(.filters, .search-form), main style, main link, main meta',
      ),
    ].map((element) => element.tagName),
  );
  if (
    document.querySelectorAll('[id="cb_content"]').length !== 1 ||
    document.querySelector('[id="cb_content"]')?.tagName !== 'MAIN'
  )
    found.push('id of ours');
  if (document.querySelector('footer.site-footer') === null) found.push('footer swallowed');
  return found;
};

const pages = [
  '',
  'search/',
  'findings/',
  'registers/',
  'registers/policy/',
  'registers/risk/',
  'matrix/',
  'people/',
  'reg-002/',
  'pol-001/',
  'pol-003/',
  'rsk-001/',
  'kpi-001/',
  'cus-001/',
  'rol-001/',
  'trm-001/',
];

describe.each([
  ['with the policy', false],
  ['without the policy', true],
])('%s', (_name, bypassCSP) => {
  test('no text of a document runs, loads or covers anything', async () => {
    await withPage(browser, { bypassCSP }, async (page, context) => {
      await context.route('https://**', (route) => route.abort());
      const misdeeds = await watch(context, site.address);
      const found: string[] = [];
      for (const { id, name } of documents) {
        await page.goto(`${site.address}${id.toLowerCase()}/`);
        for (const trace of await page.evaluate(traces)) found.push(`${name}: ${trace}`);
        for (const request of misdeeds.foreign.splice(0)) found.push(`${name}: asks ${request}`);
        for (const complaint of misdeeds.complaints.splice(0)) found.push(`${name}: ${complaint}`);
      }
      expect(found).toEqual([]);
    });
  }, 120_000);

  test('no field, setting, name of a file or line of data does, on any page that shows it', async () => {
    await withPage(browser, { bypassCSP }, async (page, context) => {
      const misdeeds = await watch(context, site.address);
      for (const path of pages) {
        const response = await page.goto(`${site.address}${path}`);
        expect(response?.status(), path).toBe(200);
        expect(await page.evaluate(traces), path).toEqual([]);
      }
      expect(misdeeds).toEqual({ foreign: [], complaints: [] });
    });
  });

  test('nor do they in the results, filters and suggestions of the search', async () => {
    await withPage(browser, { bypassCSP }, async (page, context) => {
      const misdeeds = await watch(context, site.address);
      for (const query of ['alert', payload, '__proto__', 'constructor', 'POL-001', '"><script>alert(1)</script>']) {
        await page.goto(`${site.address}search/?q=${encodeURIComponent(query)}&type=${encodeURIComponent(payload)}`);
        await page.locator('#cb_search-status:not(:empty)').waitFor();
        expect(await page.evaluate(traces), query).toEqual([]);
      }
      expect(await page.locator('#cb_search-status').isVisible()).toBe(true);
      expect(misdeeds).toEqual({ foreign: [], complaints: [] });
    });
  });
});

describe('words stay words', () => {
  test('markup in a title, a field and a row is shown as it was written', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.address}rsk-001/`);
      expect(await page.locator('h1').textContent()).toContain(payload);
      expect(await page.title()).toContain(payload);
      await page.goto(`${site.address}kpi-001/`);
      expect(await page.locator('.extra table').textContent()).toContain(payload);
      expect(await page.locator('svg.chart').getAttribute('aria-label')).toContain('3 values');
    });
  });

  test('the meaning of a term is shown as it was written, on every page that names it', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.address}pol-101/`);
      await page.locator('.term > a').hover();
      expect(await page.getByRole('tooltip').textContent()).toBe(`Before ${payload}`);
    });
  });

  test('components of a landing page are drawn, what would be code is left out', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(site.address);
      const landing = page.locator('.landing');
      expect(await landing.locator('.landing-card').count()).toBe(3);
      expect(await landing.locator('table').count()).toBe(2);
      expect(await landing.innerText()).not.toMatch(/Cards|Matrix|onClick/);
      expect(await landing.innerText()).toContain('{alert(1)}');
    });
  });

  test('names of properties of the language are names like any other', async () => {
    await withPage(browser, {}, async (page) => {
      for (const name of ['toString', 'constructor']) {
        await page.goto(`${site.address}search/?q=${name}`);
        await page.locator('#cb_search-exact a').waitFor();
        expect(await page.locator('#cb_search-exact a').getAttribute('href')).toBe('/pol-001/');
      }
      await page.goto(`${site.address}search/?q=hasOwnProperty`);
      await page.locator('#cb_search-status:not(:empty)').waitFor();
      expect(await page.locator('#cb_search-exact a').count()).toBe(0);
    });
  });

  test('an address for feedback that is none is left out', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(site.address);
      expect(await page.getByText('Report a mistake').count()).toBe(0);
    });
  });
});

describe('attachments', () => {
  const published = (file: string): Promise<boolean> =>
    access(join(site.folder, '_files/content', file)).then(
      () => true,
      () => false,
    );

  test.each(['a.svg', 'b.svg', 'c.svg', 'd.svg', 'x.html', 'x.xhtml', 'x.xml', 'x.js', 'x', 'x.pdf.html'])(
    '%s, in which a browser could run something, is not published',
    async (file) => {
      expect(await published(file)).toBe(false);
    },
  );

  test.each(['good.svg', 'x.txt'])('%s is', async (file) => {
    expect(await published(file)).toBe(true);
  });

  test('the page says which were left out', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.address}pol-003/`);
      expect(await page.locator('.broken-link').count()).toBe(11);
      expect(await page.locator('.broken-link').first().getAttribute('title')).toContain('not published');
      expect(await page.locator('.prose img').count()).toBe(1);
    });
  });
});
