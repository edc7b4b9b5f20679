import { expect, test } from 'vitest';
import { visibleSms } from '../../src/core/model/audience.ts';
import { packPage, packPaths, packsLink } from '../../src/views/packs/packs.ts';
import { smallSite } from '../support/small-site.ts';
import { smallSms } from '../support/small-sms.ts';
import { valueWords } from '../support/value-words.ts';

const approved = (id: string, owner: string): string =>
  `id: ${id}\nowner: ${owner}\nversion: "1.0"\nstatus: approved\nclassification: internal\neffective_from: 2026-01-01\napprovals:\n  - {action: approved, by: PER-003, role: ROL-003, on: 2025-12-20, version: "1.0"}`;
const report = (id: string, period: string, met: string): string =>
  `---\nid: ${id}\nowner: ROL-002\nstatus: issued\nclassification: internal\nfor: [SLA-001]\nperiod: ${period}\nclosed: {at: 2026-06-10, by: PER-002}\n---\n\n# Report ${period}\n\n## Results\n\n| Agreement | Measure | Target | Actual | Met |\n|---|---|---|---|---|\n| SLA-001 | Hosting | 99.8 % | 99.1 % | ${met} |\n`;

const files = {
  'content/registers/parties.md': `---\nid: REG-002\ntype: register\nof: [customer, risk, change]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: CUS-001, name: Hill Hospital, owner: ROL-003, status: active}\n  - {id: RSK-001, text: Cooling fails, owner: ROL-004, likelihood: 3, impact: 4, domain: availability, status: identified, actions: [{id: A1, what: Hire a cooler, who: ROL-005, due: 2026-07-15}]}\n---\n\n# Parties\n`,
  'content/services/hosting.md': `---\nid: SVC-001\nowner: ROL-004\nstatus: live\nclassification: internal\ncustomers: [CUS-001]\n---\n\n# Hosting\n`,
  'content/agreements/hill.md': `---\nid: SLA-001\nowner: ROL-002\nversion: "1.0"\nstatus: agreed\nclassification: internal\ncustomer: CUS-001\ncovers: [SVC-001]\nfrom: 2025-10-01\nto: 2027-09-30\nnotice: P3M\napprovals:\n  - {action: agreed, by: Their director, on: 2025-09-20, version: "1.0", proof: {system: archive, ref: A1, sha256: "0bc0929e8604085b245c9226732b218b6d70238c81b518ebf7b19d75227c3793"}}\n---\n\n# SLA Hill\n`,
  'content/records/srp-1.md': report('SRP-26011', '2026-01', 'no'),
  'content/records/srp-5.md': report('SRP-26051', '2026-05', 'no'),
  'content/records/mrv.md': `---\nid: MRV-001\nowner: ROL-001\nstatus: closed\nclassification: internal\ndate: 2026-03-10\nchair: PER-001\npresent: [ROL-001]\ndecisions:\n  - {id: D1, text: Buy a cooler, kind: means, owner: ROL-004, due: 2026-05-31}\n  - {id: D2, text: Train the desk, kind: improvement, owner: ROL-005, due: 2026-09-30}\nclosed: {at: 2026-03-12, by: PER-002, follow_up: [{ref: D2, at: 2026-04-01, by: PER-005, done: 2026-04-01}]}\n---\n\n# Management review\n`,
  'content/records/mtg.md': `---\nid: MTG-001\nowner: ROL-003\nstatus: closed\nclassification: internal\ndate: 2026-04-20\nmeeting_kind: service-review\nwith: [CUS-001]\npresent: [ROL-003]\nactions:\n  - {id: A1, what: Send the plan, who: ROL-004, due: 2026-07-01}\n  - {id: A2, what: Done thing, who: ROL-004, due: 2026-05-01, done: 2026-05-01}\nclosed: {at: 2026-04-22, by: PER-003}\n---\n\n# Meeting\n`,
  'content/processes/changes.md': `---\n${approved('PRC-001', 'ROL-004')}\nclauses: ["8.5.1.3"]\n---\n\n# Changes\n`,
  'content/plans/audits.md': `---\n${approved('AUP-001', 'ROL-002')}\ncycle: {from: 2026-01-01, to: 2026-12-31}\n---\n\n# Programme\n\n## Coverage\n\n| Audit | Planned | Clauses | Processes | Auditor | Method |\n|---|---|---|---|---|---|\n| AUD-002 | 2026-10 | 8.5.1.3 | PRC-001 | PER-005 | interview |\n`,
  'content/records/aud.md': `---\nid: AUD-001\nowner: ROL-002\nstatus: reported\nclassification: internal\nkind: internal\nprogramme: AUP-001\ndates: {from: 2026-05-04, to: 2026-05-06}\nauditors: [PER-004]\nscope: {clauses: ["4", "5"], processes: []}\nfindings: []\nclosed: {at: 2026-05-20, by: PER-002}\n---\n\n# Audit\n`,
};
const site = smallSite(smallSms(files));

