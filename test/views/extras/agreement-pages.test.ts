import { expect, test } from 'vitest';
import type { GraphView } from '../../../src/views/charts/graph-view.ts';
import type { ItemPage } from '../../../src/views/item-page.ts';
import { pageOfId } from '../../../src/views/item-page.ts';
import { factsOf, linesOf, stepsOfCourse } from '../../support/page-words.ts';
import { smallSite } from '../../support/small-site.ts';
import { smallSms } from '../../support/small-sms.ts';

const service = (id: string, title: string, more = ''): string =>
  `---\nid: ${id}\nowner: ROL-004\nstatus: live\nclassification: customer\ncustomers: [CUS-001]\ncriticality: high\navailability: {target: "99.5 %", window: P1M}\n${more}---\n\n# ${title}\n\n## Hours and support\n\nDay and night. On call.\n`;

const table = '| Measure | What | Value | Unit | Window | Hours | Class |\n|---|---|---|---|---|---|---|\n';

const report = (id: string, period: string, actual: string, met: string): string =>
  `---\nid: ${id}\nowner: ROL-002\nstatus: issued\nclassification: customer\nfor: [SLA-001]\nperiod: ${period}\ndefinition: RPD-001\nclosed: {at: ${period}-28, by: PER-002}\n---\n\n# Report\n\n## Results\n\n| Agreement | Measure | Target | Actual | Met |\n|---|---|---|---|---|\n| SLA-001 | KPI-001 hosting available | 99.8 % | ${actual} | ${met} |\n| SLA-001 | KPI-001 hosting back | 8 h | 3 h | yes |\n`;

const files = {
  'content/services/hosting.md': service('SVC-001', 'Hosting', 'depends_on: [SVC-002]\n'),
  'content/services/network.md': service('SVC-002', 'Network'),
  'content/services/desk.md': service('SVC-003', 'Desk', 'depends_on: [SVC-001]\n'),
  'content/agreements/sla.md': `---\nid: SLA-001\nowner: ROL-002\nversion: "1.0"\nstatus: agreed\nclassification: customer\ncustomer: CUS-001\ncovers: [SVC-001, SVC-002]\nfrom: 2025-10-01\nto: 2027-09-30\nnotice: P3M\nreview: {log: [{at: 2026-05-05, by: PER-002, outcome: no-change, note: yearly look}]}\n---\n\n# Agreement\n\n## Targets\n\n${table}| KPI-001 | Hosting can be used | 99.8 | % | P1M | 24x7 | availability |\n| KPI-001 | Hosting is back | 8 | h | P1M | 24x7 | restore |\n| KPI-002 | Network can be used | 99.5 | % | P1M | 24x7 | availability |\n`,
  'content/agreements/con.md': `---\nid: CON-001\nowner: ROL-002\nversion: "1.0"\nstatus: agreed\nclassification: internal\nsupplier: SUP-001\nsupports: [SVC-002]\nfrom: 2025-10-01\noriginal: {system: safe, ref: x}\n---\n\n# Links\n\n## Targets\n\n${table}| KPI-002 | Links are there | 99.7 | % | P1M | 24x7 | availability |\n`,
  'content/records/srp-1.md': report('SRP-001', '2026-01', '99.7 %', 'no'),
  'content/records/srp-2.md': report('SRP-002', '2026-02', '99.9 %', 'yes'),
  'content/registers/parties.md': `---\nid: REG-002\ntype: register\nof: [customer, supplier]\nowner: ROL-002\nclassification: customer\nrows:\n  - {id: CUS-001, name: Hospital, status: active}\n  - {id: SUP-001, name: Carrier, status: active, criticality: high}\n---\n\n# Parties\n`,
  'content/registers/measures.md': `---\nid: REG-003\ntype: register\nof: [measure, report-definition, change]\nowner: ROL-002\nclassification: customer\nrows:\n  - {id: KPI-001, text: Hosting, status: active, of: [SVC-001], unit: "%", formula: f, source: s}\n  - {id: KPI-002, text: Network, status: active, of: [SVC-002], unit: "%", formula: f, source: s}\n  - {id: RPD-001, text: Service report, status: active, for: each-sla, every: P1M, due: P15D, series_start: 2026-01-01, series_end: 2026-03-31}\n  - {id: CHG-001, text: New core, status: approved, date: 2026-06-01, category: normal, requested_by: ROL-004, affects: [SVC-001], decision: {by: PER-004, at: 2026-06-10, result: approved}, deployment: {planned: 2026-07-10}}\n---\n\n# Measures\n`,
};
const sms = smallSms(files);
const graphs: GraphView[] = [];
const site = smallSite(sms, { drawGraph: (graph) => (graphs.push(graph), '<svg></svg>') });
const outside = smallSite(sms, { audience: 'customer', isPartial: true });
const page = (id: string): ItemPage => pageOfId(site, id);

