import { describe, expect, test } from 'vitest';
import { publishedSms } from '../../src/core/history/published-sms.ts';
import type { Sms } from '../../src/core/model/sms.ts';
import { sha256 } from '../../src/io/sha256.ts';
import { GitSms, historySettings } from '../support/git-sms.ts';
import { meeting, meetingFile } from '../support/history-stories.ts';
import { approvedPolicy, budgetDraft, commitPolicy, entryOf, policyText } from '../support/policy-story.ts';
import type { Policy } from '../support/policy-story.ts';
import { smallSms } from '../support/small-sms.ts';

const budgeting: Policy = { ...budgetDraft, more: 'clauses: ["8.4.1"]\n' };

/** The approved policy that shows clause 8.4.1, and the draft of its next version. */
function draftOfNextVersion(settings = historySettings): GitSms {
  const sms = GitSms.start({ 'clausebook.yaml': settings });
  commitPolicy(sms, budgeting, { by: 'PER-004', on: '2026-02-02' });
  const policy = commitPolicy(sms, approvedPolicy(budgeting), { by: 'PER-003', on: '2026-02-05' });
  commitPolicy(
    sms,
    { ...policy, version: '1.1', status: 'draft', body: `${policy.body}\nIt is looked at every year.\n` },
    { by: 'PER-004', on: '2026-05-04' },
  );
  return sms;
}

const published = async (sms: GitSms, asOf?: string): Promise<Sms> =>
  publishedSms((await sms.check(asOf === undefined ? {} : { asOf })).sms, sha256);

test('the version in force is evidence while the next one is drafted', async () => {
  const sms = draftOfNextVersion();
  expect((await sms.check()).sms.clauseStates.get('iso20000-1-2018/8.4.1')?.state).toBe('draft-only');
  expect((await published(sms)).clauseStates.get('iso20000-1-2018/8.4.1')?.state).toBe('partly');
  expect(await sms.findings(/^EVID-002/)).toEqual([]);
});

test('without history the draft is all there is', async () => {
  const sms = draftOfNextVersion(`${historySettings}history: none\n`);
  const { judgement } = await sms.check();
  expect(judgement.findings.filter(({ rule, clause }) => rule === 'EVID-002' && clause === '8.4.1')).toHaveLength(1);
});

/** What an agreement lacks is found by SERV-005. */
const agreement = (version: string, from: string, hasLimits: boolean, entries: string): string => `---
id: SLA-001
owner: ROL-004
version: "${version}"
status: agreed
classification: customer
customer: CUS-001
covers: [SVC-001]
from: ${from}
approvals:
${entries}---

# Agreement with the museum

## Targets

| Measure | What | Value | Unit | Window | Hours | Class |
|---|---|---|---|---|---|---|
| KPI-001 | Hosting can be used | 99.5 | % | P1M | 24x7 | availability |
${hasLimits ? '\n## Workload limits\n\nAt most 400 tickets a month.\n' : ''}
## Exceptions

None.
`;

/** Version 1.0 of an agreement is in force, 1.1 follows in September. */
async function agreements(hasLimitsNow: boolean): Promise<GitSms> {
  const sms = GitSms.start({
    'content/services/svc-001.md':
      '---\nid: SVC-001\nowner: ROL-004\nstatus: live\nclassification: customer\n---\n\n# Hosting\n\n## Requirements\n\n| Id | Requirement | Kind | Source |\n|---|---|---|---|\n| – | Hosting can be used | availability | customer |\n',
  });
  const file = 'content/agreements/sla-001.md';
  const agree = async (version: string, from: string, on: string, has: boolean, earlier: string): Promise<string> => {
    sms.write({ [file]: agreement(version, from, has, earlier) });
    const entry = `  - {action: agreed, by: PER-004, role: ROL-004, on: ${on}, version: "${version}", digest: "${await sms.digestOf('SLA-001')}"}\n`;
    sms.commit({ by: 'PER-004', on, files: { [file]: agreement(version, from, has, earlier + entry) } });
    return earlier + entry;
  };
  const first = await agree('1.0', '2026-02-01', '2026-01-20', hasLimitsNow, '');
  await agree('1.1', '2026-09-01', '2026-06-20', true, first);
  return sms;
}

describe('an agreement whose next version is agreed and not yet in force', () => {
  const saidOf = async (sms: GitSms): Promise<readonly string[]> =>
    (await sms.check()).judgement.findings.filter(({ rule }) => rule === 'SERV-005').map(({ message }) => message);

  test('is complete when both versions are', async () => {
    expect(await saidOf(await agreements(true))).toEqual([]);
  });

  test('is found wanting for the version in force, at the file of today', async () => {
    const said = await saidOf(await agreements(false));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      /no workload limits.*This is about version 1\.0 in force on 2026-06-30; the file holds version 1\.1\.$/,
    );
  });
});

const plan: Policy = {
  ...budgetDraft,
  id: 'PLN-002',
  title: 'Risk plan',
  body: 'Nobody takes a risk alone.\n',
  more: '',
};
const planText = (policy: Policy): string =>
  policyText(policy).replace('kind: financial', 'kind: risk\nscale: {likelihood: 5, impact: 5}\nacceptance_line: 8');
