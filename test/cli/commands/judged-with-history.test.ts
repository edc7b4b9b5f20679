import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { clausebook } from '../../support/command-line.ts';
import type { Outcome } from '../../support/command-line.ts';
import { GitSms } from '../../support/git-sms.ts';
import { closing, meeting, meetingFile, put } from '../../support/history-stories.ts';
import { MatrixStory, ownRow, policyRow } from '../../support/matrix-story.ts';
import { approvedPolicy, budgetDraft, commitPolicy, policyFile, policyStory } from '../../support/policy-story.ts';

// Every command is a process of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const run = (sms: GitSms, ...args: readonly string[]): Promise<Outcome> => clausebook(args, sms.root);

/** Nothing is written: the file is as it was. */
async function refused(sms: GitSms, file: string, ...args: readonly string[]): Promise<string> {
  const before = readFileSync(join(sms.root, file), 'utf8');
  const { code, err } = await run(sms, ...args);
  expect(code).toBe(1);
  expect(readFileSync(join(sms.root, file), 'utf8')).toBe(before);
  return err;
}

/** The draft of 1.1 with another text. */
function nextDraft(): GitSms {
  const { sms, policy } = policyStory();
  const next = { ...policy, version: '1.1', status: 'draft', body: 'Nobody spends what nobody planned.\n' };
  commitPolicy(sms, next, { by: 'PER-004', on: '2026-03-09', message: 'Write the next version' });
  return sms;
}

const minutes = (topic: string): string => `The desk met.\n\n## Topics\n\n- ${topic}`;

/** A meeting that was closed, and opened again with these topics. */
async function reopened(topic: string): Promise<GitSms> {
  const sms = GitSms.start();
  const body = minutes('The handover works.');
  const extra = await closing(sms, { body });
  put(sms, '2026-03-06', { [meetingFile]: meeting({ body, extra }) });
  put(sms, '2026-03-20', { [meetingFile]: meeting({ status: 'open', body: minutes(topic) }) });
  return sms;
}

describe('approve is judged with the history', () => {
  const approve = ['approve', 'POL-004', '--by', 'PER-003', '--yes'];

  test('a day before the text was there is refused', async () => {
    const err = await refused(nextDraft(), policyFile, ...approve, '--on', '2026-01-05');
    expect(err).toMatch(/Not written: the check would then report\n {2}APPR-007 [^]*2026-01-05/);
  });

  test('a day after it is written', async () => {
    expect(await run(nextDraft(), ...approve, '--on', '2026-03-10')).toMatchObject({ code: 0 });
  });

  test('a new authority matrix takes no right away from what was approved before', async () => {
    const story = await MatrixStory.start([policyRow('ROL-003'), ownRow('ROL-001')]);
    commitPolicy(story.sms, budgetDraft, { by: 'PER-004', on: '2026-02-02' });
    commitPolicy(story.sms, approvedPolicy(budgetDraft), { by: 'PER-003', on: '2026-02-05' });
    story.draft([policyRow('ROL-001'), ownRow('ROL-004')]);
    const matrix = ['approve', 'AUT-001', '--yes', '--on', '2026-05-06', '--by'];
    const err = await refused(story.sms, 'policies/aut-001.md', ...matrix, 'PER-004');
    expect(err).toContain('AUT-001 version 1.0 gives it to ROL-001 (Managing Director).');
    expect(await run(story.sms, ...matrix, 'PER-001')).toMatchObject({ code: 0 });
  });

  test('a second text under an approved number is refused, also where the first approval is gone from the file', async () => {
    const { sms, policy } = policyStory();
    const again = { ...policy, status: 'draft', entries: [], body: 'Nobody spends what nobody planned.\n' };
    commitPolicy(sms, again, { by: 'PER-004', on: '2026-03-09' });
    const err = await refused(sms, policyFile, ...approve, '--on', '2026-03-10');
    expect(err).toContain('Version 1.0 of POL-004 was approved on 2026-02-05 with another text');
  });
});

