import { expect, test } from 'vitest';
import { publishedSms } from '../../src/core/history/published-sms.ts';
import type { Sms } from '../../src/core/model/sms.ts';
import { sha256 } from '../../src/io/sha256.ts';
import { closedMeeting, meeting, meetingFile } from '../support/history-stories.ts';
import { GitSms } from '../support/git-sms.ts';
import { approvedPolicy, budgetDraft, commitPolicy, policyFile, policyText } from '../support/policy-story.ts';

const on = async (sms: GitSms, asOf: string): Promise<Sms> => publishedSms((await sms.check({ asOf })).sms, sha256);

/** A meeting of 5 March, closed on the 6th; minutes of 10 February that were filed in April. */
async function meetings(): Promise<GitSms> {
  const sms = GitSms.start({ [meetingFile]: meeting({ status: 'open' }) });
  await closedMeeting(sms);
  const late = meeting({ id: 'MTG-002', status: 'closed' }).replace('date: 2026-03-05', 'date: 2026-02-10');
  sms.commit({ by: 'PER-002', on: '2026-04-20', files: { 'content/records/mtg-002.md': late } });
  return sms;
}

test('a record is as it was at the end of the day', async () => {
  const sms = await meetings();
  expect((await on(sms, '2026-03-05')).items.get('MTG-001')?.state).toBe('open');
  expect((await on(sms, '2026-03-06')).items.get('MTG-001')?.state).toBe('closed');
});

test('what happened later is not there', async () => {
  const sms = GitSms.start();
  await closedMeeting(sms);
  expect((await on(sms, '2026-03-04')).items.has('MTG-001')).toBe(false);
  expect((await sms.check({ asOf: '2026-03-04' })).judgement.findings.some(({ item }) => item === 'MTG-001')).toBe(
    false,
  );
});

test('what happened before and was filed later is there', async () => {
  const sms = await meetings();
  expect((await on(sms, '2026-02-15')).items.has('MTG-002')).toBe(true);
  expect((await on(sms, '2026-02-05')).items.has('MTG-002')).toBe(false);
});

test('a document that was written later is not there, one that was a draft is a draft', async () => {
  const sms = GitSms.start();
  commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-02-02' });
  commitPolicy(sms, approvedPolicy(budgetDraft), { by: 'PER-003', on: '2026-02-05' });
  expect((await on(sms, '2026-02-01')).items.has('POL-004')).toBe(false);
  expect((await on(sms, '2026-02-03')).items.get('POL-004')?.state).toBe('draft');
  expect((await on(sms, '2026-02-05')).items.get('POL-004')?.state).toBe('effective');
});

test('an approval of an earlier day that was recorded later counts from its day', async () => {
  const sms = GitSms.start();
  commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-02-02' });
  commitPolicy(sms, approvedPolicy(budgetDraft), { by: 'PER-003', on: '2026-02-09' });
  expect((await on(sms, '2026-02-06')).items.get('POL-004')?.state).toBe('effective');
});

test('without history only what the dates say is left out', async () => {
  const sms = GitSms.start({
    'clausebook.yaml': 'organization: Example Ltd\nhistory: none\n',
    [meetingFile]: meeting(),
    [policyFile]: policyText(budgetDraft),
  });
  const then = await on(sms, '2026-03-04');
  expect([then.items.has('MTG-001'), then.items.has('POL-004')]).toEqual([false, true]);
});

test('lines of data that are dated later are not there', async () => {
  const sms = GitSms.start({
    'content/data/acks.csv':
      'id,date,documents,audience\nACK-001,2026-03-01,POL-001@1.0,UNI-001\nACK-002,2026-05-01,POL-001@1.1,UNI-001\n',
  });
  const ids = async (asOf: string): Promise<readonly string[]> =>
    [...(await on(sms, asOf)).items.keys()].filter((id) => id.startsWith('ACK-'));
  expect(await ids('2026-03-01')).toEqual(['ACK-001']);
  expect(await ids('2026-05-01')).toEqual(['ACK-001', 'ACK-002']);
});
