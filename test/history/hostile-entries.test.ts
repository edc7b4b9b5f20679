import { GitSms, historySettings, organizationFile, testKey } from '../support/git-sms.ts';
import type { Who } from '../support/git-sms.ts';
import type { HostileCase } from '../support/hostile-cases.ts';
import { testCases } from '../support/hostile-cases.ts';
import { approvedPolicy, budgetDraft, commitPolicy, entryOf, policyStory } from '../support/policy-story.ts';
import type { EntryChanges, Policy } from '../support/policy-story.ts';

const registers = 'content/registers/organization.md';
const clausebook = 'clausebook.yaml';
const matrixFile = 'policies/aut-001.md';
const signedOnly = historySettings.replace('grade: C', 'grade: A');

const own: EntryChanges = { by: 'PER-004', role: 'ROL-004', on: '2026-02-04' };

/** Dan Frost, who may not approve, enters himself; then an entry in the name of Cleo Park follows. */
function twoEntries(settings: string, ownEntry: EntryChanges, last: Who): GitSms {
  const sms = GitSms.start({ [clausebook]: settings });
  commitPolicy(sms, budgetDraft, { by: 'PER-005', on: '2026-02-02', message: 'Draft the policy' });
  const one = { ...budgetDraft, entries: [entryOf(budgetDraft, ownEntry)] };
  commitPolicy(sms, one, { by: 'PER-004', on: '2026-02-04', message: 'Recommend' });
  const signer = settings === signedOnly ? { signedBy: 'PER-003' } : {};
  commitPolicy(sms, approvedPolicy(one), {
    by: last,
    on: '2026-02-05',
    message: 'Approve',
    ...(last === 'PER-003' ? signer : {}),
  });
  return sms;
}

/** The end of the policy, recorded by somebody, with entries of Dan Frost and in the name of Cleo Park. */
function twoWithdrawals(by: Who): GitSms {
  const { sms, policy } = policyStory();
  const entry = (changes: EntryChanges): string =>
    `${entryOf(budgetDraft, { action: 'withdrawn', on: '2026-03-05', ...changes })}\n    reason: Budgets are kept elsewhere.`;
  commitPolicy(
    sms,
    {
      ...policy,
      status: 'withdrawn',
      more: 'effective_to: 2026-03-05\n',
      entries: [...policy.entries, entry({ by: 'PER-004', role: 'ROL-004' }), entry({})],
    },
    { by, on: '2026-03-05', message: 'Withdraw' },
  );
  return sms;
}

function matrixText(rows: readonly string[], status: string, entries: string): string {
  return `---
id: AUT-001
owner: ROL-001
version: "1.0"
status: ${status}
classification: internal
${entries}---

# Who may approve

## Rights

| Type | Kind | Action | Roles | Min count | Independent | From | To |
|---|---|---|---|---|---|---|---|
${rows.map((row) => `| ${row} |`).join('\n')}
`;
}

/** A repository in which an authority matrix gives the rights. */
async function withMatrix(...rows: readonly string[]): Promise<GitSms> {
  const all = [...rows, 'authority-matrix | – | approved | ROL-001 | 1 | no | – | –'];
  const sms = GitSms.start({ [matrixFile]: matrixText(all, 'draft', '') });
  const digest = await sms.digestOf('AUT-001');
  const entry = `approvals:\n  - {action: approved, by: PER-001, role: ROL-001, on: 2026-01-12, version: "1.0", digest: "${digest}"}\n`;
  sms.commit({
    by: 'PER-001',
    on: '2026-01-12',
    files: { [matrixFile]: matrixText(all, 'approved', entry) },
  });
  return sms;
}

const twoApprovals = 'policy | – | approved | ROL-001, ROL-003 | 2 | yes | – | –';
const oneApproval = 'policy | – | approved | ROL-001, ROL-003 | 1 | yes | – | –';
const oneReview = 'policy | – | reviewed | ROL-002 | 1 | yes | – | –';
const review: EntryChanges = { action: 'reviewed', by: 'PER-002', role: 'ROL-002', on: '2026-02-03' };
const second: EntryChanges = { by: 'PER-001', role: 'ROL-001', on: '2026-02-03' };

/** Draft, a first entry recorded by somebody, the approval by Cleo Park. */
async function firstThenApproval(
  matrix: Promise<GitSms>,
  {
    author = 'PER-004',
    entry,
    by,
    later = budgetDraft,
  }: { author?: Who; entry: EntryChanges; by: Who; later?: Policy },
): Promise<GitSms> {
  const sms = await matrix;
  commitPolicy(sms, budgetDraft, { by: author, on: '2026-02-02', message: 'Draft the policy' });
  const entries = [entryOf(budgetDraft, entry)];
  commitPolicy(sms, { ...budgetDraft, entries }, { by, on: '2026-02-03', message: 'One more' });
  if (later !== budgetDraft) commitPolicy(sms, { ...later, entries }, { by: 'PER-004', on: '2026-02-04' });
  commitPolicy(sms, approvedPolicy({ ...later, entries }), { by: 'PER-003', on: '2026-02-05', message: 'Approve' });
  return sms;
}

const dearer: Policy = { ...budgetDraft, body: budgetDraft.body.replace('1200', '9200') };