function section(key: string, anchor: string, of = site): string {
  const found = packPage(of, key).sections.find((entry) => entry.anchor === anchor);
  return found === undefined ? 'no such section' : valueWords(found.value);
}

test('a site has the papers for which there is something on file, and none for people outside', () => {
  const keys = (of: typeof site): readonly unknown[] => packPaths(of).map(({ params }) => params.page);
  expect(keys(site)).toEqual([
    undefined,
    'management-review',
    'service-review/cus-001',
    'audit-plan',
    'certification',
    'notices',
  ]);
  expect(keys(smallSite(smallSms({})))).toEqual([undefined, 'management-review']);
  expect(keys(smallSite(smallSms(files), { audience: 'customer' }))).toEqual([]);
  expect(packsLink(smallSite(smallSms(files), { audience: 'public' }))).toBeNull();
});

test('the management review gets what came since the last one, and is told where nothing did', () => {
  expect(section('management-review', 'cb_earlier')).toBe(
    'D1 | Buy a cooler | Service Owner | 31 May 2026 | late\nD2 | Train the desk | Service Desk Manager | 30 September 2026 | done',
  );
  expect(section('management-review', 'cb_services')).toBe(
    'SRP-26051 | 0 of 1 met | SLA-001 Hosting: 99.1 % against 99.8 %',
  );
  expect(section('management-review', 'cb_audits')).toContain('AUD-001');
  expect(section('management-review', 'cb_risks')).toBe('RSK-001 | 12 | identified | Hire a cooler, due 15 July 2026');
  expect(section('management-review', 'cb_feedback')).toBe('Nothing has come on file since 10 March 2026.');
  expect(section('management-review', 'cb_earlier', smallSite(smallSms({})))).toBe('There is no earlier review.');
});

test('a service review holds agreement, results, missing reports and open points', () => {
  expect(section('service-review/cus-001', 'cb_agreed')).toContain('SLA-001 | 1.0 | 30 September 2027 | 30 June 2027');
  expect(section('service-review/cus-001', 'cb_results')).toBe('Hosting | 99.8 % | 99.1 % | missed | SRP-26051');
  expect(section('service-review/cus-001', 'cb_reports')).toContain('SRP-26051');
  expect(section('service-review/cus-001', 'cb_reports')).not.toContain('SRP-26011');
  expect(section('service-review/cus-001', 'cb_points')).toBe('Send the plan | Service Owner | 1 July 2026 | MTG-001');
});

test('an audit plan shows what was audited, what is planned, and who holds a stake', () => {
  const clauses = section('audit-plan', 'cb_coverage').split('\n');
  expect(clauses.find((line) => line.startsWith('4.1 '))).toBe('4.1 | audited | AUD-001');
  expect(clauses.find((line) => line.startsWith('8.5.1.3 '))).toBe('8.5.1.3 | planned | AUD-002');
  expect(clauses.find((line) => line.startsWith('9.4 '))).toBe('9.4 | in no scope | ');
  expect(section('audit-plan', 'cb_independence')).toBe('PRC-001 | Eve Lund | Dan Frost: owns it as Service Owner');
});