describe('close is judged with the history', () => {
  const close = ['close', 'MTG-001', '--by', 'PER-002', '--on', '2026-03-20'];

  test('a record that was closed with another text is refused', async () => {
    const err = await refused(await reopened('The handover does not work.'), meetingFile, ...close);
    expect(err).toMatch(/Not written: the check would then report\n {2}RECD-002 /);
  });

  test('one that was never closed is written', async () => {
    const sms = GitSms.start();
    put(sms, '2026-03-06', { [meetingFile]: meeting({ status: 'open', body: minutes('The handover works.') }) });
    expect(await run(sms, ...close)).toMatchObject({ code: 0, err: '' });
  });
});

describe('review is judged with the history', () => {
  const review = (by: string, ...more: readonly string[]): readonly string[] => [
    'review',
    'POL-004',
    '--by',
    by,
    '--outcome',
    'no-change',
    ...more,
  ];

  test('by somebody without the role is refused', async () => {
    const err = await refused(policyStory().sms, policyFile, ...review('PER-005'));
    expect(err).toBe(
      'Not written. PER-005 (Eve Lund) held no role on 2026-06-30 that may review POL-004.\n' +
        'Its owner ROL-004 (Service Owner) reviews it, or somebody who may review or approve it (authority matrix).\n',
    );
  });

  test('on a day before it was in force is refused', async () => {
    const err = await refused(policyStory().sms, policyFile, ...review('PER-004', '--on', '2026-01-10'));
    expect(err).toContain('POL-004 was first in force on 2026-02-05, after 2026-01-10.');
  });

  test('of an earlier version, by its owner, is written', async () => {
    const sms = nextDraft();
    const { policy } = policyStory();
    commitPolicy(sms, approvedPolicy({ ...policy, version: '1.1' }, { on: '2026-03-20' }), {
      by: 'PER-003',
      on: '2026-03-20',
    });
    expect((await run(sms, ...review('PER-004', '--on', '2026-03-01'))).code).toBe(0);
  });
});

test('new gives no id that something else had', async () => {
  const { sms } = policyStory();
  put(sms, '2026-03-07', { [policyFile]: null });
  const add = ['new', 'policy', '--kind', 'financial', '--title', 'Travel', '--id'];
  const { code, err } = await run(sms, ...add, 'POL-004');
  expect([code, err]).toEqual([1, expect.stringContaining('IDEN-004')]);
  expect(await run(sms, ...add, 'POL-006')).toMatchObject({ code: 0, err: '' });
});

describe('revise says what is in force meanwhile', () => {
  test('the approved version', async () => {
    expect((await run(policyStory().sms, 'revise', 'POL-004')).out).toContain(
      'POL-004: version 1.1 is open; 1.0 stays in force until it is approved\n',
    );
  });

  test('the one before where the approved one is still to come', async () => {
    const sms = nextDraft();
    const { policy } = policyStory();
    const coming = { ...policy, version: '1.1', body: 'Nobody spends what nobody planned.\n' };
    commitPolicy(
      sms,
      { ...approvedPolicy(coming, { on: '2026-03-10' }), more: 'effective_from: 2026-08-01\n' },
      { by: 'PER-003', on: '2026-03-10' },
    );
    expect((await run(sms, 'revise', 'POL-004')).out).toContain(
      'POL-004: version 1.2 is open; 1.0 is in force now, 1.1 from 2026-08-01 on, unless 1.2 has taken its place by then\n',
    );
  });
});

describe('diff of a document that nobody approved', () => {
  test('shows what the last change of its text was', async () => {
    const sms = GitSms.start();
    const draft = budgetDraft;
    commitPolicy(sms, draft, { by: 'PER-004', on: '2026-02-02' });
    commitPolicy(sms, { ...draft, body: draft.body.replace('1200', '1500') }, { by: 'PER-004', on: '2026-02-03' });
    commitPolicy(
      sms,
      { ...draft, body: draft.body.replace('1200', '1500'), more: 'tags: [money]\n' },
      { by: 'PER-004', on: '2026-02-04' },
    );
    const { code, out } = await run(sms, 'diff', 'POL-004');
    expect(code).toBe(0);
    expect(out).toMatch(/the text before it was changed last, committed on 2026-02-02 \([0-9a-f]{12}\)/);
    expect(out).toContain('1500');
  });

  test('says so where it never changed', async () => {
    const sms = GitSms.start();
    commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-02-02' });
    const { code, err } = await run(sms, 'diff', 'POL-004');
    expect(code).toBe(2);
    expect(err).toContain('The text of POL-004 has not changed since it was first committed.');
  });
});