const risks = (rows: string): string => `---
id: REG-002
type: register
of: [risk]
owner: ROL-002
classification: internal
rows:
${rows}---

# Risks
`;
const risk = (id: string, text: string): string =>
  `  - {id: ${id}, text: ${text}, domain: sms, likelihood: 3, impact: 4}\n`;

/** Risks above the line of a plan that is being revised since June; in May a risk was removed and another added. */
function riskStory(): GitSms {
  const sms = GitSms.start({
    'content/plans/pln-002.md': planText({ ...plan, status: 'draft' }),
    'content/registers/risks.md': risks(risk('RSK-001', 'Fire') + risk('RSK-002', 'Flood')),
    [meetingFile]: meeting(),
  });
  const text = planText({ ...plan, status: 'approved' });
  const digest = smallSms({ 'content/plans/pln-002.md': text }).items.get('PLN-002')?.digest ?? '';
  const entry = entryOf(plan, { digest });
  const approved = { ...plan, status: 'approved', entries: [entry] };
  sms.commit({ by: 'PER-003', on: '2026-02-05', files: { 'content/plans/pln-002.md': planText(approved) } });
  sms.commit({
    by: 'PER-002',
    on: '2026-05-04',
    files: {
      'content/registers/risks.md': risks(risk('RSK-002', 'High water') + risk('RSK-003', 'Theft')),
      [meetingFile]: null,
    },
  });
  sms.commit({
    by: 'PER-004',
    on: '2026-06-02',
    files: { 'content/plans/pln-002.md': planText({ ...approved, status: 'draft', version: '1.1' }) },
  });
  return sms;
}

test('a plan in force is what other items are judged by while its next version is drafted', async () => {
  expect(await riskStory().findings(/^RISK-002/)).toEqual(['RISK-002 error RSK-002', 'RISK-002 error RSK-003']);
});

describe('the SMS of an earlier day', () => {
  test('holds the rows of its registers as they were at its end', async () => {
    const sms = riskStory();
    const then = await published(sms, '2026-05-03');
    expect([...then.items.keys()].filter((id) => id.startsWith('RSK-'))).toEqual(['RSK-001', 'RSK-002']);
    expect(then.items.get('RSK-002')?.title).toBe('Flood');
    const next = await published(sms, '2026-05-04');
    expect([...next.items.keys()].filter((id) => id.startsWith('RSK-'))).toEqual(['RSK-002', 'RSK-003']);
  });

  test('holds what was deleted since', async () => {
    const sms = riskStory();
    expect((await published(sms, '2026-05-03')).items.get('MTG-001')?.title).toBe('Meeting of the desk');
    expect((await published(sms, '2026-05-04')).items.has('MTG-001')).toBe(false);
  });

  test('is judged as it was, at places that are there today', async () => {
    const { judgement } = await riskStory().check({ asOf: '2026-05-03' });
    const found = judgement.findings.filter(({ rule }) => rule === 'RISK-002');
    expect(found.map(({ item, place }) => `${item} ${place.file}:${place.line}`)).toEqual([
      'RSK-001 content/registers/risks.md:1',
      'RSK-002 content/registers/risks.md:8',
    ]);
  });
});

describe('an authority matrix whose next version is drafted', () => {
  const matrix = (version: string, status: string, role: string, entries = ''): string => `---
id: AUT-001
owner: ROL-001
version: "${version}"
status: ${status}
classification: internal
${entries}---

# Who may approve

## Rights

| Type | Kind | Action | Roles | Min count | Independent | From | To |
|---|---|---|---|---|---|---|---|
| policy | – | approved | ${role} | 1 | yes | – | – |
`;
  const file = 'policies/aut-001.md';

  /** Version 1.0 lets one role approve policies; the draft of 1.1 would let another. */
  async function story(inForce: string, drafted: string): Promise<GitSms> {
    const sms = GitSms.start({ [file]: matrix('1.0', 'draft', inForce) });
    const digest = await sms.digestOf('AUT-001');
    const entries = `approvals:\n  - {action: approved, by: PER-001, role: ROL-001, on: 2026-01-12, version: "1.0", digest: "${digest}"}\n`;
    sms.commit({ by: 'PER-001', on: '2026-01-12', files: { [file]: matrix('1.0', 'approved', inForce, entries) } });
    commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-02-02' });
    commitPolicy(sms, approvedPolicy(budgetDraft), { by: 'PER-003', on: '2026-02-05' });
    sms.commit({ by: 'PER-002', on: '2026-05-04', files: { [file]: matrix('1.1', 'draft', drafted, entries) } });
    return sms;
  }

  test('gives the rights of the version in force', async () => {
    expect(await (await story('ROL-003', 'ROL-001')).findings(/^APPR-004/)).toEqual([]);
    expect(await (await story('ROL-001', 'ROL-003')).findings(/^APPR-004/)).toEqual(['APPR-004 error POL-004']);
  });
});
