import { spawn } from 'node:child_process';
import { createHash, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { writeArmor } from './armor.ts';
import { sshCurves } from './ssh-key.ts';
import type { SshPrivateKey } from './ssh-private-key.ts';
import { parseSshPrivateKey } from './ssh-private-key.ts';
import { sshSignatureLabel, sshSignatureMagic, sshSignedData, verifySshSignature } from './ssh-signature.ts';
import { wireMpint, wireString } from './ssh-wire.ts';

export type SigningResult =
  | { readonly kind: 'signed'; readonly signature: string; readonly fingerprint: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly advice: string };

export interface SigningOptions {
  /** Gets what `ssh-keygen` says while it waits, as "Confirm user presence for key". */
  readonly onPrompt?: (text: string) => void;
}

/**
 * Makes an SSH signature with the key in a file. An unencrypted Ed25519, ECDSA or RSA key is used inside this process; for
 * everything else (a passphrase, hardware, a public key whose private half an agent holds) `ssh-keygen -Y sign` is started,
 * which asks on the terminal. What comes back is verified before it is returned.
 *
 * @param payload the bytes to sign
 * @param namespace purpose of the signature, as `clausebook-approval`
 * @param keyFile path of the private key, or of the public key whose other half the agent holds
 */
export async function signWithKeyFile(
  payload: Uint8Array,
  namespace: string,
  keyFile: string,
  options: SigningOptions = {},
): Promise<SigningResult> {
  let text: string;
  try {
    text = await readFile(keyFile, 'utf8');
  } catch {
    return refused(`There is no readable key file ${keyFile}.`, 'Name the file of your SSH key.');
  }
  const read = parseSshPrivateKey(text);
  const made =
    read.kind === 'key'
      ? { signature: signWithKey(payload, namespace, read.key), failure: null }
      : await runSshKeygen(payload, namespace, resolve(keyFile), options);
  if (made.signature === null) {
    if (/incorrect passphrase/i.test(made.failure))
      return refused(
        `The passphrase given for the key ${keyFile} was wrong, or none was given, so that nothing was signed.`,
        'Run the command again and type the passphrase of that key.',
      );
    return refused(`ssh-keygen did not sign with ${keyFile}: ${made.failure}`, 'Try `ssh-keygen -Y sign` yourself.');
  }
  const verified = verifySshSignature(payload, made.signature, namespace);
  return verified.kind === 'good'
    ? { kind: 'signed', signature: made.signature, fingerprint: verified.fingerprint }
    : refused(`${keyFile} made a signature that does not verify. ${verified.message}`, 'Use another key.');
}

/**
 * Makes an SSH signature inside this process, with SHA-512 as OpenSSH does; ECDSA with the hash of its curve.
 *
 * @returns the armored signature
 */
export function signWithKey(payload: Uint8Array, namespace: string, { type, publicBlob, key }: SshPrivateKey): string {
  const hash = createHash('sha512').update(payload).digest();
  const data = sshSignedData(namespace, 'sha512', hash);
  const curve = sshCurves[/nistp\d+/.exec(type)?.[0] ?? ''];
  const isRsa = type === 'ssh-rsa';
  const raw = sign(curve?.hash ?? (isRsa ? 'sha512' : null), data, { key, dsaEncoding: 'ieee-p1363' });
  const value =
    curve === undefined
      ? raw
      : Buffer.concat([wireMpint(raw.subarray(0, curve.size)), wireMpint(raw.subarray(curve.size))]);
  const inner = Buffer.concat([wireString(isRsa ? 'rsa-sha2-512' : type), wireString(value)]);
  const version = Buffer.from([0, 0, 0, 1]);
  const fields = [publicBlob, namespace, '', 'sha512', inner].map(wireString);
  return writeArmor(Buffer.concat([Buffer.from(sshSignatureMagic), version, ...fields]), sshSignatureLabel);
}

type Run =
  { readonly signature: string; readonly failure: null } | { readonly signature: null; readonly failure: string };

function runSshKeygen(payload: Uint8Array, namespace: string, keyFile: string, options: SigningOptions): Promise<Run> {
  const { promise, resolve: settle } = Promise.withResolvers<Run>();
  // Started in the home folder: Windows looks for programs in the current one first, which may be the repository judged.
  const child = spawn('ssh-keygen', ['-Y', 'sign', '-n', namespace, '-f', keyFile], { cwd: homedir(), shell: false });
  const [output, errors]: [Buffer[], string[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => {
    const text = chunk.toString();
    errors.push(text);
    // What it says in the end becomes the reason; only what it says while it waits is passed on.
    if (!/^Load key /m.test(text)) options.onPrompt?.(text);
  });
  child.on('error', () => settle({ signature: null, failure: 'the program is not installed.' }));
  child.on('close', (code) => {
    const last = errors.join('').trim().split('\n').at(-1) ?? '';
    settle(
      code === 0
        ? { signature: Buffer.concat(output).toString('latin1'), failure: null }
        : { signature: null, failure: last },
    );
  });
  // A program that ends before it has read everything closes the pipe; its exit code tells why.
  child.stdin.on('error', () => undefined);
  child.stdin.end(payload);
  return promise;
}

function refused(reason: string, advice: string): SigningResult {
  return { kind: 'refused', reason, advice };
}
