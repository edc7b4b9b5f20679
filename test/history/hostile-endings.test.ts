import { GitSms } from '../support/git-sms.ts';
import type { Who } from '../support/git-sms.ts';
import { smallSms } from '../support/small-sms.ts';
import { testCases } from '../support/hostile-cases.ts';
import type { HostileCase } from '../support/hostile-cases.ts';
import type { EntryChanges, Policy } from '../support/policy-story.ts';
import {
  approvedPolicy,
  budgetDraft,
  commitPolicy,
  entryOf,
  policyStory,
  policyText,
} from '../support/policy-story.ts';

const stranger: Who = { name: 'Zed Moss', email: 'zed@example.com' };
const proof = `{system: archive, ref: minutes 9, sha256: ${'b'.repeat(64)}}`;

/** The policy withdrawn on 28 March 2026 by an entry of Cleo Park, unless it says else. */
function withdrawn(policy: Policy, entry: EntryChanges = {}): Policy {
  const line = entryOf(policy, { action: 'withdrawn', on: '2026-03-28', ...entry });
  return { ...policy, status: 'withdrawn', entries: [...policy.entries, `${line}\n    reason: not needed`] };
}

/** The policy was approved, and somebody records a withdrawal. */
function withdrawal(entry: EntryChanges, by: Who, on = '2026-03-28'): GitSms {
  const { sms, policy } = policyStory();
  commitPolicy(sms, withdrawn(policy, entry), { by, on, message: 'Withdraw the policy' });
  return sms;
}

/** A state of the policy after its approval. */
function then(change: (policy: Policy) => Policy, by: Who): GitSms {
  const { sms, policy } = policyStory();
  commitPolicy(sms, change(policy), { by, on: '2026-03-28', message: 'Change the policy' });
  return sms;
}

/** The policy was approved with a last day; then it says another one. */
function approvedUntil(day: string, later: string): GitSms {
  const sms = GitSms.start();
  const draft = commitPolicy(sms, ends(day)(budgetDraft), { by: 'PER-004', on: '2026-02-02' });
  const policy = { ...draft, status: 'approved', entries: [entryOf(draft)] };
  commitPolicy(sms, policy, { by: 'PER-003', on: '2026-02-05' });
  commitPolicy(
    sms,
    { ...ends(later)(policy), more: `tags: [money]\n${ends(later)(policy).more}` },
    { by: 'PER-004', on: '2026-03-28' },
  );
  return sms;
}

const ends = (day: string) => (policy: Policy) => ({ ...policy, more: `effective_to: ${day}\n` });

/** The policy is withdrawn by the right person, and a later commit does something to it. */
function afterwards(change: (policy: Policy, ended: Policy) => Policy, by: Who = 'PER-004'): GitSms {
  const { sms, policy } = policyStory();
  const ended = commitPolicy(sms, withdrawn(policy), { by: 'PER-003', on: '2026-03-28', message: 'Withdraw' });
  commitPolicy(sms, change(policy, ended), { by, on: '2026-04-10', message: 'Open it again' });
  return sms;
}

const procedureFile = 'content/procedures/pro-001.md';

function procedure(entries: readonly string[] = [], replaces = 'supersedes: [POL-004]\n'): string {
  const approvals = entries.length === 0 ? '' : `approvals:\n${entries.join('\n')}\n`;
  return `---\nid: PRO-001\nowner: ROL-004\nstatus: approved\nclassification: internal\n${replaces}${approvals}---\n\n# Keep budgets\n\nEvery service has a budget.\n`;
}

/** The policy is in force, and a procedure under light control says that it takes its place. */
function replacedBy(entry: string | null, by: Who): GitSms {
  const { sms } = policyStory();
  const digest = smallSms({ [procedureFile]: procedure() }).items.get('PRO-001')?.digest ?? '';
  const text = procedure(entry === null ? [] : [`  - {action: approved, ${entry}, digest: "${digest}"}`]);
  sms.commit({ by, on: '2026-04-02', message: 'Add a procedure', files: { [procedureFile]: text } });
  return sms;
}

const heirFile = 'policies/pol-005.md';

/** Another policy takes the place of the policy on 5 March 2026, and may let go of it on 2 April; then 1.1 is approved on a day. */
function approvedAgain(on: string, isLetGo: boolean): GitSms {
  const { sms, policy } = policyStory();
  const draft = { ...budgetDraft, id: 'POL-005', title: 'Policy on money', more: 'supersedes: [POL-004]\n' };
  const put = (state: Policy, by: Who, day: string): void =>
    void sms.commit({ by, on: day, files: { [heirFile]: policyText(state) } });
  put(draft, 'PER-004', '2026-02-20');
  const heir = approvedPolicy(draft, { on: '2026-03-05' });
  const next = { ...policy, version: '1.1', status: 'draft', body: 'A budget for a year.\n' };
  const free = { ...heir, version: '1.1', status: 'draft', more: '' };
  const acts: readonly (readonly [day: string, act: () => void])[] = [
    ['2026-03-05', () => put(heir, 'PER-003', '2026-03-05')],
    [
      on,
      () => {
        commitPolicy(sms, next, { by: 'PER-004', on });
        commitPolicy(sms, approvedPolicy(next, { on }), { by: 'PER-003', on });
      },
    ],
    ...(isLetGo
      ? [
          ['2026-03-30', () => put(free, 'PER-004', '2026-03-30')] as const,
          ['2026-04-02', () => put(approvedPolicy(free, { on: '2026-04-02' }), 'PER-003', '2026-04-02')] as const,
        ]
      : []),
  ];
  for (const [, act] of acts.toSorted(([one], [other]) => (one < other ? -1 : 1))) act();
  return sms;
}