/** A signed approval after the laptop of the approver was stolen and the key was ended. */
function endedKey(madeOn: string, signer: string): GitSms {
  const sms = GitSms.start({ [clausebook]: signedOnly });
  commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-03-10', message: 'Draft the policy' });
  const ended = organizationFile((text) =>
    text.replace(
      `${testKey('PER-003').publicLine}", from: 2019-01-01`,
      `${testKey('PER-003').publicLine}", from: 2019-01-01, to: 2026-03-31}, {key: "${testKey('new laptop').publicLine}", from: 2026-04-01`,
    ),
  );
  sms.commit({ by: 'PER-002', on: '2026-04-01', message: 'The key ended', files: { [registers]: ended } });
  sms.commit({ by: 'PER-002', on: '2026-06-01', message: 'Other work', files: { 'content/notes.txt': 'x' } });
  const on = madeOn > '2026-06-01' ? madeOn : '2026-03-15';
  commitPolicy(sms, approvedPolicy(budgetDraft, { on }), {
    by: 'PER-003',
    on: madeOn,
    signedBy: signer,
    message: 'Approve',
  });
  return sms;
}

const cases: readonly HostileCase[] = [
  {
    name: 'an entry of the author without the right stands in for the forged one with it',
    hostile: () => twoEntries(historySettings, own, 'PER-004'),
    caught: ['APPR-009 error POL-004'],
    honest: () => twoEntries(historySettings, own, 'PER-003'),
  },
  {
    name: 'a signed entry without the right stands in for the forged one with it',
    hostile: () => twoEntries(signedOnly, { ...own, signedBy: 'PER-004' }, 'PER-004'),
    caught: ['APPR-009 error POL-004'],
    honest: () => twoEntries(signedOnly, { ...own, signedBy: 'PER-004' }, 'PER-003'),
  },
  {
    name: 'a withdrawal without the right stands in for the forged one with it',
    hostile: () => twoWithdrawals('PER-004'),
    caught: ['APPR-009 error POL-004'],
    honest: () => twoWithdrawals('PER-003'),
  },
  {
    name: 'a forged entry makes the approval by the author independent',
    hostile: () => firstThenApproval(withMatrix(oneApproval), { author: 'PER-003', entry: second, by: 'PER-003' }),
    caught: ['APPR-003 error POL-004'],
    honest: () => firstThenApproval(withMatrix(oneApproval), { author: 'PER-003', entry: second, by: 'PER-001' }),
  },
  {
    name: 'the second of two approvals is forged',
    hostile: () => firstThenApproval(withMatrix(twoApprovals), { entry: second, by: 'PER-004' }),
    caught: ['APPR-006 warn POL-004'],
    honest: () => firstThenApproval(withMatrix(twoApprovals), { entry: second, by: 'PER-001' }),
  },
  {
    name: 'one of two approvers is the author',
    hostile: () => firstThenApproval(withMatrix(twoApprovals), { author: 'PER-003', entry: second, by: 'PER-001' }),
    caught: ['APPR-006 warn POL-004'],
    honest: () =>
      firstThenApproval(withMatrix(twoApprovals.replace('yes', 'no')), {
        author: 'PER-003',
        entry: second,
        by: 'PER-001',
      }),
  },
  {
    name: 'the review is forged',
    hostile: () => firstThenApproval(withMatrix(oneApproval, oneReview), { entry: review, by: 'PER-004' }),
    caught: ['APPR-006 warn POL-004'],
    honest: () => firstThenApproval(withMatrix(oneApproval, oneReview), { entry: review, by: 'PER-002' }),
  },
  {
    name: 'the review is of another text',
    hostile: () =>
      firstThenApproval(withMatrix(oneApproval, oneReview), { entry: review, by: 'PER-002', later: dearer }),
    caught: ['APPR-006 warn POL-004'],
    honest: () => firstThenApproval(withMatrix(oneApproval, oneReview), { entry: review, by: 'PER-002' }),
  },
  {
    name: 'the review comes from the author',
    hostile: () =>
      firstThenApproval(withMatrix(oneApproval, oneReview), { author: 'PER-002', entry: review, by: 'PER-002' }),
    caught: ['APPR-006 warn POL-004'],
    honest: () =>
      firstThenApproval(withMatrix(oneApproval, oneReview.replace('yes', 'no')), {
        author: 'PER-002',
        entry: review,
        by: 'PER-002',
      }),
  },
  {
    name: 'a commit under the name of the approver that somebody else signed',
    hostile: () => policyStory({ approval: { by: 'PER-003', signedBy: 'PER-004' } }).sms,
    caught: ['APPR-009 error POL-004'],
    honest: () => policyStory({ approval: { by: 'PER-003' } }).sms,
  },
  {
    name: 'an ended key in a commit whose clock was set back',
    hostile: () => endedKey('2026-03-15', 'PER-003'),
    caught: ['APPR-009 error POL-004', 'LIFE-010 warn POL-004'],
    honest: () => endedKey('2026-06-10', 'new laptop'),
  },
  {
    name: 'an approval is dated after its commit',
    hostile: () => policyStory({ entry: { on: '2026-02-20' } }).sms,
    caught: ['APPR-019 error POL-004'],
    honest: () => policyStory({ entry: { on: '2026-02-06' } }).sms,
  },
  {
    name: 'an approval is dated into a post that begins later',
    hostile: () =>
      policyStory({
        files: {
          [registers]: organizationFile((text) =>
            text.replace('{person: PER-003, from: 2020-01-01}', '{person: PER-003, from: 2026-02-20}'),
          ),
        },
        entry: { on: '2026-02-20' },
      }).sms,
    caught: ['APPR-019 error POL-004'],
    honest: () => policyStory({ approval: { on: '2026-02-07' } }).sms,
  },
];

testCases(cases, /^(?:APPR-|VERS-|LIFE-|LINK-001|META-003|READ-)/);
