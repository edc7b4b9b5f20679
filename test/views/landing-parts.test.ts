import { describe, expect, test } from 'vitest';
import { parseBody } from '../../src/markdown/parse-body.ts';
import { bodyWithMarks } from '../../src/core/model/landing-page.ts';
import { renderHtml } from '../../src/markdown/render-html.ts';
import type { LandingPart } from '../../src/views/landing/landing-parts.ts';
import { landingParts } from '../../src/views/landing/landing-parts.ts';
import { homeView } from '../../src/views/home-view.ts';
import type { Site } from '../../src/views/site.ts';
import { smallSite } from '../support/small-site.ts';
import { smallSms } from '../support/small-sms.ts';

const registers = `---
id: REG-005
type: register
of: [risk, measure]
owner: ROL-002
classification: internal
rows:
  - {id: RSK-001, title: Cooling fails, owner: ROL-004, status: assessed, actions: [{id: A1, what: Hire a cooler, who: ROL-005, due: 2026-07-29}]}
  - {id: RSK-002, title: Power fails, owner: ROL-004, status: assessed, actions: [{id: A1, what: Test it, who: ROL-004, due: 2026-06-01}]}
  - {id: KPI-001, text: Answered calls, status: active, unit: "%"}
---

# Registers
`;
const data = 'period,value,comment\n2026-01,90,\n2026-02,91,\n2026-03,92,\n';

function parts(body: string, more: Partial<Site> = {}): readonly LandingPart[] {
  const sms = smallSms({
    'content/registers/more.md': registers,
    'content/data/KPI-001.csv': data,
    'content/pages/index.mdx': body,
  });
  const [page] = sms.pages;
  if (page === undefined) throw new Error('no page');
  const html = renderHtml(
    {
      body: bodyWithMarks(page),
      bodyLine: page.bodyLine,
      headings: parseBody(page.file, page.body, 1)?.headings ?? [],
    },
    {
      resolveLink: () => ({ kind: 'words' }),
      resolveId: () => null,
      mask: (text) => text,
      idPrefix: 'x',
      withoutTitle: false,
    },
  );
  return landingParts(smallSite(sms, { bodyHtml: () => html, ...more }), 'index');
}

describe('a component stands where the author put it', () => {
  test('between the texts around it', () => {
    const found = parts('# One\n\nText\n\n<Register type="risk" limit="1" />\n\n## Two\n\n<Due role="ROL-005" />\n');
    expect(found.map(({ kind }) => kind)).toEqual(['text', 'register', 'text', 'due']);
    expect(found[0]).toMatchObject({ html: expect.stringContaining('<p>Text</p>') as string });
    expect(found[1]).toMatchObject({ caption: 'Risks', rows: [{ title: 'Cooling fails' }], all: { text: 'All 2' } });
    expect(found[2]).toMatchObject({ html: expect.stringContaining('<h2 id="two">Two</h2>') as string });
    expect(found[3]).toMatchObject({ rows: [{ words: 'Hire a cooler' }], all: { href: '/base/due/' } });
  });

  test('cards show what there is, in the order asked for', () => {
    expect(parts('<Cards items="ROL-002, REG-005 POL-999 RSK-001" />')).toMatchObject([
      { kind: 'cards', cards: [{ id: 'ROL-002' }, { id: 'REG-005', kind: 'Register' }, { id: 'RSK-001' }] },
    ]);
  });

  test('a measure has its chart and its values', () => {
    const [part] = parts('<Measure id="KPI-001" />');
    expect(part).toMatchObject({ kind: 'measure', measure: { text: 'Answered calls' } });
    expect(part?.kind === 'measure' && part.sections[0]?.chart !== null).toBe(true);
  });

  test('the matrix counts every clause with requirements once', () => {
    const [part] = parts('<Matrix />');
    if (part?.kind !== 'matrix') throw new Error('no matrix');
    expect(part.rows.map(({ link }) => link.text)).toEqual(['4', '5', '6', '7', '8', '9', '10']);
    expect(part.rows.reduce((sum, row) => sum + row.of, 0)).toBe(62);
    for (const { evidenced, of, bar, rest } of part.rows) {
      expect(bar).toBe(Math.round((evidenced / of) * 100));
      expect(rest === '').toBe(evidenced === of);
    }
  });
});

describe('nothing is shown', () => {
  test.each([
    ['of what there is not', '<Register type="sla" />\n\n<Cards items="POL-999" />\n\n<Measure id="KPI-999" />'],
    [
      'for values that make no sense',
      '<Register type="__proto__" />\n\n<Measure id="ROL-001" />\n\n<Matrix standard="x" />',
    ],
  ])('%s', (_name, body) => {
    expect(parts(body)).toEqual([]);
  });

  test('of duties, or of the evidence as a whole, on a site for people outside', () => {
    expect(parts('<Due />\n\n<Matrix />', { audience: 'customer', isPartial: true })).toEqual([]);
  });

  test('of more lines than a component may have', () => {
    const [part] = parts('<Register type="risk" limit="0" />');
    expect(part).toMatchObject({ rows: [{}, {}] });
  });
});

test('without a landing page the home page lists documents', () => {
  expect(homeView(smallSite(smallSms({}))).parts).toEqual([]);
});
