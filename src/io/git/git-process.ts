import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';

/** How one command of Git ended. */
export interface GitResult {
  /** False when it could not start or ended with an error. */
  readonly succeeded: boolean;
  readonly output: Buffer;
}

/**
 * Settings that would let a repository run programs or change what is read. Local settings of a repository cannot be switched
 * off as a whole, so each of these is set to nothing.
 */
const safeSettings: readonly string[] = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.commitGraph=false',
  'core.attributesFile=/dev/null',
  'core.precomposeUnicode=false',
  'core.useReplaceRefs=false',
  'core.pager=cat',
  'core.sshCommand=false',
  'core.alternateRefsCommand=false',
  'credential.helper=',
  'diff.external=',
  'diff.orderFile=',
  'log.showSignature=false',
  'protocol.allow=never',
];

/**
 * Starts Git on one repository. No shell, no pager, hook, filter or credential helper; no network, so that nothing is fetched
 * into a partial clone; neither the user's nor the machine's settings.
 *
 * @param gitDir absolute path of the repository's own folder. Stated, so that Git does not look for one, and also reads a
 *   repository that belongs to somebody else, as is usual in a container
 */
export function startGit(gitDir: string, args: readonly string[]): ChildProcessWithoutNullStreams {
  const settings = safeSettings.flatMap((setting) => ['-c', setting]);
  // Windows would look for `git` in the working folder first: that must not be one whose files are tracked.
  return spawn('git', ['--no-pager', `--git-dir=${gitDir}`, ...settings, ...args], {
    cwd: gitDir,
    env: gitEnvironment(),
    windowsHide: true,
  });
}

/** Runs Git to its end. */
export async function runGit(gitDir: string, args: readonly string[]): Promise<GitResult> {
  const output: Buffer[] = [];
  const succeeded = await streamGit(gitDir, args, '', (chunk) => output.push(chunk));
  return { succeeded, output: Buffer.concat(output) };
}

/**
 * Runs Git to its end and hands over what it writes piece by piece.
 *
 * @param input what it reads
 * @returns true when it succeeded
 */
export function streamGit(
  gitDir: string,
  args: readonly string[],
  input: string,
  onData: (chunk: Buffer) => void,
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = startGit(gitDir, args);
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
    child.stdout.on('data', onData);
    child.stderr.resume();
    // It may end before it has read everything; how it ended is what counts.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/**
 * Version of the installed Git as `[major, minor]`; null when there is none.
 *
 * @param folder where to start it: one whose files nobody tracks
 */
export async function installedGit(folder: string): Promise<readonly [number, number] | null> {
  const path = process.env['PATH'] ?? '';
  const known = versions.get(path) ?? versionOf(folder);
  versions.set(path, known);
  return known;
}

/** Search path -> version of what it finds: the program does not change while this one runs. */
const versions = new Map<string, Promise<readonly [number, number] | null>>();

async function versionOf(folder: string): Promise<readonly [number, number] | null> {
  const { succeeded, output } = await runGit(folder, ['--version']);
  const [, major, minor] = /^git version (\d+)\.(\d+)/.exec(output.toString()) ?? [];
  return succeeded && major !== undefined && minor !== undefined ? [Number(major), Number(minor)] : null;
}

/** The environment without what steers Git (also set inside of hooks), and with what makes it careful. */
function gitEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:GIT_|SSH_ASKPASS$)/i.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_GRAFT_FILE: '/dev/null',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_PAGER: 'cat',
    GIT_TERMINAL_PROMPT: '0',
  };
}
