import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { git } from '../support/git.ts';
import { GitSms } from '../support/git-sms.ts';
import type { Story } from '../support/history-stories.ts';
import { closedMeeting, closing, found, meeting, meetingFile, put } from '../support/history-stories.ts';

interface Case {
  readonly what: string;
  readonly finds: readonly string[];
  readonly hostile: Story;
  readonly honest: Story;
}

function moveTo(sms: GitSms, folder: string): void {
  mkdirSync(join(sms.root, folder), { recursive: true });
  renameSync(join(sms.root, meetingFile), join(sms.root, folder, 'mtg-001.md'));
}

const correction =
  'corrections:\n  - {at: 2026-04-06, by: PER-002, reason: a guest was missing, text: Eve was there.}\n';

const cases: readonly Case[] = [
  {
    what: 'a closed record moved to where the SMS does not look',
    finds: ['RECD-003 error MTG-001'],
    hostile: async (sms) => {
      await closedMeeting(sms);
      moveTo(sms, 'attic');
      put(sms, '2026-04-06', {});
    },
    honest: async (sms) => {
      await closedMeeting(sms);
      moveTo(sms, 'content/attic');
      put(sms, '2026-04-06', {});
    },
  },
  {
    what: 'a closed record called a draft again',
    finds: ['RECD-002 error MTG-001'],
    hostile: async (sms) => {
      await closedMeeting(sms);
      put(sms, '2026-04-06', { [meetingFile]: meeting({ status: 'draft' }) });
    },
    honest: async (sms) => {
      const closed = await closedMeeting(sms);
      put(sms, '2026-04-06', { [meetingFile]: meeting({ status: 'draft' }) });
      put(sms, '2026-04-07', { [meetingFile]: meeting({ extra: closed }) });
    },
  },
  {
    what: 'a closed record called a draft again and then deleted',
    finds: ['RECD-003 error MTG-001'],
    hostile: async (sms) => {
      await closedMeeting(sms);
      put(sms, '2026-04-06', { [meetingFile]: meeting({ status: 'draft' }) });
      put(sms, '2026-04-07', { [meetingFile]: null });
    },
    honest: (sms) => {
      put(sms, '2026-03-06', { [meetingFile]: meeting({ status: 'draft' }) });
      put(sms, '2026-04-07', { [meetingFile]: null });
    },
  },
  {
    what: 'a closed record opened, changed and left open',
    finds: ['RECD-002 error MTG-001'],
    hostile: async (sms) => {
      await closedMeeting(sms);
      put(sms, '2026-04-06', { [meetingFile]: meeting({ status: 'open', body: 'The handover fails.' }) });
    },
    honest: async (sms) => {
      await closedMeeting(sms);
      put(sms, '2026-04-06', {
        [meetingFile]: meeting({ status: 'open', body: 'The handover works. Eve came.', extra: correction }),
      });
    },
  },
  {
    what: 'a corrected record opened again without a word',
    finds: ['RECD-002 error MTG-001'],
    hostile: async (sms) => {
      const closed = await closedMeeting(sms);
      put(sms, '2026-04-06', { [meetingFile]: meeting({ extra: closed + correction }) });
      put(sms, '2026-05-06', { [meetingFile]: meeting({ status: 'open', body: 'It fails.', extra: correction }) });
    },
    honest: async (sms) => {
      const closed = await closedMeeting(sms);
      put(sms, '2026-04-06', { [meetingFile]: meeting({ extra: closed + correction }) });
      const second = '  - {at: 2026-05-06, by: PER-002, reason: the tape was found, text: It fails.}\n';
      put(sms, '2026-05-06', {
        [meetingFile]: meeting({ status: 'open', body: 'It fails.', extra: correction + second }),
      });
    },
  },
  {
    what: 'the act of closing taken out of a record that goes on being called closed',
    finds: ['RECD-002 error MTG-001'],
    hostile: async (sms) => {
      await closedMeeting(sms);
      put(sms, '2026-04-06', { [meetingFile]: meeting({ body: 'The handover fails.' }) });
    },
    honest: (sms) => put(sms, '2026-03-20', { [meetingFile]: meeting({ body: 'The handover fails.' }) }),
  },
  {
    what: 'a closed record deleted and brought back altered and open',
    finds: ['RECD-002 error MTG-001'],
    hostile: async (sms) => {
      await closedMeeting(sms);
      put(sms, '2026-04-06', { [meetingFile]: null });
      put(sms, '2026-04-07', { [meetingFile]: meeting({ status: 'open', body: 'The handover fails.' }) });
    },
    honest: async (sms) => {
      const closed = await closedMeeting(sms);
      put(sms, '2026-04-06', { [meetingFile]: null });
      put(sms, '2026-04-07', { [meetingFile]: meeting({ extra: closed }) });
    },
  },
  {
    what: 'the id of a closed record given to another one',
    finds: ['IDEN-004 error MTG-001'],
    hostile: async (sms) => {
      await closedMeeting(sms);
      put(sms, '2026-04-06', { [meetingFile]: null });
      const other = meeting({ status: 'open', body: 'Budgets for next year were told apart by service and customer.' });
      put(sms, '2026-04-07', { [meetingFile]: other.replace('Meeting of the desk', 'Money talk') });
    },
    honest: async (sms) => {
      await closedMeeting(sms);
      const other = meeting({ id: 'MTG-002', status: 'open', body: 'Budgets for next year.' });
      put(sms, '2026-03-20', { 'content/records/mtg-002.md': other });
    },
  },
];

describe('closed records do not escape', () => {
  test.each(cases.map((entry) => [entry.what, entry] as const))('%s', async (_what, { hostile, honest, finds }) => {
    const bad = GitSms.start();
    await hostile(bad);
    expect(await found(bad)).toEqual(finds);
    const good = GitSms.start();
    await honest(good);
    expect(await found(good)).toEqual([]);
  });

  test('the trusted base does not change that', async () => {
    const moved = GitSms.start();
    await closedMeeting(moved);
    const base = git(moved.root, 'rev-parse', 'HEAD');
    moveTo(moved, 'attic');
    put(moved, '2026-04-06', {});
    expect(await found(moved, { base })).toEqual(['RECD-003 error MTG-001']);
    const { judgement } = await moved.check({ base });
    expect(judgement.findings.find(({ rule }) => rule === 'RECD-003')).toMatchObject({
      message:
        'The record MTG-001 was moved from content/records/mtg-001.md to attic/mtg-001.md, where the SMS does not look for items, in the commit of 2026-04-06 by Ben Holt. It is to be kept until 2029-03-06: bring it back.',
      fix: 'Move it back: `git mv attic/mtg-001.md content/records/mtg-001.md`.',
    });
    const opened = GitSms.start();
    await closedMeeting(opened);
    opened.write({ [meetingFile]: meeting({ status: 'open' }) });
    expect(await found(opened, { base: 'HEAD' })).toEqual(['RECD-002 error MTG-001']);
  });

  test('an honest correction is silent at every step', async () => {
    const sms = GitSms.start();
    await closedMeeting(sms);
    put(sms, '2026-04-06', { [meetingFile]: meeting({ status: 'open', extra: correction }) });
    expect(await found(sms)).toEqual([]);
    const body = 'The handover works. Eve was there.';
    put(sms, '2026-04-06', { [meetingFile]: meeting({ status: 'open', body, extra: correction }) });
    expect(await found(sms)).toEqual([]);
    put(sms, '2026-04-07', { [meetingFile]: meeting({ body, extra: (await closing(sms, { body })) + correction }) });
    expect(await found(sms)).toEqual([]);
  });
});
