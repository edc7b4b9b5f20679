import { expect, test } from 'vitest';
import { GitSms } from '../support/git-sms.ts';
import type { Who } from '../support/git-sms.ts';
import type { HostileCase } from '../support/hostile-cases.ts';
import { testCases } from '../support/hostile-cases.ts';
import { approvedPolicy, budgetDraft, commitPolicy, entryOf, policyStory } from '../support/policy-story.ts';
import type { EntryChanges } from '../support/policy-story.ts';

const groups = /^(?:APPR-|VERS-|LIFE-)/;
const proof = `{system: board archive, ref: minutes 7, sha256: ${'a'.repeat(64)}}`;

interface Late {
  /** When Dan Frost typed the text. */
  readonly typed?: string;
  readonly recorded?: string;
  readonly by?: Who;
  readonly entry?: EntryChanges;
  /** Further lines of the frontmatter. */
  readonly more?: string;
}

/** Cleo Park approved on 5 February; text and entry came when they came. */
function record(sms: GitSms, { typed, recorded = '2026-04-10', by = 'PER-003', entry = {}, more = '' }: Late): GitSms {
  if (typed !== undefined) commitPolicy(sms, budgetDraft, { by: 'PER-004', on: typed, message: 'Type the text' });
  commitPolicy(sms, { ...approvedPolicy(budgetDraft, entry), more }, { by, on: recorded, message: 'Record it' });
  return sms;
}

const late = (how: Late): GitSms => record(GitSms.start(), how);

/** The same on a branch, while other work goes on; merged on a day, or not yet. */
function onBranch(how: Late, mergedOn: string | null): GitSms {
  const sms = GitSms.start();
  sms.branch('budget');
  record(sms, how);
  sms.checkout('main');
  sms.commit({ by: 'PER-002', on: '2026-02-20', files: { 'content/notes.txt': 'Other work\n' } });
  if (mergedOn === null) sms.checkout('budget');
  else sms.merge('budget', { by: 'PER-002', on: mergedOn, message: 'Merge the budget' });
  return sms;
}

/** What the list of changes says, in an entry of a version. */
const told = (summary: string, version = '1.0'): string =>
  `changes:\n  - {version: "${version}", date: 2026-04-10, summary: "${summary}"}\n`;

/** The policy, approved on its day, is withdrawn on 5 March, on a branch that is merged in April. */
function withdrawnOnBranch(lastDay: string): GitSms {
  const { sms, policy } = policyStory();
  sms.branch('end');
  const entry = `${entryOf(budgetDraft, { action: 'withdrawn', on: '2026-03-05' })}\n    reason: Budgets are kept elsewhere.`;
  commitPolicy(
    sms,
    { ...policy, status: 'withdrawn', more: `effective_to: ${lastDay}\n`, entries: [...policy.entries, entry] },
    { by: 'PER-003', on: '2026-03-05', message: 'Withdraw' },
  );
  sms.checkout('main');
  sms.merge('end', { by: 'PER-002', on: '2026-04-10', message: 'Merge the end' });
  return sms;
}

const separate: Late = { typed: '2026-03-20', recorded: '2026-04-10' };
const onPaper: Late = { ...separate, by: 'PER-002', entry: { proof } };
const inTime: Late = { typed: '2026-02-02', recorded: '2026-02-05' };

