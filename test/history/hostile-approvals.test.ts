import { GitSms, historySettings, organizationFile, testKey } from '../support/git-sms.ts';
import type { Who } from '../support/git-sms.ts';
import { testCases } from '../support/hostile-cases.ts';
import type { HostileCase, Deed } from '../support/hostile-cases.ts';
import {
  approvedPolicy,
  budgetDraft,
  commitPolicy,
  entryOf,
  policyStory,
  policyText,
} from '../support/policy-story.ts';
import type { EntryChanges, Policy } from '../support/policy-story.ts';

const registers = 'content/registers/organization.md';

const clausebook = 'clausebook.yaml';

const proof = `{system: archive, ref: minutes 7, sha256: ${'a'.repeat(64)}}`;

const zed: Who = { name: 'Zed Moss', email: 'zed@example.com' };

/** A story of the policy with other words in the organization, from the beginning. */
function inOrganization(change: (text: string) => string, entry: EntryChanges = {}, by: Who = 'PER-003'): GitSms {
  return policyStory({ files: { [registers]: organizationFile(change) }, entry, approval: { by } }).sms;
}

/** Posts of the Operations Director end on a day. */
const postUntil = (day: string) => (text: string) =>
  text.replace(
    'posts: [{person: PER-003, from: 2020-01-01}]',
    `posts: [{person: PER-003, from: 2020-01-01, to: ${day}}]`,
  );

const keyUntil = (day: string) => (text: string) =>
  text.replace(
    `${testKey('PER-003').publicLine}", from: 2019-01-01`,
    `${testKey('PER-003').publicLine}", from: 2019-01-01, to: ${day}`,
  );

/** Ben Holt is the deputy of the Operations Director; with the words of a delegation to him. */
const deputy =
  (delegation = '') =>
  (text: string): string =>
    text
      .replace('of: [role, person]', 'of: [role, person, delegation]')
      .replace('Operations Director, ', 'Operations Director, deputy: ROL-002, ')
      .replace('\n---\n\n# Org', `${delegation}\n---\n\n# Org`);

const delegation = (from: string, to: string, authority = 'Approve policies'): string =>
  `\n  - {id: DLG-001, text: Ben stands in for Cleo, from_role: ROL-003, to_person: PER-002, authority: "${authority}", from: ${from}, to: ${to}, granted_by: PER-001}`;

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

/** A branch with draft and approval, taken over as one commit by Dan Frost. */
function squashed(entry: EntryChanges, on = '2026-02-06'): GitSms {
  const sms = GitSms.start();
  sms.branch('budget');
  commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-02-02', message: 'Draft the policy' });
  commitPolicy(sms, approvedPolicy(budgetDraft, entry), {
    by: 'PER-003',
    on: '2026-02-05',
    signedBy: 'PER-003',
    message: 'Approve',
  });
  sms.checkout('main');
  sms.squash('budget', {
    by: 'PER-004',
    on,
    message: 'Budgeting policy (#12)\n\nCo-authored-by: Cleo Park <cleo.park@example.org>',
  });
  return sms;
}

/** A change on top of a base: what the base holds besides the usual, what the change brings. */
function onBase(
  base: Readonly<Record<string, string>>,
  change: Readonly<Record<string, string>>,
  entry: EntryChanges,
  by: Who,
): ReturnType<Deed> {
  const sms = GitSms.start(base);
  const revision = commitAndName(sms);
  const policy = approvedPolicy(budgetDraft, entry);
  commitPolicy(sms, budgetDraft, { by: 'PER-005', on: '2026-02-02', message: 'Draft the policy' });
  commitPolicy(sms, policy, { by, on: '2026-02-05', message: 'Approve the policy', files: change });
  return [sms, { base: revision }];
}

function commitAndName(sms: GitSms): string {
  return sms.commit({
    by: 'PER-002',
    on: '2026-01-05',
    message: 'Add a note',
    files: { 'content/pages/index.md': '# Welcome\n' },
  });
}

