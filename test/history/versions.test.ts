import { describe, expect, test } from 'vitest';
import { commitDays } from '../../src/core/history/commit-days.ts';
import type { Commit } from '../../src/core/history/commit.ts';
import { itemHistory } from '../../src/core/history/item-history.ts';
import { versionInForce } from '../../src/core/history/versions.ts';
import type { ItemVersion } from '../../src/core/history/versions.ts';
import type { History } from '../../src/core/history/history.ts';
import { historyText } from '../../src/report/history-text.ts';
import { readSms } from '../../src/io/read-sms.ts';
import { git } from '../support/git.ts';
import { GitSms } from '../support/git-sms.ts';
import {
  approvedPolicy,
  budgetDraft,
  commitPolicy,
  entryOf,
  policyFile,
  policyStory,
  policyText,
} from '../support/policy-story.ts';
import type { Policy } from '../support/policy-story.ts';

async function historyOf(
  sms: GitSms,
): Promise<{ readonly history: History; readonly versions: readonly ItemVersion[] }> {
  const model = await sms.sms();
  const item = model.items.get('POL-004');
  if (model.history === null || item === undefined) throw new Error('There is no history of the policy.');
  return { history: model.history, versions: model.history.versionsOf(item) };
}

/** `1.0 bound 2026-02-05 to 2026-03-12 (3 commits)` of every version. */
async function versionLines(sms: GitSms): Promise<readonly string[]> {
  const { versions } = await historyOf(sms);
  return versions.map(
    ({ version, isBound, from, to, revisions }) =>
      `${version} ${isBound ? 'bound' : 'unbound'} ${from ?? '-'} to ${to ?? '-'} (${revisions.map(({ kind }) => kind).join(' ')})`,
  );
}

const withLimit = (policy: Policy, limit: string): string => policy.body.replace('1200', limit);

/** 1.0 approved in February, 1.1 written and approved in March, in force from April. */
function twoVersions(): GitSms {
  const { sms, policy } = policyStory();
  const next: Policy = {
    ...policy,
    version: '1.1',
    body: withLimit(policy, '1500'),
    more: 'effective_from: 2026-04-01\n',
  };
  commitPolicy(sms, { ...next, status: 'draft' }, { by: 'PER-004', on: '2026-03-09', message: 'Raise a limit' });
  commitPolicy(sms, approvedPolicy(next, { on: '2026-03-12' }), {
    by: 'PER-003',
    on: '2026-03-12',
    message: 'Approve',
  });
  return sms;
}

