import { describe, expect, test } from 'vitest';
import { itemHistory } from '../../src/core/history/item-history.ts';
import { versionInForce } from '../../src/core/history/versions.ts';
import { historyText } from '../../src/report/history-text.ts';
import { historyPage } from '../../src/views/history/history-page.ts';
import { bannersOf } from '../../src/views/standing.ts';
import { GitSms, historySettings } from '../support/git-sms.ts';
import { siteOf } from '../support/history-site.ts';
import { testCases } from '../support/hostile-cases.ts';
import { meeting, meetingFile } from '../support/history-stories.ts';
import { approvedPolicy, budgetDraft, commitPolicy, policyStory, policyText } from '../support/policy-story.ts';
import type { Policy } from '../support/policy-story.ts';

/** `1.0 2026-02-05 to 2026-04-01` of every version. */
async function intervals(sms: GitSms, id = 'POL-004'): Promise<readonly string[]> {
  const model = await sms.sms();
  const item = model.items.get(id);
  const versions = item === undefined ? [] : (model.history?.versionsOf(item) ?? []);
  return versions.map(({ version, from, to }) => `${version} ${from ?? '-'} to ${to ?? '-'}`);
}

async function inForceOn(sms: GitSms, day: string): Promise<string | null> {
  const model = await sms.sms();
  const item = model.items.get('POL-004');
  const versions = item === undefined ? [] : (model.history?.versionsOf(item) ?? []);
  return versionInForce(versions, day)?.version ?? null;
}

async function words(sms: GitSms, asOf?: string): Promise<string> {
  const { sms: model } = await sms.check(asOf === undefined ? {} : { asOf });
  const past = itemHistory(model, 'POL-004');
  return past === null ? '' : historyText(past, false);
}

const heirFile = 'policies/pol-009.md';
const heir: Policy = {
  ...budgetDraft,
  id: 'POL-009',
  title: 'Spending policy',
  body: 'Nobody spends what nobody planned.\n',
  more: 'supersedes: [POL-004]\n',
};

/** Another policy takes the place of the budgeting policy in April. */
function superseded(entry: { readonly on: string; readonly from: string } | null, files = {}): GitSms {
  const { sms } = policyStory();
  sms.commit({ by: 'PER-004', on: '2026-03-09', files: { [heirFile]: policyText(heir), ...files } });
  if (entry === null) return sms;
  const approved = approvedPolicy({ ...heir, more: `effective_from: ${entry.from}\n${heir.more}` }, { on: entry.on });
  sms.commit({ by: 'PER-003', on: entry.on, message: 'Approve', files: { [heirFile]: policyText(approved) } });
  return sms;
}

/** 1.1 is written in March and approved in April. */
function nextVersion(policy: Policy, sms: GitSms, more = ''): { readonly draft: Policy; readonly approved: Policy } {
  const draft = { ...policy, version: '1.1', status: 'draft', more, body: policy.body.replace('1200', '1500') };
  const approved = approvedPolicy(draft, { on: '2026-04-03' });
  commitPolicy(sms, draft, { by: 'PER-004', on: '2026-03-09', message: 'Raise a limit' });
  commitPolicy(sms, approved, { by: 'PER-003', on: '2026-04-03', message: 'Approve' });
  return { draft, approved };
}

const effective = 'effective_from: 2026-02-05\n';

/** The approved policy states its first day. */
function withFirstDay(from = '2026-02-05'): { readonly sms: GitSms; readonly policy: Policy } {
  const sms = GitSms.start();
  commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-02-02', message: 'Draft the policy' });
  const policy = { ...approvedPolicy(budgetDraft), more: `effective_from: ${from}\n` };
  commitPolicy(sms, policy, { by: 'PER-003', on: '2026-02-05', message: 'Approve the policy' });
  return { sms, policy };
}

describe('a policy whose place another takes', () => {
  const story = (): GitSms => superseded({ on: '2026-03-20', from: '2026-04-01' });

  test('is in force until the day before the first day of the other', async () => {
    expect(await intervals(story())).toEqual(['1.0 2026-02-05 to 2026-04-01']);
    expect(await intervals(story(), 'POL-009')).toEqual(['1.0 2026-04-01 to -']);
    expect(await words(story())).toContain('was in force from 2026-02-05 until the day before 2026-04-01');
  });

  test('is told the same by its page of history', async () => {
    const page = historyPage(await siteOf(story()), 'POL-004', 1);
    expect(page.versions.map(({ state, to }) => [state, to?.iso])).toEqual([['no longer in force', '2026-04-01']]);
    expect(page.timeline?.description).toMatch(/^In force: version 1\.0 from .* to .*1 April 2026\.$/);
  });

  test('stays in force while the other is a draft', async () => {
    expect(await intervals(superseded(null))).toEqual(['1.0 2026-02-05 to -']);
  });

  test('is no version for a record made after that day', async () => {
    const made = (date: string): Record<string, string> => ({
      [meetingFile]: meeting({ extra: 'made_under: [{doc: POL-004, version: "1.0"}]\n' }).replace('2026-03-05', date),
    });
    const late = superseded({ on: '2026-03-20', from: '2026-04-01' }, made('2026-04-02'));
    expect(await late.findings(/^RECD-008/)).toEqual(['RECD-008 warn MTG-001']);
    const early = superseded({ on: '2026-03-20', from: '2026-04-01' }, made('2026-03-31'));
    expect(await early.findings(/^RECD-008/)).toEqual([]);
  });
});

