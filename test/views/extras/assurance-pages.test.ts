import { expect, test } from 'vitest';
import { pageOfId } from '../../../src/views/item-page.ts';
import type { ItemPage } from '../../../src/views/item-page.ts';
import type { Site } from '../../../src/views/site.ts';
import { stakeLookback } from '../../../src/views/stake-lookback.ts';
import { factsOf, linesOf, stepsOfCourse } from '../../support/page-words.ts';
import { smallSite } from '../../support/small-site.ts';
import { smallSms } from '../../support/small-sms.ts';

const approved = (id: string): string =>
  `id: ${id}\nowner: ROL-002\nversion: "1.0"\nstatus: approved\nclassification: internal\neffective_from: 2026-01-01\napprovals:\n  - {action: approved, by: PER-003, role: ROL-003, on: 2025-12-20, version: "1.0"}`;

const files = {
  'content/plans/risk.md': `---\n${approved('PLN-001')}\nkind: risk\nscale: {likelihood: 5, impact: 5}\nacceptance_line: 8\n---\n\n# Risk plan\n`,
  'content/processes/change.md': `---\n${approved('PRC-009').replace('owner: ROL-002', 'owner: ROL-004')}\nclauses: ["8.5.1.3"]\nmeasures: []\n---\n\n# Manage change\n`,
  'content/registers/risks.md': `---\nid: REG-003\ntype: register\nof: [risk]\nowner: ROL-002\nclassification: internal\nreview: {log: [{at: 2026-06-11, by: PER-002, outcome: all looked at}]}\nrows:\n  - id: RSK-001\n    text: One engineer knows the core\n    owner: ROL-004\n    domain: sms\n    likelihood: 3\n    impact: 4\n    actions:\n      - {id: A1, what: Write it down, who: ROL-004, due: 2026-03-31, done: 2026-03-27, worked: {at: 2026-04-24, how: tried, result: two steps clearer, by: PER-002}}\n      - {id: A2, what: Train a second one, who: ROL-004, due: 2026-05-30}\n---\n\n# Risks\n`,
  'content/registers/objectives.md': `---\nid: REG-004\ntype: register\nof: [objective, measure, improvement]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: OBJ-001, text: Solve in time, status: active, measure: KPI-001, target: 90, baseline: 84, due: 2026-12-31, commitment: "POL-001#K1", plan: {what: Train, who: ROL-005, by: 2026-05-01}}\n  - {id: KPI-001, text: Solved in time, status: active, of: [OBJ-001], unit: "%", formula: f, source: s}\n  - {id: OFI-001, text: Self-service, status: approved, date: 2026-01-02, source: POL-001, objective: OBJ-001, plan: {steps: Buy, who: ROL-005, due: 2026-06-01}}\n---\n\n# Objectives\n`,
  'content/data/KPI-001.csv': 'period,value,source,comment\n2026-03,85,s,\n2026-04,86,s,\n2026-05,88,s,\n',
  'policies/service.md': `---\n${approved('POL-001')}\nkind: service-management\ndistribution: {acknowledge: true}\n---\n\n# Service policy\n\n## What we commit to\n\n- **K1** We solve it.\n`,
  'content/plans/way.md': `---\n${approved('PLN-002')}\nkind: other\nclauses: ["6.3"]\n---\n\n# How\n\nIt carries out POL-001.\n`,
  'content/registers/waivers.md': `---\nid: REG-005\ntype: register\nof: [waiver]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: WVR-001, rule: REVW-001, target: POL-001, reason: Under review, approved_by: PER-001, until: 2026-09-30, status: active, date: 2026-05-01}\n---\n\n# Waivers\n`,
  'content/data/ACK-001.csv':
    'id,date,documents,audience,coverage.expected,coverage.done,title\nACK-001,2026-03-27,POL-001@1.0,ROL-005,20,18,Briefing\n',
  'content/records/audit.md': `---\nid: AUD-001\nowner: ROL-002\nstatus: reported\nclassification: internal\nkind: internal\ndates: {from: 2026-04-13, to: 2026-04-17}\nauditors:\n  - {person: PER-004, areas: [PRC-009]}\n  - {person: PER-005, areas: ["8.6.1"]}\nscope: {clauses: ["8.5.1.3", "8.6.1"], processes: [PRC-009], period: {from: 2026-01-01, to: 2026-03-31}}\nfindings:\n  - {id: FND-001, grade: minor, clause: "8.5.1.3", text: No way back}\n  - {id: FND-002, grade: major, clause: "8.6.1", text: No target}\n  - {id: FND-003, grade: strength, clause: "8.6.1", text: Good desk}\nclosed: {at: 2026-04-30, by: PER-002}\n---\n\n# Audit\n`,
  'content/plans/programme.md': `---\n${approved('AUP-001')}\ncycle: {from: 2026-01-01, to: 2026-12-31}\n---\n\n# Programme\n\n## Coverage\n\n| Audit | Planned | Clauses | Processes |\n|---|---|---|---|\n| AUD-001 | 2026-04 | 8.5.1.3, 8.5.3 | PRC-009 |\n`,
  'content/records/ncr.md': `---\nid: NCR-001\nowner: ROL-004\ndate: 2026-05-02\nstatus: action-planned\nclassification: internal\nsource: FND-001\ndue: 2026-09-30\nactions:\n  - {id: CAR-001, what: Ask for it in the form, who: ROL-004, due: 2026-06-15}\n---\n\n# No way back\n\n## Cause\n\nNobody asked.\n`,
  'content/records/review.md': `---\nid: MRV-001\nowner: ROL-001\nstatus: closed\nclassification: internal\ndate: 2026-01-22\nchair: PER-001\nperiod: {from: 2025-10-01, to: 2026-01-21}\ndecisions:\n  - {id: D1, text: Brief everybody, kind: improvement, owner: ROL-002, due: 2026-03-31}\n  - {id: D2, text: Train one, kind: means, owner: ROL-004, due: 2026-05-30}\n  - {id: D3, text: Buy nothing, kind: none}\nclosed: {at: 2026-01-28, by: PER-002, follow_up: [{ref: D1, at: 2026-03-27, by: PER-002, done: 2026-03-27}]}\n---\n\n# Review\n\n## Inputs\n\n### Risks\n\nSeven.\n\n### Policies\n`,
};
const sms = smallSms(files);
const site = smallSite(sms);
const outside = smallSite(sms, { audience: 'customer', isPartial: true });
const page = (id: string): ItemPage => pageOfId(site, id);