describe('versions', () => {
  test('of one document: text, commits and days in force', async () => {
    const sms = twoVersions();
    expect(await versionLines(sms)).toEqual([
      '1.0 bound 2026-02-05 to 2026-04-01 (added control)',
      '1.1 bound 2026-04-01 to - (content control)',
    ]);
    const { history, versions } = await historyOf(sms);
    expect(versions.map(({ reasons }) => reasons)).toEqual([['Draft the policy'], ['Raise a limit']]);
    expect(versions.map(({ snapshot }) => /\| (\d+) \|/.exec(history.textOf(snapshot))?.[1])).toEqual(['1200', '1500']);
  });

  test.each([
    ['2026-02-04', null],
    ['2026-02-05', '1.0'],
    ['2026-03-31', '1.0'],
    ['2026-04-01', '1.1'],
    ['2027-01-01', '1.1'],
  ])('in force on %s: %s', async (day, version) => {
    const { versions } = await historyOf(twoVersions());
    expect(versionInForce(versions, day)?.version ?? null).toBe(version);
  });

  test('a withdrawn document is in force until the day before', async () => {
    const { sms, policy } = policyStory();
    const entry = entryOf(policy, { action: 'withdrawn', on: '2026-05-04' });
    const withdrawn = {
      ...policy,
      status: 'withdrawn',
      entries: [...policy.entries, entry],
      more: 'effective_to: 2026-05-04\n',
    };
    commitPolicy(sms, withdrawn, { by: 'PER-003', on: '2026-05-04' });
    const { versions } = await historyOf(sms);
    expect(versions.map(({ from, to }) => [from, to])).toEqual([['2026-02-05', '2026-05-04']]);
    expect(versionInForce(versions, '2026-05-03')?.version).toBe('1.0');
    expect(versionInForce(versions, '2026-05-04')).toBeNull();
  });

  test('moves, layout and mapping make no version', async () => {
    const { sms, policy } = policyStory();
    const moved = 'policies/money/budgets.md';
    sms.commit({ by: 'PER-004', on: '2026-03-01', files: { [policyFile]: null, [moved]: policyText(policy) } });
    sms.commit({ by: 'PER-004', on: '2026-03-02', files: { [moved]: policyText(policy).replaceAll('\n', '\r\n') } });
    const mapped = { ...policy, more: 'clauses: ["8.4.1"]\n' };
    sms.commit({ by: 'PER-004', on: '2026-03-03', files: { [moved]: policyText(mapped) } });
    const { history, versions } = await historyOf(sms);
    expect(versions.map(({ version, isBound, to }) => [version, isBound, to])).toEqual([['1.0', true, null]]);
    expect(history.revisions.get('POL-004')?.map(({ kind }) => kind)).toEqual([
      'added',
      'control',
      'moved',
      'layout',
      'control',
    ]);
  });

  test('a text that was changed and put back stays with its version: the next one counts its own authors only', async () => {
    const { sms, policy } = policyStory();
    const spoilt = { ...policy, body: 'Something else altogether.\n' };
    commitPolicy(sms, spoilt, { by: 'PER-005', on: '2026-03-01', message: 'Spoil it' });
    commitPolicy(sms, policy, { by: 'PER-005', on: '2026-03-02', message: 'Put it back' });
    const next = { ...policy, version: '1.1', body: withLimit(policy, '1500') };
    commitPolicy(sms, { ...next, status: 'draft' }, { by: 'PER-004', on: '2026-03-09' });
    commitPolicy(sms, approvedPolicy(next, { on: '2026-03-12' }), { by: 'PER-003', on: '2026-03-12' });
    const { history, versions } = await historyOf(sms);
    expect(versions.map((version) => history.authorsOf(version).map(({ who }) => who.person))).toEqual([
      ['PER-005', 'PER-004'],
      ['PER-004'],
    ]);
  });

  test('a version on a branch that was squashed counts as what reached the line', async () => {
    const { sms, policy } = policyStory();
    sms.branch('next');
    const one = { ...policy, version: '1.1', body: withLimit(policy, '1500') };
    commitPolicy(sms, approvedPolicy(one, { on: '2026-03-02' }), { by: 'PER-004', on: '2026-03-02' });
    sms.checkout('main');
    sms.squash('next', { by: 'PER-004', on: '2026-03-06', message: 'Next version (#3)' });
    expect(await versionLines(sms)).toEqual([
      '1.0 bound 2026-02-05 to 2026-03-02 (added control)',
      '1.1 bound 2026-03-02 to - (content)',
    ]);
  });

  test('a version on a branch that was merged has the commits of the branch', async () => {
    const { sms, policy } = policyStory();
    sms.branch('next');
    const next = { ...policy, version: '1.1', body: withLimit(policy, '1500') };
    commitPolicy(sms, { ...next, status: 'draft' }, { by: 'PER-005', on: '2026-03-02', message: 'Raise a limit' });
    commitPolicy(sms, approvedPolicy(next, { on: '2026-03-04' }), {
      by: 'PER-003',
      on: '2026-03-04',
      message: 'Approve',
    });
    sms.checkout('main');
    sms.commit({ by: 'PER-002', on: '2026-03-05', files: { 'content/pages/index.md': '# Welcome\n' } });
    sms.merge('next', { by: 'PER-002', on: '2026-03-06', message: 'Merge next' });
    expect(await versionLines(sms)).toEqual(
      ['1.0 bound 2026-02-05 to 2026-03-04 (added control)', '1.1 bound 2026-03-04 to - (content)'].map((line) =>
        line.replace('(content)', '(content control)'),
      ),
    );
    const { history, versions } = await historyOf(sms);
    expect(versions.map((version) => history.authorsOf(version).map(({ who }) => who.person))).toEqual([
      ['PER-004'],
      ['PER-005'],
    ]);
    const arrivals = history.revisions.get('POL-004')?.map(({ arrival }) => arrival.message);
    expect(arrivals).toEqual(['Draft the policy', 'Approve the policy', 'Merge next', 'Merge next']);
  });

  test('what is not committed yet is the last version', async () => {
    const { sms, policy } = policyStory();
    const next = { ...policy, version: '1.1', body: withLimit(policy, '1500') };
    sms.write({ [policyFile]: policyText(approvedPolicy(next, { on: '2026-03-12' })) });
    expect(await versionLines(sms)).toEqual([
      '1.0 bound 2026-02-05 to 2026-03-12 (added control)',
      '1.1 bound 2026-03-12 to - ()',
    ]);
  });

  test('who wrote how much: co-authors count, the committer does not', async () => {
    const sms = GitSms.start();
    commitPolicy(sms, budgetDraft, {
      by: 'PER-004',
      committer: 'PER-003',
      on: '2026-02-02',
      message: 'Draft\n\nCo-authored-by: Eve Lund <eve.lund@example.org>',
    });
    commitPolicy(sms, { ...budgetDraft, body: withLimit(budgetDraft, '1500') }, { by: 'PER-005', on: '2026-02-03' });
    const { history, versions } = await historyOf(sms);
    const [version] = versions;
    const shares = version === undefined ? [] : history.authorsOf(version);
    expect(
      shares.map(({ who, lines, share, ownShare }) => [
        who.person,
        lines,
        Math.round(ownShare * 100),
        Math.round(share * 100),
      ]),
    ).toEqual([
      ['PER-005', 8, 25, 100],
      ['PER-004', 6, 0, 75],
    ]);
    const past = itemHistory(await sms.sms(), 'POL-004');
    const text = past === null ? '' : historyText(past, false);
    expect(text).toContain(
      '  written by Eve Lund (25 % to 100 %), Dan Frost (at most 75 %)\n  who wrote which line of a commit that names several people cannot be told\n',
    );
  });

  test('who wrote how much: single commits tell it', async () => {
    const sms = GitSms.start();
    commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-02-02' });
    commitPolicy(sms, { ...budgetDraft, body: withLimit(budgetDraft, '1500') }, { by: 'PER-005', on: '2026-02-03' });
    const past = itemHistory(await sms.sms(), 'POL-004');
    const text = past === null ? '' : historyText(past, false);
    expect(text).toContain('  written by Dan Frost (75 %), Eve Lund (25 %)\n');
    expect(text).not.toContain('who wrote which line');
  });
});

