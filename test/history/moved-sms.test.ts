import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkSms } from '../../src/io/check-sms.ts';
import { readSms } from '../../src/io/read-sms.ts';
import type { Sms } from '../../src/core/model/sms.ts';
import { git, temporaryFolder } from '../support/git.ts';
import type { GitSms } from '../support/git-sms.ts';
import { policyFile, policyStory } from '../support/policy-story.ts';

const now = '2026-06-30T12:00:00Z';
const groups = /^(?:APPR|VERS|LIFE|RECD)-/;

/** Moves everything into a folder, by Ben Holt on 2 March. */
function moveInto(sms: GitSms, folder: string, from = ''): void {
  for (const name of ['clausebook.yaml', 'content', 'policies']) {
    git(sms.root, 'mv', '-k', from === '' ? name : `${from}/${name}`, `${folder}/${name}`);
  }
  sms.commit({ by: 'PER-002', on: '2026-03-02', message: `Move to ${folder}` });
}

async function lines(root: string, engine: 'git' | 'isomorphic-git' = 'git'): Promise<readonly string[]> {
  const model: Sms = await readSms(root, { now, engine });
  const item = model.items.get('POL-004');
  const [entry] = item?.approvals ?? [];
  if (item === undefined || entry === undefined || model.history === null) return [];
  const [version] = model.history.versionsOf(item);
  return [
    ...(model.history.revisions.get('POL-004') ?? []).map(({ kind, commit }) => `${kind}: ${commit.message}`),
    `grade ${model.history.proofOf(item, entry).grade}`,
    `in force from ${version?.from ?? '-'}`,
  ];
}

const expected = ['added: Draft the policy', 'control: Approve the policy', 'grade C', 'in force from 2026-02-05'];

test.each(['git', 'isomorphic-git'] as const)(
  'the history goes on where the whole SMS was moved (%s)',
  async (engine) => {
    const { sms } = policyStory();
    sms.write({ 'docs/.keep': '' });
    moveInto(sms, 'docs');
    expect(await lines(join(sms.root, 'docs'), engine)).toEqual(expected);
  },
);

test('so it does after a second move, and in a merge', async () => {
  const { sms } = policyStory();
  sms.branch('move');
  sms.write({ 'docs/.keep': '' });
  moveInto(sms, 'docs');
  sms.checkout('main');
  sms.commit({ by: 'PER-001', on: '2026-03-03', files: { 'NOTES.txt': 'x' } });
  sms.merge('move', { by: 'PER-001', on: '2026-03-04' });
  expect(await lines(join(sms.root, 'docs'))).toEqual(expected);
  sms.write({ 'sms/.keep': '' });
  moveInto(sms, 'sms', 'docs');
  expect(await lines(join(sms.root, 'sms'))).toEqual(expected);
  expect(await lines(join(sms.root, 'sms'))).toEqual(expected);
});

test('the cache of commits gives the same', async () => {
  const { sms } = policyStory();
  sms.write({ 'docs/.keep': '' });
  moveInto(sms, 'docs');
  const historyFolder = join(temporaryFolder(), 'cache');
  const read = async (): Promise<number | undefined> =>
    (await readSms(join(sms.root, 'docs'), { now, historyFolder })).history?.revisions.get('POL-004')?.length;
  expect([await read(), await read()]).toEqual([2, 2]);
});

test('nothing is said of the move', async () => {
  const { sms } = policyStory();
  sms.write({ 'docs/.keep': '' });
  moveInto(sms, 'docs');
  const { judgement } = await checkSms(join(sms.root, 'docs'), { now });
  expect(judgement.findings.filter(({ rule }) => groups.test(rule)).map(({ rule }) => rule)).toEqual([]);
});

test('an SMS that was begun beside another one has no part in its past', async () => {
  const { sms } = policyStory();
  const other = policyStory().sms;
  for (const file of ['clausebook.yaml', 'content/registers/organization.md', policyFile])
    sms.write({ [`docs/${file}`]: git(other.root, 'show', `HEAD:${file}`) + '\n' });
  sms.commit({ by: 'PER-002', on: '2026-03-02', message: 'Begin another SMS' });
  expect((await lines(join(sms.root, 'docs')))[0]).toBe('added: Begin another SMS');
});
