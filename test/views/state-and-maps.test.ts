import { expect, test } from 'vitest';
import { mapPage } from '../../src/views/maps/maps.ts';
import type { SectionsPage } from '../../src/views/sections-page.ts';
import type { Site } from '../../src/views/site.ts';
import { homeState } from '../../src/views/state/home-state.ts';
import { statePage } from '../../src/views/state/state-page.ts';
import type { ValueView } from '../../src/views/value-view.ts';
import { smallSite } from '../support/small-site.ts';
import { smallSms } from '../support/small-sms.ts';
import { valueWords } from '../support/value-words.ts';

// What an SMS may hold that is not as tidy as an example.
const approved = (id: string): string =>
  `id: ${id}\nowner: ROL-002\nversion: "1.0"\nstatus: approved\nclassification: internal\neffective_from: 2026-01-01\napprovals:\n  - {action: approved, by: PER-003, role: ROL-003, on: 2025-12-20, version: "1.0"}`;
const register = (of: string, rows: readonly string[]): string =>
  `---\nid: REG-002\ntype: register\nof: [${of}]\nowner: ROL-002\nclassification: internal\nrows:\n${rows.map((row) => `  - {${row}}\n`).join('')}---\n\n# Register\n`;
const audit = (id: string, day: string, findings: readonly string[] = []): string =>
  `---\nid: ${id}\nowner: ROL-002\nstatus: reported\nclassification: internal\nkind: internal\ndates: {from: ${day}, to: ${day}}\nauditors: [PER-004]\nscope: {clauses: ["4"], processes: []}\nfindings: [${findings.join(', ')}]\nclosed: {at: 2026-05-20, by: PER-002}\n---\n\n# Audit of ${day}\n`;
const siteOf = (files: Readonly<Record<string, string>>): Site => smallSite(smallSms(files));

function section(page: SectionsPage, anchor: string): string {
  const found = page.sections.find((entry) => entry.anchor === anchor);
  return found === undefined ? 'no such section' : valueWords(found.value);
}

test('a strength that an audit found waits for nothing; other findings do until they are answered', () => {
  const page = statePage(
    siteOf({
      'content/records/aud.md': audit('AUD-001', '2026-05-04', [
        '{id: FND-001, grade: strength, clause: "4.1", text: Well done}',
        '{id: FND-002, grade: major, clause: "4.1", text: No context}',
        '{id: FND-003, grade: observation, clause: "4.1", text: See IMP-001, leads_to: IMP-001}',
      ]),
      'content/registers/ideas.md': register('improvement', [
        'id: IMP-001, text: Better, owner: ROL-002, date: 2026-05-10, status: closed',
      ]),
    }),
  );
  expect(section(page, 'cb_audit-findings')).toBe('FND-002 | major | AUD-001');
});

test('the last audit is that of the latest day, and a row of a programme is a planned audit', () => {
  const page = statePage(
    siteOf({
      'content/records/a.md': audit('AUD-002', '2026-05-04'),
      'content/records/b.md': audit('AUD-001', '2025-11-04'),
      'content/plans/audits.md': `---\n${approved('AUP-001')}\ncycle: {from: 2025-10-01, to: 2026-12-31}\n---\n\n# Programme\n\n## Coverage\n\n| Audit | Planned | Clauses | Processes | Auditor | Method |\n|---|---|---|---|---|---|\n| AUD-003 | 2026-10 | 8.5.1.3 | PRC-001 | PER-005 | interview |\n| AUD-004 | 2026-02 | 8.5.1.3 | PRC-001 | PER-005 | interview |\n`,
    }),
  );
  expect(section(page, 'cb_held').split('\n')).toEqual([
    'Internal audits | 2 | AUD-002 | AUD-003 from 1 October 2026 + AUP-001 | AUD-004 from 1 February 2026 + AUP-001',
    'Management reviews | 0 | none | none planned | none',
  ]);
});

