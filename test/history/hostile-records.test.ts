import { describe, expect, test } from 'vitest';
import { GitSms, historySettings } from '../support/git-sms.ts';
import type { Story } from '../support/history-stories.ts';
import {
  approval,
  approved,
  closedMeeting,
  closing,
  found,
  meeting,
  meetingFile,
  policy,
  policyFile,
  put,
  withdrawal,
} from '../support/history-stories.ts';

/** What happened, what is found, and the honest twin that stays silent. */
interface Case {
  readonly what: string;
  readonly finds: readonly string[];
  readonly hostile: Story;
  readonly honest: Story;
}

const cases: readonly Case[] = [
  {
    what: 'a record edited after closing',
    finds: ['RECD-002 error MTG-001'],
    hostile: async (sms) => {
      const closed = await closedMeeting(sms);
      put(sms, '2026-04-06', { [meetingFile]: meeting({ extra: closed, body: 'The handover fails.' }) });
    },
    honest: async (sms) => {
      const closed = await closedMeeting(sms);
      const corrections =
        'corrections:\n  - {at: 2026-04-06, by: PER-002, reason: misheard, text: It works at night too.}\n';
      put(sms, '2026-04-06', { [meetingFile]: meeting({ extra: `clauses: ["7.4"]\n${closed}${corrections}` }) });
    },
  },
  {
    what: 'a record edited and its digest rewritten',
    finds: ['RECD-002 error MTG-001'],
    hostile: async (sms) => {
      await closedMeeting(sms);
      const body = 'The handover fails.';
      put(sms, '2026-04-06', { [meetingFile]: meeting({ body, extra: await closing(sms, { body }) }) });
    },
    honest: async (sms) => {
      put(sms, '2026-03-06', { [meetingFile]: meeting({ extra: 'closed: {at: 2026-03-06, by: PER-002}\n' }) });
      put(sms, '2026-04-06', { [meetingFile]: meeting({ extra: await closing(sms) }) });
    },
  },
  {
    what: 'the day of closing changed',
    finds: ['RECD-002 error MTG-001'],
    hostile: async (sms) => {
      const closed = await closedMeeting(sms);
      put(sms, '2026-04-06', { [meetingFile]: meeting({ extra: closed.replace('2026-03-06', '2026-03-05') }) });
    },
    honest: async (sms) => {
      await closedMeeting(sms);
      const followed = await closing(sms, {}, ', follow_up: [{ref: A1, at: 2026-04-02, by: PER-005}]');
      put(sms, '2026-04-06', { [meetingFile]: meeting({ extra: followed }) });
    },
  },
  {
    what: 'an entry of what became of it taken back',
    finds: ['RECD-002 error MTG-001'],
    hostile: async (sms) => {
      const followed = await closing(sms, {}, ', follow_up: [{ref: A1, at: 2026-04-02, by: PER-005}]');
      put(sms, '2026-03-06', { [meetingFile]: meeting({ extra: followed }) });
      put(sms, '2026-04-06', { [meetingFile]: meeting({ extra: followed.replace('2026-04-02', '2026-04-22') }) });
    },
    honest: async (sms) => {
      const followed = await closing(sms, {}, ', follow_up: [{ref: A1, at: 2026-04-02, by: PER-005}]');
      put(sms, '2026-03-06', { [meetingFile]: meeting({ extra: followed }) });
      put(sms, '2026-04-06', {
        [meetingFile]: meeting({ extra: followed.replace('by: PER-005}', 'by: PER-005, done: 2026-04-05}') }),
      });
    },
  },
  {
    what: 'a record reopened, changed and closed again',
    finds: ['RECD-002 error MTG-001'],
    hostile: async (sms) => {
      await closedMeeting(sms);
      put(sms, '2026-04-06', { [meetingFile]: meeting({ status: 'open' }) });
      const body = 'The handover fails.';
      put(sms, '2026-04-07', { [meetingFile]: meeting({ body, extra: await closing(sms, { body }) }) });
    },
    honest: async (sms) => {
      await closedMeeting(sms);
      put(sms, '2026-04-06', { [meetingFile]: meeting({ status: 'open' }) });
      const body = 'The handover works. Eve was there.';
      const why =
        'corrections:\n  - {at: 2026-04-07, by: PER-002, reason: a guest was missing, text: Eve was there.}\n';
      put(sms, '2026-04-07', { [meetingFile]: meeting({ body, extra: `${await closing(sms, { body })}${why}` }) });
    },
  },
  {
    what: 'a record deleted before its time',
    finds: ['RECD-003 error MTG-001'],
    hostile: async (sms) => {
      await closedMeeting(sms);
      put(sms, '2026-04-06', { [meetingFile]: null });
    },
    honest: async (sms) => {
      await closedMeeting(sms);
      put(sms, '2026-04-06', { [meetingFile]: null });
      put(sms, '2026-04-07', { [meetingFile]: meeting({ extra: await closing(sms) }) });
    },
  },
  {
    what: 'a record deleted after its time, without a disposal',
    finds: ['RECD-003 error MTG-001'],
    hostile: (sms) => {
      put(sms, '2026-03-06', {
        [meetingFile]: meeting({ extra: 'retain_until: 2026-04-01\nclosed: {at: 2026-03-06, by: PER-002}\n' }),
      });
      put(sms, '2026-04-06', { [meetingFile]: null });
    },
    honest: (sms) => {
      put(sms, '2026-03-06', {
        [meetingFile]: meeting({ extra: 'retain_until: 2026-04-01\nclosed: {at: 2026-03-06, by: PER-002}\n' }),
      });
      const row =
        '{id: DPN-001, items: [{id: MTG-001}], rule: Minutes, method: delete, authorised_by: ROL-002, at: 2026-04-06}';
      put(sms, '2026-04-06', {
        [meetingFile]: null,
        'content/registers/disposals.md': `---\nid: REG-010\ntype: register\nof: [disposition]\nowner: ROL-002\nclassification: internal\nrows:\n  - ${row}\n---\n\n# Disposals\n`,
      });
    },
  },
  {
    what: 'a correction altered',
    finds: ['RECD-011 error MTG-001'],
    hostile: async (sms) => {
      const closed = await closedMeeting(sms);
      const entry = 'corrections:\n  - {at: 2026-04-02, by: PER-002, reason: misheard, text: Eve came.}\n';
      put(sms, '2026-04-02', { [meetingFile]: meeting({ extra: closed + entry }) });
      put(sms, '2026-05-02', { [meetingFile]: meeting({ extra: closed + entry.replace('Eve', 'Nobody') }) });
    },
    honest: async (sms) => {
      const closed = await closedMeeting(sms);
      const entry = 'corrections:\n  - {at: 2026-04-02, by: PER-002, reason: misheard, text: Eve came.}\n';
      put(sms, '2026-04-02', { [meetingFile]: meeting({ extra: closed + entry }) });
      const second = '  - {at: 2026-05-02, by: PER-002, reason: forgotten, text: She came late.}\n';
      put(sms, '2026-05-02', { [meetingFile]: meeting({ extra: closed + entry + second }) });
    },
  },
  {
    what: 'a correction without author',
    finds: ['RECD-011 error MTG-001'],
    hostile: async (sms) => {
      const closed = await closedMeeting(sms);
      put(sms, '2026-04-02', {
        [meetingFile]: meeting({
          extra: `${closed}corrections:\n  - {at: 2026-04-02, reason: misheard, text: Eve came.}\n`,
        }),
      });
    },
    honest: async (sms) => {
      const closed = await closedMeeting(sms);
      put(sms, '2026-04-02', {
        [meetingFile]: meeting({
          extra: `${closed}corrections:\n  - {at: 2026-04-02, reason: misheard, text: Eve came.}\n`,
        }),
      });
      put(sms, '2026-04-03', {
        [meetingFile]: meeting({
          extra: `${closed}corrections:\n  - {at: 2026-04-02, by: PER-002, reason: misheard, text: Eve came.}\n`,
        }),
      });
    },
  },
  {
    what: 'a record made long after the event',
    finds: ['RECD-004 info MTG-001'],
    hostile: (sms) => put(sms, '2026-06-06', { [meetingFile]: meeting({ status: 'open' }) }),
    honest: (sms) => put(sms, '2026-03-20', { [meetingFile]: meeting({ status: 'open' }) }),
  },
  {
    what: 'a record with a backdated commit that a later one brought in',
    finds: ['RECD-004 info MTG-001'],
    hostile: (sms) => {
      put(sms, '2026-06-05', { [policyFile]: policy({ status: 'draft' }) });
      put(sms, '2026-03-06', { [meetingFile]: meeting({ status: 'open' }) });
    },
    honest: (sms) => {
      put(sms, '2026-03-05', { [policyFile]: policy({ status: 'draft' }) });
      put(sms, '2026-03-06', { [meetingFile]: meeting({ status: 'open' }) });
    },
  },
  {
    what: 'closed with a day after its commit',
    finds: ['RECD-006 error MTG-001'],
    hostile: (sms) =>
      put(sms, '2026-03-06', { [meetingFile]: meeting({ extra: 'closed: {at: 2026-03-26, by: PER-002}\n' }) }),
    // Half past eleven in the evening in the west is the next day in London.
    honest: (sms) =>
      put(sms, '2026-03-06T23:30:00Z', {
        [meetingFile]: meeting({ extra: 'closed: {at: 2026-03-06, by: PER-002}\n' }),
      }),
  },
  {
    what: 'a bot as recorder',
    finds: ['RECD-009 warn MTG-001'],
    hostile: (sms) =>
      put(
        sms,
        '2026-03-06',
        { [meetingFile]: meeting({ status: 'open' }) },
        { by: { name: 'desk[bot]', email: 'desk@example.org' } },
      ),
    honest: (sms) =>
      put(
        sms,
        '2026-03-06',
        { [meetingFile]: meeting({ status: 'open', extra: 'recorded: {by: Ticket system, at: 2026-03-06}\n' }) },
        { by: { name: 'desk[bot]', email: 'desk@example.org' } },
      ),
  },
  {
    what: 'a stranger as recorder',
    finds: ['RECD-009 warn MTG-001'],
    hostile: (sms) =>
      put(
        sms,
        '2026-03-06',
        { [meetingFile]: meeting({ status: 'open' }) },
        { by: { name: 'Zed', email: 'zed@example.com' } },
      ),
    honest: (sms) => {
      sms.branch('from-outside');
      put(
        sms,
        '2026-03-06',
        { [meetingFile]: meeting({ status: 'open' }) },
        { by: { name: 'Zed', email: 'zed@example.com' } },
      );
      sms.checkout('main');
      sms.merge('from-outside', { by: 'PER-002', on: '2026-03-07' });
    },
  },
  {
    what: 'an id used again',
    finds: ['IDEN-004 error POL-004'],
    hostile: async (sms) => {
      await approved(sms);
      put(sms, '2026-03-05', { [policyFile]: null });
      put(sms, '2026-04-05', {
        [policyFile]: policy({ status: 'draft', title: 'Visitors', body: 'Guests wear a badge and never walk alone.' }),
      });
    },
    honest: async (sms) => {
      await approved(sms);
      put(sms, '2026-03-05', { [policyFile]: null });
      await approved(sms);
    },
  },
  {
    what: 'an id changed during a rename',
    finds: ['IDEN-005 error POL-014'],
    hostile: async (sms) => {
      await approved(sms);
      put(sms, '2026-03-05', {
        [policyFile]: null,
        'policies/pol-014.md': policy({ id: 'POL-014', extra: approval() }),
      });
    },
    honest: async (sms) => {
      await approved(sms);
      put(sms, '2026-03-05', { [policyFile]: null, 'policies/money/budgets.md': policy({ extra: approval() }) });
    },
  },
  {
    what: 'a withdrawn version opened again',
    finds: ['LIFE-001 error POL-004'],
    hostile: async (sms) => {
      await approved(sms);
      put(sms, '2026-03-05', { [policyFile]: policy({ status: 'withdrawn', extra: approval() + withdrawal }) });
      put(sms, '2026-04-05', { [policyFile]: policy({ extra: approval() + withdrawal }) });
    },
    honest: async (sms) => {
      await approved(sms);
      put(sms, '2026-03-05', { [policyFile]: policy({ status: 'withdrawn', extra: approval() + withdrawal }) });
      put(sms, '2026-04-05', {
        [policyFile]: policy({ status: 'draft', version: '2.0', extra: approval() + withdrawal }),
      });
    },
  },
  {
    what: 'a first day long before the commit that brought it',
    finds: ['LIFE-010 warn POL-004'],
    hostile: (sms) => {
      put(
        sms,
        '2026-02-05',
        { [policyFile]: policy({ extra: approval('1.0', '2026-02-05', '2026-06-01') }) },
        { by: 'PER-003' },
      );
      put(
        sms,
        '2026-05-05',
        { [policyFile]: policy({ extra: approval('1.0', '2026-02-05', '2026-03-01') }) },
        { by: 'PER-003' },
      );
    },
    honest: (sms) => {
      put(
        sms,
        '2026-02-05',
        { [policyFile]: policy({ extra: approval('1.0', '2026-02-05', '2026-06-01') }) },
        { by: 'PER-003' },
      );
      put(
        sms,
        '2026-05-05',
        { [policyFile]: policy({ extra: approval('1.0', '2026-02-05', '2026-05-01') }) },
        { by: 'PER-003' },
      );
    },
  },
  {
    what: 'an approval recorded two months later',
    finds: ['LIFE-010 warn POL-004'],
    hostile: (sms) => {
      put(sms, '2026-02-02', { [policyFile]: policy({ status: 'draft' }) });
      put(sms, '2026-04-10', { [policyFile]: policy({ extra: approval() }) }, { by: 'PER-003' });
    },
    honest: (sms) => {
      sms.branch('approve');
      put(sms, '2026-02-02', { [policyFile]: policy({ status: 'draft' }) });
      put(sms, '2026-02-05', { [policyFile]: policy({ extra: approval() }) }, { by: 'PER-003' });
      sms.checkout('main');
      sms.squash('approve', { by: 'PER-002', on: '2026-02-12' });
    },
  },
  {
    what: 'a draft that lingers',
    finds: ['LIFE-008 info POL-004'],
    hostile: async (sms) => {
      await approved(sms);
      put(sms, '2026-02-20', { [policyFile]: policy({ status: 'draft', version: '2.0', extra: approval() }) });
    },
    honest: async (sms) => {
      await approved(sms);
      put(sms, '2026-05-20', { [policyFile]: policy({ status: 'draft', version: '2.0', extra: approval() }) });
    },
  },
  {
    what: 'a review put off without a review',
    finds: ['REVW-004 info POL-004'],
    hostile: (sms) => {
      put(sms, '2026-02-05', {
        [policyFile]: policy({ extra: `${approval()}review: {due: 2026-05-01, reason: New law.}\n` }),
      });
      put(sms, '2026-04-20', {
        [policyFile]: policy({ extra: `${approval()}review: {due: 2026-12-01, reason: New law.}\n` }),
      });
    },
    honest: (sms) => {
      put(sms, '2026-02-05', {
        [policyFile]: policy({ extra: `${approval()}review: {due: 2026-05-01, reason: New law.}\n` }),
      });
      put(sms, '2026-04-20', {
        [policyFile]: policy({
          extra: `${approval()}review: {due: 2026-12-01, reason: New law., log: [{at: 2026-04-20, by: PER-003, outcome: no-change}]}\n`,
        }),
      });
    },
  },
  {
    what: 'a review by somebody without the role',
    finds: ['REVW-005 warn POL-004'],
    hostile: (sms) =>
      put(sms, '2026-04-20', {
        [policyFile]: policy({
          extra: `${approval('1.0', '2026-04-10')}review: {log: [{at: 2026-04-20, by: PER-005, outcome: no-change}]}\n`,
        }),
      }),
    honest: (sms) =>
      put(sms, '2026-04-20', {
        [policyFile]: policy({
          extra: `${approval('1.0', '2026-04-10')}review: {log: [{at: 2026-04-20, by: PER-003, outcome: no-change}]}\n`,
        }),
      }),
  },
  {
    what: 'a rule switched off by its subject',
    finds: ['META-006 warn'],
    hostile: (sms) =>
      put(sms, '2026-04-20', { 'clausebook.yaml': `${historySettings}rules: {RECD-002: off}\n` }, { by: 'PER-004' }),
    honest: (sms) =>
      put(
        sms,
        '2026-04-20',
        { 'clausebook.yaml': `${historySettings}rules: {RECD-002: off}\n` },
        { by: 'PER-004', committer: 'PER-003', message: 'Change\n\nApproved-by: Cleo Park <cleo.park@example.org>' },
      ),
  },
];

describe('hostile repositories and their honest twins', () => {
  test.each(cases.map((entry) => [entry.what, entry] as const))('%s', async (_what, { hostile, honest, finds }) => {
    const bad = GitSms.start();
    await hostile(bad);
    expect(await found(bad)).toEqual(finds);
    const good = GitSms.start();
    await honest(good);
    expect(await found(good)).toEqual([]);
  });
});
