import { GitSms, historySettings } from '../support/git-sms.ts';
import type { Who } from '../support/git-sms.ts';
import { testCases } from '../support/hostile-cases.ts';
import type { HostileCase } from '../support/hostile-cases.ts';
import { MatrixStory, ownRow, policyRow } from '../support/matrix-story.ts';
import type { NextMatrix } from '../support/matrix-story.ts';
import {
  approvedPolicy,
  budgetDraft,
  commitPolicy,
  policyFile,
  policyStory,
  policyText,
} from '../support/policy-story.ts';
import type { Policy } from '../support/policy-story.ts';

const clausebook = 'clausebook.yaml';

/** Settings in which only these roles approve policies. */
const approving = (roles: string): string =>
  historySettings.replace('policy: [ROL-001, ROL-003]', `policy: [${roles}]`);

/** A first version of the matrix, the policy approved by Cleo Park, then another version of the matrix. */
async function laterMatrix(
  first: readonly string[],
  second: readonly string[],
  how: NextMatrix & { readonly draftBy?: Who } = {},
): Promise<GitSms> {
  const story = await MatrixStory.start(first);
  approvePolicy(story.sms, how.draftBy);
  await story.next(second, how);
  return story.sms;
}

function approvePolicy(sms: GitSms, draftBy: Who = 'PER-004'): void {
  commitPolicy(sms, budgetDraft, { by: draftBy, on: '2026-02-02', message: 'Draft the policy' });
  commitPolicy(sms, approvedPolicy(budgetDraft), { by: 'PER-003', on: '2026-02-05', message: 'Approve the policy' });
}

/** The policy approved, and `approvers` changed with a commit of a later day. */
function laterApprovers(first: string, second: string): GitSms {
  const { sms } = policyStory({ files: { [clausebook]: approving(first) } });
  sms.commit({
    by: 'PER-002',
    on: '2026-02-06',
    message: 'Say who approves',
    files: { [clausebook]: approving(second) },
  });
  return sms;
}

/** Settings and a draft of the policy; with the policy as it will be approved. */
function drafted(settings: string): { readonly sms: GitSms; readonly policy: Policy } {
  const sms = GitSms.start({ [clausebook]: settings });
  commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-02-02', message: 'Draft the policy' });
  return { sms, policy: approvedPolicy(budgetDraft) };
}

/** A commit that changes nothing of what is judged; gives its id. */
function commitNote(sms: GitSms, on = '2026-02-03'): string {
  return sms.commit({ by: 'PER-002', on, message: 'Add a note', files: { 'content/pages/index.md': '# Welcome\n' } });
}

const ofRole = (role: string, more: Partial<Parameters<typeof policyRow>[1]> = {}): readonly string[] => [
  policyRow(role, more),
  ownRow('ROL-001'),
];