test('every number of the state leads to the list behind it', () => {
  const site = siteOf({
    'content/registers/risks.md': register('risk', [
      'id: RSK-001, text: A, owner: ROL-004, likelihood: 3, impact: 4, domain: availability, actions: [{id: A1, what: Do, who: ROL-005, due: 2026-06-15}]',
    ]),
  });
  const hrefs = (anchor: string): readonly string[] =>
    statePage(site)
      .sections.filter((entry) => entry.anchor === anchor)
      .flatMap(({ value }) => linksIn(value));
  expect(hrefs('cb_pdca')).toContain('/base/matrix/?pdca=plan&status=missing');
  expect(hrefs('cb_groups')).toContain('/base/matrix/?group=Leadership&status=missing');
  expect(hrefs('cb_late')).toContain('/base/due/?who=Service+Desk+Manager');
});

function linksIn(value: ValueView): readonly string[] {
  if (value.kind === 'link') return [value.link.href];
  return value.kind === 'table' ? value.rows.flat().flatMap(linksIn) : [];
}

test('what asks for attention stands first, before the charts, with counts that lead to its lists', () => {
  const page = statePage(
    siteOf({
      'content/registers/risks.md': register('risk', [
        'id: RSK-001, text: A, owner: ROL-004, likelihood: 3, impact: 4, domain: availability, actions: [{id: A1, what: Do, who: ROL-005, due: 2026-06-15}]',
      ]),
      'content/records/aud.md': audit('AUD-001', '2026-05-04', [
        '{id: FND-002, grade: major, clause: "4.1", text: No context}',
      ]),
    }),
  );
  expect(page.sections[0]?.anchor).toBe('cb_attention');
  const lines = section(page, 'cb_attention').split('\n');
  expect(lines[0]).toMatch(/^Clauses not evidenced \| \d+ \| \d+ of 62 evidenced$/);
  expect(lines[1]).toBe('Overdue | 1 | RSK-001');
  expect(lines).toContain('Objectives off course | 0 | ');
  expect(lines).toContain('Audit findings that wait | 1 | FND-002');
  const order = page.sections.map(({ anchor }) => anchor);
  expect(order.indexOf('cb_audit-findings')).toBeLessThan(order.indexOf('cb_pdca'));
  expect(page.sections.flatMap(({ value }) => linksIn(value))).toContain('/base/state/#cb_audit-findings');
});

test('objectives are on course, off it, or not measured', () => {
  const objective = (id: string, more: string): string =>
    `id: ${id}, text: ${id}, owner: ROL-002, status: active, due: 2026-12-31, target: 90, ${more}`;
  const site = siteOf({
    'content/registers/objectives.md': register('objective', [
      objective('OBJ-001', 'measure: KPI-001, baseline: 80'),
      objective('OBJ-002', 'measure: KPI-001, baseline: 86'),
      objective('OBJ-003', 'measure: KPI-002, baseline: 80'),
      objective('OBJ-004', 'measure: KPI-001, baseline: 80, plan: {what: x, by: 2026-06-29}'),
      objective('OBJ-005', 'measure: KPI-001, baseline: 80').replace('due: 2026-12-31', 'due: 2026-06-29'),
      objective('OBJ-006', 'measure: KPI-001, baseline: 100').replace('target: 90', 'target: 85'),
    ]),
    'content/registers/measures.md': register('measure', [
      'id: KPI-001, name: A, owner: ROL-002, status: active, unit: "%"',
      'id: KPI-002, name: B, owner: ROL-002, status: active, unit: "%"',
    ]).replace('REG-002', 'REG-003'),
    'content/data/KPI-001.csv': 'period,value,comment\n2026-04,70,\n2026-05,85,\n',
  });
  const lines = section(statePage(site), 'cb_objectives').split('\n');
  expect(lines.map((line) => line.split(' | ').slice(0, 2).join(' '))).toEqual([
    'OBJ-002 off course',
    'OBJ-004 off course',
    'OBJ-005 late',
    'OBJ-001 on course',
    'OBJ-003 not measured',
    'OBJ-006 on course',
  ]);
  expect(section(statePage(site), 'cb_attention')).toContain(
    'Objectives off course | 3 | OBJ-002 + OBJ-004 + 2 on course, 1 not measured',
  );
  expect(homeState(site)?.counts.map(({ count, label }) => `${count} ${label}`)).toContain('3 objectives off course');
});