const withNewDirector = organizationFile((text) =>
  text
    .replace('posts: [{person: PER-003, from: 2020-01-01}]', 'posts: [{person: PER-006, from: 2020-01-01}]')
    .replace(
      '\n---\n\n# Org',
      '\n  - {id: PER-006, name: Zed Moss, employment: {from: 2019-01-01}, git_identities: [zed@example.com]}\n---\n\n# Org',
    ),
);

const withNewKey = organizationFile((text) =>
  text.replace(testKey('PER-003').publicLine, testKey('a new key').publicLine),
);

const letsOwnersApprove = historySettings.replace('policy: [ROL-001, ROL-003]', 'policy: [ROL-001, ROL-003, ROL-004]');

const waivers = `---
id: REG-020
type: register
of: [waiver]
owner: ROL-002
classification: internal
rows:
  - {id: WVR-001, rule: APPR-004, target: POL-004, reason: The directors are away, date: 2026-01-10, approved_by: PER-002, until: 2026-12-31}
---

# Waivers
`;

const platform = historySettings.replace(
  'owner: ROL-002',
  `owner: ROL-002\nplatform_keys: [{name: forge, key: "${testKey('the forge').publicLine}"}]`,
);

const forge: Who = { name: 'Forge', email: 'noreply@forge.example' };

