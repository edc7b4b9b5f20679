import fc from 'fast-check';
import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import type { Site } from '../../src/views/site.ts';
import { feedbackAddress, pageFrame } from '../../src/views/page-frame.ts';
import { copyStates } from '../../src/views/print/copy-states.ts';
import { copyView } from '../../src/views/print/copy-view.ts';
import { embedText } from '../../src/views/print/embed-text.ts';
import { printPage } from '../../src/views/print/print-page.ts';
import { printSections } from '../../src/views/print/print-sections.ts';
import { itemSheet } from '../../src/views/print/sheet-frame.ts';
import { cssString, sheetsCss } from '../../src/views/print/sheets-css.ts';
import { qrOf } from '../../src/views/qr.ts';
import { GitSms } from '../support/git-sms.ts';
import { policyRepository, siteOf } from '../support/history-site.ts';
import { smallSite } from '../support/small-site.ts';
import { baseFiles, smallSms } from '../support/small-sms.ts';

const settings = `${baseFiles.get('clausebook.yaml') ?? ''}site: {url: "https://manual.example"}\n`;
const approval = (version: string, on: string): string =>
  `{action: approved, by: PER-001, role: ROL-001, on: ${on}, version: "${version}"}`;

function policy(id: string, lines: string, body = 'Text.\n'): string {
  return `---\nid: ${id}\nowner: ROL-001\nclassification: internal\n${lines}\n---\n\n# Policy ${id}\n\n${body}`;
}

function site(files: Readonly<Record<string, string>>, more: Partial<Site> = {}): Site {
  return smallSite(smallSms({ 'clausebook.yaml': settings, ...files }), more);
}

function answersOf(of: Site, id: string): readonly string[] {
  const item = of.checked.sms.items.get(id);
  return item === undefined
    ? []
    : copyStates(of, item).map(({ anchor, isCurrent, text }) => `${anchor} ${String(isCurrent)}: ${text}`);
}

