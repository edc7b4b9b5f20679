import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkSms } from '../../src/io/check-sms.ts';
import type { CheckOptions } from '../../src/io/check-sms.ts';
import { clausebook } from '../support/command-line.ts';
import { git, temporaryFolder } from '../support/git.ts';
import { GitSms } from '../support/git-sms.ts';
import type { Policy } from '../support/policy-story.ts';
import { approvedPolicy, commitPolicy, policyFile, policyStory, policyText } from '../support/policy-story.ts';

const engines = ['git', 'isomorphic-git'] as const;

interface Story {
  readonly sms: GitSms;
  /** Version 1.1 as it was approved on the protected branch. */
  readonly theirs: Policy;
}

/** Two branches open version 1.1; that of the other one was approved and merged, and this one is checked out. */
function twoBranches(): Story {
  const { sms, policy } = policyStory();
  const draft = { ...policy, version: '1.1', status: 'draft' };
  sms.branch('a');
  commitPolicy(sms, { ...draft, body: 'Nobody spends what nobody planned.\n' }, { by: 'PER-004', on: '2026-03-02' });
  sms.checkout('main');
  sms.branch('b');
  const other = commitPolicy(
    sms,
    { ...draft, body: 'Every service has a budget for a year.\n' },
    { by: 'PER-004', on: '2026-03-04' },
  );
  const entry = { on: '2026-03-05' };
  const theirs = commitPolicy(sms, approvedPolicy(other, entry), { by: 'PER-003', on: '2026-03-05' });
  sms.checkout('main');
  sms.merge('b', { by: 'PER-002', on: '2026-03-06', message: 'Merge b' });
  sms.checkout('a');
  return { sms, theirs };
}

/** Begins a merge that stops at a conflict, and takes the text of the other side. */
function beginMerge(root: string, branch = 'main'): void {
  expect(() => git(root, '-c', 'user.name=x', '-c', 'user.email=x@x', 'merge', '-q', branch)).toThrow();
  git(root, 'checkout', branch, '--', 'policies');
}

const opened = (theirs: Policy): string => policyText({ ...theirs, version: '1.2', status: 'draft' });

async function found(root: string, options: Partial<CheckOptions> = {}): Promise<readonly string[]> {
  const { judgement } = await checkSms(root, { now: '2026-06-30T12:00:00Z', ...options });
  return judgement.findings.flatMap(({ rule, severity, item }) =>
    /^(?:APPR|VERS|LIFE|IDEN)-/.test(rule) && severity !== 'info' ? [`${rule} ${severity} ${item ?? ''}`] : [],
  );
}

describe.each(engines)('a merge under way, read by %s', (engine) => {
  test('what it brings is history, before it is committed', async () => {
    const { sms, theirs } = twoBranches();
    beginMerge(sms.root);
    expect(await found(sms.root, { engine })).toEqual([]);
    sms.write({ [policyFile]: opened(theirs) });
    expect(await found(sms.root, { engine })).toEqual([]);
    expect(await found(sms.root, { engine, base: 'main' })).toEqual([]);
  });

  test('who brought the approval is known, as after the merge', async () => {
    const { sms } = twoBranches();
    beginMerge(sms.root);
    const model = (await checkSms(sms.root, { engine, now: '2026-06-30T12:00:00Z' })).sms;
    const item = model.items.get('POL-004');
    const entry = item?.approvals.at(-1);
    expect(item === undefined || entry === undefined ? null : model.history?.proofOf(item, entry)).toMatchObject({
      grade: 'C',
      recordedBy: { person: 'PER-003' },
    });
  });

  test('a linked work tree has a merge of its own', async () => {
    const { sms, theirs } = twoBranches();
    sms.checkout('main');
    const linked = join(temporaryFolder(), 'linked');
    git(sms.root, 'worktree', 'add', '-q', linked, 'a');
    beginMerge(linked);
    GitSms.at(linked).write({ [policyFile]: opened(theirs) });
    expect(await found(linked, { engine })).toEqual([]);
  });

  test('a text that neither side holds is lost, merge or not', async () => {
    const { sms, theirs } = twoBranches();
    beginMerge(sms.root);
    const digest = /cb1-sha256:[0-9a-f]{64}(?![^]*cb1)/.exec(policyText(theirs))?.[0] ?? '';
    sms.write({ [policyFile]: opened(theirs).replace(digest, `cb1-sha256:${'1'.repeat(64)}`) });
    expect(await found(sms.root, { engine })).toContain('VERS-010 error POL-004');
  });

  test('without a merge, only what the trusted base holds counts besides', async () => {
    const { sms, theirs } = twoBranches();
    sms.write({ [policyFile]: opened(theirs) });
    expect(await found(sms.root, { engine })).toEqual(['VERS-010 error POL-004']);
    expect(await found(sms.root, { engine, base: 'main' })).toEqual([]);
  });
});

test('revise works while a merge is under way', async () => {
  const { sms } = twoBranches();
  beginMerge(sms.root);
  const { code, err } = await clausebook(['revise', 'POL-004', '--reason', 'What branch a wanted'], sms.root);
  expect(err).not.toContain('VERS-010');
  expect(code).toBe(0);
}, 120_000);

test('a merge of what goes on from here is read in order', async () => {
  const { sms, policy } = policyStory();
  sms.branch('a');
  const next = { ...policy, version: '1.1', status: 'draft', body: 'Every service has a budget for a year.\n' };
  commitPolicy(sms, next, { by: 'PER-004', on: '2026-03-04' });
  commitPolicy(sms, approvedPolicy(next, { on: '2026-03-05' }), { by: 'PER-003', on: '2026-03-05' });
  sms.checkout('main');
  git(sms.root, '-c', 'user.name=x', '-c', 'user.email=x@x', 'merge', '-q', '--no-ff', '--no-commit', 'a');
  expect(await found(sms.root)).toEqual([]);
  const { history, items } = await sms.sms();
  const item = items.get('POL-004');
  expect(item === undefined ? [] : history?.versionsOf(item).map(({ version, from }) => [version, from])).toEqual([
    ['1.0', '2026-02-05'],
    ['1.1', '2026-03-05'],
  ]);
});
