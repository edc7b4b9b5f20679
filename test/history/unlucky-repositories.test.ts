import { chmodSync, mkdirSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkSms } from '../../src/io/check-sms.ts';
import { git, temporaryFolder } from '../support/git.ts';
import { GitSms, historySettings } from '../support/git-sms.ts';
import {
  approval,
  approved,
  aside,
  closedMeeting,
  closing,
  found,
  groups,
  meeting,
  meetingFile,
  now,
  policy,
  policyFile,
  put,
} from '../support/history-stories.ts';

describe('unlucky repositories stay silent', () => {
  const story = async (files: Readonly<Record<string, string>> = {}): Promise<GitSms> => {
    const sms = GitSms.start(files);
    await approved(sms);
    await closedMeeting(sms);
    return sms;
  };

  test.each([
    ['a folder renamed', 'policies', 'policies/money'],
    ['a file renamed in case only', policyFile, 'policies/POL-004.md'],
  ])('%s', async (_what, from, to) => {
    const sms = await story();
    if (from === 'policies') {
      mkdirSync(join(sms.root, 'policies/money'));
      renameSync(join(sms.root, policyFile), join(sms.root, 'policies/money/pol-004.md'));
    } else renameSync(join(sms.root, from), join(sms.root, to));
    put(sms, '2026-04-01', {});
    expect(await found(sms)).toEqual([]);
  });

  test('every file is formatted anew: line ends, wrapping, order of keys', async () => {
    const sms = await story();
    const closed = await closing(sms);
    const wrapped = (text: string): string =>
      text
        .replace('owner: ROL-003\n', '')
        .replace('kind: financial\n', 'kind:   financial\nowner: ROL-003\n')
        .replace('every budget an', 'every budget\nan')
        .replaceAll('\n', '\r\n');
    put(sms, '2026-04-01', {
      [policyFile]: wrapped(policy({ extra: approval() })),
      [meetingFile]: meeting({ extra: closed }).replaceAll('\n', '\r\n'),
    });
    expect(await found(sms)).toEqual([]);
  });

  test('a file deleted and brought back by a revert', async () => {
    const sms = await story();
    const closed = await closing(sms);
    put(sms, '2026-04-01', { [policyFile]: null, [meetingFile]: null });
    put(sms, '2026-04-02', { [policyFile]: policy({ extra: approval() }), [meetingFile]: meeting({ extra: closed }) });
    expect(await found(sms)).toEqual([]);
  });

  test('a record whose file cannot be read for a while is not gone', async () => {
    const sms = await story();
    put(sms, '2026-04-01', { [meetingFile]: '---\nid: [MTG-001\n---\n' });
    expect((await found(sms)).filter((line) => line.startsWith('RECD-003'))).toEqual([]);
  });

  test('history taken over: `adopted` silences what came with it, not what came later', async () => {
    const late = {
      'content/records/mtg-002.md': meeting({ id: 'MTG-002', status: 'open' }).replace('2026-03-05', '2024-03-05'),
    };
    const before = GitSms.start({ ...late });
    expect(await found(before)).toEqual(['RECD-004 info MTG-002']);
    const after = GitSms.start({ ...late, 'clausebook.yaml': `${historySettings}adopted: 2025-01-02\n` });
    expect(await found(after)).toEqual([]);
    put(after, '2026-06-06', { [meetingFile]: meeting({ status: 'open' }) });
    expect(await found(after)).toEqual(['RECD-004 info MTG-001']);
  });

  test('a linked work tree, and a checkout of a commit as CI makes it', async () => {
    const sms = await story();
    const linked = join(temporaryFolder(), 'linked');
    git(sms.root, 'worktree', 'add', '-q', '--detach', linked);
    const { sms: model, judgement } = await checkSms(linked, { now, isBuild: true });
    expect(model.history).toMatchObject({ branch: null, isProtected: true });
    expect(judgement.findings.filter(({ rule }) => groups.test(rule) && !aside.test(`${rule} `))).toEqual([]);
  });
});