const cases: readonly HostileCase[] = [
  {
    name: 'a text is approved before it was typed, and nothing but the file says so',
    hostile: () => late(separate),
    caught: ['APPR-007 error POL-004'],
    honest: () => late(onPaper),
  },
  {
    name: 'only the author of the text recorded the paper',
    hostile: () => late({ ...onPaper, by: 'PER-004' }),
    caught: ['APPR-009 error POL-004', 'APPR-007 error POL-004'],
    honest: () => late({ ...onPaper, by: 'PER-005' }),
  },
  {
    name: 'text and paper came in one commit',
    hostile: () => late({ by: 'PER-002', entry: { proof } }),
    caught: ['APPR-009 error POL-004', 'LIFE-010 warn POL-004'],
    honest: () => late({ typed: '2026-04-09', by: 'PER-002', entry: { proof } }),
  },
  ...[null, '2026-04-11'].map((merged): HostileCase => ({
    name: `a date set back on a branch, ${merged === null ? 'before' : 'after'} the merge`,
    hostile: () => onBranch(separate, merged),
    caught: ['LIFE-010 warn POL-004'],
    honest: () => onBranch(onPaper, merged),
  })),
  {
    name: 'the text was there and its approval came two months later',
    hostile: () => late({ typed: '2026-02-02' }),
    caught: ['LIFE-010 warn POL-004'],
    honest: () => late({ typed: '2026-02-02', by: 'PER-002', entry: { proof } }),
  },
  {
    name: 'the list of changes says what is new, and not why it came late',
    hostile: () => late({ typed: '2026-02-02', more: told('Rules for late invoices.') }),
    caught: ['LIFE-010 warn POL-004'],
    honest: () => late({ typed: '2026-02-02', more: told('Recorded late: Cleo Park was ill.') }),
  },
  {
    name: 'the reason is that of another version',
    hostile: () => late({ typed: '2026-02-02', more: told('Recorded late: Cleo Park was ill.', '0.9') }),
    caught: ['LIFE-010 warn POL-004'],
    honest: () => late({ typed: '2026-02-02', more: told('Beschluss vom 2026-02-05, wegen Krankheit erst jetzt.') }),
  },
  {
    name: 'the list of changes names the day and nothing else',
    hostile: () => late({ typed: '2026-02-02', more: told('2026-02-05') }),
    caught: ['LIFE-010 warn POL-004'],
    honest: () =>
      late({ typed: '2026-02-02', more: told('Approved on 5 February and entered later, after the move.') }),
  },
  {
    name: 'a branch with the approval is merged long after it is said to have taken effect',
    hostile: () => onBranch({ ...inTime, more: 'effective_from: 2026-02-05\n' }, '2026-03-20'),
    caught: ['LIFE-010 warn POL-004'],
    honest: () => onBranch({ ...inTime, more: 'effective_from: 2026-04-01\n' }, '2026-03-20'),
  },
  {
    name: 'its first day had passed by more than a fortnight when the branch was merged',
    hostile: () => onBranch({ ...inTime, more: 'effective_from: 2026-03-01\n' }, '2026-03-20'),
    caught: ['LIFE-010 warn POL-004'],
    honest: () => onBranch({ ...inTime, more: 'effective_from: 2026-03-10\n' }, '2026-03-20'),
  },
  {
    name: 'an approval on a branch is dated back, and begins later',
    hostile: () =>
      onBranch({ typed: '2026-02-02', recorded: '2026-03-19', more: 'effective_from: 2026-04-01\n' }, '2026-03-20'),
    caught: ['LIFE-010 warn POL-004'],
    honest: () =>
      onBranch({ typed: '2026-02-02', recorded: '2026-02-18', more: 'effective_from: 2026-04-01\n' }, '2026-03-20'),
  },
  {
    name: 'a withdrawal reaches the line long after its last day',
    hostile: () => withdrawnOnBranch('2026-03-05'),
    caught: ['LIFE-010 warn POL-004'],
    honest: () => withdrawnOnBranch('2026-05-01'),
  },
];

testCases(cases, groups);

test('what only the paper can say is a note, the same before and after the merge', async () => {
  const notes = async (sms: GitSms): Promise<readonly string[]> =>
    (await sms.check()).judgement.notes.flatMap((note) => (note.item === 'POL-004' ? [note.message] : []));
  const said = [
    'POL-004 version 1.0 states its approval on 2026-02-05, and its text is known here only since the commit of 2026-03-20 by Dan Frost ("Type the text"). That it is the text of that day, only the paper shows which was recorded with it.',
  ];
  expect(await notes(late(onPaper))).toEqual(said);
  expect(await notes(onBranch(onPaper, null))).toEqual(said);
  expect(await notes(onBranch(onPaper, '2026-04-11'))).toEqual(said);
  expect(await notes(late(separate))).toEqual([]);
});