const cases: readonly HostileCase[] = [
  {
    name: 'the approver wrote the text',
    hostile: () => policyStory({ draft: { by: 'PER-003' } }).sms,
    caught: ['APPR-003 error POL-004'],
    honest: () => policyStory().sms,
  },
  {
    name: 'a co-author approves',
    hostile: () =>
      policyStory({ draft: { message: 'Draft\n\nCo-authored-by: Cleo Park <Cleo.Park@Example.org>' } }).sms,
    caught: ['APPR-003 error POL-004'],
    honest: () =>
      policyStory({
        draft: {
          message:
            'Draft\n\nCo-authored-by: Eve Lund <eve.lund@example.org>\n\nCleo Park <cleo.park@example.org> saw it.',
        },
      }).sms,
  },
  {
    name: 'the approver wrote it under a second Git identity',
    hostile: () => {
      const two = (text: string): string =>
        text.replace('[cleo.park@example.org]', '[cleo.park@example.org, cleo@home.example]');
      return policyStory({
        files: { [registers]: organizationFile(two) },
        draft: { by: { name: 'cp', email: 'Cleo@home.example' } },
      }).sms;
    },
    caught: ['APPR-003 error POL-004'],
    honest: () =>
      inOrganization(
        (text) => text.replace('[cleo.park@example.org]', '[cleo.park@example.org, cleo@home.example]'),
        {},
        { name: 'cp', email: 'cleo@home.example' },
      ),
  },
  {
    name: 'an approver nobody knows',
    hostile: () => policyStory({ entry: { by: 'Zed Moss' }, approval: { by: 'PER-004' } }).sms,
    caught: ['APPR-005 error POL-004'],
    honest: () => policyStory({ entry: { by: 'PER-001', role: 'ROL-001' }, approval: { by: 'PER-001' } }).sms,
  },
  {
    name: "the approver's name in a commit by somebody else",
    hostile: () => policyStory({ approval: { by: 'PER-004' } }).sms,
    caught: ['APPR-009 error POL-004'],
    honest: () => policyStory({ entry: { proof }, approval: { by: 'PER-002' } }).sms,
  },
  {
    name: 'recorded by a machine',
    hostile: () => policyStory({ approval: { by: { name: 'release[bot]', email: 'bot@forge.example' } } }).sms,
    caught: ['APPR-009 error POL-004'],
    honest: () =>
      policyStory({
        entry: { signedBy: 'PER-003' },
        approval: { by: { name: 'release[bot]', email: 'bot@forge.example' } },
      }).sms,
  },
  {
    name: 'a role that may not approve',
    hostile: () =>
      policyStory({ draft: { by: 'PER-005' }, entry: { by: 'PER-004', role: 'ROL-004' }, approval: { by: 'PER-004' } })
        .sms,
    caught: ['APPR-004 error POL-004'],
    honest: () => policyStory({ draft: { by: 'PER-005' } }).sms,
  },
  {
    name: 'a role of somebody else',
    hostile: () => policyStory({ entry: { by: 'PER-005' }, approval: { by: 'PER-005' } }).sms,
    caught: ['APPR-005 error POL-004'],
    honest: () => policyStory({ entry: { by: 'PER-001', role: 'ROL-001' }, approval: { by: 'PER-001' } }).sms,
  },
  {
    name: 'the post had ended',
    hostile: () => inOrganization(postUntil('2026-02-04')),
    caught: ['APPR-005 error POL-004'],
    honest: () => inOrganization(postUntil('2026-02-05')),
  },
  {
    name: 'the approver had left',
    hostile: () =>
      inOrganization((text) =>
        text.replace(
          'name: Cleo Park, employment: {from: 2019-01-01}',
          'name: Cleo Park, employment: {from: 2019-01-01, to: 2026-01-31}',
        ),
      ),
    caught: ['APPR-005 error POL-004'],
    honest: () =>
      inOrganization((text) =>
        text.replace(
          'name: Cleo Park, employment: {from: 2019-01-01}',
          'name: Cleo Park, employment: {from: 2019-01-01, to: 2026-03-31}',
        ),
      ),
  },
  {
    name: 'the delegation had ended',
    hostile: () => inOrganization(deputy(delegation('2026-01-12', '2026-02-04')), { by: 'PER-002' }, 'PER-002'),
    caught: ['APPR-012 error POL-004'],
    honest: () => inOrganization(deputy(delegation('2026-01-12', '2026-02-05')), { by: 'PER-002' }, 'PER-002'),
  },
  {
    name: 'the director is on leave, and the deputy approves without a delegation',
    hostile: () => inOrganization(deputy(), { by: 'PER-002' }, 'PER-002'),
    caught: ['APPR-012 error POL-004'],
    honest: () => inOrganization(deputy(delegation('2026-02-01', '2026-02-28')), { by: 'PER-002' }, 'PER-002'),
  },
  {
    name: 'something else was delegated',
    hostile: () =>
      inOrganization(
        deputy(delegation('2026-02-01', '2026-02-28', 'Accept risks up to score 8')),
        { by: 'PER-002' },
        'PER-002',
      ),
    caught: ['APPR-012 error POL-004'],
    honest: () =>
      inOrganization(
        deputy(delegation('2026-02-01', '2026-02-28', 'Everything the matrix gives to ROL-003')),
        { by: 'PER-002' },
        'PER-002',
      ),
  },
  {
    name: 'the delegation was recorded afterwards',
    hostile: () => {
      const sms = inOrganization(deputy(), { by: 'PER-002' }, 'PER-002');
      sms.commit({
        by: 'PER-002',
        on: '2026-03-20',
        files: { [registers]: organizationFile(deputy(delegation('2026-02-01', '2026-02-28'))) },
      });
      return sms;
    },
    caught: ['APPR-012 error POL-004'],
    honest: () => {
      const sms = inOrganization(deputy(delegation('2026-02-01', '2026-02-28')), { by: 'PER-002' }, 'PER-002');
      sms.commit({
        by: 'PER-002',
        on: '2026-03-20',
        files: {
          [registers]: organizationFile(deputy(delegation('2026-02-01', '2026-02-28'))).replace(
            'Head of Service Management',
            'Head of Service',
          ),
        },
      });
      return sms;
    },
  },
  {
    name: 'a squash loses the signature of the commit',
    hostile: () => squashed({}),
    caught: ['APPR-009 error POL-004'],
    honest: () => squashed({ signedBy: 'PER-003' }, '2026-03-30'),
  },
  {
    name: 'the entry is signed with a key nobody knows',
    hostile: () => policyStory({ entry: { signedBy: 'a stranger' } }).sms,
    caught: ['APPR-009 warn POL-004'],
    honest: () => policyStory({ entry: { signedBy: 'PER-003' } }).sms,
  },
  {
    name: 'the commit is signed with a key nobody knows',
    hostile: () => policyStory({ approval: { signedBy: 'a stranger' } }).sms,
    caught: ['APPR-009 warn POL-004'],
    honest: () => policyStory({ approval: { signedBy: 'PER-003' } }).sms,
  },
  {
    name: 'the key did not count on that day',
    hostile: () => inOrganization(keyUntil('2025-12-31'), { signedBy: 'PER-003' }),
    caught: ['APPR-009 warn POL-004'],
    honest: () => inOrganization(keyUntil('2026-03-01'), { signedBy: 'PER-003' }),
  },
  {
    name: 'what was signed is not what the entry says',
    hostile: () =>
      policyStory({ entry: { signedBy: 'PER-003', signedAs: { on: '2025-12-05' } }, approval: { by: 'PER-004' } }).sms,
    caught: ['APPR-009 error POL-004'],
    honest: () => policyStory({ entry: { signedBy: 'PER-003' }, approval: { by: 'PER-004' } }).sms,
  },
  {
    name: 'the signed entry of another document was copied',
    hostile: () => {
      const other = { ...budgetDraft, id: 'POL-005', title: 'Spending policy' };
      const sms = GitSms.start({ 'policies/pol-005.md': policyText(other) });
      sms.commit({
        by: 'PER-003',
        on: '2026-02-03',
        files: { 'policies/pol-005.md': policyText(approvedPolicy(other, { on: '2026-02-03', signedBy: 'PER-003' })) },
      });
      commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-02-04' });
      const copied = entryOf(other, { on: '2026-02-03', signedBy: 'PER-003' });
      commitPolicy(sms, { ...budgetDraft, status: 'approved', entries: [copied] }, { by: 'PER-004', on: '2026-02-05' });
      return sms;
    },
    caught: ['APPR-002 block POL-004'],
    honest: () => policyStory({ entry: { signedBy: 'PER-003' }, approval: { by: 'PER-004' } }).sms,
  },
  {
    name: 'the approval of the old version was copied to the new one',
    hostile: () => {
      const { sms, policy } = policyStory({ entry: { signedBy: 'PER-003' } });
      const next = { ...policy, version: '1.1', body: policy.body.replace('1200', '12000') };
      commitPolicy(
        sms,
        { ...next, entries: policy.entries.map((entry) => entry.replace('version: "1.0"', 'version: "1.1"')) },
        { by: 'PER-004', on: '2026-03-09' },
      );
      return sms;
    },
    caught: ['APPR-002 block POL-004'],
    honest: () => {
      const { sms, policy } = policyStory({ entry: { signedBy: 'PER-003' } });
      nextVersion(sms, policy, '1.1', {}, { signedBy: 'PER-003' });
      return sms;
    },
  },
  {
    name: 'the new version has no approval of its own',
    hostile: () => {
      const { sms, policy } = policyStory();
      commitPolicy(
        sms,
        { ...policy, version: '1.1', body: policy.body.replace('1200', '12000') },
        { by: 'PER-004', on: '2026-03-09' },
      );
      return sms;
    },
    caught: ['APPR-001 block POL-004'],
    honest: () => {
      const { sms, policy } = policyStory();
      commitPolicy(
        sms,
        { ...policy, status: 'in-review', version: '1.1', body: policy.body.replace('1200', '12000') },
        { by: 'PER-004', on: '2026-03-09' },
      );
      return sms;
    },
  },
  {
    name: 'the clock was set back for the commit of the text',
    hostile: () => {
      const sms = GitSms.start();
      sms.commit({ by: 'PER-002', on: '2026-03-02', files: { 'content/pages/index.md': '# Welcome\n' } });
      commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-01-05', message: 'Draft the policy' });
      commitPolicy(sms, approvedPolicy(budgetDraft, { on: '2026-01-08' }), { by: 'PER-003', on: '2026-03-06' });
      return sms;
    },
    caught: ['APPR-007 error POL-004'],
    honest: () => {
      const sms = GitSms.start();
      sms.commit({
        by: 'PER-002',
        on: '2027-01-05',
        message: 'A wrong clock',
        files: { 'content/pages/index.md': '# Welcome\n' },
      });
      commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-02-02', message: 'Draft the policy' });
      commitPolicy(sms, approvedPolicy(budgetDraft), { by: 'PER-003', on: '2026-02-05' });
      return sms;
    },
  },
  {
    name: 'the approval is dated before the text',
    hostile: () =>
      policyStory({ draft: { on: '2026-03-02' }, entry: { on: '2026-01-08' }, approval: { on: '2026-03-04' } }).sms,
    caught: ['APPR-007 error POL-004'],
    honest: () => policyStory({ draft: { on: '2026-02-16' }, approval: { on: '2026-02-18' } }).sms,
  },
  {
    name: 'merged on the platform by somebody else',
    hostile: () =>
      policyStory({
        files: { [clausebook]: platform },
        approval: { by: 'PER-004', committer: forge, signedBy: 'the forge' },
      }).sms,
    caught: ['APPR-009 error POL-004'],
    honest: () =>
      policyStory({
        files: { [clausebook]: platform.replace('grade: C', 'grade: B') },
        approval: { committer: forge, signedBy: 'the forge' },
      }).sms,
  },
  {
    name: 'the settings ask for more than an unsigned commit',
    hostile: () =>
      policyStory({ files: { [clausebook]: historySettings.replace('grade: C', 'grade: {policy: A, default: D}') } })
        .sms,
    caught: ['APPR-009 error POL-004'],
    honest: () =>
      policyStory({ files: { [clausebook]: historySettings.replace('grade: C', 'grade: {scope: A, default: C}') } })
        .sms,
  },
  {
    name: 'reviewer and approver are one person',
    hostile: () => {
      const sms = GitSms.start();
      commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-02-02' });
      const reviewed = { ...budgetDraft, entries: [entryOf(budgetDraft, { action: 'reviewed' })] };
      commitPolicy(sms, approvedPolicy(reviewed), { by: 'PER-003', on: '2026-02-05' });
      return sms;
    },
    caught: ['APPR-013 warn POL-004'],
    honest: () => {
      const sms = GitSms.start();
      commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-02-02' });
      const reviewed = {
        ...budgetDraft,
        entries: [entryOf(budgetDraft, { action: 'reviewed', by: 'PER-002', role: 'ROL-002' })],
      };
      commitPolicy(sms, approvedPolicy(reviewed), { by: 'PER-003', on: '2026-02-05' });
      return sms;
    },
  },
  {
    name: 'a change brings its own approver',
    hostile: () => onBase({}, { [registers]: withNewDirector }, { by: 'PER-006' }, zed),
    caught: ['APPR-005 error POL-004'],
    honest: () => onBase({ [registers]: withNewDirector }, {}, { by: 'PER-006' }, zed),
  },
  {
    name: 'a change brings its own key',
    hostile: () => onBase({}, { [registers]: withNewKey }, { signedBy: 'a new key' }, 'PER-004'),
    caught: ['APPR-009 error POL-004'],
    honest: () => onBase({ [registers]: withNewKey }, {}, { signedBy: 'a new key' }, 'PER-004'),
  },
  {
    name: 'a change brings its own waiver',
    hostile: () =>
      onBase({}, { 'content/registers/waivers.md': waivers }, { by: 'PER-004', role: 'ROL-004' }, 'PER-004'),
    caught: ['APPR-004 error POL-004'],
    honest: () =>
      onBase({ 'content/registers/waivers.md': waivers }, {}, { by: 'PER-004', role: 'ROL-004' }, 'PER-004'),
  },
  {
    name: 'a change brings its own settings',
    hostile: () => onBase({}, { [clausebook]: letsOwnersApprove }, { by: 'PER-004', role: 'ROL-004' }, 'PER-004'),
    caught: ['APPR-004 error POL-004'],
    honest: () => onBase({ [clausebook]: letsOwnersApprove }, {}, { by: 'PER-004', role: 'ROL-004' }, 'PER-004'),
  },
];

testCases(cases, /^(?:APPR-|VERS-|LINK-001|META-003|READ-)/);
