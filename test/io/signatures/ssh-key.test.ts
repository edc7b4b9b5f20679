import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSshKeyBlob, parseSshPublicKey } from '../../../src/io/signatures/ssh-key.ts';
import { parseSshPrivateKey } from '../../../src/io/signatures/ssh-private-key.ts';
import { fields, fixture, keyKinds, makeKeyPair } from './openssh-files.ts';

const summary = (line: string): string => {
  const read = parseSshPublicKey(line);
  return read.kind === 'key' ? `${read.key.type} ${read.key.fingerprint}` : read.message;
};

describe('public keys of ssh-keygen', () => {
  const printed = fixture('ssh/fingerprints.txt').toString();

  test.each(['ed25519', 'ecdsa-256', 'ecdsa-384', 'ecdsa-521', 'rsa-2048', 'encrypted'])(
    '%s has the fingerprint that ssh-keygen -l prints',
    (name) => {
      const read = parseSshPublicKey(fixture(`ssh/${name}.pub`).toString());
      const fingerprint = read.kind === 'key' ? read.key.fingerprint : read.message;
      expect(printed).toContain(` ${fingerprint} ${name}@example.org`);
    },
  );

  test.each([
    ['rsa-1024', 'The RSA key has 1024 bits, expected 2048 or more.'],
    ['dsa', 'DSA keys rest on SHA-1 and are not accepted.'],
    ['certificate', 'Certificates (ssh-ed25519-cert-v01@openssh.com) are not supported.'],
  ])('%s is not accepted', (name, message) => {
    expect(summary(fixture(`ssh/${name}.pub`).toString())).toBe(message);
  });
});

test.each(keyKinds)('a fresh %s key is read from both of its files', (kind) => {
  const pair = makeKeyPair(kind);
  const read = parseSshPublicKey(pair.publicLine);
  const secret = parseSshPrivateKey(pair.privateFile);
  if (read.kind !== 'key' || secret.kind !== 'key') throw new Error('not read');
  expect(Buffer.from(read.key.blob)).toEqual(pair.blob);
  expect(Buffer.from(secret.key.publicBlob)).toEqual(pair.blob);
  expect(secret.key.key.export({ format: 'jwk' })).toEqual(pair.privateKey.export({ format: 'jwk' }));
});

test('the reason why a line is no key', () => {
  const { publicLine, privateFile, blob } = makeKeyPair();
  const [type = '', base64 = ''] = publicLine.split(' ');
  const words = 'Unexpected text, expected an OpenSSH public key: type, base64, comment.';
  expect(summary(`  ${publicLine}\n`)).toMatch(/^ssh-ed25519 SHA256:/);
  expect(summary('')).toBe(words);
  expect(summary(`${type} ${base64.slice(0, -1)}`)).toBe(words);
  expect(summary(`${publicLine}\n${publicLine}`)).toBe(words);
  expect(summary(`ssh-rsa ${base64}`)).toBe('The key calls itself ssh-ed25519 inside and "ssh-rsa" outside.');
  expect(summary(`${type} ${Buffer.concat([blob, Buffer.alloc(1)]).toString('base64')}`)).toBe(
    'The ssh-ed25519 key is malformed.',
  );
  expect(summary(`ssh-new ${fields('ssh-new', 'x').toString('base64')}`)).toBe(
    'Keys of type "ssh-new" are not supported.',
  );
  const outside = fields('ecdsa-sha2-nistp256', 'nistp256', Buffer.alloc(65, 4));
  expect(summary(`ecdsa-sha2-nistp256 ${outside.toString('base64')}`)).toBe(
    'The ecdsa-sha2-nistp256 key is no point of its curve.',
  );
  expect(summary(privateFile)).toBe(
    'This is a private key. It must not stand here: replace the pair, and state the new public key.',
  );
});

test('a private key that this process cannot use', () => {
  const reason = (text: string): string => {
    const read = parseSshPrivateKey(text);
    return read.kind === 'key' ? 'read' : read.message;
  };
  expect(reason(fixture('ssh/encrypted').toString())).toBe('It is encrypted.');
  expect(reason(fixture('ssh/ed25519.pub').toString())).toBe('It is not in the format of OpenSSH.');
});

test('whatever the bytes, reading a key never throws', () => {
  const { blob, privateFile } = makeKeyPair('nistp256');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary' }), fc.nat(), (bytes, text, at) => {
      const changed = Buffer.from(blob);
      changed.set(bytes.subarray(0, changed.length - (at % changed.length)), at % changed.length);
      expect(['key', 'problem']).toContain(parseSshKeyBlob(bytes).kind);
      expect(['key', 'problem']).toContain(parseSshKeyBlob(changed).kind);
      expect(['key', 'problem']).toContain(parseSshPublicKey(text).kind);
      expect(parseSshPublicKey(`ssh-ed25519 ${Buffer.from(bytes).toString('base64')}`).kind).toBe('problem');
      const cut = at % privateFile.length;
      // What the change meets may be the comment, which nothing depends on.
      const spoilt = privateFile.slice(0, cut) + text + privateFile.slice(cut + 8);
      expect(['key', 'other']).toContain(parseSshPrivateKey(spoilt).kind);
    }),
    { examples: [[new Uint8Array(), 'A/AA+///', 0]] },
  );
});
