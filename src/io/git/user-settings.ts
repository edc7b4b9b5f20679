import { execFile } from 'node:child_process';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { locateRepository } from './locate-repository.ts';

/** What Git knows of the person who uses it. Nothing of it is proof. */
export interface UserSettings {
  readonly name: string | null;
  readonly email: string | null;
  /** `user.signingkey` as stated. */
  readonly signingKey: string | null;
  /** `openpgp` where nothing is stated, as for Git itself. */
  readonly format: string;
}

/** A key to sign with: the path of a file, or a public key whose other half an agent holds. */
export type SigningKey = { readonly file: string } | { readonly publicKey: string };

/**
 * Reads name, address and signing key of the person who runs the program from the settings of Git: the machine's, the user's
 * and the repository's, with what they include. `git config` only prints values; no program that a setting names is run.
 *
 * @param root folder of the SMS
 * @returns null in every field where Git is not installed
 */
export async function readUserSettings(root: string): Promise<UserSettings> {
  const place = await locateRepository(root);
  const gitDir = typeof place === 'string' ? null : place.gitDir;
  const read = (name: string): Promise<string | null> => readSetting(gitDir, name);
  const [name, email, signingKey, format] = await Promise.all([
    read('user.name'),
    read('user.email'),
    read('user.signingkey'),
    read('gpg.format'),
  ]);
  return { name, email, signingKey, format: format ?? 'openpgp' };
}

function readSetting(gitDir: string | null, name: string): Promise<string | null> {
  const where = gitDir === null ? [] : [`--git-dir=${gitDir}`];
  const options = {
    // Windows looks for programs in the working folder first: that must not be the repository.
    cwd: gitDir ?? tmpdir(),
    env: { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' },
    timeout: 10_000,
    windowsHide: true,
  };
  return new Promise((done) => {
    execFile('git', [...where, 'config', '--includes', '--get', name], options, (error, output) => {
      const value = error === null ? output.replace(/\r?\n$/, '') : '';
      done(value === '' || /\p{Cc}/u.test(value) ? null : value);
    });
  });
}

/**
 * What `user.signingkey` names (git-config(1), `user.signingKey`): a file, or the public key itself.
 *
 * @param stated value of the setting
 * @param root folder that a relative path starts from
 */
export function signingKeyOf(stated: string, root: string): SigningKey {
  const literal = stated.startsWith('key::') ? stated.slice('key::'.length) : stated;
  if (literal !== stated || /^(?:ssh|ecdsa|sk)-\S+ /.test(stated)) return { publicKey: literal };
  if (stated.startsWith('~/')) return { file: join(homedir(), stated.slice(2)) };
  return { file: isAbsolute(stated) ? stated : resolve(root, stated) };
}
