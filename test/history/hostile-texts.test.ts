import { GitSms, historySettings } from '../support/git-sms.ts';
import { testCases } from '../support/hostile-cases.ts';
import type { HostileCase } from '../support/hostile-cases.ts';
import {
  approvedPolicy,
  budgetDraft,
  commitPolicy,
  entryOf,
  policyFile,
  policyStory,
  policyText,
} from '../support/policy-story.ts';
import type { EntryChanges, Policy } from '../support/policy-story.ts';

const clausebook = 'clausebook.yaml';

const proof = `{system: archive, ref: minutes 7, sha256: ${'a'.repeat(64)}}`;

/** The approved policy, changed by Dan Frost in March. */
function changedLater(change: (text: string) => string): GitSms {
  const { sms, policy } = policyStory();
  sms.commit({
    by: 'PER-004',
    on: '2026-03-09',
    message: 'Tidy up',
    files: { [policyFile]: change(policyText(policy)) },
  });
  return sms;
}

/** Approves the policy anew under the next number. */
function nextVersion(
  sms: GitSms,
  policy: Policy,
  version: string,
  more: Partial<Policy> = {},
  entry: EntryChanges = {},
): Policy {
  const next = approvedPolicy(
    { ...policy, version, body: `${policy.body}\nIt is looked at every year.\n`, ...more },
    { on: '2026-03-12', ...entry },
  );
  commitPolicy(
    sms,
    { ...next, status: 'draft', entries: policy.entries },
    { by: 'PER-004', on: '2026-03-09', message: 'Write the next version' },
  );
  return commitPolicy(sms, next, { by: 'PER-003', on: '2026-03-12', message: 'Approve it' });
}

/** A policy whose first approved text links to one that was written later; its second links to nothing. */
function linkWrittenLater(approvedText: Policy): GitSms {
  const sms = GitSms.start();
  const draft = { ...budgetDraft, body: `See [the rules of spending](pol-005.md).\n\n${budgetDraft.body}` };
  commitPolicy(sms, draft, { by: 'PER-004', on: '2026-02-02', message: 'Draft the policy' });
  const approved = { ...draft, status: 'approved', entries: [entryOf({ ...draft, body: approvedText.body })] };
  commitPolicy(sms, approved, { by: 'PER-003', on: '2026-02-05', message: 'Approve the policy' });
  const rules = { ...budgetDraft, id: 'POL-005', title: 'Rules of spending' };
  sms.commit({ by: 'PER-004', on: '2026-02-20', files: { 'policies/pol-005.md': policyText(rules) } });
  nextVersion(sms, approved, '1.1', { body: budgetDraft.body });
  return sms;
}