describe('what cannot be known is a note, never a pass', () => {
  const shown = async (
    root: string,
    requireHistory = false,
  ): Promise<{ findings: readonly string[]; remedies: readonly string[]; evaluated: readonly string[] }> => {
    const { judgement } = await checkSms(root, { now, requireHistory });
    return {
      findings: judgement.findings
        .filter(({ rule }) => rule === 'META-001')
        .map(({ severity, message }) => `${severity} ${message}`),
      remedies: judgement.notes
        .filter(({ rule, item }) => (rule === 'META-001' || rule === 'RECD-003') && item === null)
        .map(({ message, remedy }) => `${message} ${remedy}`),
      evaluated: judgement.evaluated.filter((rule) => rule === 'RECD-003'),
    };
  };
  const cloned = async (...how: readonly string[]): Promise<string> => {
    const sms = GitSms.start();
    await closedMeeting(sms);
    put(sms, '2026-04-06', { [meetingFile]: null });
    git(sms.root, 'config', 'uploadpack.allowFilter', 'true');
    const folder = join(temporaryFolder(), 'clone');
    git(sms.root, 'clone', '-q', ...how, pathToFileURL(sms.root).href, folder);
    return folder;
  };

  test.each([
    ['a shallow clone', ['--depth', '1'], 'fetch-depth: 0'],
    ['a partial clone', ['--filter=blob:none'], 'git fetch --refetch --no-filter'],
  ])('%s', async (_what, how, remedy) => {
    const folder = await cloned(...how);
    const { findings, remedies, evaluated } = await shown(folder);
    expect({ findings, evaluated }).toEqual({ findings: [], evaluated: [] });
    expect(remedies).toHaveLength(2);
    for (const text of remedies) expect(text).toContain(remedy);
    expect((await shown(folder, true)).findings).toEqual([
      expect.stringMatching(/^error The full history is required here/),
    ]);
  });

  test('a full clone is judged', async () => {
    const folder = await cloned();
    const { findings, remedies, evaluated } = await shown(folder, true);
    expect({ findings, remedies, evaluated }).toEqual({ findings: [], remedies: [], evaluated: ['RECD-003'] });
  });

  test.each([
    ['is gone', (file: string) => rmSync(file)],
    ['is cut off', (file: string) => truncateSync(file, 5)],
  ])('an earlier text %s: nothing is said of the past, by neither engine', async (_what, damage) => {
    const sms = GitSms.start();
    await approved(sms);
    const blob = git(sms.root, 'rev-parse', `HEAD:${policyFile}`);
    sms.commit({ by: 'PER-002', on: '2026-06-02', files: { [policyFile]: null } });
    const object = join(sms.root, '.git', 'objects', blob.slice(0, 2), blob.slice(2));
    chmodSync(object, 0o644);
    damage(object);
    for (const engine of ['git', 'isomorphic-git'] as const) {
      const { sms: model, judgement } = await checkSms(sms.root, { now, engine });
      expect(model.history).toBeNull();
      expect(model.historyLimits.map(({ kind }) => kind)).toEqual(['damaged']);
      expect(judgement.notes.some(({ remedy }) => remedy.includes('git fsck'))).toBe(true);
      expect(judgement.findings.filter(({ rule }) => rule.startsWith('APPR-'))).toEqual([]);
    }
  });

  test('no Git', async () => {
    const sms = GitSms.start();
    renameSync(join(sms.root, '.git'), join(temporaryFolder(), 'git'));
    const { findings, remedies } = await shown(sms.root);
    expect(findings).toEqual([]);
    expect(remedies[0]).toContain('The files are not in a Git repository.');
    expect(remedies.join('\n')).not.toContain(sms.root);
  });

  test('a text that Git LFS keeps, and a submodule', async () => {
    const sms = GitSms.start();
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`;
    put(sms, '2026-04-06', { [meetingFile]: pointer, '.gitattributes': '*.md filter=lfs diff=lfs merge=lfs -text\n' });
    git(sms.root, 'update-index', '--add', '--cacheinfo', `160000,${'b'.repeat(40)},content/elsewhere`);
    git(sms.root, '-c', 'user.name=x', '-c', 'user.email=x@x', 'commit', '-q', '-m', 'Link');
    const { findings, remedies } = await shown(sms.root);
    expect(findings).toEqual([]);
    expect(remedies.join('\n')).toMatch(/Git LFS/);
    expect(remedies.join('\n')).toMatch(/a submodule/);
    expect((await shown(sms.root, true)).findings).toHaveLength(2);
  });
});

describe('previews', () => {
  const reasons = async (sms: GitSms, options: Parameters<typeof checkSms>[1] = {}): Promise<readonly string[]> => {
    const { judgement } = await checkSms(sms.root, { now, isBuild: true, ...options });
    return judgement.findings
      .filter(({ rule }) => rule === 'META-005')
      .map(({ message }) => message.split('. ')[0] ?? '');
  };

  test('a dirty work tree, another branch, a commit that is on no protected branch', async () => {
    const sms = GitSms.start();
    expect(await reasons(sms)).toEqual([]);
    sms.write({ 'clausebook.yaml': `${historySettings}# a remark\n` });
    expect(await reasons(sms)).toEqual(['This is a preview: clausebook.yaml holds changes that are in no commit']);
    expect(await reasons(sms, { isBuild: false })).toEqual([]);
    sms.branch('idea');
    put(sms, '2026-04-06', { [policyFile]: policy({ status: 'draft' }) });
    expect(await reasons(sms)).toEqual(['This is a preview: the branch is "idea", the protected one is "main"']);
    git(sms.root, 'checkout', '-q', '--detach');
    expect(await reasons(sms)).toEqual(['This is a preview: the commit is not on the protected branch "main"']);
    expect(await reasons(sms, { ref: 'main' })).toEqual([]);
  });

  test('an older commit of the protected branch, checked out by its id', async () => {
    const sms = GitSms.start();
    put(sms, '2026-04-06', { [policyFile]: policy({ status: 'draft' }) });
    git(sms.root, 'checkout', '-q', '--detach', 'HEAD~1');
    expect(await reasons(sms)).toEqual([]);
  });

  test('the settings name the branch', async () => {
    const sms = GitSms.start({ 'clausebook.yaml': `${historySettings}protected_branch: release\n` });
    expect(await reasons(sms)).toHaveLength(1);
    sms.branch('release');
    expect(await reasons(sms)).toEqual([]);
  });
});
