import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a program left behind. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Root of this repository. */
export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The command line in one file, as it is published; see `lab.ts`. */
export const program = process.env['CLAUSEBOOK_TEST_PROGRAM'] ?? join(repository, 'src/cli/main.ts');

/**
 * Runs the real command line.
 *
 * @param args arguments
 * @param cwd folder it is started in
 */
export async function clausebook(args: readonly string[], cwd: string = repository): Promise<Outcome> {
  return run(process.execPath, [program, ...args], cwd);
}

/**
 * Runs a program to its end, without input.
 *
 * @param command path of the program
 * @param args arguments
 * @param cwd folder it is started in
 * @param environment variables besides those of this process
 */
export async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  const child = spawn(command, [...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1', ...environment },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise<number>((done, failed) => {
    child.once('error', failed);
    child.once('close', (status) => done(status ?? -1));
  });
  return { code, out, err };
}
