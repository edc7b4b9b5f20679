import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signWithKey, signWithKeyFile } from '../../../src/io/signatures/make-ssh-signature.ts';
import { parseSshPrivateKey } from '../../../src/io/signatures/ssh-private-key.ts';
import { verifySshSignature } from '../../../src/io/signatures/ssh-signature.ts';
import { fixture, keyKinds, makeKeyPair } from './openssh-files.ts';

const namespace = 'clausebook-approval';
const message = fixture('ssh/message.txt');
const path = process.env['PATH'];
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clausebook-signing-'));
});
afterEach(async () => {
  process.env['PATH'] = path;
  await rm(folder, { recursive: true });
});

const keyFile = (name: string): string => new URL(`fixtures/ssh/${name}`, import.meta.url).pathname;

/** Puts a program called ssh-keygen in front of all others. It answers only to the arguments that sign. */
async function installKeygen(answer: string): Promise<void> {
  const program = join(folder, 'ssh-keygen');
  const expected = `-Y sign -n ${namespace} -f ${keyFile('encrypted')}`;
  await writeFile(program, `#!/bin/sh\ncat > '${folder}/payload'\ntest "$*" = '${expected}' || exit 9\n${answer}\n`);
  await chmod(program, 0o755);
  process.env['PATH'] = `${folder}:${path ?? ''}`;
}

test.each(['ed25519', 'rsa-2048'])('%s gives the very bytes that ssh-keygen gives', (name) => {
  const read = parseSshPrivateKey(fixture(`ssh/${name}`).toString());
  expect(read.kind === 'key' && signWithKey(message, namespace, read.key)).toBe(fixture(`ssh/${name}.sig`).toString());
});

test.each(keyKinds)('a fresh %s key signs what verifies', async (kind) => {
  const file = join(folder, 'key');
  const { privateFile } = makeKeyPair(kind);
  await writeFile(file, privateFile);
  for (const payload of [new Uint8Array(), message, Buffer.alloc(100_000, 7)]) {
    const made = await signWithKeyFile(payload, namespace, file);
    const signature = made.kind === 'signed' ? made.signature : made.reason;
    expect(verifySshSignature(payload, signature, namespace).kind).toBe('good');
  }
});

test.each(['ecdsa-256', 'ecdsa-384', 'ecdsa-521'])(
  'the %s key file of ssh-keygen signs what verifies',
  async (name) => {
    expect((await signWithKeyFile(message, namespace, keyFile(name))).kind).toBe('signed');
  },
);

test('an encrypted key is left to ssh-keygen, which gets the payload on its input', async () => {
  await installKeygen(`echo 'Touch your key' >&2\ncat '${keyFile('ed25519.sig')}'`);
  const prompts: string[] = [];
  const made = await signWithKeyFile(message, namespace, keyFile('encrypted'), {
    onPrompt: (text) => prompts.push(text),
  });
  expect(made).toMatchObject({ kind: 'signed', signature: fixture('ssh/ed25519.sig').toString() });
  expect(prompts).toEqual(['Touch your key\n']);
});

test('refuses when ssh-keygen fails, signs something else or is not there', async () => {
  const reason = async (name: string): Promise<string> => {
    const made = await signWithKeyFile(message, namespace, keyFile(name));
    return made.kind === 'refused' ? made.reason.replaceAll(keyFile(''), '') : made.kind;
  };
  await installKeygen('echo "Waiting" >&2\necho "agent refused operation" >&2\nexit 255');
  expect(await reason('encrypted')).toBe('ssh-keygen did not sign with encrypted: agent refused operation');
  await installKeygen(`cat '${keyFile('ed25519-file.sig')}'`);
  expect(await reason('encrypted')).toBe(
    'encrypted made a signature that does not verify. The signature was made for "file", expected "clausebook-approval".',
  );
  process.env['PATH'] = join(folder, 'empty');
  expect(await reason('encrypted')).toBe('ssh-keygen did not sign with encrypted: the program is not installed.');
  expect(await reason('nothing')).toBe('There is no readable key file nothing.');
});

test('says in plain words that the passphrase was wrong', async () => {
  await installKeygen(
    `echo 'Load key "${keyFile('encrypted')}": incorrect passphrase supplied to decrypt private key' >&2\nexit 255`,
  );
  const prompts: string[] = [];
  const made = await signWithKeyFile(message, namespace, keyFile('encrypted'), {
    onPrompt: (text) => prompts.push(text),
  });
  expect(made).toEqual({
    kind: 'refused',
    reason: `The passphrase given for the key ${keyFile('encrypted')} was wrong, or none was given, so that nothing was signed.`,
    advice: 'Run the command again and type the passphrase of that key.',
  });
  expect(prompts).toEqual([]);
});

test('the private half of another pair makes no signature', async () => {
  const [one, other] = [makeKeyPair(), makeKeyPair()];
  const bytes = Buffer.from(one.privateFile.replaceAll(/-----.*\n?/g, ''), 'base64');
  other.blob.copy(bytes, bytes.indexOf(one.blob));
  const file = join(folder, 'key');
  await writeFile(
    file,
    `-----BEGIN OPENSSH PRIVATE KEY-----\n${bytes.toString('base64')}\n-----END OPENSSH PRIVATE KEY-----\n`,
  );
  const made = await signWithKeyFile(message, namespace, file);
  expect(made.kind === 'refused' && made.reason).toMatch('made a signature that does not verify');
});