test('where nothing is overdue the home page says so, and still leads to the state', () => {
  expect(homeState(siteOf({}))).toMatchObject({
    link: { href: '/base/state/' },
    counts: [{ count: 0, label: 'overdue', tone: 'info' }],
  });
});

test('risks without a place on the map are counted, and do not take the others off it', () => {
  const risk = (id: string, more: string): string =>
    `id: ${id}, text: ${id}, owner: ROL-004, domain: availability${more}`;
  const [map] = mapPage(
    siteOf({
      'content/registers/risks.md': register('risk', [
        risk('RSK-001', ', likelihood: 3, impact: 4'),
        risk('RSK-002', ', likelihood: 0, impact: 4'),
        risk('RSK-003', ''),
      ]),
    }),
    'risks',
  ).sections;
  expect(map?.chart).toMatchObject({
    kind: 'heat',
    description:
      '1 risk by likelihood and impact. No acceptance line is set as a number. Not on the map: 2, not assessed or off the scale.',
  });
});

test('a wrong year in a plan does not fill its page with months', () => {
  const [plan] = mapPage(
    siteOf({
      'content/plans/road.md': `---\n${approved('IPL-001')}\nkind: implementation\n---\n\n# Road\n\n## Steps and dates\n\n| Id | What | Due | Who | Means | State |\n|---|---|---|---|---|---|\n| M1 | Begin | 2026-01-31 | ROL-002 | – | open |\n| M2 | End | 2206-09-01 | ROL-002 | – | open |\n`,
    }),
    'plans',
  ).sections;
  const chart = plan?.chart;
  if (chart?.kind !== 'timeline') throw new Error('expected a line of time');
  expect(chart.months.length).toBeLessThanOrEqual(60);
  expect(chart.months.length).toBeGreaterThan(20);
});

test('a map that leaves something out says so, and where the rest stands', () => {
  const ids = Array.from({ length: 45 }, (_, at) => `KPI-${String(at + 1).padStart(3, '0')}`);
  const measures = siteOf({
    'content/registers/measures.md': register(
      'measure',
      ids.map((id) => `id: ${id}, name: ${id}, owner: ROL-002, status: active, unit: pieces`),
    ),
    ...Object.fromEntries(ids.map((id) => [`content/data/${id}.csv`, 'period,value,comment\n2026-01,1,\n'])),
  });
  expect(section(mapPage(measures, 'measures'), 'cb_more')).toBe('and 5 more');
  const services = Array.from({ length: 70 }, (_, at) => [
    `content/services/${at}.md`,
    `---\nid: SVC-${String(at + 1).padStart(3, '0')}\nowner: ROL-004\nstatus: live\nclassification: internal\ndepends_on: [SVC-${String(((at + 1) % 70) + 1).padStart(3, '0')}]\n---\n\n# Service ${at}\n`,
  ]);
  const [map] = mapPage(siteOf(Object.fromEntries(services) as Record<string, string>), 'services').sections;
  expect(map?.drawing).toBeUndefined();
  expect(map?.lead).toContain('No drawing that somebody could read');
});

test('a finding that its audit followed up does not wait', () => {
  const waiting = (followUp: string): string => {
    const text = audit('AUD-001', '2026-05-04', [
      '{id: FND-002, grade: opportunity, clause: "4.1", text: Tell the staff}',
    ]);
    const page = statePage(
      siteOf({ 'content/records/aud.md': text.replace(/^closed: \{(.*)\}$/m, `closed: {$1${followUp}}`) }),
    );
    return (
      section(page, 'cb_attention')
        .split('\n')
        .find((line) => line.startsWith('Audit findings')) ?? ''
    );
  };
  expect(waiting('')).toBe('Audit findings that wait | 1 | FND-002');
  expect(waiting(', follow_up: [{ref: FND-002, at: 2026-06-01, by: PER-002, done: 2026-06-01}]')).toMatch(/\| 0 \|/);
});