test('a service says when it runs, how reliably, for whom, by which agreement, and how it went last', () => {
  expect(factsOf(page('SVC-001'))).toEqual([
    'Hours: Day and night.',
    'Availability: 99.5 % per month',
    'Last report: SLA-001: 2 of 2 targets met in SRP-002 (February 2026)',
    'Criticality: high',
    'For: CUS-001',
    'Agreements: SLA-001',
  ]);
  expect(linesOf(page('SVC-001'), 'cb_targets')).toEqual([
    'SLA-001 | Hosting can be used | KPI-001 | 99.8 %, per month | 99.9 % | met | SRP-002',
    'SLA-001 | Hosting is back | KPI-001 | 8 h, per month | 3 h | met | SRP-002',
  ]);
  expect(linesOf(page('SVC-002'), 'cb_targets')).toEqual([
    'SLA-001 | Network can be used | KPI-002 | 99.5 %, per month | not reported',
    'CON-001 | Links are there | KPI-002 | 99.7 %, per month | not reported',
  ]);
  expect(linesOf(page('SVC-001'), 'cb_ahead')).toEqual(['CHG-001 | Change | approved | 1 June 2026']);
});

test('a service about which nothing alone is promised has the figures of the whole agreement', () => {
  const whole = smallSite(
    smallSms({
      ...files,
      'content/services/desk.md': service('SVC-003', 'Desk'),
      'content/agreements/sla.md': files['content/agreements/sla.md'].replace(', SVC-002]', ', SVC-002, SVC-003]'),
      'content/records/srp-2.md': report('SRP-002', '2026-02', '99.7 %', 'no'),
      'content/records/srp-3.md': report('SRP-003', '2026-03', '99.9 %', 'yes').replace('issued', 'draft'),
    }),
  );
  const words = '1 of 3 targets met in SRP-002 (February 2026); 1 missed; 1 not reported';
  expect(factsOf(pageOfId(whole, 'SVC-003'))).toContain(`Last report: SLA-001, all its services: ${words}`);
  expect(linesOf(pageOfId(whole, 'SVC-003'), 'cb_reports')).toEqual([`SLA-001 | SRP-002 | February 2026 | ${words}`]);
  expect(factsOf(pageOfId(whole, 'SVC-002'))).toContain(
    'Last report: SLA-001: 1 target, not reported in SRP-002 (February 2026)',
  );
});

test('records of later days stand apart from the latest ones, the next first', () => {
  const meeting = (id: string, day: string): string =>
    `---\nid: ${id}\nowner: ROL-002\nstatus: draft\nclassification: internal\nkind: service-review\ndate: ${day}\nwith: [CUS-001]\n---\n\n# Meeting\n`;
  const met = smallSite(
    smallSms({
      ...files,
      'content/records/mtg-1.md': meeting('MTG-001', '2026-05-01'),
      'content/records/mtg-2.md': meeting('MTG-002', '2026-12-01'),
      'content/records/mtg-3.md': meeting('MTG-003', '2026-09-01'),
    }),
  );
  const idsIn = (anchor: string): unknown =>
    linesOf(pageOfId(met, 'CUS-001'), anchor).map((line) => line.split(' | ')[0]);
  expect(idsIn('cb_records')).toEqual(['MTG-001']);
  expect(idsIn('cb_later')).toEqual(['MTG-003', 'MTG-002']);
});