const cases: readonly HostileCase[] = [
  {
    name: 'a version approved of a policy whose place another has',
    hostile: () => approvedAgain('2026-04-09', false),
    caught: ['LIFE-013 error POL-004'],
    honest: () => approvedAgain('2026-04-09', true),
  },
  {
    name: 'a version approved while another policy had its place, which let go of it later',
    hostile: () => approvedAgain('2026-03-25', true),
    caught: ['LIFE-013 error POL-004'],
    honest: () => approvedAgain('2026-03-04', false),
  },
  {
    name: 'a withdrawal in the name of the director, committed by somebody nobody knows',
    hostile: () => withdrawal({}, stranger),
    caught: ['APPR-009 error POL-004'],
    honest: () => withdrawal({}, 'PER-003'),
  },
  {
    name: 'a withdrawal recorded by somebody else',
    hostile: () => withdrawal({}, 'PER-004'),
    caught: ['APPR-009 error POL-004'],
    honest: () => withdrawal({ proof }, 'PER-002'),
  },
  {
    name: 'a withdrawal that a squash brought',
    hostile: () => withdrawal({}, 'PER-002'),
    caught: ['APPR-009 error POL-004'],
    honest: () => withdrawal({ signedBy: 'PER-003' }, 'PER-002'),
  },
  {
    name: 'a withdrawal without authority',
    hostile: () => withdrawal({ by: 'PER-005', role: 'ROL-005' }, 'PER-005'),
    caught: ['APPR-004 error POL-004'],
    honest: () => withdrawal({ by: 'PER-001', role: 'ROL-001' }, 'PER-001'),
  },
  {
    name: 'a withdrawal in a role of somebody else',
    hostile: () => withdrawal({ by: 'PER-005' }, 'PER-005'),
    caught: ['APPR-005 error POL-004'],
    honest: () => withdrawal({}, 'PER-003'),
  },
  {
    name: 'a withdrawal that is older than the approval',
    hostile: () => withdrawal({ on: '2026-02-04' }, 'PER-003', '2026-02-06'),
    caught: ['APPR-007 error POL-004'],
    honest: () => withdrawal({ on: '2026-02-06' }, 'PER-003', '2026-02-06'),
  },
  {
    name: 'a withdrawal that was set back',
    hostile: () => withdrawal({ on: '2026-02-20' }, 'PER-003'),
    caught: ['LIFE-010 warn POL-004'],
    honest: () => withdrawal({ on: '2026-03-20' }, 'PER-003'),
  },
  {
    name: 'withdrawn by nobody',
    hostile: () =>
      then(
        (policy) => ({ ...policy, status: 'withdrawn', more: 'effective_to: 2026-03-28\nreason: gone\n' }),
        'PER-004',
      ),
    caught: ['LIFE-007 error POL-004'],
    honest: () => then((policy) => withdrawn(ends('2026-03-28')(policy)), 'PER-003'),
  },
  {
    name: 'withdrawn by nobody, and the approval is gone with it',
    hostile: () =>
      then(
        (policy) => ({ ...policy, status: 'withdrawn', more: 'effective_to: 2026-03-28\nreason: gone\n', entries: [] }),
        'PER-004',
      ),
    caught: ['LIFE-007 error POL-004'],
    honest: () => then((policy) => withdrawn(ends('2026-03-28')(policy)), 'PER-003'),
  },
  {
    name: 'an early end that nobody decided',
    hostile: () => then(ends('2026-04-01'), 'PER-004'),
    caught: ['LIFE-007 error POL-004'],
    honest: () => approvedUntil('2026-04-01', '2026-04-01'),
  },
  {
    name: 'an end that was put off',
    hostile: () => approvedUntil('2026-04-01', '2026-12-31'),
    caught: ['LIFE-007 error POL-004'],
    honest: () => approvedUntil('2026-12-31', '2026-12-31'),
  },
  {
    name: 'a withdrawal taken back without a word',
    hostile: () => afterwards((policy) => policy),
    caught: ['LIFE-001 error POL-004'],
    honest: () =>
      afterwards((policy, ended) => ({ ...policy, version: '2.0', status: 'draft', entries: ended.entries })),
  },
  {
    name: 'a withdrawal taken back in the state alone',
    hostile: () => afterwards((_, ended) => ({ ...ended, status: 'approved' })),
    caught: ['LIFE-001 error POL-004'],
    honest: () => afterwards((_, ended) => ({ ...ended, more: 'tags: [money]\n' })),
  },
  {
    name: 'a procedure under light control takes the place of a policy',
    hostile: () => replacedBy(null, 'PER-004'),
    caught: ['APPR-004 error PRO-001'],
    honest: () => replacedBy('by: PER-003, role: ROL-003, on: 2026-04-02', 'PER-003'),
  },
  {
    name: 'a procedure approved by its owner takes the place of a policy',
    hostile: () => replacedBy('by: PER-004, role: ROL-004, on: 2026-04-02', 'PER-004'),
    caught: ['APPR-004 error PRO-001'],
    honest: () => replacedBy('by: PER-001, role: ROL-001, on: 2026-04-02', 'PER-001'),
  },
  {
    name: 'a procedure takes the place of a policy, and its approval is made up',
    hostile: () => replacedBy('by: PER-003, role: ROL-003, on: 2026-04-02', 'PER-004'),
    caught: ['APPR-009 error PRO-001'],
    honest: () => replacedBy('by: PER-003, role: ROL-003, on: 2026-04-02', 'PER-003'),
  },
];

testCases(cases, /^(?:APPR-|VERS-|LIFE-|RECD-|LINK-)/);
