import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSshSignature, verifySshSignature } from '../../../src/io/signatures/ssh-signature.ts';
import type { SignatureParts } from './openssh-files.ts';
import { armor, fields, fixture, makeKeyPair, signAs, signatureOf, signInHardware } from './openssh-files.ts';

const namespace = 'clausebook-approval';
const message = fixture('ssh/message.txt');
const pair = makeKeyPair();

const verdict = (signature: string, payload: Uint8Array = message): string => {
  const verified = verifySshSignature(payload, signature, namespace);
  return verified.kind === 'good' ? 'good' : `${verified.kind}: ${verified.message}`;
};

describe('signatures of ssh-keygen -Y sign', () => {
  test.each(['ed25519', 'ecdsa-256', 'ecdsa-384', 'ecdsa-521', 'rsa-2048', 'rsa-2048-sha256'])('%s is good', (name) => {
    const signature = fixture(`ssh/${name}.sig`).toString();
    const verified = verifySshSignature(message, signature, namespace);
    const key = name.replace('-sha256', '');
    expect(fixture('ssh/fingerprints.txt').toString()).toContain(`${verified.fingerprint} ${key}@example.org`);
    expect(verdict(signature)).toBe('good');
    expect(verdict(signature.replaceAll('\n', '\r\n'))).toBe('good');
    expect(verdict(signature.trimEnd())).toBe('good');
  });

  test('one made for another purpose is not', () => {
    expect(verdict(fixture('ssh/ed25519-file.sig').toString())).toBe(
      'bad: The signature was made for "file", expected "clausebook-approval".',
    );
  });
});

test.each(['ed25519', 'ecdsa'] as const)('an %s key in hardware signs', (kind) => {
  const signature = signInHardware(message, namespace, kind);
  expect(verdict(signature)).toBe('good');
  expect(verdict(signature, Buffer.from('else'))).toMatch('bad: The signature does not fit the content');
});

test.each<[string, SignatureParts, string]>([
  ['nothing', {}, 'good'],
  ['SHA-256', { hash: 'sha256' }, 'good'],
  ['another version', { version: 2 }, 'version 2, expected 1'],
  ['a filled reserved field', { reserved: 'x' }, 'its reserved field is not empty'],
  ['SHA-1', { hash: 'sha1' }, 'hash "sha1", expected sha256 or sha512'],
  ['bytes behind it', { trailing: 'x' }, 'lengths do not fit'],
  ['bytes inside', { innerTrailing: 'x' }, 'lengths do not fit'],
])('a signature with %s', (_, parts, reason) => {
  const expected = reason === 'good' ? reason : `bad: The signature is malformed: ${reason}.`;
  expect(verdict(signAs(message, namespace, pair, parts))).toBe(expected);
});

test('a signature of a type that does not fit its key', () => {
  expect(verdict(signAs(message, namespace, pair, { algorithm: 'rsa-sha2-512' }))).toBe(
    'bad: A ssh-ed25519 key makes no signature of type "rsa-sha2-512".',
  );
  const rsa = makeKeyPair('ssh-rsa');
  expect(verdict(signatureOf(rsa.blob, namespace, 'sha512', fields('ssh-rsa', Buffer.alloc(256, 1))))).toBe(
    'bad: The signature rests on SHA-1, which can be forged.',
  );
  expect(verdict(signatureOf(pair.blob, '', 'sha512', fields('ssh-ed25519', 'x')))).toBe(
    'bad: The signature is malformed: it has no namespace.',
  );
});

test('a signature with a key that cannot be judged', () => {
  const blob = fields('ssh-new', 'key');
  expect(verdict(signatureOf(blob, namespace, 'sha512', fields('ssh-new', 'x')))).toBe(
    'not-verifiable: Keys of type "ssh-new" are not supported.',
  );
});

test('the payload of one signature, the bytes of another', () => {
  expect(verdict(signAs(Buffer.from('other'), namespace, pair))).toBe(
    'bad: The signature does not fit the content: one of them was changed.',
  );
});

test('no armor but the usual one', () => {
  const signature = signAs(message, namespace, pair);
  const begin = 'bad: The signature is malformed: it does not begin with "-----BEGIN SSH SIGNATURE-----".';
  expect(verdict('')).toBe(begin);
  expect(verdict(` ${signature}`)).toBe(begin);
  expect(verdict(`${signature}x`)).toMatch('it does not end with');
  expect(verdict(signature.replace('\n', '\n\n'))).toMatch('its content is not base64');
  expect(verdict(armor(Buffer.from('SSHSIX'), 'SSH SIGNATURE'))).toMatch('it is no SSHSIG');
});

test.each(['ed25519', 'ecdsa-256', 'rsa-2048'])('%s: no changed byte of payload or signature is ever good', (name) => {
  const signature = fixture(`ssh/${name}.sig`);
  const change = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }), fc.boolean());
  fc.assert(
    fc.property(change, ([at, mask, isPayload]) => {
      const changed = Buffer.from(isPayload ? message : signature);
      changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ mask;
      const verified = isPayload
        ? verifySshSignature(changed, signature.toString(), namespace)
        : verifySshSignature(message, changed.toString('latin1'), namespace);
      expect(verified.kind).not.toBe('good');
    }),
    { numRuns: 400 },
  );
});

test('no changed byte inside the armor is ever good', () => {
  const bytes = Buffer.from(signAs(message, namespace, pair).replaceAll(/-----.*\n?/g, ''), 'base64');
  for (let at = 0; at < bytes.length; at += 1) {
    for (let bit = 0; bit < 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      expect(verdict(armor(changed, 'SSH SIGNATURE')), `byte ${at}`).not.toBe('good');
    }
  }
});

test('whatever the bytes, reading a signature never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), fc.string({ unit: 'binary' }), (bytes, text) => {
      expect(parseSshSignature(text).kind).toBe('problem');
      expect(parseSshSignature(armor(bytes, 'SSH SIGNATURE')).kind).toBe('problem');
      const blob = signatureOf(bytes, namespace, 'sha512', fields('ssh-ed25519', bytes));
      expect(verifySshSignature(message, blob, namespace).kind).toBe('not-verifiable');
    }),
  );
});