test('what a service stands on and what stands on it is one drawing, all the way', () => {
  page('SVC-001');
  const graph = graphs.at(-1);
  expect(graph?.nodes.map(({ id }) => id)).toEqual(['SVC-001', 'SVC-002', 'SVC-003', 'CON-001']);
  expect(graph?.edges.map(({ from, to }) => `${from} > ${to}`)).toEqual([
    'SVC-001 > SVC-002',
    'SVC-003 > SVC-001',
    'SVC-002 > CON-001',
  ]);
  expect(pageOfId(outside, 'SVC-001').fields.map(({ label }) => label)).not.toContain('Depends on');
});

test('an agreement is a line of its term, its targets with what was reported last, and the reports it asks for', () => {
  const agreement = page('SLA-001');
  const term = agreement.extras.find(({ anchor }) => anchor === 'cb_term');
  expect(stepsOfCourse(term?.course)).toEqual([
    'Begins, done: 1 October 2025',
    'Last day for notice, next: 30 June 2027',
    'Ends, open: 30 September 2027',
  ]);
  expect(term?.lead).toBe('15 months are left.');
  expect(factsOf(agreement)).toEqual([
    'With: CUS-001',
    'About: SVC-001 + SVC-002',
    'Last report: 2 of 3 targets met in SRP-002 (February 2026); 1 not reported',
    'Notice: 3 months ahead',
  ]);
  expect(linesOf(agreement, 'cb_reports')).toEqual([
    '2026-03 | 15 April 2026 | missing |  | ',
    '2026-02 | 15 March 2026 | issued | SRP-002 | 28 February 2026',
    '2026-01 | 15 February 2026 | issued | SRP-001 | 28 January 2026',
  ]);
  expect(linesOf(agreement, 'cb_reviews')).toEqual(['5 May 2026 | Ben Holt | no change: yearly look']);
});

test('people outside do not read which report is missing, nor who looked at an agreement', () => {
  expect(linesOf(pageOfId(outside, 'SLA-001'), 'cb_reports').join()).not.toContain('missing');
  expect(linesOf(pageOfId(outside, 'SLA-001'), 'cb_reports')).toHaveLength(2);
  expect(linesOf(pageOfId(outside, 'SLA-001'), 'cb_reviews')).toEqual([]);
});

test('an agreement without an end runs until notice is given', () => {
  const term = page('CON-001').extras.find(({ anchor }) => anchor === 'cb_term');
  expect(stepsOfCourse(term?.course)).toEqual([
    'Begins, done: 1 October 2025',
    'Ends, next:  runs until notice is given',
  ]);
});

test('a change is a line from request to closing, with the day it is planned for', () => {
  const course = page('CHG-001').extras.find(({ anchor }) => anchor === 'cb_course')?.course;
  expect(stepsOfCourse(course)).toEqual([
    'Requested, done: 1 June 2026',
    'Decided, done: 10 June 2026',
    'Deployed, next:  due 10 July 2026',
    'Reviewed, open:  not yet',
    'Closed, open:  not yet',
  ]);
});

test('a text that another one replaced is marked in its title and leads to the one in force', () => {
  const document = (id: string, more: string): string =>
    `---\nid: ${id}\nowner: ROL-002\nversion: "1.0"\nstatus: approved\nclassification: internal\nkind: other\n${more}approvals:\n  - {action: approved, by: PER-003, role: ROL-003, on: 2025-12-20, version: "1.0"}\n---\n\n# Text\n`;
  const old = pageOfId(
    smallSite(
      smallSms({
        'policies/old.md': document('POL-001', 'effective_from: 2026-01-01\n'),
        'policies/new.md': document('POL-002', 'effective_from: 2026-02-01\nsupersedes: [POL-001]\n'),
      }),
    ),
    'POL-001',
  );
  expect([old.mark, old.standing, old.state.text, old.search.applies]).toEqual([
    'Superseded',
    'gone',
    'superseded',
    false,
  ]);
  expect(old.banners).toMatchObject([{ tone: 'stop', title: 'Superseded', link: { href: '/base/pol-002/' } }]);
});
