import { expect, test } from 'vitest';
import { GitSms, historySettings, organizationFile } from '../support/git-sms.ts';
import type { Who } from '../support/git-sms.ts';
import type { HostileCase } from '../support/hostile-cases.ts';
import { testCases } from '../support/hostile-cases.ts';
import { approvedPolicy, budgetDraft, commitPolicy, policyStory } from '../support/policy-story.ts';

const registers = 'content/registers/organization.md';
const clausebook = 'clausebook.yaml';
const cleo = 'cleo.park@example.org';
const dan = 'dan.frost@example.org';

/** An address that looks like nobody in particular. */
const other = { name: 'C. P.', email: 'cp@example.net' };

/** The register, with the other address added for some people. */
function people(...owners: readonly string[]): string {
  return organizationFile((text) =>
    owners.reduce((changed, mail) => changed.replace(`[${mail}]`, `[${mail}, ${other.email}]`), text),
  );
}

/** Who drafts and who records the approval by Cleo Park, with the register before, and how it is edited afterwards. */
interface Story {
  readonly before?: string;
  readonly draft?: Who;
  readonly approval?: Who;
  /** A day and the register from then on. */
  readonly edits?: readonly (readonly [on: string, text: string, by?: Who])[];
  readonly settings?: string;
}

function story({ before = people(), draft = 'PER-004', approval = 'PER-003', edits = [], settings }: Story): GitSms {
  const { sms } = policyStory({
    files: { [registers]: before, ...(settings === undefined ? {} : { [clausebook]: settings }) },
    draft: { by: draft },
    approval: { by: approval },
  });
  for (const [on, text, by = 'PER-002'] of edits)
    sms.commit({ by, on, message: 'Tidy identities', files: { [registers]: text } });
  return sms;
}

/** Somebody adds the other address for Cleo Park on a day, who drafts or approves under it. */
function addedOn(on: string, who: 'draft' | 'approval'): GitSms {
  const sms = GitSms.start();
  const [draft, approval] = who === 'draft' ? [other, 'PER-003' as const] : ['PER-004' as const, other];
  const edit = { by: 'PER-002' as const, message: 'Second address', files: { [registers]: people(cleo) } };
  if (on < '2026-02-02') sms.commit({ ...edit, on });
  commitPolicy(sms, budgetDraft, { by: draft, on: '2026-02-02', message: 'Draft the policy' });
  commitPolicy(sms, approvedPolicy(budgetDraft), { by: approval, on: '2026-02-05', message: 'Approve' });
  if (on > '2026-02-02') sms.commit({ ...edit, on });
  return sms;
}

const own = ['APPR-003 error POL-004'];
const unproved = ['APPR-009 error POL-004'];

const cases: readonly HostileCase[] = [
  {
    name: 'the address under which the approver wrote the text is moved to somebody else',
    hostile: () => story({ before: people(cleo), draft: other, edits: [['2026-03-01', people(dan), 'PER-003']] }),
    caught: own,
    honest: () => story({ before: people(dan), draft: other, edits: [['2026-03-01', people()]] }),
  },
  {
    name: 'the address under which the approver wrote the text is taken out',
    hostile: () => story({ before: people(cleo), draft: other, edits: [['2026-03-01', people(), 'PER-003']] }),
    caught: own,
    honest: () => story({ before: people(cleo), edits: [['2026-03-01', people()]] }),
  },
  {
    name: "the address under which the approver wrote the text is somebody else's as well",
    hostile: () => story({ before: people(cleo), draft: other, edits: [['2026-03-01', people(cleo, dan), 'PER-003']] }),
    caught: own,
    honest: () => story({ before: people(dan), draft: other, edits: [['2026-03-01', people(dan, cleo)]] }),
  },
  {
    name: 'the address is entered for the approver after they wrote the text, and moved again',
    hostile: () =>
      story({
        draft: other,
        edits: [
          ['2026-03-01', people(cleo)],
          ['2026-03-09', people(dan), 'PER-003'],
        ],
      }),
    caught: own,
    honest: () => story({ draft: other, edits: [['2026-03-01', people(dan)]] }),
  },
  {
    name: 'the address under which somebody else recorded the approval is moved to the approver',
    hostile: () => story({ before: people(dan), approval: other, edits: [['2026-03-01', people(cleo), 'PER-004']] }),
    caught: unproved,
    honest: () => story({ before: people(cleo), approval: other, edits: [['2026-03-01', people(dan)]] }),
  },
  {
    name: 'an address that nobody had is entered for the approver long after it recorded the approval',
    hostile: () => addedOn('2026-03-05', 'approval'),
    caught: unproved,
    honest: () => addedOn('2026-02-10', 'approval'),
  },
  {
    name: 'an address is used for an approval after it was taken from the approver',
    hostile: () => {
      const sms = GitSms.start({ [registers]: people(cleo) });
      sms.commit({ by: 'PER-003', on: '2026-01-10', message: 'Laptop stolen', files: { [registers]: people() } });
      commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-02-02', message: 'Draft the policy' });
      commitPolicy(sms, approvedPolicy(budgetDraft), { by: other, on: '2026-02-05', message: 'Approve' });
      return sms;
    },
    caught: unproved,
    honest: () => story({ before: people(cleo), approval: other, edits: [['2026-03-01', people()]] }),
  },
  {
    name: 'text and approval come under an address on one day, and the address moves on the same day',
    hostile: () => story({ before: people(dan), approval: other, edits: [['2026-02-05', people(cleo), 'PER-004']] }),
    caught: unproved,
    honest: () => addedOn('2026-01-20', 'approval'),
  },
  {
    name: 'the text is written on a branch while the address is moved on the line',
    hostile: () => onBranch(cleo, dan),
    caught: own,
    honest: () => onBranch(dan, cleo),
  },
];