describe('the day of a commit', () => {
  const commit = (id: string, on: string, parents: readonly string[]): Commit => {
    const person = { name: 'Ada', email: 'ada@example.org', at: Date.parse(`${on}T12:00:00Z`) / 1000, offset: 0 };
    return { id, parents, author: person, committer: person, message: '', changes: [], brought: [] };
  };
  const daysOf = (...days: readonly string[]): readonly string[] => {
    const commits = days.map((day, index) => commit(`c${index}`, day, index === 0 ? [] : [`c${index - 1}`]));
    return [...commitDays(commits.toReversed(), 'UTC').values()];
  };

  test('is the stated one, but never before that of its parent', () => {
    expect(daysOf('2026-01-01', '2026-03-01', '2026-01-05', '2026-03-02')).toEqual([
      '2026-01-01',
      '2026-03-01',
      '2026-03-01',
      '2026-03-02',
    ]);
  });

  test('a clock that ran ahead does not count for what follows', () => {
    expect(daysOf('2026-01-01', '2030-01-01', '2026-01-05', '2026-01-06', '2026-01-07')).toEqual([
      '2026-01-01',
      '2026-01-01',
      '2026-01-05',
      '2026-01-06',
      '2026-01-07',
    ]);
  });
});

describe.each(['git', 'isomorphic-git'] as const)('tags with %s', (engine) => {
  const page = (text: string): Readonly<Record<string, string>> => ({ 'content/pages/index.md': `# ${text}\n` });
  const standings = async (sms: GitSms): Promise<readonly string[]> => {
    const model = await readSms(sms.root, { now: '2026-06-30T12:00:00Z', engine });
    return model.history?.tags.map(({ name, standing }) => `${name} ${standing}`) ?? ['no history'];
  };

  test('one on the way, or on another branch, is no matter', async () => {
    const { sms } = policyStory();
    sms.tag('behind');
    sms.branch('other');
    sms.commit({ by: 'PER-002', on: '2026-03-01', files: page('Welcome') });
    sms.tag('other');
    sms.checkout('main');
    expect(await standings(sms)).toEqual(['behind elsewhere', 'other elsewhere']);
  });

  test.each([['given up'], ['squashed']])('nor is one on a branch that was %s', async (what) => {
    const { sms, policy } = policyStory();
    sms.branch('side');
    commitPolicy(sms, { ...policy, status: 'draft', version: '1.1' }, { by: 'PER-004', on: '2026-03-01' });
    sms.tag('candidate');
    sms.checkout('main');
    if (what === 'squashed') sms.squash('side', { by: 'PER-004', on: '2026-03-03', message: 'Next version (#2)' });
    else sms.commit({ by: 'PER-004', on: '2026-03-03', files: page('Welcome') });
    sms.drop('side');
    expect(await standings(sms)).toEqual(['candidate elsewhere']);
  });

  test.each([['its own root'], ['another manual']])('nor is one on %s', async (what) => {
    const { sms } = policyStory();
    git(sms.root, 'checkout', '-q', '--orphan', 'gh-pages');
    const text =
      what === 'its own root' ? { 'index.html': '<p>\n' } : { 'policies/pol-004.md': policyText(budgetDraft) };
    sms.commit({ by: 'PER-002', on: '2026-03-01', message: 'Publish', files: text });
    sms.tag('pages');
    git(sms.root, 'checkout', '-q', '-f', 'main');
    sms.drop('gh-pages');
    expect(await standings(sms)).toEqual(['pages elsewhere']);
  });

  test.each([
    ['content', { files: page('Hello') }],
    ['words', { files: page('Welcome'), message: 'Other words' }],
    ['author', { files: page('Welcome'), by: { name: 'Eve Lund', email: 'eve.lund@example.org' } }],
  ] as const)('a commit amended in its %s replaced that of the tag', async (_what, amended) => {
    const { sms } = policyStory();
    sms.commit({ by: 'PER-002', on: '2026-03-01', files: page('Welcome') });
    sms.tag('amended');
    sms.rewind('HEAD~1');
    sms.commit({ by: 'PER-002', on: '2026-03-01', ...amended });
    expect(await standings(sms)).toEqual(['amended replaced']);
  });

  test('a commit taken out from among others replaced what follows, and so did a new root', async () => {
    const { sms } = policyStory();
    sms.commit({ by: 'PER-002', on: '2026-03-01', message: 'Welcome', files: page('Welcome') });
    sms.commit({ by: 'PER-005', on: '2026-03-02', message: 'More', files: { 'content/pages/more.md': '# More\n' } });
    sms.tag('whole');
    sms.rewind('HEAD~2');
    sms.commit({ by: 'PER-005', on: '2026-03-02', message: 'More', files: { 'content/pages/more.md': '# More\n' } });
    expect(await standings(sms)).toEqual(['whole replaced']);
    git(sms.root, 'checkout', '-q', '--orphan', 'anew');
    sms.commit({ by: 'PER-002', on: '2025-01-02', message: 'Start the manual', files: page('Anew') });
    sms.drop('main');
    expect(await standings(sms)).toEqual(['whole replaced']);
  });

  test('a branch that was rebased and taken over holds its commits twice', async () => {
    const { sms } = policyStory();
    sms.branch('side');
    sms.commit({ by: 'PER-005', on: '2026-03-02', message: 'Welcome', files: page('Welcome') });
    sms.tag('candidate');
    sms.checkout('main');
    sms.commit({ by: 'PER-002', on: '2026-03-03', message: 'More', files: { 'content/pages/more.md': '# More\n' } });
    sms.commit({ by: 'PER-005', on: '2026-03-02', message: 'Welcome', files: page('Welcome') });
    sms.drop('side');
    expect(await standings(sms)).toEqual(['candidate repeated']);
    const { judgement } = await sms.check();
    expect(judgement.findings.filter(({ rule }) => rule === 'VERS-010')).toEqual([]);
    expect(judgement.notes.filter(({ rule }) => rule === 'VERS-010').map(({ message }) => message)).toEqual([
      'Whether the history behind the tag candidate was rewritten cannot be said: the current state holds the same commits a second time. A branch that was rebased and taken over looks like that.',
    ]);
  });
});