const cases: readonly HostileCase[] = [
  {
    name: 'the matrix gives the right to the approver afterwards',
    hostile: async () => laterMatrix(ofRole('ROL-001'), ofRole('ROL-001, ROL-003')),
    caught: ['APPR-004 error POL-004'],
    honest: async () => laterMatrix(ofRole('ROL-003'), ofRole('ROL-001')),
  },
  {
    name: 'a later version sets the first day of a right backwards',
    hostile: async () => laterMatrix(ofRole('ROL-001'), ofRole('ROL-003', { from: '2026-02-01' })),
    caught: ['APPR-004 error POL-004'],
    honest: async () => laterMatrix(ofRole('ROL-003'), ofRole('ROL-001', { from: '2026-02-01' })),
  },
  {
    name: 'a later version adds the type with a first day far back',
    hostile: async () => laterMatrix([ownRow('ROL-001')], ofRole('ROL-003', { from: '2026-01-12' })),
    caught: ['APPR-004 error POL-004'],
    // A set is approved as a whole, the matrix not always first.
    honest: async () =>
      laterMatrix([ownRow('ROL-001')], ofRole('ROL-003', { from: '2026-02-01' }), { on: '2026-02-10' }),
  },
  {
    name: 'the approval of the later version is dated back',
    hostile: async () =>
      laterMatrix(ofRole('ROL-001'), ofRole('ROL-003'), { on: '2026-05-04', approvedOn: '2026-01-20' }),
    caught: ['LIFE-010 warn AUT-001', 'APPR-004 error POL-004'],
    // What was done is recorded within a fortnight.
    honest: async () =>
      laterMatrix(ofRole('ROL-001'), ofRole('ROL-003'), { on: '2026-02-12', approvedOn: '2026-02-03' }),
  },
  {
    name: 'a matrix is approved by the role to which it gives the right itself',
    hostile: async () => {
      const story = await MatrixStory.start(ofRole('ROL-001'));
      await story.next([policyRow('ROL-001'), ownRow('ROL-004')], {
        by: 'PER-004',
        role: 'ROL-004',
        author: 'PER-002',
      });
      return story.sms;
    },
    caught: ['APPR-004 error AUT-001'],
    honest: async () => {
      const story = await MatrixStory.start(ofRole('ROL-001'));
      await story.next([policyRow('ROL-001'), ownRow('ROL-004')]);
      return story.sms;
    },
  },
  {
    name: 'authors may approve, says the matrix afterwards',
    hostile: async () =>
      laterMatrix(ofRole('ROL-003'), ofRole('ROL-003', { independent: 'no' }), { draftBy: 'PER-003' }),
    caught: ['APPR-003 error POL-004'],
    honest: async () =>
      laterMatrix(ofRole('ROL-003', { independent: 'no' }), ofRole('ROL-003'), { draftBy: 'PER-003' }),
  },
  {
    name: 'one approval is enough, says the matrix afterwards',
    hostile: async () => laterMatrix(ofRole('ROL-001, ROL-003', { count: 2 }), ofRole('ROL-001, ROL-003')),
    caught: ['APPR-006 warn POL-004'],
    honest: async () => laterMatrix(ofRole('ROL-001, ROL-003'), ofRole('ROL-001, ROL-003', { count: 2 })),
  },
  {
    name: 'a first matrix reaches back to a day on which the settings said who approves',
    hostile: async () => {
      const { sms } = policyStory({ files: { [clausebook]: approving('ROL-001') } });
      await MatrixStory.on(sms, '2026-03-02', ofRole('ROL-003', { from: '2026-01-01' }));
      return sms;
    },
    caught: ['APPR-004 error POL-004'],
    honest: async () => {
      const { sms } = policyStory();
      await MatrixStory.on(sms, '2026-03-02', ofRole('ROL-001', { from: '2026-01-01' }));
      return sms;
    },
  },
  {
    name: 'the matrix is taken away, and with it who had the right',
    hostile: async () => {
      const { sms } = await MatrixStory.start(ofRole('ROL-001'));
      approvePolicy(sms);
      sms.commit({ by: 'PER-004', on: '2026-05-04', files: { 'policies/aut-001.md': null } });
      return sms;
    },
    caught: ['VERS-009 error AUT-001', 'APPR-004 error POL-004'],
    honest: async () => {
      const story = await MatrixStory.start(ofRole('ROL-003'));
      approvePolicy(story.sms);
      await MatrixStory.on(story.sms, '2026-05-04', ofRole('ROL-001'), 'AUT-002');
      story.sms.commit({ by: 'PER-002', on: '2026-05-20', files: { 'policies/aut-001.md': null } });
      return story.sms;
    },
  },
  {
    name: 'the settings name the approver the day after',
    hostile: () => laterApprovers('ROL-001', 'ROL-001, ROL-003'),
    caught: ['APPR-004 error POL-004'],
    honest: () => laterApprovers('ROL-001, ROL-003', 'ROL-001'),
  },
  {
    name: 'the settings name the approver long after the day of an approval that is recorded late',
    hostile: () => {
      const { sms, policy } = drafted(approving('ROL-001'));
      sms.commit({ by: 'PER-002', on: '2026-03-02', files: { [clausebook]: approving('ROL-003') } });
      commitPolicy(sms, policy, { by: 'PER-003', on: '2026-03-02', message: 'Approve' });
      return sms;
    },
    caught: ['APPR-004 error POL-004', 'LIFE-010 warn POL-004'],
    // Named and approved on one day, committed on the next.
    honest: () => {
      const { sms, policy } = drafted(approving('ROL-001'));
      sms.commit({
        by: 'PER-003',
        on: '2026-02-06',
        message: 'Name approvers, approve the policy',
        files: { [clausebook]: approving('ROL-003'), [policyFile]: policyText(policy) },
      });
      return sms;
    },
  },
  {
    name: 'a change brings the rights by which it is judged',
    hostile: async () => {
      const story = await MatrixStory.start(ofRole('ROL-001'));
      const base = commitNote(story.sms);
      await story.next(ofRole('ROL-003'), { on: '2026-02-04', author: 'PER-002' });
      approvePolicy(story.sms);
      return [story.sms, { base }];
    },
    caught: ['APPR-004 error POL-004'],
    honest: async () => {
      const story = await MatrixStory.start(ofRole('ROL-003'));
      approvePolicy(story.sms);
      await story.next(ofRole('ROL-001'));
      const base = commitNote(story.sms, '2026-05-06');
      story.sms.commit({ by: 'PER-004', on: '2026-05-07', files: { 'content/pages/index.md': '# Hello\n' } });
      return [story.sms, { base }];
    },
  },
];
testCases(cases, /^(?:APPR|VERS|LIFE)-/);