const cases: readonly HostileCase[] = [
  {
    name: 'a word of the text was changed after the approval',
    hostile: () => changedLater((text) => text.replace('every budget an owner', 'every budget no owner')),
    caught: ['APPR-002 block POL-004'],
    honest: () => changedLater((text) => text.replace('a budget, and every', 'a budget,\nand every')),
  },
  {
    name: 'the title was changed after the approval',
    hostile: () => changedLater((text) => text.replace('# Budgeting policy', '# Spending policy')),
    caught: ['APPR-002 block POL-004'],
    honest: () => {
      const { sms, policy } = policyStory();
      sms.commit({
        by: 'PER-004',
        on: '2026-03-09',
        message: 'Move it',
        files: { [policyFile]: null, 'policies/money/budgets.md': policyText(policy) },
      });
      return sms;
    },
  },
  {
    name: 'the owner was changed after the approval',
    hostile: () => changedLater((text) => text.replace('owner: ROL-004', 'owner: ROL-005')),
    caught: ['APPR-002 block POL-004'],
    honest: () => changedLater((text) => text.replace('kind: financial', 'kind: financial\nclauses: ["8.4.1"]')),
  },
  {
    name: 'the classification was changed after the approval',
    hostile: () => changedLater((text) => text.replace('classification: internal', 'classification: public')),
    caught: ['APPR-002 block POL-004'],
    honest: () =>
      changedLater((text) => text.replace('owner: ROL-004\nversion: "1.0"', "version: '1.0'\nowner: ROL-004")),
  },
  {
    name: 'a number in a table was changed after the approval',
    hostile: () => changedLater((text) => text.replace('| 1200 |', '| 12000 |')),
    caught: ['APPR-002 block POL-004'],
    honest: () => changedLater((text) => text.replaceAll('\n', '\r\n')),
  },
  {
    name: 'the approval was typed without a digest, and the text changed later',
    hostile: () => {
      const { sms, policy } = policyStory({ entry: { isUnbound: true } });
      commitPolicy(sms, { ...policy, body: policy.body.replace('1200', '12000') }, { by: 'PER-004', on: '2026-03-09' });
      return sms;
    },
    caught: ['APPR-008 error POL-004'],
    honest: () => {
      const { sms, policy } = policyStory({ entry: { isUnbound: true } });
      commitPolicy(sms, { ...policy, more: 'summary: Who may spend what\n' }, { by: 'PER-004', on: '2026-03-09' });
      return sms;
    },
  },
  {
    name: 'the number of a version was used again',
    hostile: () => {
      const { sms, policy } = policyStory();
      const other = { ...policy, status: 'draft', body: policy.body.replace('1200', '12000'), entries: [] };
      commitPolicy(sms, other, { by: 'PER-004', on: '2026-03-06', message: 'Raise a limit' });
      commitPolicy(sms, approvedPolicy(other, { on: '2026-03-09' }), { by: 'PER-003', on: '2026-03-09' });
      return sms;
    },
    caught: ['VERS-002 error POL-004'],
    honest: () => {
      const { sms, policy } = policyStory();
      nextVersion(sms, policy, '1.1');
      return sms;
    },
  },
  {
    name: 'two texts were approved under one number',
    hostile: () => {
      const { sms, policy } = policyStory();
      const other = { ...policy, status: 'draft', body: policy.body.replace('1200', '12000') };
      commitPolicy(sms, other, { by: 'PER-004', on: '2026-03-06', message: 'Raise a limit' });
      commitPolicy(sms, approvedPolicy(other, { on: '2026-03-09' }), { by: 'PER-003', on: '2026-03-09' });
      return sms;
    },
    caught: ['VERS-005 error POL-004'],
    honest: () => {
      const { sms, policy } = policyStory();
      commitPolicy(sms, approvedPolicy(policy, { by: 'PER-001', role: 'ROL-001', on: '2026-03-09' }), {
        by: 'PER-001',
        on: '2026-03-09',
      });
      return sms;
    },
  },
  {
    name: 'back to draft with a changed text under the old number',
    hostile: () => {
      const { sms, policy } = policyStory();
      commitPolicy(
        sms,
        { ...policy, status: 'draft', body: policy.body.replace('1200', '12000') },
        { by: 'PER-004', on: '2026-03-09' },
      );
      return sms;
    },
    caught: ['VERS-002 error POL-004'],
    honest: () => {
      const { sms, policy } = policyStory();
      commitPolicy(
        sms,
        { ...policy, status: 'draft', version: '1.1', body: policy.body.replace('1200', '12000') },
        { by: 'PER-004', on: '2026-03-09' },
      );
      return sms;
    },
  },
  {
    name: 'the number went down',
    hostile: () => {
      const { sms, policy } = policyStory();
      nextVersion(sms, nextVersion(sms, policy, '1.1'), '0.9', {}, { on: '2026-03-12' });
      return sms;
    },
    caught: ['VERS-003 error POL-004'],
    honest: () => {
      const { sms, policy } = policyStory();
      commitPolicy(
        sms,
        { ...policy, status: 'draft', version: '1.1', body: 'A new text.\n' },
        { by: 'PER-004', on: '2026-03-09' },
      );
      commitPolicy(sms, policy, { by: 'PER-004', on: '2026-03-20', message: 'Give it up' });
      return sms;
    },
  },
  {
    name: 'a number was left out',
    hostile: () => {
      const { sms, policy } = policyStory();
      nextVersion(sms, policy, '1.3');
      return sms;
    },
    caught: ['VERS-003 warn POL-004'],
    honest: () => {
      const { sms, policy } = policyStory();
      nextVersion(sms, policy, '1.2', {
        more: 'changes:\n  - {version: "1.1", summary: "Written and never issued"}\n',
      });
      return sms;
    },
  },
  {
    name: 'history was amended and pushed by force: the tag stays behind',
    hostile: () => {
      const { sms, policy } = policyStory();
      sms.tag('manual-1');
      sms.rewind('HEAD~2');
      const other = { ...policy, status: 'draft', entries: [], body: policy.body.replace('1200', '12000') };
      commitPolicy(sms, other, { by: 'PER-004', on: '2026-02-02', message: 'Draft the policy' });
      commitPolicy(sms, approvedPolicy(other), { by: 'PER-003', on: '2026-02-05', message: 'Approve the policy' });
      return sms;
    },
    caught: ['VERS-010 error'],
    honest: () => {
      const { sms } = policyStory();
      sms.tag('manual-1');
      sms.branch('next');
      sms.commit({ by: 'PER-002', on: '2026-03-01', files: { 'content/pages/index.md': '# Welcome\n' } });
      sms.tag('next-1');
      sms.checkout('main');
      return sms;
    },
  },
  {
    name: 'the repository was begun anew, and a version that was in force is gone',
    hostile: () => {
      const sms = GitSms.start();
      const old = entryOf({ ...budgetDraft, version: '0.9', body: 'Another text.\n' }, { on: '2024-06-03', proof });
      commitPolicy(sms, { ...budgetDraft, entries: [old] }, { by: 'PER-004', on: '2026-02-02' });
      commitPolicy(sms, approvedPolicy({ ...budgetDraft, entries: [old] }), { by: 'PER-003', on: '2026-02-05' });
      return sms;
    },
    caught: ['VERS-010 error POL-004'],
    honest: () => {
      const sms = GitSms.start({ [clausebook]: `${historySettings}adopted: 2026-02-28\n` });
      const old = entryOf({ ...budgetDraft, version: '0.9', body: 'Another text.\n' }, { on: '2024-06-03', proof });
      commitPolicy(sms, { ...budgetDraft, entries: [old] }, { by: 'PER-004', on: '2026-02-02' });
      commitPolicy(sms, approvedPolicy({ ...budgetDraft, entries: [old] }), { by: 'PER-003', on: '2026-02-05' });
      return sms;
    },
  },
  {
    name: 'the approved text with links is gone from the history, and another stands in its place',
    hostile: () => linkWrittenLater({ ...budgetDraft, body: 'See [the limits](pol-005.md).\n' }),
    caught: ['VERS-010 error POL-004'],
    honest: () =>
      linkWrittenLater({ ...budgetDraft, body: `See [the rules of spending](pol-005.md).\n\n${budgetDraft.body}` }),
  },
];

testCases(cases, /^(?:APPR-|VERS-|LINK-001|META-003|READ-)/);
