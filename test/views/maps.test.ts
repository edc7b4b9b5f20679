import { expect, test } from 'vitest';
import { homeState } from '../../src/views/state/home-state.ts';
import { statePage, hasStatePage } from '../../src/views/state/state-page.ts';
import { mapPage, mapPaths, mapsLink } from '../../src/views/maps/maps.ts';
import type { SectionsPage } from '../../src/views/sections-page.ts';
import { pageOfId } from '../../src/views/item-page.ts';
import { factsOf } from '../support/page-words.ts';
import { smallSite } from '../support/small-site.ts';
import { smallSms } from '../support/small-sms.ts';
import { valueWords } from '../support/value-words.ts';

const approved = (id: string, owner: string): string =>
  `id: ${id}\nowner: ${owner}\nversion: "1.0"\nstatus: approved\nclassification: internal\neffective_from: 2026-01-01\napprovals:\n  - {action: approved, by: PER-003, role: ROL-003, on: 2025-12-20, version: "1.0"}`;
const process = (id: string, other: string): string =>
  `---\n${approved(id, 'ROL-004')}\nclauses: ["8.5.1.3"]\n---\n\n# Process ${id}\n\n## Interfaces\n\n| Process | What |\n|---|---|\n| ${other} | gives words |\n`;
const service = (id: string, more: string): string =>
  `---\nid: ${id}\nowner: ROL-004\nstatus: live\nclassification: internal\n${more}\n---\n\n# Service ${id}\n`;
const files = {
  'content/plans/risk.md': `---\n${approved('PLN-002', 'ROL-002')}\nkind: risk\nacceptance_line: 8\n---\n\n# Risk plan\n`,
  'content/plans/road.md': `---\n${approved('IPL-001', 'ROL-002')}\nkind: implementation\n---\n\n# Road\n\n## Steps and dates\n\n| Id | What | Due | Who | Means | State |\n|---|---|---|---|---|---|\n| M1 | Begin | 2026-01-31 | ROL-002 | 2 days | done |\n| M2 | Go on | 2026-06-01 | ROL-003 | – | open |\n| M3 | End | 2026-09-01 | ROL-002 | – | open |\n`,
  'content/registers/risks.md': `---\nid: REG-005\ntype: register\nof: [risk, objective, measure, nonconformity, obligation, interested-party]\nowner: ROL-002\nclassification: internal\nreview: {log: [{at: 2026-03-12, by: PER-002, outcome: all looked at}]}\nrows:\n  - {id: RSK-001, text: Cooling fails, owner: ROL-004, likelihood: 3, impact: 4, domain: availability, treatment: reduce, actions: [{id: A1, what: Hire a cooler, who: ROL-005, due: 2026-06-15}]}\n  - {id: RSK-002, text: Small matter, owner: ROL-004, likelihood: 1, impact: 2, domain: availability, treatment: accept}\n  - {id: KPI-001, text: Calls answered, name: Calls answered, owner: ROL-005, status: active, unit: "%", target: {op: ">=", value: 80, from: 2026-01-01}}\n  - {id: INP-001, name: Neighbours, owner: ROL-003, status: active, party_kind: public, requirements: [{text: Quiet at night, source: PRC-001, relevant: true}]}\n---\n\n# Risks\n`,
  'content/data/KPI-001.csv': 'period,value,source,comment\n2026-03,85,x,\n2026-04,82,x,\n2026-05,75,x,late\n',
  'content/processes/one.md': process('PRC-001', 'PRC-002'),
  'content/processes/two.md': process('PRC-002', 'PRC-001'),
  'content/processes/three.md': process('PRC-003', 'PRC-001'),
  'content/services/one.md': service('SVC-001', 'depends_on: [SVC-002]'),
  'content/services/two.md': service('SVC-002', 'components: [{name: line, by: external-supplier, party: Northline}]'),
};
const site = smallSite(smallSms(files));

function section(page: SectionsPage, anchor: string): string {
  const found = page.sections.find((entry) => entry.anchor === anchor);
  return found === undefined ? 'no such section' : valueWords(found.value);
}

test('a site has the maps for which there is something to show', () => {
  const keys = (of: typeof site): readonly unknown[] => mapPaths(of).map(({ params }) => params.page);
  expect(keys(site)).toEqual([undefined, 'services', 'processes', 'risks', 'measures', 'plans', 'parties']);
  expect(keys(smallSite(smallSms(files), { audience: 'customer' }))).toEqual([undefined, 'services', 'processes']);
  expect(keys(smallSite(smallSms({})))).toEqual([]);
  expect(mapsLink(smallSite(smallSms({})))).toBeNull();
});

