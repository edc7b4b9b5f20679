import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { clausebook } from '../../support/command-line.ts';
import { git, temporaryFolder } from '../../support/git.ts';
import type { GitSms } from '../../support/git-sms.ts';
import { commitPolicy, policyStory } from '../../support/policy-story.ts';

// Every command is a process of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

/** Two people gave the next version another number, and the merge waits for a decision. */
function conflict(): GitSms {
  const { sms, policy } = policyStory();
  const draft = { ...policy, status: 'draft' };
  sms.branch('other');
  commitPolicy(sms, { ...draft, version: '2.0' }, { by: 'PER-004', on: '2026-03-02' });
  sms.checkout('main');
  commitPolicy(sms, { ...draft, version: '1.1' }, { by: 'PER-004', on: '2026-03-03' });
  spawnSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', 'merge', 'other'], { cwd: sms.root });
  return sms;
}

const why =
  'POL-004 stands in policies/pol-004.md, which cannot be read as it is, at line 4. A merge was not finished: the markers of Git still stand in the file.';
const advice =
  'Finish the merge first: choose the lines that are right, delete the markers and save the file (READ-013).';

describe('a document in a file with an unfinished merge', () => {
  test.each([
    [['revise', 'POL-004'], 1],
    [['approve', 'POL-004', '--by', 'PER-003', '--yes'], 1],
    [['diff', 'POL-004'], 2],
  ] as const)('is there, and the command says why it cannot be read: %s', async (args, exit) => {
    const { code, out, err } = await clausebook(args, conflict().root);
    expect({ code, out }).toEqual({ code: exit, out: '' });
    expect(err).toContain(why);
    expect(err).toContain(advice);
  });

  test('has its commits in the history, with the reason why it has no versions', async () => {
    const { code, out } = await clausebook(['history', 'POL-004'], conflict().root);
    expect(code).toBe(0);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(`${why} ${advice}`);
  });
});

test('a bare repository is told as one, with the branch that can be read', async () => {
  const { sms } = policyStory();
  const bare = join(temporaryFolder(), 'sms.git');
  git(sms.root, 'clone', '-q', '--bare', sms.root, bare);
  for (const args of [['check'], ['history', 'POL-004'], ['revise', 'POL-004']]) {
    const { code, err } = await clausebook(args, bare);
    expect(code).toBe(2);
    expect(err).toContain('is a bare repository: it holds the history, and no files that could be read or changed.');
    expect(err).toContain('Add `--ref main` to read that branch of it. To change documents, work in a clone of it.');
  }
  expect((await clausebook(['history', 'POL-004', '--ref', 'main'], bare)).code).toBe(0);
});
