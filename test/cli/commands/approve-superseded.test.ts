import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { clausebook } from '../../support/command-line.ts';
import type { GitSms } from '../../support/git-sms.ts';
import type { Policy } from '../../support/policy-story.ts';
import {
  approvedPolicy,
  budgetDraft,
  commitPolicy,
  policyFile,
  policyStory,
  policyText,
} from '../../support/policy-story.ts';

// Every command is a process of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const heirFile = 'policies/pol-005.md';
const heirDraft: Policy = {
  ...budgetDraft,
  id: 'POL-005',
  title: 'Policy on money',
  more: 'supersedes: [POL-004]\n',
};

function put(sms: GitSms, file: string, policy: Policy, on: string): void {
  sms.commit({ by: 'PER-003', on, files: { [file]: policyText(policy) } });
}

/** POL-004 1.0 was in force, and POL-005 takes its place on 5 March 2026. */
function replaced(): { readonly sms: GitSms; readonly policy: Policy; readonly heir: Policy } {
  const { sms, policy } = policyStory();
  sms.commit({ by: 'PER-004', on: '2026-03-02', files: { [heirFile]: policyText(heirDraft) } });
  const heir = approvedPolicy(heirDraft, { on: '2026-03-05' });
  put(sms, heirFile, heir, '2026-03-05');
  return { sms, policy, heir };
}

/** POL-005 1.1 no longer says that it takes the place of POL-004. */
function letGo({ sms, heir }: ReturnType<typeof replaced>): void {
  const next = { ...heir, version: '1.1', status: 'draft', more: '' };
  sms.commit({ by: 'PER-004', on: '2026-03-30', files: { [heirFile]: policyText(next) } });
  put(sms, heirFile, approvedPolicy(next, { on: '2026-04-02' }), '2026-04-02');
}

async function refused(sms: GitSms, ...args: readonly string[]): Promise<string> {
  const before = readFileSync(join(sms.root, policyFile), 'utf8');
  const { code, out, err } = await clausebook(args, sms.root);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(readFileSync(join(sms.root, policyFile), 'utf8')).toBe(before);
  return err;
}

describe('a document whose place another has taken', () => {
  test('is not revised, and the way out is told', async () => {
    expect(await refused(replaced().sms, 'revise', 'POL-004')).toBe(
      'Not written. POL-005 (Policy on money) has taken the place of POL-004 since 2026-03-05: a version of it that begins on 2026-06-30 would never be in force.\nTake POL-004 out of `supersedes` of POL-005 first (clausebook revise POL-005) and have that approved; or write a new document.\n',
    );
  });

  test('is not withdrawn any more; before that day it could be', async () => {
    const { sms } = replaced();
    const withdraw = ['withdraw', 'POL-004', '--by', 'PER-003', '--reason', 'No longer needed'] as const;
    expect(await refused(sms, ...withdraw, '--on', '2026-03-05')).toBe(
      'Not written. POL-005 (Policy on money) has had the place of POL-004 since 2026-03-05: it has ended already.\nNothing is left to withdraw. What should end now is POL-005, or a version of POL-004 that is in force.\n',
    );
    expect((await clausebook([...withdraw, '--on', '2026-03-04'], sms.root)).code).toBe(0);
  });

  test('also while the other one is open as a draft', async () => {
    const { sms, heir } = replaced();
    put(sms, heirFile, { ...heir, version: '1.1', status: 'draft', more: '' }, '2026-04-02');
    expect(await refused(sms, 'revise', 'POL-004')).toContain('has taken the place of POL-004');
  });

  test('gets no approval of a version that was opened before', async () => {
    const { sms, policy } = replaced();
    const next = { ...policy, version: '1.1', status: 'draft', body: 'A budget for a year.\n' };
    commitPolicy(sms, next, { by: 'PER-004', on: '2026-03-20' });
    const approve = ['approve', 'POL-004', '--by', 'PER-003', '--yes'] as const;
    expect(await refused(sms, ...approve, '--on', '2026-03-25')).toContain('has taken the place of POL-004');
    // Before that day it would have been in force for a while.
    expect((await clausebook([...approve, '--on', '2026-03-04'], sms.root)).code).toBe(0);
  });

  test('is revised and approved again when the other one has let go of it', async () => {
    const story = replaced();
    letGo(story);
    const { sms } = story;
    const revised = await clausebook(['revise', 'POL-004'], sms.root);
    expect(revised.err).not.toContain('Not written');
    expect(revised.code).toBe(0);
    sms.commit({ by: 'PER-004', on: '2026-04-03' });
    const approved = await clausebook(
      ['approve', 'POL-004', '--by', 'PER-003', '--on', '2026-04-09', '--yes'],
      sms.root,
    );
    expect(approved.code).toBe(0);
    sms.commit({ by: 'PER-003', on: '2026-04-09' });
    expect(await sms.findings(/^LIFE-/)).toEqual([]);
    const model = await sms.sms();
    const item = model.items.get('POL-004');
    expect(
      item === undefined ? [] : model.history?.versionsOf(item).map(({ version, from, to }) => [version, from, to]),
    ).toEqual([
      ['1.0', '2026-02-05', '2026-03-05'],
      ['1.1', '2026-04-09', null],
    ]);
  });

  test('without history the files tell it', async () => {
    const { sms } = replaced();
    const settings = readFileSync(join(sms.root, 'clausebook.yaml'), 'utf8');
    sms.write({ 'clausebook.yaml': `${settings}history: none\n` });
    expect(await refused(sms, 'revise', 'POL-004')).toContain('has taken the place of POL-004 since 2026-03-05');
  });
});