describe('versions under light control, where the merge is the approval', () => {
  const file = 'content/procedures/pro-002.md';
  const procedure = (version: string, status: string, more = ''): string =>
    `---\nid: PRO-002\nowner: ROL-004\nversion: "${version}"\nstatus: ${status}\nclassification: internal\n${more}---\n\n# Restore a backup\n\nStep ${version}.\n`;
  const platform = { name: 'Platform', email: 'noreply@platform.example' };

  /** 1.0 is merged by a person, 1.1 squashed by the platform, 1.2 still a draft. */
  function story(): GitSms {
    const sms = GitSms.start();
    sms.branch('first');
    sms.commit({ by: 'PER-005', on: '2026-02-02', files: { [file]: procedure('1.0', 'approved') } });
    sms.checkout('main');
    sms.merge('first', { by: 'PER-004', on: '2026-02-04' });
    sms.commit({
      by: 'PER-005',
      committer: platform,
      on: '2026-03-02',
      files: { [file]: procedure('1.1', 'approved', 'effective_from: 2026-03-10\n') },
    });
    sms.commit({ by: 'PER-005', on: '2026-04-02', files: { [file]: procedure('1.2', 'draft') } });
    return sms;
  }

  test('are in force from the merge, or the day they state', async () => {
    const model = await story().sms();
    const item = model.items.get('PRO-002');
    const versions = item === undefined ? [] : (model.history?.versionsOf(item) ?? []);
    expect(versions.map(({ version, from, to, merged }) => [version, merged?.on ?? null, from, to])).toEqual([
      ['1.0', '2026-02-04', '2026-02-04', '2026-03-10'],
      ['1.1', '2026-03-02', '2026-03-10', null],
      ['1.2', null, null, null],
    ]);
    expect(versionInForce(versions, '2026-03-09')?.version).toBe('1.0');
  });

  test('name who merged where that is known', async () => {
    const past = itemHistory(await story().sms(), 'PRO-002');
    expect(past?.versions.map(({ merged }) => merged?.by ?? null)).toEqual([null, null, 'Dan Frost']);
  });

  test('leave nothing open on a day before the first', async () => {
    const { judgement } = await story().check({ asOf: '2026-01-15' });
    expect(judgement.notes.filter(({ item }) => item === 'PRO-002')).toEqual([]);
  });
});
