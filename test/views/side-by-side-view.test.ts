import { expect, test } from 'vitest';
import { earlierEditionsView } from '../../src/views/earlier-editions-view.ts';
import { matrixView } from '../../src/views/matrix-view.ts';
import { mappingPaths, sideBySideView } from '../../src/views/side-by-side-view.ts';
import { smallSite } from '../support/small-site.ts';
import { smallSms } from '../support/small-sms.ts';

const settings = (standards: string): string =>
  `organization: Example Ltd\nstandards: [${standards}]\nhistory: none\nas_of: 2026-06-30\nowner: ROL-002\n`;
const site = smallSite(
  smallSms({
    'clausebook.yaml': settings('iso20000-1-2018, fitsm-1-v3'),
    'content/processes/changes.md': '---\nid: PRC-001\nowner: ROL-004\nclauses: ["8.5.1.3"]\n---\n\n# Changes\n',
  }),
);

test('each clause stands beside every standard of the mapping; those in use lead to their clauses', () => {
  const view = sideBySideView(site);
  expect(view.columns).toEqual([
    'ISO/IEC 20000-1:2018',
    'ISO/IEC 20000-1:2011',
    'ISO 9001:2015',
    'ISO/IEC 27001:2022',
    'FitSM-1 v3.0.1',
    'ITIL 4 practices',
  ]);
  const row = view.rows.find(({ clause }) => clause.text === '8.5.1.3');
  const cells = row?.cells.map((cell) => cell.map(({ link, relation }) => `${relation} ${link.text}`)) ?? [];
  expect(cells[view.columns.indexOf('ISO/IEC 20000-1:2011') - 1]).toEqual(['equivalent 9.2']);
  expect(cells.at(-1)).toEqual(['related Change enablement']);
  expect(row?.cells[3]?.[0]?.link.href).toMatch(/^\/base\/clauses\/fitsm-1-v3\//);
  expect(row?.cells.flat().every(({ link }) => link.href === '' || link.href.includes('fitsm'))).toBe(true);
});

test('a number that means something else elsewhere is marked, others are not', () => {
  const marked = sideBySideView(site).rows.filter(({ isMisleading }) => isMisleading);
  expect(marked.map(({ clause }) => clause.text)).toEqual(expect.arrayContaining(['6.3', '9.4', '10.1.1']));
  expect(marked.map(({ clause }) => clause.text)).not.toContain('4.1');
});

test('old numbers and process groups lead to the clauses of today', () => {
  const view = earlierEditionsView(site);
  const old = view.clauses.find(({ reference }) => reference === '8.1');
  expect(old?.today.map(({ link }) => link.href)).toEqual([
    '/base/clauses/iso20000-1-2018/8.6.1/',
    '/base/clauses/iso20000-1-2018/8.6.2/',
  ]);
  expect(new Set(view.clauses.map(({ anchor }) => anchor)).size).toBe(view.clauses.length);
  expect(view.groups.map(({ name }) => name)).toContain('Resolution processes');
  expect(view.groups.every(({ today }) => today.length > 0)).toBe(true);
});

test('an SMS to another standard has no such pages', () => {
  const other = smallSite(smallSms({ 'clausebook.yaml': settings('fitsm-1-v3') }));
  expect(mappingPaths(other)).toEqual([]);
  expect(matrixView(other).ways).toEqual([]);
  expect(mappingPaths(site)).toHaveLength(2);
});

test('the matrix can be filtered by who owns what shows a clause', () => {
  const view = matrixView(site);
  expect(view.owners).toContain('Service Owner');
  const line = view.lines.find(({ link, standard }) => link.text === '8.5.1.3' && standard.includes('20000'));
  expect(line?.owners).toEqual(['Service Owner']);
});
