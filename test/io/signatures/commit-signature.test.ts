import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { splitSignedObject, verifyObjectSignature } from '../../../src/io/signatures/commit-signature.ts';
import type { Keyring } from '../../../src/io/signatures/keyring.ts';
import { readKeyring } from '../../../src/io/signatures/keyring.ts';
import { fixture } from './openssh-files.ts';

const day = '2025-03-01';
let keyring: Keyring;

beforeAll(async () => {
  const always = { from: null, to: null, namespaces: null };
  keyring = await readKeyring([
    {
      ...always,
      signer: { kind: 'person', person: 'PER-001' },
      text: fixture('ssh/ed25519.pub').toString(),
      source: { kind: 'person', person: 'PER-001', field: 'keys', index: 0 },
    },
    {
      ...always,
      signer: { kind: 'platform', name: 'Forge' },
      text: fixture('gpg/rae.asc').toString(),
      source: { kind: 'settings', index: 0 },
    },
  ]);
});

const signedObjects = [
  ['ssh-commit', 'ssh', 'PER-001'],
  ['ssh-tag', 'ssh', 'PER-001'],
  ['merge-of-tag', 'ssh', 'PER-001'],
  ['ssh-commit-sha256', 'ssh', 'PER-001'],
  ['ssh-tag-sha256', 'ssh', 'PER-001'],
  ['openpgp-commit', 'openpgp', 'Forge'],
  ['openpgp-tag', 'openpgp', 'Forge'],
] as const;

describe('objects that Git signed', () => {
  test.each(signedObjects)('%s', async (name, kind, owner) => {
    const verdict = await verifyObjectSignature(fixture(`git/${name}.txt`), keyring, day);
    const signer = owner === 'Forge' ? { kind: 'platform', name: owner } : { kind: 'person', person: owner };
    expect(verdict).toEqual({
      kind,
      result: 'good',
      signer,
      fingerprint: keyring.keys[kind === 'ssh' ? 0 : 1]?.fingerprint,
      message: `Signed with the key ${verdict.fingerprint} of ${owner === 'Forge' ? 'the platform Forge' : owner}.`,
    });
  });

  test('one without a signature, whatever its message says', async () => {
    const verdict = await verifyObjectSignature(fixture('git/unsigned-commit.txt'), keyring, day);
    expect(verdict).toMatchObject({ kind: 'none', result: 'none', signer: null, message: 'There is no signature.' });
  });

  test('without a key that is known', async () => {
    const none = await readKeyring([]);
    const results = await Promise.all(
      ['ssh-commit', 'openpgp-commit'].map((name) => verifyObjectSignature(fixture(`git/${name}.txt`), none, day)),
    );
    expect(results.map((verdict) => verdict.result)).toEqual(['unknown-key', 'unknown-key']);
    expect(results.map((verdict) => verdict.message.replace(/\S+(?=,)/, 'KEY'))).toEqual([
      'Signed with the key KEY, which is stated for nobody.',
      'Signed with the OpenPGP key KEY, which is stated for nobody.',
    ]);
  });

  test.each(signedObjects)('%s: no changed byte is ever good', async (name) => {
    const object = fixture(`git/${name}.txt`);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 0, max: 7 }), async (position, bit) => {
        const changed = Buffer.from(object);
        const index = position % changed.length;
        changed[index] = (changed[index] ?? 0) ^ (1 << bit);
        expect((await verifyObjectSignature(changed, keyring, day)).result).not.toBe('good');
      }),
      { numRuns: 300 },
    );
  });
});

const commit = (headers: string): Buffer =>
  Buffer.from(
    `tree ${'a'.repeat(40)}\nauthor A <a@x> 0 +0000\n${headers}committer A <a@x> 0 +0000\n\ngpgsig no header\n`,
  );
const payload = commit('').toString();
const pgp = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n abc\n -----END PGP SIGNATURE-----\n';

test('the header is cut out with its further lines, wherever it stands, and those of other hashes too', () => {
  const split = (object: Buffer): unknown => {
    const parts = splitSignedObject(object);
    return 'payload' in parts ? { ...parts, payload: Buffer.from(parts.payload).toString() } : parts;
  };
  const signature = '-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n';
  expect(split(commit(pgp))).toEqual({ kind: 'openpgp', payload, signature });
  expect(split(commit(`gpgsig-sha256 x\n y\n${pgp}`))).toEqual({ kind: 'openpgp', payload, signature });
  expect(split(commit('gpgsig-sha256 x\n y\n'))).toEqual({ kind: 'none' });
  expect(split(commit(''))).toEqual({ kind: 'none' });
  expect(split(commit(pgp + pgp))).toEqual({
    kind: 'problem',
    message: 'The commit has several signatures, expected one.',
  });
  expect(split(commit('gpgsig what\n'))).toEqual({
    kind: 'problem',
    message: 'The signature is of a kind that Git does not know.',
  });
  expect(split(Buffer.from('blob 3\0abc'))).toEqual({
    kind: 'problem',
    message: 'The object is neither a commit nor a tag.',
  });
});

test('X.509 is recognised and not judged', async () => {
  const object = commit(pgp.replaceAll('PGP SIGNATURE', 'SIGNED MESSAGE'));
  expect(await verifyObjectSignature(object, keyring, day)).toMatchObject({
    kind: 'x509',
    result: 'not-verifiable',
    message: 'Signed with an X.509 certificate (S/MIME or gitsign), which cannot be verified offline.',
  });
});

test('whatever the bytes, judging an object never throws', async () => {
  const start = fc.constantFrom(
    '',
    `tree ${'a'.repeat(40)}\n`,
    'object a\n',
    'gpgsig ',
    '-----BEGIN SSH SIGNATURE-----',
  );
  await fc.assert(
    fc.asyncProperty(start, fc.uint8Array(), start, fc.uint8Array(), async (first, bytes, second, more) => {
      const object = Buffer.concat([Buffer.from(first), bytes, Buffer.from(`\n${second}`), more]);
      expect((await verifyObjectSignature(object, keyring, day)).result).not.toBe('good');
    }),
  );
});