describe('an approval that is taken back', () => {
  test('by a revert on the same day never put its version in force', async () => {
    const { sms, policy } = withFirstDay();
    const { draft } = nextVersion(policy, sms, effective);
    commitPolicy(sms, draft, { by: 'PER-002', on: '2026-04-03', message: 'Revert "Approve"' });
    expect(await intervals(sms)).toEqual(['1.0 2026-02-05 to -', '1.1 - to -']);
    expect(await words(sms)).toMatch(
      /Version 1\.1\n {2}never in force: its approval was taken back on 2026-04-03\n[^]*Version 1\.0\n {2}in force since 2026-02-05\n/,
    );
  });

  test('weeks later had put it in force until then', async () => {
    const { sms, policy } = withFirstDay();
    const { draft } = nextVersion(policy, sms, effective);
    commitPolicy(sms, draft, { by: 'PER-002', on: '2026-05-04', message: 'Revert "Approve"' });
    expect(await intervals(sms)).toEqual(['1.0 2026-02-05 to -', '1.1 2026-04-03 to 2026-05-04']);
    expect(await inForceOn(sms, '2026-04-02')).toBe('1.0');
    expect(await inForceOn(sms, '2026-05-03')).toBe('1.1');
    expect(await inForceOn(sms, '2026-05-04')).toBe('1.0');
    expect(await words(sms)).toContain(
      'was in force from 2026-04-03 until the day before 2026-05-04, when its approval was taken back',
    );
    expect(await words(sms, '2026-04-10')).toContain('was in force from 2026-02-05 until the day before 2026-04-03');
  });

  test('together with the text it approved brings the earlier version back', async () => {
    const { sms, policy } = withFirstDay();
    const next = { ...policy, version: '1.1', body: policy.body.replace('1200', '1500'), more: effective };
    commitPolicy(sms, approvedPolicy(next, { on: '2026-04-03' }), { by: 'PER-003', on: '2026-04-03' });
    commitPolicy(sms, policy, { by: 'PER-002', on: '2026-05-04', message: 'Revert "Approve"' });
    expect(await intervals(sms)).toEqual(['1.0 2026-02-05 to -', '1.1 2026-04-03 to 2026-05-04']);
  });

  test('and given again counts from then on', async () => {
    const { sms, policy } = withFirstDay();
    const { draft } = nextVersion(policy, sms, effective);
    commitPolicy(sms, draft, { by: 'PER-002', on: '2026-04-03', message: 'Revert "Approve"' });
    commitPolicy(sms, approvedPolicy(draft, { on: '2026-05-11' }), { by: 'PER-003', on: '2026-05-11' });
    expect(await intervals(sms)).toEqual(['1.0 2026-02-05 to 2026-05-11', '1.1 2026-05-11 to -']);
  });

  test('of the first version leaves nothing in force', async () => {
    const { sms } = policyStory();
    commitPolicy(sms, budgetDraft, { by: 'PER-002', on: '2026-02-05', message: 'Revert "Approve the policy"' });
    expect(await intervals(sms)).toEqual(['1.0 - to -']);
  });

  test('is not what the draft of another text does, whatever its number', async () => {
    const { sms, policy } = policyStory();
    const other = { ...policy, status: 'draft', body: 'Something new.\n' };
    commitPolicy(sms, other, { by: 'PER-004', on: '2026-03-09' });
    commitPolicy(sms, { ...other, more: 'tags: [money]\n' }, { by: 'PER-004', on: '2026-03-10' });
    expect(await intervals(sms)).toEqual(['1.0 2026-02-05 to -']);
  });
});

