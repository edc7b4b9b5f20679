import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Settings of nobody, so that tests are the same on every machine. */
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ben',
  GIT_COMMITTER_EMAIL: 'ben@example.org',
  GIT_ALLOW_PROTOCOL: 'file',
  GIT_CONFIG_COUNT: '3',
  GIT_CONFIG_KEY_0: 'init.defaultBranch',
  GIT_CONFIG_VALUE_0: 'main',
  GIT_CONFIG_KEY_1: 'gc.auto',
  GIT_CONFIG_VALUE_1: '0',
  GIT_CONFIG_KEY_2: 'commit.gpgSign',
  GIT_CONFIG_VALUE_2: 'false',
};

/**
 * Runs plain Git and gives the bytes it writes.
 *
 * @param input what it reads
 * @throws Error when it fails, also when Git is not installed: the tests of history need it
 */
export function gitBytes(folder: string, args: readonly string[], input: Uint8Array | string = ''): Buffer {
  return run('git', folder, args, input);
}

/**
 * Runs several commands of plain Git as a shell script: starting a program from a process of the size of a test run costs more than
 * most of them do.
 *
 * @param input what the first command that reads gets
 * @returns the lines they write
 */
export function gitScript(folder: string, script: string, input = ''): readonly string[] {
  return run('sh', folder, ['-e', '-c', script], input).toString().replace(/\n$/, '').split('\n');
}

function run(program: string, folder: string, args: readonly string[], input: Uint8Array | string): Buffer {
  return execFileSync(program, args, {
    cwd: folder,
    env: environment,
    input,
    maxBuffer: 2 ** 30,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Runs plain Git and gives the text it writes, without the last line end. */
export function git(folder: string, ...args: readonly string[]): string {
  return gitBytes(folder, args).toString().replace(/\n$/, '');
}

/** A new temporary folder, removed when the test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clausebook-git-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