test('the folder for the certification week says where everything asked for is shown', () => {
  const rows = section('certification', 'cb_shown').split('\n');
  expect(rows.length).toBeGreaterThan(60);
  expect(rows.some((row) => row.includes('| missing | '))).toBe(true);
});

test('the folder says of every condition whether it is met, and why', () => {
  const lines = section('certification', 'cb_before').split('\n');
  expect(lines[0]).toMatch(
    /^Internal audits of all clauses \| not fulfilled \| \d+ clauses were in no scope: 6\.1\.1, .* \| AUD-001 \| 6 May 2026$/,
  );
  expect(lines[1]).toBe(
    'Management review after the audits | not fulfilled | held before AUD-001 of 6 May 2026, so it could not look at its results | MRV-001 | 10 March 2026',
  );
  expect(lines[2]).toMatch(/^Nonconformities in hand \| fulfilled \| none is open/);
  expect(lines[3]).toMatch(
    /^Every kind of documented information that is asked for \| not fulfilled \| \d+ of \d+ are missing/,
  );
  expect(lines[4]).toMatch(/^Report series without a gap/);
  expect(lines[5]).toMatch(/^Findings of the check \| fulfilled \| no error/);
});

const visit = `---
id: CAU-001
kind: certification
owner: ROL-002
classification: internal
status: planned
stage: stage-1
dates: {from: 2026-08-18, to: 2026-08-18}
requests:
  - {asked: The scope, shown: "", by: "ROL-002, by 2026-08-04", open: "yes"}
  - {asked: Two people to call, shown: "", by: "the desk, after a call", open: "yes"}
---

# Stage 1
`;

test('requests of the visits lead to who answers, with the day', () => {
  const of = smallSite(smallSms({ ...files, 'content/records/cau.md': visit }));
  expect(section('certification', 'cb_requests', of)).toBe(
    'The scope | Head of Service Management | 4 August 2026 | yes | CAU-001\nTwo people to call | the desk, after a call |  | yes | CAU-001',
  );
});

const twoCustomers = {
  ...files,
  'content/registers/parties.md': files['content/registers/parties.md'].replace(
    'status: active}',
    'status: active}\n  - {id: CUS-002, name: Lake Retail, owner: ROL-003, status: active}',
  ),
  'content/agreements/lake.md': files['content/agreements/hill.md']
    .replaceAll('SLA-001', 'SLA-002')
    .replaceAll('CUS-001', 'CUS-002')
    .replace('SLA Hill', 'SLA Lake'),
  'content/records/both.md': files['content/records/mtg.md']
    .replaceAll('MTG-001', 'MTG-002')
    .replace('[CUS-001]', '[CUS-001, CUS-002]')
    .replace('2026-04-20', '2026-04-19')
    .replace('Send the plan', 'Agree with Lake on the order')
    .replace(
      '{id: A2',
      '{id: A3, what: Raise prices, who: ROL-004, due: 2026-08-01}\n  - {id: A4, what: Show Hill the new hall, who: ROL-004, due: 2026-08-02}\n  - {id: A2',
    ),
  'content/registers/improvements.md': `---\nid: REG-009\ntype: register\nof: [improvement]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: OFI-001, text: Second hall for Lake, owner: ROL-004, date: 2026-04-01, status: approved, plan: {steps: Build it, due: 2026-12-01}, related: [{rel: improves, target: SVC-001}]}\n  - {id: OFI-002, text: Faster disks, owner: ROL-004, date: 2026-04-02, status: approved, plan: {steps: Fit them, due: 2026-11-01}, related: [{rel: improves, target: SVC-001}]}\n---\n\n# Ideas\n`,
};

