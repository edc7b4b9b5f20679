import { describe, expect, test } from 'vitest';
import { itemHistory } from '../../src/core/history/item-history.ts';
import { withoutLooseFields } from '../../src/core/history/unreadable-states.ts';
import { GitSms, organizationFile } from '../support/git-sms.ts';
import { closedMeeting, found, meeting, meetingFile, policy, policyFile, put } from '../support/history-stories.ts';

const draft = policy({ status: 'draft' });
const loose = (text: string): string => text.replaceAll(/^---\n/gm, '');

/** Day, kind and author of the commits of an item, oldest first. */
async function commitsOf(sms: GitSms, id: string): Promise<readonly string[]> {
  const past = itemHistory(await sms.sms(), id);
  const all = [...(past?.versions ?? []).flatMap(({ commits }) => commits), ...(past?.commits ?? [])];
  return all.map(({ on, kind, authors }) => `${on} ${kind} ${authors.join()}`).toSorted();
}

function lostAndFound(sms: GitSms): void {
  put(sms, '2026-02-01', { [policyFile]: draft });
  put(sms, '2026-02-02', { [policyFile]: loose(draft) });
  put(sms, '2026-02-03', { [policyFile]: loose(draft).replace('an owner', 'two owners') }, { by: 'PER-004' });
}

describe('a text that loses its frontmatter is not removed', () => {
  test('an edit until it returns is listed, with who made it', async () => {
    const sms = GitSms.start();
    lostAndFound(sms);
    put(sms, '2026-02-04', { [policyFile]: draft.replace('an owner', 'two owners') });
    expect(await commitsOf(sms, 'POL-004')).toEqual([
      '2026-02-01 added Ben Holt',
      '2026-02-02 content Ben Holt',
      '2026-02-03 content Dan Frost',
      '2026-02-04 content Ben Holt',
    ]);
    const [version] = itemHistory(await sms.sms(), 'POL-004')?.versions ?? [];
    expect(version?.authors.map(({ name }) => name)).toEqual(['Ben Holt', 'Dan Frost']);
  });

  test.each([
    ['it is still without', () => undefined, []],
    [
      'it is deleted then',
      (sms: GitSms) => put(sms, '2026-02-04', { [policyFile]: null }),
      ['2026-02-04 removed Ben Holt'],
    ],
  ])('%s', async (_what, end, last) => {
    const sms = GitSms.start();
    lostAndFound(sms);
    end(sms);
    expect(await commitsOf(sms, 'POL-004')).toEqual([
      '2026-02-01 added Ben Holt',
      '2026-02-02 content Ben Holt',
      '2026-02-03 content Dan Frost',
      ...last,
    ]);
  });

  test.each([
    ['the file holds another item then', { [policyFile]: policy({ id: 'POL-005', status: 'draft' }) }],
    ['the text goes on in another file', { 'policies/budgets.md': draft }],
  ])('but it is removed where %s', async (_what, files) => {
    const sms = GitSms.start();
    lostAndFound(sms);
    put(sms, '2026-02-04', files);
    expect((await commitsOf(sms, 'POL-004')).slice(0, 2)).toEqual([
      '2026-02-01 added Ben Holt',
      '2026-02-02 removed Ben Holt',
    ]);
  });

  test('rows of a register that cannot be read for a while are as they were', async () => {
    const sms = GitSms.start();
    const register = 'content/registers/organization.md';
    put(sms, '2026-02-01', { [register]: loose(organizationFile()) });
    put(sms, '2026-02-02', { [register]: organizationFile((text) => text.replace('Eve Lund, emp', 'Eve Marsh, emp')) });
    expect(await commitsOf(sms, 'PER-005')).toEqual(['2025-01-02 added Ben Holt', '2026-02-02 content Ben Holt']);
    expect(await commitsOf(sms, 'PER-001')).toEqual(['2025-01-02 added Ben Holt']);
    expect(await commitsOf(sms, 'REG-001')).toEqual([
      '2025-01-02 added Ben Holt',
      '2026-02-01 content Ben Holt',
      '2026-02-02 content Ben Holt',
    ]);
  });

  test('a closed record altered meanwhile is found, one that comes back as it was is not', async () => {
    const bad = GitSms.start();
    const closed = await closedMeeting(bad);
    const text = meeting({ extra: closed });
    put(bad, '2026-04-06', { [meetingFile]: loose(text) });
    put(bad, '2026-04-07', { [meetingFile]: text.replace('works', 'fails') });
    expect(await found(bad)).toEqual(['RECD-002 error MTG-001']);
    put(bad, '2026-04-08', { [meetingFile]: text });
    expect(await found(bad)).toEqual([]);
  });

  test('a closed record that is emptied first and deleted then does not escape', async () => {
    const sms = GitSms.start();
    await closedMeeting(sms);
    put(sms, '2026-04-06', { [meetingFile]: 'Nothing.\n' });
    put(sms, '2026-04-07', { [meetingFile]: null });
    expect(await found(sms)).toEqual(['RECD-003 error MTG-001']);
  });
});

test('fields that lost the lines around them are no text', () => {
  expect(withoutLooseFields(loose(draft))).toMatch(/^\n# Budgeting policy\n/);
  expect(withoutLooseFields('a: 1\nb:\n  - {c: 2}\n- d\n# e: 3\nText: here\n\nMore')).toBe('\nMore');
  expect(withoutLooseFields('# Title\n\nText')).toBe('# Title\n\nText');
});
