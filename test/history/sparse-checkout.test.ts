import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkSms } from '../../src/io/check-sms.ts';
import { openRepository } from '../../src/io/git/open-repository.ts';
import { git, temporaryFolder } from '../support/git.ts';
import { GitSms } from '../support/git-sms.ts';
import { aside, approved, closedMeeting, groups, meetingFile, now, policyFile } from '../support/history-stories.ts';

const engines = ['git', 'isomorphic-git'] as const;

async function cloned(...settings: readonly string[]): Promise<string> {
  const sms = GitSms.start();
  await approved(sms);
  await closedMeeting(sms);
  const folder = join(temporaryFolder(), 'clone');
  git(sms.root, 'clone', '-q', pathToFileURL(sms.root).href, folder);
  for (const setting of settings) git(folder, 'config', ...setting.split('='));
  git(folder, 'sparse-checkout', 'set', 'content/registers', 'policies');
  return folder;
}

async function told(root: string, engine: (typeof engines)[number]): Promise<unknown> {
  const { judgement, sms } = await checkSms(root, { now, engine });
  const findings = judgement.findings.map(({ rule, severity, item }) => `${rule} ${severity} ${item ?? ''}`.trim());
  return {
    ids: [...sms.items.keys()].filter((id) => id === 'MTG-001' || id === 'POL-004'),
    findings: findings.filter((line) => groups.test(line) && !aside.test(line)),
    notes: judgement.notes
      .filter(({ rule }) => rule === 'META-001')
      .map(({ message, remedy }) => `${message} ${remedy}`),
  };
}

const note =
  'This folder holds only a part of the files (a sparse checkout): 1 file of the SMS is not in it and was read from the last commit. To have all files in the folder, run `git sparse-checkout disable`.';

describe.each(engines)('a sparse checkout, read with %s', (engine) => {
  test.each([
    ['as Git makes it', []],
    ['with a sparse index, which names folders', ['index.sparse=true', 'index.version=3']],
    ['with names that are packed', ['index.version=4']],
  ])('%s: what it leaves out is not deleted', async (_what, settings) => {
    const folder = await cloned(...settings);
    git(folder, 'status');
    expect(await told(folder, engine)).toEqual({ ids: ['MTG-001', 'POL-004'], findings: [], notes: [note] });
    git(folder, 'sparse-checkout', 'disable');
    expect(await told(folder, engine)).toEqual({ ids: ['MTG-001', 'POL-004'], findings: [], notes: [] });
  });

  test('what is deleted there all the same is found', async () => {
    const folder = await cloned();
    git(folder, 'rm', '-q', '--sparse', '--cached', meetingFile);
    expect(await told(folder, engine)).toMatchObject({ findings: ['RECD-003 error MTG-001'], notes: [] });
  });
});

test('an index that is cut off or of another kind leaves nothing out', async () => {
  const sms = GitSms.start();
  await approved(sms);
  for (const text of ['', 'DIRC', 'DIRC\0\0\0\u0002\0\0\0\u0009', 'another file of some length']) {
    sms.write({ '.git/index': text });
    const { repository } = await openRepository(sms.root);
    expect(await repository?.leftOut()).toBeNull();
    await repository?.close();
  }
  expect((await sms.sms()).items.get('POL-004')?.file).toBe(policyFile);
});
