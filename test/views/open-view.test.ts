import { expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding/finding.ts';
import { openMatters } from '../../src/views/open-matters.ts';
import { openCsv, openLink, openView } from '../../src/views/open-view.ts';
import type { Site } from '../../src/views/site.ts';
import { smallSite } from '../support/small-site.ts';
import { smallSms } from '../support/small-sms.ts';

const files = {
  'content/registers/risks.md': `---\nid: REG-002\ntype: register\nof: [risk]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: RSK-001, text: "=Cooling, \\"old\\" fails", owner: ROL-004, likelihood: 3, impact: 4, domain: availability, actions: [{id: A1, what: Hire a cooler, who: ROL-005, due: 2026-05-15}, {id: A2, what: Buy one, who: ROL-005, due: 2026-06-30}]}\n---\n\n# Risks\n`,
  'policies/service.md': `---\nid: POL-001\nowner: ROL-002\nversion: "1.0"\nstatus: approved\nclassification: internal\neffective_from: 2026-01-01\nclauses: ["5.2.1"]\napprovals:\n  - {action: approved, by: PER-003, role: ROL-003, on: 2025-12-20, version: "1.0"}\n---\n\n# Service policy\n`,
};
const sms = smallSms(files);
const place = { file: 'policies/service.md', line: 3, column: 1, endLine: 3, endColumn: 9 };
const finding = (more: Partial<Finding>): Finding => ({
  rule: 'LIFE-001',
  severity: 'error',
  basis: 'std',
  clause: '7.5.3',
  message: 'Something is wrong.',
  fix: 'Mend it.',
  actual: null,
  expected: null,
  place,
  item: 'POL-001',
  due: null,
  clock: false,
  waiver: null,
  related: [],
  elsewhere: false,
  ...more,
});

function siteWith(findings: readonly Finding[], gaps: readonly Finding[] = [], more: Partial<Site> = {}): Site {
  const site = smallSite(sms, more);
  return { ...site, checked: { sms, judgement: { ...site.checked.judgement, findings, gaps } } };
}

test('what is open is every clause that is not evidenced, every late duty, every finding and gap, with why and who', () => {
  const matters = openMatters(
    siteWith([finding({ due: '2026-06-01' }), finding({ item: null })], [finding({ severity: 'warn' })]),
  );
  const clauses = matters.filter(({ kind }) => kind === 'Clause');
  const states = [...sms.clauseStates.values()];
  expect(clauses).toHaveLength(states.filter(({ state }) => state !== 'evidenced').length);
  expect(clauses.length).toBeLessThan(states.length);
  expect(clauses.map(({ subject }) => subject?.text)).not.toContain('5.2.1');
  expect(clauses[0]).toMatchObject({ subject: { text: '4.1' }, state: { key: 'missing' }, due: null });
  expect(clauses[0]?.words).not.toBe('');
  expect(
    matters
      .filter(({ kind }) => kind !== 'Clause')
      .map(({ kind, subject, state, words, due, who, place: at }) => [
        kind,
        subject?.text,
        state.text,
        words,
        due,
        who?.text,
        at,
      ]),
  ).toEqual([
    ['Late duty', 'RSK-001', 'late', 'Action: Hire a cooler', '2026-05-15', 'Service Desk Manager', ''],
    [
      'Finding',
      'POL-001',
      'Error',
      'LIFE-001: Something is wrong.',
      '2026-06-01',
      'Head of Service Management',
      'policies/service.md:3',
    ],
    ['Finding', undefined, 'Error', 'LIFE-001: Something is wrong.', null, undefined, 'policies/service.md:3'],
    [
      'Gap',
      'POL-001',
      'Warning',
      'LIFE-001: Something is wrong.',
      null,
      'Head of Service Management',
      'policies/service.md:3',
    ],
  ]);
});

test('the page counts all, shows a part of a long list and leaves the rest to the file', () => {
  const site = siteWith(Array.from({ length: 130 }, (_, at) => finding({ message: `Finding ${at}.` })));
  const view = openView(site);
  const clauses = openMatters(site).filter(({ kind }) => kind === 'Clause').length;
  expect(view.counts.map(({ label, count }) => [label, count])).toEqual([
    ['clauses not evidenced', clauses],
    ['duties late', 1],
    ['findings', 130],
  ]);
  expect(view.rows.filter(({ kind }) => kind === 'Finding')).toHaveLength(80);
  expect(view.more).toBe(50);
  expect(view.kinds).toEqual(['Clause', 'Late duty', 'Finding']);
  expect(view.doers).toEqual(['Head of Service Management', 'Service Desk Manager']);
  expect(openCsv(site).split('\r\n')).toHaveLength(1 + clauses + 1 + 130 + 1);
});

test('the file has the same in full, with addresses, and nothing that a spreadsheet would run', () => {
  const lines = openCsv(siteWith([])).split('\r\n');
  expect(lines[0]).toBe('kind,subject,title,state,why,due,who,place,address');
  expect(lines[1]).toMatch(/^Clause,4\.1,.*,\/base\/clauses\/iso20000-1-2018\/4\.1\/$/);
  expect(lines.at(-2)).toBe(
    `Late duty,RSK-001,"'=Cooling, ""old"" fails",late,Action: Hire a cooler,2026-05-15,Service Desk Manager,,/base/rsk-001/`,
  );
});

test('the gravest findings stand first, else they keep the order of the report', () => {
  const found = (['warn', 'info', 'block', 'warn'] as const).map((severity, at) =>
    finding({ severity, message: String(at) }),
  );
  const words = openMatters(siteWith(found)).flatMap(({ kind, words: said }) => (kind === 'Finding' ? [said] : []));
  expect(words).toEqual(['LIFE-001: 2', 'LIFE-001: 0', 'LIFE-001: 3', 'LIFE-001: 1']);
});

test('people outside have no such list', () => {
  expect(openLink(siteWith([]))?.href).toBe('/base/open/');
  expect(openLink(siteWith([], [], { audience: 'customer', isPartial: true }))).toBeNull();
});