describe('a QR code', () => {
  test('draws the squares of the code and no others', () => {
    fc.assert(
      fc.property(fc.webUrl(), (address) => {
        const { size, path } = qrOf(address);
        const cells = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
        for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
          cells[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
        expect(cells).toEqual(encode(address, { ecc: 'M', border: 4 }).data);
      }),
      { numRuns: 5 },
    );
  });
});

describe('paper that is controlled', () => {
  const copies = site({
    'clausebook.yaml': `${settings.trimEnd().replace(/}$/, '')}, paper_copies: {POL-001: ROL-002, POL-002: ROL-999}}\n`,
    'policies/a.md': policy('POL-001', 'version: "1.0"\nstatus: draft'),
    'policies/b.md': policy('POL-002', 'version: "1.0"\nstatus: draft'),
  });

  test('says who issues it, on sheets and at the foot of the page; all other paper is not', () => {
    expect(itemSheet(copies, 'POL-001').foot).toContain('unless Head of Service Management issued this copy.');
    expect(itemSheet(copies, 'POL-002').foot).toContain('Uncontrolled when printed. Current text');
    const footOf = (item: string): string => pageFrame(copies, { title: '', section: null, path: '/', item }).paper;
    expect(footOf('POL-001')).toBe('Uncontrolled when printed, unless Head of Service Management issued the copy.');
    expect(footOf('POL-002')).toBe('Uncontrolled when printed.');
  });
});

test('who reports a mistake names page, version and day', () => {
  const page = { title: 'POL-001 Words', path: '/pol-001/', version: '1.3', asOf: '2026-06-30' };
  const subject = 'POL-001 Words (/pol-001/), version 1.3, as of 30 June 2026';
  const addressed = (address: string): string | null => feedbackAddress(address, page);
  expect(addressed('mailto:a@b.example')).toBe(`mailto:a@b.example?subject=${encodeURIComponent(subject)}`);
  expect(addressed('https://forge.example/new?labels=manual')).toBe(
    `https://forge.example/new?labels=manual&title=${encodeURIComponent(subject)}`,
  );
  expect(addressed('javascript:alert(1)')).toBeNull();
});

describe('what a page says to somebody who holds a printed copy', () => {
  test('by its history: what is in force, what was, what is not approved yet', async () => {
    const sms = await policyRepository('draft');
    expect(answersOf(await siteOf(sms), 'POL-004')).toMatchInlineSnapshot(`
      [
        "cb_v1.2 false: Your copy does not apply. On 30 June 2026 version 1.2 is not approved. Version 1.1 has been in force since 20 January 2026.",
        "cb_v1.1 true: Your copy is current. Version 1.1 has been in force since 20 January 2026.",
        "cb_v1.0 false: Your copy does not apply. Version 1.0 is no longer in force: it ended on 20 January 2026. Version 1.1 has been in force since 20 January 2026.",
      ]
    `);
    expect(answersOf(await siteOf(sms, { asOf: '2025-06-30' }), 'POL-004')).toMatchInlineSnapshot(`
      [
        "cb_v1.0 true: Your copy is current. Version 1.0 has been in force since 5 February 2025.",
      ]
    `);
  });

  test('by the day on its sheets, where the text changed without a new number', async () => {
    const file = 'content/procedures/pro-002.md';
    const text = (words: string): string =>
      `---\nid: PRO-002\nowner: ROL-004\nversion: "1.0"\nstatus: approved\nclassification: internal\neffective_from: 2026-02-02\n---\n\n# Restore a backup\n\n${words}\n`;
    const sms = GitSms.start();
    sms.commit({ by: 'PER-004', on: '2026-02-02', message: 'Write it', files: { [file]: text('Find the tape.') } });
    sms.commit({ by: 'PER-002', on: '2026-05-04', message: 'Disks', files: { [file]: text('Find the disk.') } });
    expect(answersOf(await siteOf(sms), 'PRO-002')).toMatchInlineSnapshot(`
      [
        "cb_v1.0 false: Your copy is current if its sheets say as of 4 May 2026 or later. Version 1.0 is in force; its text changed on that day without a new number.",
      ]
    `);
    expect(answersOf(await siteOf(sms, { asOf: '2026-03-01' }), 'PRO-002')).toMatchInlineSnapshot(`
      [
        "cb_v1.0 true: Your copy is current. Version 1.0 has been in force since 2 February 2026.",
      ]
    `);
    expect(answersOf(await siteOf(sms, { asOf: '2026-02-01' }), 'PRO-002')).toMatchInlineSnapshot(`[]`);
  });

  test('by the file alone: its own version, and those that were approved', () => {
    const of = site({
      'policies/a.md': policy(
        'POL-001',
        `version: "1.2"\nstatus: approved\neffective_from: 2026-02-01\napprovals: [${approval('1.0', '2025-01-10')}, ${approval('1.2', '2026-01-15')}]`,
      ),
      'policies/b.md': policy('POL-002', 'version: "0.2"\nstatus: draft'),
      'policies/c.md': policy(
        'POL-003',
        `version: "1.0"\nstatus: withdrawn\napprovals: [${approval('1.0', '2025-01-10')}]`,
      ),
    });
    expect(['POL-001', 'POL-002', 'POL-003', 'ROL-001'].map((id) => answersOf(of, id))).toMatchInlineSnapshot(`
      [
        [
          "cb_v1.2 true: Your copy is current. Version 1.2 has been in force since 1 February 2026.",
          "cb_v1.0 false: Your copy does not apply. Version 1.0 was approved on 10 January 2025. Version 1.2 has been in force since 1 February 2026.",
        ],
        [
          "cb_v0.2 false: Your copy does not apply. On 30 June 2026 version 0.2 has the status “draft”.",
        ],
        [
          "cb_v1.0 false: Your copy does not apply. On 30 June 2026 version 1.0 has the status “withdrawn”.",
        ],
        [],
      ]
    `);
  });

  test('is what the code on the copy leads to', () => {
    const of = site({
      'policies/a.md': policy(
        'POL-001',
        `version: "1.2"\nstatus: approved\napprovals: [${approval('1.2', '2026-01-15')}]`,
      ),
    });
    const { states, code } = copyView(of, 'POL-001');
    expect(code?.address).toBe('https://manual.example/base/pol-001/#cb_v1.2');
    expect(states.map(({ anchor }) => `#${anchor}`)).toContain(new URL(code?.address ?? '').hash);
    expect(copyView(of, 'REG-001').code?.address).toBe('https://manual.example/base/reg-001/');
  });

  test('without the address of the manual there is no code, and the sheet says why', () => {
    const of = smallSite(smallSms({}));
    expect(copyView(of, 'REG-001').code).toBeNull();
    expect(itemSheet(of, 'REG-001').foot).toContain('The address of the manual is not known.');
  });
});

describe('the margins of a sheet', () => {
  test('say whose copy it is, of what, in which version, from when and on which day', () => {
    const of = site({
      'policies/a.md': policy(
        'POL-001',
        `version: "1.2"\nstatus: approved\neffective_from: 2026-02-01\napprovals: [${approval('1.2', '2026-01-15')}]`,
      ),
      'policies/b.md': policy('POL-002', 'version: "0.2"\nstatus: draft'),
    });
    expect(itemSheet(of, 'POL-001')).toMatchInlineSnapshot(`
      {
        "foot": "In force from 1 February 2026. Classification: internal.
      As of 30 June 2026. Uncontrolled when printed. Current text: manual.example/base/pol-001/",
        "head": "Example Ltd
      POL-001 Policy POL-001",
        "mark": null,
        "version": "Version 1.2
      In force",
      }
    `);
    expect(itemSheet(of, 'POL-002').mark).toBe('Draft');
  });

  test('no title can leave its string in the style sheet', () => {
    expect(cssString('A "b" \\ c\n</style>{}')).toBe('"A \\22 b\\22  \\5c  c\\a \\3c /style\\3e \\7b \\7d "');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cssString(text).slice(1, -1)).not.toMatch(/["\n\r\f<{}@]/);
      }),
    );
  });
});