describe('the first day in force', () => {
  test('is that of the first approval where another agrees later', async () => {
    const { sms, policy } = policyStory();
    const again = approvedPolicy(policy, { by: 'PER-001', role: 'ROL-001', on: '2026-03-09' });
    commitPolicy(sms, again, { by: 'PER-001', on: '2026-03-09' });
    expect(await intervals(sms)).toEqual(['1.0 2026-02-05 to -']);
  });

  test('is never before the approval', async () => {
    const { sms, policy } = withFirstDay();
    nextVersion(policy, sms, effective);
    expect(await intervals(sms)).toEqual(['1.0 2026-02-05 to 2026-04-03', '1.1 2026-04-03 to -']);
  });

  test('stays what it was once it has passed', async () => {
    const { sms, policy } = withFirstDay();
    commitPolicy(sms, { ...policy, more: 'effective_from: 2026-12-01\n' }, { by: 'PER-004', on: '2026-05-04' });
    expect(await intervals(sms)).toEqual(['1.0 2026-02-05 to -']);
    expect(await words(sms, '2026-03-01')).toContain('in force since 2026-02-05');
  });

  test('may be moved before it comes', async () => {
    const { sms, policy } = withFirstDay('2026-08-01');
    commitPolicy(sms, { ...policy, more: 'effective_from: 2026-09-01\n' }, { by: 'PER-004', on: '2026-05-04' });
    expect(await intervals(sms)).toEqual(['1.0 2026-09-01 to -']);
  });

  test('may be put forward, within the time that things take to be recorded', async () => {
    expect(await intervals(moved('2026-08-01', '2026-04-28'))).toEqual(['1.0 2026-04-28 to -']);
    expect(await intervals(moved('2026-08-01', '2026-03-28'))).toEqual(['1.0 2026-05-04 to -']);
  });

  test('of a version that another replaces before it comes is never reached', async () => {
    const { sms, policy } = policyStory();
    nextVersion(policy, sms, 'effective_from: 2026-08-01\n');
    const last = { ...policy, version: '1.2', body: 'Nobody spends anything.\n', more: 'effective_from: 2026-07-01\n' };
    commitPolicy(sms, { ...last, status: 'draft' }, { by: 'PER-004', on: '2026-05-04' });
    commitPolicy(sms, approvedPolicy(last, { on: '2026-05-06' }), { by: 'PER-003', on: '2026-05-06' });
    expect(await intervals(sms)).toEqual(['1.0 2026-02-05 to 2026-07-01', '1.1 - to -', '1.2 2026-07-01 to -']);
    expect(await words(sms)).toContain('approved, and never in force: it ended before its first day');
  });
});

/** The first day is changed in May by Dan Frost. */
function moved(from: string, to: string): GitSms {
  const { sms, policy } = withFirstDay(from);
  commitPolicy(sms, { ...policy, more: `effective_from: ${to}\n` }, { by: 'PER-004', on: '2026-05-04' });
  return sms;
}

testCases(
  [
    {
      name: 'the first day is put off after it has passed',
      hostile: () => moved('2026-02-05', '2026-12-01'),
      caught: ['LIFE-010 warn POL-004'],
      honest: () => moved('2026-08-01', '2026-12-01'),
    },
    {
      name: 'the first day is put forward into the past',
      hostile: () => moved('2026-08-01', '2026-03-28'),
      caught: ['LIFE-010 warn POL-004'],
      honest: () => moved('2026-08-01', '2026-04-28'),
    },
    {
      name: 'the first day is put off and put right again',
      hostile: () => moved('2026-02-05', '2026-03-05'),
      caught: ['LIFE-010 warn POL-004'],
      honest: () => {
        const sms = moved('2026-02-05', '2026-03-05');
        commitPolicy(sms, { ...approvedPolicy(budgetDraft), more: effective }, { by: 'PER-004', on: '2026-05-06' });
        return sms;
      },
    },
  ],
  /^(?:LIFE-(?!005)|VERS-|APPR-)/,
);

test('the banner of a page that shows an earlier version names the later one', async () => {
  const { sms, policy } = policyStory();
  nextVersion(policy, sms);
  const site = { ...(await siteOf(sms, { asOf: '2026-03-01' })), askedDay: null };
  const item = site.checked.sms.items.get('POL-004');
  expect(item === undefined ? [] : bannersOf(site, item).map(({ text }) => text)).toEqual([
    'This page shows version 1.0, approved on 5 February 2026. It was in force on 1 March 2026. The file holds a later one, version 1.1.',
  ]);
});

describe('under light control without numbers', () => {
  const file = 'content/procedures/pro-002.md';
  const procedure = (from: string, step: string): string =>
    `---\nid: PRO-002\nowner: ROL-004\nstatus: approved\nclassification: internal\neffective_from: ${from}\n---\n\n# Restore a backup\n\n1. ${step}\n`;
  const notesOn = async (sms: GitSms, asOf: string): Promise<readonly string[]> =>
    (await sms.check({ asOf })).judgement.notes.flatMap((note) => (note.item === 'PRO-002' ? [note.message] : []));

  function story(): GitSms {
    const sms = GitSms.start();
    sms.commit({ by: 'PER-004', on: '2026-02-02', files: { [file]: procedure('2026-02-02', 'Find the tape.') } });
    sms.commit({ by: 'PER-004', on: '2026-05-04', files: { [file]: procedure('2026-05-04', 'Find the disk.') } });
    return sms;
  }

  test('a day before the last change is said to have another text', async () => {
    expect(await notesOn(story(), '2026-03-01')).toEqual([
      'On 2026-03-01 another text of PRO-002 was in force; the file holds a text, in force from 2026-05-04. The manual shows the text of that day. Of the rules only those about what is in force look at it: whether it was approved rightly, by whom and with what proof is not judged here.',
    ]);
  });

  test('a day before the first text leaves nothing open', async () => {
    expect(await notesOn(story(), '2026-01-10')).toEqual([]);
  });

  test('without history nobody knows', async () => {
    const sms = story();
    sms.write({ 'clausebook.yaml': `${historySettings}history: none\n` });
    expect(await notesOn(sms, '2026-03-01')).toEqual([expect.stringContaining('is not known without history')]);
  });
});