test('an obligation was checked when its own log says so, not when somebody looked at the whole register', () => {
  const rows = `  - {id: OBL-001, text: Books, owner: ROL-003, status: active, obligation_kind: law, review: {log: [{at: 2026-02-02, by: PER-002, outcome: no-change}, {at: 2026-08-02, by: PER-002, outcome: no-change}]}}\n  - {id: OBL-002, text: Licences, owner: ROL-003, status: active, obligation_kind: licence}\n---\n\n# Risks`;
  const register = files['content/registers/risks.md'].replace('---\n\n# Risks', rows);
  const duties = mapPage(smallSite(smallSms({ ...files, 'content/registers/risks.md': register })), 'obligations');
  expect(
    section(duties, 'cb_obligations')
      .split('\n')
      .map((line) => /2 February 2026|no check recorded|12 March 2026/.exec(line)?.[0]),
  ).toEqual(['2 February 2026', 'no check recorded']);
});

test('a measure says in words since when its target is missed', () => {
  const csv = 'period,value,source,comment\n2026-02,70,x,\n2026-03,85,x,\n2026-04,79,x,\n2026-05,75,x,late\n';
  const missed = smallSite(smallSms({ ...files, 'content/data/KPI-001.csv': csv }));
  const page = pageOfId(missed, 'KPI-001');
  expect(factsOf(page)).toContain('Result: missed since April 2026, 2 values in a row');
  expect(page.extras.find(({ anchor }) => anchor === 'cb_values')?.lead).toBe(
    '75 % in May 2026 misses the target ≥ 80 from 1 January 2026. It has been missed since April 2026: 2 values in a row.',
  );
  expect(factsOf(pageOfId(site, 'KPI-001'))).toContain('Result: missed in May 2026');
});

test('risks stand on the map, with those above the line marked', () => {
  const page = mapPage(site, 'risks');
  expect(section(page, 'cb_risks').split('\n')[0]).toContain('RSK-001 | 12 |');
  expect(section(page, 'cb_risks').split('\n')[0]).toContain('above');
  expect(section(page, 'cb_risks').split('\n')[1]).not.toContain('above');
  expect(page.sections[0]?.chart?.kind).toBe('heat');
});

test('services are drawn with what they rely on, and every box leads to its page', () => {
  const [drawn] = mapPage(site, 'services').sections;
  expect(drawn?.drawing).toContain('href="/base/svc-001/"');
  expect(drawn?.drawing).toContain('Northline');
  expect(section(mapPage(site, 'services'), 'cb_reliance')).toBe('SVC-001 | SVC-002 | \nSVC-002 | Northline | line');
});

test('interfaces that one side alone states are seen', () => {
  const [drawn] = mapPage(site, 'processes').sections;
  expect(drawn?.chart).toMatchObject({
    kind: 'grid',
    description: expect.stringContaining('1 interface is') as unknown,
  });
});

test('an interface names the other process, and says when that one does not state it', () => {
  const { value } = mapPage(site, 'processes').sections[0] ?? {};
  const text = JSON.stringify(value);
  expect(text).toContain('PRC-001 Process PRC-001');
  expect(text.match(/the other one does not state it/g)).toHaveLength(1);
});

test('steps of a plan are done, late or to come', () => {
  const lines = section(mapPage(site, 'plans'), 'cb_plan-ipl-001').split('\n');
  expect(lines.map((line) => line.split(' | ').at(-1))).toEqual(['done', 'late', 'open']);
});

test('the state of the SMS: late duties, risks above the line, measures off target; none for people outside', () => {
  const page = statePage(site);
  expect(section(page, 'cb_late')).toContain('Service Desk Manager | 1 | 15 June 2026');
  expect(section(page, 'cb_risks')).toContain('RSK-001');
  expect(section(page, 'cb_risks')).not.toContain('RSK-002');
  expect(section(page, 'cb_off')).toContain('KPI-001 | 75');
  expect(section(page, 'cb_trend')).toBe('2026-03 | 1 | 0\n2026-04 | 1 | 0\n2026-05 | 0 | 1');
  expect(homeState(site)?.counts.map(({ count, label }) => `${count} ${label}`)).toEqual([
    '2 overdue',
    '1 risk above the line',
    '1 measure misses its target',
  ]);
  expect(homeState(site)?.trend).toBe('Monthly measures that met their target: 0 of 1 in 2026-05, 1 of 1 in 2026-04.');
  expect(hasStatePage(smallSite(smallSms(files), { audience: 'customer' }))).toBe(false);
  expect(homeState(smallSite(smallSms(files), { audience: 'customer' }))).toBeNull();
});