describe('a text among others', () => {
  test('stands a level deeper; its anchors carry its name; links lead where the page wants them', () => {
    const html =
      '<h2 id="scope">Scope</h2><p title="a > b"><a href="#scope">up</a> <a href="/base/pol-002/">POL-002</a> <a href="https://example.org/">x</a></p><h6 id="cb_pol-001-fn-1">Six</h6>';
    expect(embedText(html, 'pol-001', (href) => `[${href}]`)).toBe(
      '<h3 id="pol-001~scope">Scope</h3><p title="a > b"><a href="#pol-001~scope">up</a> <a href="[/base/pol-002/]">POL-002</a> <a href="https://example.org/">x</a></p><h6 id="cb_pol-001-fn-1">Six</h6>',
    );
  });

  test('links to what is printed too become anchors, down to the section; others stay', () => {
    const of = site(
      {
        'policies/a.md': policy('POL-001', 'version: "0.1"\nstatus: draft'),
        'policies/b.md': policy('POL-002', 'version: "0.1"\nstatus: draft'),
      },
      {
        bodyHtml: (id) =>
          id === 'POL-001'
            ? '<a href="/base/pol-002/#aims">a</a><a href="/base/pol-002/#cb_control">b</a><a href="/base/rol-001/">c</a>'
            : '<h2 id="aims">Aims</h2>',
      },
    );
    expect(printPage(of, 'policies', 1).documents.map(({ html }) => html)).toEqual([
      '<a href="#pol-002~aims">a</a><a href="#pol-002">b</a><a href="/base/rol-001/">c</a>',
      '<h3 id="pol-002~aims">Aims</h3>',
    ]);
    expect(printPage(of, 'all', 1).documents[0]?.html).toContain('<a href="#rol-001">c</a>');
  });
});

describe('sections to be printed', () => {
  test('are the whole manual, types whose items are texts, registers and clauses, in the order of their ids', () => {
    const of = site({
      'policies/a.md': policy('POL-010', 'version: "0.1"\nstatus: draft'),
      'policies/b.md': policy('POL-002', 'version: "0.1"\nstatus: draft'),
    });
    expect(printSections(of).map(({ key, title, parts }) => [key, title, parts.length])).toEqual([
      ['all', 'The whole manual', 1],
      ['policies', 'Policies', 1],
      ['registers', 'Registers', 1],
      ['clauses', 'Clauses', 1],
    ]);
    expect(printPage(of, 'policies', 1).contents.map(({ link }) => link.text)).toEqual(['POL-002', 'POL-010']);
    expect(sheetsCss(of, 'policies', 1)).toContain(
      '[id="pol-002"]{page:sheet-1}@page sheet-1{@top-left{content:"Example Ltd\\a POL-002 Policy',
    );
  });

  test('long ones come in parts, and nothing is lost between them', () => {
    const long = 'Many words stand here. '.repeat(10_000);
    const ids = Array.from({ length: 7 }, (_, index) => `POL-00${index + 1}`);
    const of = site(
      Object.fromEntries(ids.map((id) => [`policies/${id}.md`, policy(id, 'version: "0.1"\nstatus: draft', long)])),
    );
    const { parts = [] } = printSections(of).find(({ key }) => key === 'policies') ?? {};
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.flatMap((_, at) => printPage(of, 'policies', at + 1).documents.map(({ id }) => id))).toEqual(ids);
    expect(printPage(of, 'policies', 2).part).toBe(`Part 2 of ${parts.length}`);
  });
});