/** Drafted on a branch under the other address, which somebody has and somebody else gets before the merge. */
function onBranch(had: string, gets: string): GitSms {
  const sms = GitSms.start({ [registers]: people(had) });
  sms.branch('draft');
  commitPolicy(sms, budgetDraft, { by: other, on: '2026-02-02', message: 'Draft the policy' });
  sms.checkout('main');
  sms.commit({ by: 'PER-002', on: '2026-02-03', message: 'Tidy identities', files: { [registers]: people(gets) } });
  sms.merge('draft', { by: 'PER-005', on: '2026-02-04', message: 'Merge the draft' });
  commitPolicy(sms, approvedPolicy(budgetDraft), { by: 'PER-003', on: '2026-02-05', message: 'Approve' });
  return sms;
}

testCases(cases, /^(?:APPR|VERS|LIFE|META|IDEN)-/);

const silent: readonly (readonly [what: string, make: () => GitSms])[] = [
  ['a second address, entered and then used', () => addedOn('2026-01-20', 'approval')],
  ['the address of an author, entered later', () => story({ draft: other, edits: [['2026-05-01', people(dan)]] })],
  [
    'a new name and a new address',
    () => story({ edits: [['2026-03-01', people().replace('Cleo Park', 'Cleo Stone').replace(cleo, other.email)]] }),
  ],
  [
    'identities of somebody who left, taken out',
    () => story({ edits: [['2026-03-01', people().replace(`git_identities: [${cleo}], `, '')]] }),
  ],
  [
    'the SMS was taken over after the address was entered',
    () => {
      const settings = `${historySettings}adopted: 2026-03-05\n`;
      return story({ approval: other, edits: [['2026-03-05', people(cleo)]], settings });
    },
  ],
  [
    'a register that states Git identities only since after the approval',
    () =>
      story({
        before: people().replaceAll(/git_identities: \[[^\]]*\], /g, ''),
        edits: [['2026-03-05', people()]],
      }),
  ],
  [
    'a register that moved to another file',
    () => {
      const sms = story({});
      sms.commit({
        by: 'PER-002',
        on: '2026-03-05',
        files: { [registers]: null, 'content/registers/people.md': people() },
      });
      return sms;
    },
  ],
];

test.each(silent)('honest work is silent: %s', async (_what, make) => {
  expect(await make().findings(/^(?:APPR|VERS|LIFE|META)-/)).toEqual([]);
});

test('what is said of an address that was entered too late', async () => {
  const { judgement } = await addedOn('2026-03-05', 'approval').check();
  expect(judgement.findings.flatMap(({ rule, message }) => (rule === 'APPR-009' ? [message] : []))).toEqual([
    'The approval of POL-004 by PER-003 (Cleo Park) on 2026-02-05 has grade D. Only stated in the file: it was recorded as C. P. <cp@example.net>, which the register knows as Cleo Park only since 2026-03-05, and no proof is filed. Expected grade C or better, as clausebook.yaml asks.',
  ]);
});

test('with a trusted base a change brings no identity of its own', async () => {
  const sms = addedOn('2026-02-10', 'approval');
  expect(await sms.findings(/^APPR-/, { base: 'HEAD~1' })).toEqual(unproved);
  expect(await sms.findings(/^APPR-/, { base: 'HEAD' })).toEqual([]);
});