test('a service review tells a customer nothing of another, and nothing that is about nobody', () => {
  const of = smallSite(smallSms(twoCustomers));
  const points = section('service-review/cus-001', 'cb_points', of);
  expect(points.split('\n').map((line) => line.split(' | ')[0])).toEqual(['Send the plan', 'Show Hill the new hall']);
  expect(section('service-review/cus-002', 'cb_points', of)).toMatch(/^Agree with Lake on the order \|/);
  expect(section('service-review/cus-002', 'cb_points', of).split('\n')).toHaveLength(1);
  expect(section('service-review/cus-001', 'cb_ahead', of).split('\n')).toEqual([
    'OFI-002 | Improvement | Fit them | 1 November 2026',
    'SLA-001 | Service level agreement | decide by then: ends on 30 September 2027 | 30 June 2027',
  ]);
  expect(section('service-review/cus-002', 'cb_ahead', of)).toContain(
    'OFI-001 | Improvement | Build it | 1 December 2026',
  );
});

const shared = {
  ...twoCustomers,
  'content/records/both.md': twoCustomers['content/records/both.md'].replace(
    '# Meeting',
    '# Meeting with Hill and Lake',
  ),
  'content/records/mir.md': `---\nid: MIR-001\nowner: ROL-004\nstatus: closed\nclassification: internal\ndate: 2026-01-06\naffected: [SVC-001]\nreported_to: [CUS-002]\nclosed: {at: 2026-01-20, by: PER-002}\n---\n\n# Outage\n`,
  'content/registers/operations.md': `---
id: REG-010
type: register
of: [change, problem, case, improvement]
owner: ROL-002
classification: internal
rows:
  - {id: CHG-001, text: New firewall, date: 2026-05-02, status: approved, category: normal, requested_by: ROL-004, affects: [SVC-001], assessment: {customers: "CUS-002, all branches"}, deployment: {planned: 2026-08-01}}
  - {id: CHG-002, text: New storage, date: 2026-05-03, status: approved, category: normal, requested_by: ROL-004, affects: [SVC-001], deployment: {planned: 2026-08-02}}
  - {id: KER-001, text: Slow disks, owner: ROL-004, date: 2026-01-05, status: known-error, affected: [SVC-001]}
  - {id: KER-002, text: Old fault, owner: ROL-004, date: 2026-01-06, status: closed, affected: [SVC-001]}
  - {id: PRB-001, text: Halls go dark, owner: ROL-004, date: 2026-01-07, status: investigating, incidents: [MIR-001]}
  - {id: CPL-001, text: Too slow, owner: ROL-003, status: closed, customer: CUS-002, service: SVC-001, received: 2026-02-01}
  - {id: OFI-003, text: Spares on site, owner: ROL-004, date: 2026-04-01, status: approved, source: CPL-001, plan: {steps: Buy spares, due: 2026-12-02}, related: [{rel: improves, target: SVC-001}]}
---

# Operations
`,
};

test('what names another customer in any field, or arises from its complaint, is kept from a service review', () => {
  const of = smallSite(smallSms(shared));
  const ids = (key: string, anchor: string): readonly string[] =>
    section(key, anchor, of)
      .split('\n')
      .map((line) => line.split(' | ')[0] ?? '');
  expect(ids('service-review/cus-001', 'cb_ahead')).toEqual(['CHG-002', 'OFI-002', 'SLA-001']);
  expect(ids('service-review/cus-002', 'cb_ahead')).toEqual(
    expect.arrayContaining(['CHG-001', 'CHG-002', 'OFI-003', 'SLA-002']),
  );
  expect(section('management-review', 'cb_ahead', of).split('\n').slice(0, 2)).toEqual([
    'CHG-001 | Change | approved | 1 August 2026',
    'CHG-002 | Change | approved | 2 August 2026',
  ]);
  expect(JSON.stringify(packPage(of, 'service-review/cus-001'))).not.toContain('Lake');
  expect(JSON.stringify(packPage(of, 'service-review/cus-002'))).not.toContain('Hill');
});

test('a problem that is open stands in the service review whatever its age', () => {
  const of = smallSite(smallSms(shared));
  const events = section('service-review/cus-001', 'cb_events', of);
  expect(events).toContain('KER-001');
  expect(events).not.toContain('KER-002');
  expect(events).not.toContain('PRB-001');
  expect(section('service-review/cus-002', 'cb_events', of)).toContain('PRB-001');
});

