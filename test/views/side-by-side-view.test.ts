import { expect, test } from 'vitest';
import { earlierEditionsView } from '../../src/views/earlier-editions-view.ts';
import type { MatrixLine } from '../../src/views/matrix-view.ts';
import { matrixView } from '../../src/views/matrix-view.ts';
import { mappingPaths, sideBySideView } from '../../src/views/side-by-side-view.ts';
import type { Site } from '../../src/views/site.ts';
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

test('paper has more of what shows a clause than the screen, within what the page may weigh', () => {
  const many = (count: number, clauses: string): Site =>
    smallSite(
      smallSms({
        'clausebook.yaml': settings('iso20000-1-2018'),
        ...Object.fromEntries(
          Array.from({ length: count }, (_, at) => [
            `content/processes/p${at}.md`,
            `---\nid: PRC-${String(at + 1).padStart(3, '0')}\nowner: ROL-004\nclauses: [${clauses}]\n---\n\n# Process ${at}\n`,
          ]),
        ),
      }),
    );
  const lineOf = (of: Site): MatrixLine | undefined => matrixView(of).lines.find(({ link }) => link.text === '8.5.1.3');
  const all = lineOf(many(30, '"8.5.1.3"'));
  expect([all?.items.length, all?.more, all?.moreOnPaper]).toEqual([12, 18, 0]);
  const [drafts] = all?.onPaper ?? [];
  expect([drafts?.counts, drafts?.via, drafts?.ids.length]).toEqual([false, '', 18]);
  expect(drafts?.ids).not.toContain(all?.items[0]?.text);
  const most = lineOf(many(70, '"8.5.1.3"'));
  expect([most?.more, most?.onPaper.flatMap(({ ids }) => ids).length, most?.moreOnPaper]).toEqual([58, 48, 10]);
  const every = matrixView(site).lines.map(({ link }) => `"${link.text}"`);
  const heavy = matrixView(many(70, [...new Set(every)].filter((clause) => /^"\d+\.\d/.test(clause)).join(', ')));
  const ids = heavy.lines.flatMap(({ onPaper }) => onPaper.flatMap((group) => group.ids));
  expect(ids.length).toBeGreaterThan(500);
  expect(ids.length).toBeLessThanOrEqual(2000);
  for (const line of heavy.lines)
    expect(line.onPaper.flatMap((group) => group.ids).length + line.moreOnPaper).toBe(line.more);
});

test('the matrix can be filtered by who owns what shows a clause', () => {
  const view = matrixView(site);
  expect(view.owners).toContain('Service Owner');
  const line = view.lines.find(({ link, standard }) => link.text === '8.5.1.3' && standard.includes('20000'));
  expect(line?.owners).toEqual(['Service Owner']);
});
