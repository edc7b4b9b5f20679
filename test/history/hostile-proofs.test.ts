import { GitSms, historySettings, organizationFile, testKey } from '../support/git-sms.ts';
import type { Who } from '../support/git-sms.ts';
import type { HostileCase } from '../support/hostile-cases.ts';
import { testCases } from '../support/hostile-cases.ts';
import { approvedPolicy, budgetDraft, commitPolicy, policyStory } from '../support/policy-story.ts';
import type { Policy } from '../support/policy-story.ts';

const registers = 'content/registers/organization.md';
const clausebook = 'clausebook.yaml';
const proof = `{system: archive, ref: minutes 7, sha256: ${'a'.repeat(64)}}`;
const zed: Who = { name: 'Zed Moss', email: 'zed@example.com' };
const forge: Who = { name: 'Forge', email: 'noreply@forge.example' };
const platform = historySettings.replace(
  'owner: ROL-002',
  `owner: ROL-002\nplatform_keys: [{name: forge, key: "${testKey('the forge').publicLine}"}]`,
);

/** A branch by Dan Frost that Cleo Park approved and took over as one commit of her own. */
function squashedByApprover(trailer: string): GitSms {
  const sms = GitSms.start();
  sms.branch('budget');
  commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-02-02', message: 'Draft the policy' });
  commitPolicy(sms, approvedPolicy(budgetDraft), { by: 'PER-003', on: '2026-02-05', message: 'Approve' });
  sms.checkout('main');
  sms.squash('budget', { by: 'PER-003', on: '2026-02-06', message: `Budgeting policy (#12)${trailer}` });
  sms.drop('budget');
  return sms;
}

/** An approval that Dan Frost recorded and signed with a key which he states for Cleo Park on a day. */
function enteredLater(day: string, key: string): GitSms {
  const { sms } = policyStory({ entry: { signedBy: key }, approval: { by: 'PER-004' } });
  const text = organizationFile((file) =>
    file.replace(/(id: PER-003[^\n]*keys: \[)/, `$1{key: "${testKey(key).publicLine}", from: 2019-01-01}, `),
  );
  sms.commit({ by: 'PER-004', on: day, files: { [registers]: text } });
  return sms;
}

/** An approval under the name of Cleo Park, in a commit signed with a key that is stated for the platform on a day. */
function platformLater(day: string): GitSms {
  const graded = (text: string): string => text.replace('grade: C', 'grade: B');
  const { sms } = policyStory({
    files: { [clausebook]: graded(historySettings) },
    approval: { committer: forge, signedBy: 'the forge' },
  });
  sms.commit({ by: 'PER-004', on: day, files: { [clausebook]: graded(platform) } });
  return sms;
}

/** An approval signed with a key that stands, from a day on, in the file of allowed signers that was there all the time. */
function signersLater(day: string): GitSms {
  const signers = 'keys/allowed_signers';
  const { sms } = policyStory({
    files: { [clausebook]: `${historySettings}allowed_signers: ${signers}\n`, [signers]: '# nobody yet\n' },
    entry: { signedBy: 'another key' },
    approval: { by: 'PER-004' },
  });
  sms.commit({ by: 'PER-004', on: day, files: { [signers]: `PER-003 ${testKey('another key').publicLine}\n` } });
  return sms;
}

const inAnotherRole = (policy: Policy): Policy => ({
  ...policy,
  entries: policy.entries.map((entry) => entry.replace('role: ROL-004', 'role: ROL-003')),
});

const cases: readonly HostileCase[] = [
  ...['{ref: minutes}', 'x', 'true', '{sha256: abc}'].map((word): HostileCase => ({
    name: `the proof is only a word: ${word}`,
    hostile: () => policyStory({ entry: { proof: word }, approval: { by: 'PER-002' } }).sms,
    caught: ['APPR-009 error POL-004'],
    honest: () => policyStory({ entry: { proof: word }, approval: { by: 'PER-003' } }).sms,
  })),
  {
    name: 'the author records the proof on paper himself',
    hostile: () => policyStory({ entry: { proof }, approval: { by: 'PER-004' } }).sms,
    caught: ['APPR-009 error POL-004'],
    honest: () =>
      policyStory({
        draft: { message: 'Draft\n\nCo-authored-by: Eve Lund <eve.lund@example.org>' },
        entry: { proof },
        approval: { by: 'PER-004' },
      }).sms,
  },
  {
    name: 'a stranger records the proof on paper',
    hostile: () => policyStory({ entry: { proof }, approval: { by: zed } }).sms,
    caught: ['APPR-009 error POL-004'],
    honest: () => policyStory({ entry: { proof }, approval: { by: 'PER-005' } }).sms,
  },
  {
    name: 'somebody else changed the role in which she approved',
    hostile: () => {
      const { sms, policy } = policyStory({ entry: { role: 'ROL-004' }, approval: { signedBy: 'PER-003' } });
      commitPolicy(sms, inAnotherRole(policy), { by: 'PER-004', on: '2026-02-06', message: 'Tidy up' });
      return sms;
    },
    caught: ['APPR-009 error POL-004'],
    honest: () => {
      const { sms, policy } = policyStory({ entry: { role: 'ROL-004' }, approval: { signedBy: 'PER-003' } });
      commitPolicy(sms, inAnotherRole(policy), { by: 'PER-003', on: '2026-02-06', message: 'Name the right role' });
      return sms;
    },
  },
  {
    name: 'a squash by the approver hides that nobody else wrote',
    hostile: () => squashedByApprover(''),
    caught: ['APPR-003 error POL-004'],
    honest: () => squashedByApprover('\n\nCo-authored-by: Dan Frost <dan.frost@example.org>'),
  },
  {
    name: 'a machine as co-author acquits nobody',
    hostile: () => squashedByApprover('\n\nCo-authored-by: helper[bot] <helper[bot]@forge.example>'),
    caught: ['APPR-003 error POL-004'],
    honest: () => squashedByApprover('\n\nCo-authored-by: Eve Lund <eve.lund@example.org>'),
  },
  {
    name: 'a key entered later proves what was signed before',
    hostile: () => enteredLater('2026-03-02', 'Dan Frost'),
    caught: ['APPR-009 error POL-004'],
    honest: () => enteredLater('2026-02-11', 'Dan Frost'),
  },
  {
    name: 'a key of the platform entered later',
    hostile: () => platformLater('2026-03-02'),
    caught: ['APPR-009 error POL-004'],
    honest: () => platformLater('2026-02-11'),
  },
  {
    name: 'a line of the allowed signers entered later',
    hostile: () => signersLater('2026-03-02'),
    caught: ['APPR-009 error POL-004'],
    honest: () => signersLater('2026-02-11'),
  },
];

testCases(cases, /^(?:APPR-|VERS-|LINK-001|META-003|READ-)/);
