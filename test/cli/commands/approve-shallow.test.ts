import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { clausebook } from '../../support/command-line.ts';
import { git, temporaryFolder } from '../../support/git.ts';
import type { GitSms } from '../../support/git-sms.ts';
import { GitSms as Repository, historySettings } from '../../support/git-sms.ts';
import { budgetDraft, commitPolicy, policyFile } from '../../support/policy-story.ts';

// Every command is a process of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const approve = ['approve', 'POL-004', '--by', 'PER-003', '--on', '2026-02-05', '--yes'];

/** The policy, drafted by Cleo Park herself, and other work after that. */
function drafted(by: 'PER-003' | 'PER-004'): GitSms {
  const sms = Repository.start();
  commitPolicy(sms, budgetDraft, { by, on: '2026-02-02', message: 'Draft the policy' });
  sms.commit({ by: 'PER-002', on: '2026-02-03', files: { 'content/notes.txt': 'Other work\n' } });
  return sms;
}

/** A clone that holds the last commit alone. */
function shallow(sms: GitSms): string {
  const folder = join(temporaryFolder(), 'clone');
  git(sms.root, 'clone', '-q', '--depth', '1', `file://${sms.root}`, folder);
  return folder;
}

describe('clausebook approve where a part of the past is out of sight', () => {
  test.each(['PER-003', 'PER-004'] as const)('refuses, and names the command that helps: %s', async (author) => {
    const root = shallow(drafted(author));
    const before = readFileSync(join(root, policyFile), 'utf8');
    const { code, out, err } = await clausebook(approve, root);
    expect({ code, out, err }).toEqual({
      code: 1,
      out: '',
      err: 'Not written. Who wrote POL-004 version 1.0 cannot be seen here, so nothing shows that it is not approved by its author (APPR-003). This copy of the repository holds only the latest part of the history (a shallow clone).\nFetch the rest with `git fetch --unshallow`. In CI ask for the whole history: `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` in GitLab.\n',
    });
    expect(readFileSync(join(root, policyFile), 'utf8')).toBe(before);
    git(root, 'fetch', '-q', '--unshallow');
    expect((await clausebook(approve, root)).code).toBe(author === 'PER-004' ? 0 : 1);
  });

  test('only warns where an author may approve with a warning', async () => {
    const file = 'content/procedures/pro-002.md';
    const settings = `${historySettings}control: {${file}: full}\n`;
    const sms = Repository.start({ 'clausebook.yaml': settings });
    const procedure =
      '---\nid: PRO-002\nowner: ROL-004\nversion: "1.0"\nstatus: draft\nclassification: internal\nprocess: PRC-001\n---\n\n# Restore a backup\n\n1. Find the tape.\n';
    sms.commit({ by: 'PER-003', on: '2026-02-02', files: { [file]: procedure } });
    const args = approve.map((arg) => (arg === 'POL-004' ? 'PRO-002' : arg));
    const { code, err } = await clausebook(args, shallow(sms));
    expect(err).toContain('Warning: Who wrote PRO-002 version 1.0 cannot be seen here');
    expect(code).toBe(0);
    expect(err).toContain('git fetch --unshallow');
  });
});