test('a risk says how high it is against the line, what is done about it, and who looked at it', () => {
  const risk = page('RSK-001');
  expect(factsOf(risk)).toEqual([
    'Score: 12, above the line of 8',
    'Area: SMS',
    'Treatment: 1 of 2 actions done, 1 late',
  ]);
  expect(linesOf(risk, 'cb_treatment')).toEqual([
    'Write it down | Service Owner | 31 March 2026 | done on 27 March 2026 | two steps clearer',
    'Train a second one | Service Owner | 30 May 2026 | late | ',
  ]);
  expect(linesOf(risk, 'cb_looks')).toEqual(['11 June 2026 | Ben Holt | all looked at']);
  const { chart } = risk.extras.find(({ anchor }) => anchor === 'cb_position') ?? {};
  expect(chart?.description).toBe('Likelihood 3, impact 4, acceptance line 8 (PLN-001).');
  expect(risk.fields.map(({ label }) => label)).toEqual([]);
  expect(linesOf(pageOfId(outside, 'RSK-001'), 'cb_looks')).toEqual([]);
});

test('an objective shows the way of its measure to the target, and what is done for it', () => {
  const objective = page('OBJ-001');
  expect(factsOf(objective)).toEqual([
    'Target: 90 %',
    'Now: 88 % (2026-05), not reached yet',
    'It began at: 84 %',
    'By: 31 December 2026',
    'Measured by: KPI-001',
  ]);
  expect(objective.extras.find(({ anchor }) => anchor === 'cb_progress')?.chart).toMatchObject({
    kind: 'line',
    target: { text: 'Target 90 %' },
  });
  expect(linesOf(objective, 'cb_plan')).toContain('State: its day has passed');
  expect(linesOf(objective, 'cb_improvements')).toEqual(['OFI-001 | approved, late | 1 June 2026']);
});

