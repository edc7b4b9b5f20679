import { describe, expect, test } from 'vitest';
import { askedDay } from '../../src/astro/asked-day.ts';
import { withoutAddresses } from '../../src/core/history/grade-of.ts';
import { pageFrame } from '../../src/views/page-frame.ts';
import { pageOfId } from '../../src/views/item-page.ts';
import { siteOf } from '../support/history-site.ts';
import { approvedPolicy, commitPolicy, policyStory } from '../support/policy-story.ts';

describe('a day that is asked for', () => {
  test.each([
    ['2026-06-29', 'past', 'as it was in force on that day, not as it is today'],
    ['2026-06-30', 'today', 'on the day this copy was made'],
    ['2026-07-01', 'later', 'as it will be in force on that day'],
  ] as const)('%s is %s, and every page says so', async (asOf, kind, words) => {
    const askedFor = askedDay({ asOf, now: '2026-06-30T23:30:00+02:00' }, 'Europe/Berlin');
    expect(askedFor).toBe(kind);
    const site = { ...(await siteOf(policyStory().sms)), askedDay: askedFor };
    expect(pageFrame(site, { title: 'x', section: null, path: '/' }).asOfWords).toContain(words);
  });

  test('is none where nobody asks', () => {
    expect(askedDay({}, 'UTC')).toBeNull();
  });
});

test('a page says when the next version comes into force, until it does', async () => {
  const { sms, policy } = policyStory();
  const next = approvedPolicy(
    {
      ...policy,
      version: '1.1',
      body: `${policy.body}\nIt is looked at every year.\n`,
      more: 'effective_from: 2026-09-01\n',
    },
    { on: '2026-03-12' },
  );
  commitPolicy(sms, { ...next, status: 'draft', entries: policy.entries }, { by: 'PER-004', on: '2026-03-09' });
  commitPolicy(sms, next, { by: 'PER-003', on: '2026-03-12', message: 'Approve it' });
  const on = async (asOf: string): Promise<unknown> =>
    pageOfId(await siteOf(sms, { asOf }), 'POL-004').banners.map(({ title, text, link }) => [title, text, link?.href]);
  expect(await on('2026-06-30')).toEqual([
    [
      'Version 1.1 comes into force on 1 September 2026',
      'This page shows version 1.0, which applies until then.',
      '/pol-004/history/#version-1.1',
    ],
  ]);
  expect(await on('2026-09-01')).toEqual([]);
});

test('names and subjects of commits cannot turn the direction of writing', () => {
  expect(withoutAddresses('Approve \u202Egnp.exe\u2069 for <ada@example.org>')).toBe('Approve \uFFFDgnp.exe\uFFFD for');
});