test('a report for several customers is for a service review only where it went to the customer', () => {
  const to = (recipient: string): string =>
    files['content/records/srp-5.md'].replace('for: [SLA-001]', `for: [SLA-001, SLA-002]\nrecipients: [${recipient}]`);
  const reports = (recipient: string): string =>
    section(
      'service-review/cus-001',
      'cb_reports',
      smallSite(smallSms({ ...twoCustomers, 'content/records/srp-5.md': to(recipient) })),
    );
  expect(reports('CUS-001')).toContain('SRP-26051');
  expect(reports('ROL-001')).not.toContain('SRP-26051');
});

test('the folder says why something that is asked for is not shown, and who can show what is restricted', () => {
  const restricted = {
    ...files,
    'content/registers/incidents.md': `---\nid: REG-011\ntype: register\nof: [security-incident]\nowner: ROL-002\nclassification: restricted\nrows:\n  - {id: SIN-001, text: Lost card, owner: ROL-004, date: 2026-05-01, status: closed, clauses: ["8.7.3.3"]}\n---\n\n# Incidents\n`,
    'content/policies/draft.md': `---\nid: POL-001\nowner: ROL-001\nversion: "0.1"\nstatus: draft\nclassification: internal\nclauses: ["5.2.1"]\n---\n\n# Policy\n`,
  };
  const { sms } = visibleSms(smallSite(smallSms(restricted)).checked, 'internal');
  const rows = section('certification', 'cb_shown', smallSite(sms)).split('\n');
  const row = (name: string): string => rows.find((line) => line.startsWith(name)) ?? 'no such row';
  expect(row('Service management policy')).toMatch(/ \| missing \| on file, but does not count today: \+ POL-001$/);
  expect(row('Information security incidents')).toMatch(
    / \| found \| restricted; who can show it: \+ Head of Service Management$/,
  );
  expect(row('Supplier disputes')).toMatch(/ \| not triggered \| asked for only when it happens/);
});

test('the management review sees what is ahead and how objectives stand', () => {
  const of = smallSite(
    smallSms({
      ...twoCustomers,
      'content/registers/objectives.md': `---\nid: REG-008\ntype: register\nof: [objective]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: OBJ-001, text: Less waste, owner: ROL-002, status: active, target: 4, baseline: 2, due: 2026-12-31}\n---\n\n# Objectives\n`,
    }),
  );
  expect(section('management-review', 'cb_ahead', of).split('\n')[0]).toBe(
    'OFI-002 | Improvement | Fit them | 1 November 2026',
  );
  expect(section('management-review', 'cb_ahead', of)).toContain('OFI-001 | Improvement | Build it | 1 December 2026');
  expect(section('management-review', 'cb_objectives', of)).toMatch(/^OBJ-001 \| not measured \|/);
  expect(section('management-review', 'cb_ideas', of)).toContain('OFI-001 | Improvement | approved |');
});

test('agreements stand by the day to decide', () => {
  expect(section('notices', 'cb_notices')).toBe(
    '30 June 2027 | SLA-001 | Service level agreement | CUS-001 | Head of Service Management | 30 September 2027 | open',
  );
});

test('where some of what is asked for is withheld, the folder says so beside the rest', () => {
  const sms = smallSms({
    ...files,
    'content/records/mrv-2.md': files['content/records/mrv.md']
      .replaceAll('MRV-001', 'MRV-002')
      .replace('classification: internal', 'classification: restricted'),
  });
  const judgement = {
    findings: [],
    waived: [],
    known: [],
    unlisted: [],
    gaps: [],
    notes: [],
    rules: [],
    evaluated: [],
    items: 0,
  };
  const cut = smallSite(visibleSms({ sms, judgement }, 'internal').sms);
  const line = section('certification', 'cb_shown', cut)
    .split('\n')
    .find((row) => row.startsWith('Management review results'));
  expect(line).toContain('MRV-001');
  expect(line).not.toContain('MRV-002');
  expect(line).toContain('restricted');
});