test('a policy says whom it binds, who confirmed it, what carries it out, and who is exempt', () => {
  const policy = page('POL-001');
  expect(factsOf(policy)).toEqual(['Binds: everyone in scope', 'Known to: 18 of 20 people', 'Exceptions: 1 in force']);
  expect(linesOf(policy, 'cb_carried')).toEqual(['PLN-002 | Plan | names this policy | in force']);
  expect(linesOf(policy, 'cb_objectives')).toEqual(['K1 | OBJ-001 | active | 31 December 2026']);
  expect(linesOf(policy, 'cb_confirmed')).toEqual([
    'ACK-001 | 27 March 2026 | the version shown | Service Desk Manager | 18 of 20',
  ]);
  expect(linesOf(policy, 'cb_exceptions')).toEqual(['WVR-001 | active | Under review | 30 September 2026 | Ada Marsh']);
  expect(factsOf(pageOfId(outside, 'POL-001')).join()).not.toContain('Known to');
});

test('an audit says what became of its findings, whether auditors were independent, and what was planned besides', () => {
  const audit = page('AUD-001');
  expect(factsOf(audit)).toEqual([
    'Days: 13 April 2026 to 17 April 2026',
    'Judged: 2 clauses, 1 process',
    'Findings: 1 minor, 1 major, 1 strength',
    'Still open: 2 findings',
  ]);
  expect(linesOf(audit, 'cb_findings_of')).toEqual([
    'FND-001 | minor | 8.5.1.3 | NCR-001 + action planned, due 30 September 2026',
    'FND-002 | major | 8.6.1 | not answered',
    'FND-003 | strength | 8.6.1 | needs no answer',
  ]);
  expect(linesOf(audit, 'cb_independence')).toEqual([
    'Dan Frost | PRC-009 | holds Service Owner, which owns PRC-009',
    'Eve Lund | 8.6.1 | no role in the area on these days or in the 12 months before',
  ]);
  expect(linesOf(audit, 'cb_scope')).toContain('Planned and not in the scope: 8.5.3');
  expect(linesOf(pageOfId(outside, 'AUD-001'), 'cb_independence')).toEqual([]);
});

test('a finding and its nonconformity are lines of steps with days, the late one marked', () => {
  const steps = (id: string): readonly string[] =>
    stepsOfCourse(page(id).extras.find(({ anchor }) => anchor === 'cb_course')?.course);
  const later = [
    'Contained, done:  done, no day stated',
    'Cause found, done:  done, no day stated',
    'Actions done, late:  due 15 June 2026',
    'Effect verified, open:  not yet',
    'Closed, open:  due 30 September 2026',
  ];
  expect(steps('NCR-001')).toEqual(['Raised, done: 2 May 2026', ...later]);
  expect(steps('FND-001')).toEqual(['Found, done: 17 April 2026', 'Raised, done: 2 May 2026', ...later]);
  expect(steps('FND-002')).toEqual([]);
  expect(factsOf(page('FND-002'))).toContain('Answer: not answered');
  expect(linesOf(page('NCR-001'), 'cb_actions')).toEqual([
    'CAR-001 | Ask for it in the form | Service Owner | 15 June 2026 | late',
  ]);
});

test('a management review says which subjects the minutes speak of, and what became of each decision', () => {
  const review = page('MRV-001');
  expect(factsOf(review)).toEqual([
    'Chair: Ada Marsh',
    'About: 1 October 2025 to 21 January 2026',
    'Subjects: 1 of 12 spoken of',
    'Decisions: 1 of 2 carried out',
  ]);
  expect(linesOf(review, 'cb_decisions')).toEqual([
    'D1 | Brief everybody | improvement | Head of Service Management | 31 March 2026 | carried out',
    'D2 | Train one | means | Service Owner | 30 May 2026 | late',
    'D3 | Buy nothing | none |  |  | nothing to do',
  ]);
  expect(linesOf(review, 'cb_subjects')).toContain('Risks and opportunities | ✓ in the minutes');
  expect(linesOf(review, 'cb_subjects')).toContain('Policies | a heading without text');
  expect(linesOf(review, 'cb_subjects')).toContain('Objectives | not spoken of');
});

test('the independence of auditors is judged with the time that the rule about it is set to', () => {
  const rule = { id: 'AUDT-004', parameters: [{ name: 'lookback', says: '', value: 'P2Y', usual: 'P12M' }] };
  const rules = {
    groups: [{ code: 'AUDT', title: '', intro: '', rules: [rule] }],
    own: [],
  } as unknown as Site['rules'];
  expect(stakeLookback({ ...site, rules }).text).toBe('P2Y');
  expect(stakeLookback(site).text).toBe('P12M');
});
