import fc from 'fast-check';
import * as openpgp from 'openpgp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OpenPgpKey } from '../../../src/io/signatures/openpgp.ts';
import { readOpenPgpKeys, verifyOpenPgpSignature } from '../../../src/io/signatures/openpgp.ts';
import { armor, fixture } from './openssh-files.ts';

const message = fixture('ssh/message.txt');
const day = 86_400;
const at = (date: string): Date => new Date(`${date}T12:00:00Z`);

const keysOf = async (...texts: readonly string[]): Promise<readonly OpenPgpKey[]> => {
  const read = await Promise.all(texts.map(readOpenPgpKeys));
  return read.flatMap((entry) => (entry.kind === 'keys' ? entry.keys : []));
};

const verdict = async (
  armored: string,
  keys: readonly OpenPgpKey[],
  payload: Uint8Array = message,
): Promise<string> => {
  const verified = await verifyOpenPgpSignature(payload, armored, keys);
  return 'message' in verified ? `${verified.kind}: ${verified.message}` : verified.kind;
};

describe('keys and signatures of gpg', () => {
  test.each(['ed', 'rae'])('%s: good, with the fingerprint that gpg prints', async (name) => {
    const keys = await keysOf(fixture('gpg/ed.asc').toString(), fixture('gpg/rae.asc').toString());
    const verified = await verifyOpenPgpSignature(message, fixture(`gpg/${name}.sig`).toString(), keys);
    expect(verified.kind).toBe('good');
    const printed = fixture('gpg/fingerprints.txt').toString().split('\n');
    expect(verified.kind === 'good' && printed.indexOf(verified.fingerprint)).toBe(name === 'ed' ? 0 : 1);
  });

  test('several blocks in one text are read', async () => {
    const text = `${fixture('gpg/ed.asc').toString()}\nbetween\n${fixture('gpg/rae.asc').toString()}`;
    expect(await keysOf(text)).toHaveLength(2);
  });

  test('another payload, another key', async () => {
    const [ed, rae] = [await keysOf(fixture('gpg/ed.asc').toString()), await keysOf(fixture('gpg/rae.asc').toString())];
    const signature = fixture('gpg/ed.sig').toString();
    expect(await verdict(signature, ed, Buffer.from('else'))).toBe(
      'bad: The signature does not fit the content: one of them was changed.',
    );
    const unknown = await verifyOpenPgpSignature(message, signature, rae);
    expect(unknown).toEqual({ kind: 'unknown-key', keyId: ed[0]?.fingerprint.slice(-16) });
  });

  test('no changed byte of payload or signature is ever good', async () => {
    const keys = await keysOf(fixture('gpg/ed.asc').toString());
    const signature = fixture('gpg/ed.sig');
    const inside = Buffer.from(signature.toString().replaceAll(/-----.*\n|^=.*$/gm, ''), 'base64');
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 7 }), fc.constantFrom('payload', 'text', 'bytes'));
    await fc.assert(
      fc.asyncProperty(change, async ([position, bit, part]) => {
        const changed = Buffer.from(part === 'payload' ? message : part === 'text' ? signature : inside);
        const index = position % changed.length;
        changed[index] = (changed[index] ?? 0) ^ (1 << bit);
        const armored =
          part === 'bytes' ? armor(changed, 'PGP SIGNATURE').replace('\n', '\n\n') : changed.toString('latin1');
        const verified =
          part === 'payload' ? await verdict(signature.toString(), keys, changed) : await verdict(armored, keys);
        expect(verified).not.toBe('good');
      }),
      { numRuns: 600 },
    );
  });

  test('SHA-1 is not accepted', async () => {
    const keys = await keysOf(fixture('gpg/rae.asc').toString());
    expect(await verdict(fixture('gpg/rae-sha1.sig').toString(), keys)).toBe(
      'bad: The signature rests on a hash that can be forged, as SHA-1.',
    );
  });

  test('without its checksum the same signature is good, with a wrong one not', async () => {
    const keys = await keysOf(fixture('gpg/ed.asc').toString());
    const signature = fixture('gpg/ed.sig').toString();
    expect(await verdict(signature.replace(/^=.*\n/m, ''), keys)).toBe('good');
    expect(await verdict(signature.replace(/^=.*\n/m, '=AAAA\n'), keys)).toMatch('its checksum does not fit');
    expect(await verdict(signature.replace('\n', '\nVersion: GnuPG v2\n'), keys)).toBe('good');
    expect(await verdict(signature.replace('\n\n', '\n'), keys)).toMatch('headers are not followed by a blank line');
  });
});

describe('a key judged at the time of the signature', () => {
  let pair: { readonly privateKey: openpgp.PrivateKey; readonly publicKey: openpgp.PublicKey };
  let signatures: Record<'2023-06-01' | '2024-06-01' | '2025-06-01', string>;
  const sign = async (date: string): Promise<string> =>
    String(
      await openpgp.sign({
        message: await openpgp.createMessage({ binary: new Uint8Array(message) }),
        signingKeys: pair.privateKey,
        detached: true,
        date: at(date),
        config: { preferredHashAlgorithm: openpgp.enums.hash.sha512 },
      }),
    );

  beforeAll(async () => {
    pair = await openpgp.generateKey({ userIDs: [{ name: 'A' }], date: at('2022-01-01'), format: 'object' });
    signatures = {
      '2023-06-01': await sign('2023-06-01'),
      '2024-06-01': await sign('2024-06-01'),
      '2025-06-01': await sign('2025-06-01'),
    };
  });

  /** The verdicts of 2023, 2024 and 2025 with a variant of the key. */
  const verdicts = async (publicKey: string): Promise<readonly string[]> => {
    const keys = await keysOf(publicKey);
    return Promise.all(Object.values(signatures).map((signature) => verdict(signature, keys)));
  };
  const revoked = async (flag: openpgp.enums.reasonForRevocation): Promise<string> => {
    const { publicKey } = await openpgp.revokeKey({
      key: pair.privateKey,
      reasonForRevocation: { flag },
      date: at('2024-01-01'),
      format: 'armored',
    });
    return publicKey;
  };

  test('valid all the time', async () => {
    expect(await verdicts(pair.publicKey.armor())).toEqual(['good', 'good', 'good']);
  });

  test('retired: older signatures stay good', async () => {
    expect(await verdicts(await revoked(openpgp.enums.reasonForRevocation.keyRetired))).toEqual([
      'good',
      'invalid-key: The key was revoked when it signed on 2024-06-01.',
      'invalid-key: The key was revoked when it signed on 2025-06-01.',
    ]);
  });

  test('stolen: no signature is good, since a thief can state any time', async () => {
    const all = await verdicts(await revoked(openpgp.enums.reasonForRevocation.keyCompromised));
    expect(all.map((entry) => entry.slice(0, 24))).toEqual(Array(3).fill('invalid-key: The key was'));
  });

  test('expired, and extended later by somebody who exports only the newest statement', async () => {
    const extend = async (date: string, days: number): Promise<string> => {
      const made = await openpgp.reformatKey({
        privateKey: pair.privateKey,
        userIDs: [{ name: 'A' }],
        date: at(date),
        keyExpirationTime: days * day,
        format: 'object',
      });
      return made.publicKey.armor();
    };
    expect(await verdicts(await extend('2022-01-02', 3 * 365))).toEqual([
      'good',
      'good',
      'invalid-key: The key was expired, revoked or not meant for signing when it signed on 2025-06-01.',
    ]);
    expect(await verdicts(await extend('2025-01-01', 5 * 365))).toEqual(['good', 'good', 'good']);
  });

  /** A signature that the library would not make: before the key was there. */
  const force = async (date: string): Promise<string> => {
    const key = pair.privateKey;
    const packet = new openpgp.SignaturePacket();
    packet.signatureType = openpgp.enums.signature.binary;
    packet.hashAlgorithm = openpgp.enums.hash.sha512;
    packet.publicKeyAlgorithm = key.keyPacket.algorithm;
    const [data] = (await openpgp.createMessage({ binary: new Uint8Array(message) })).packets;
    const sign = packet.sign.bind(packet) as (...values: readonly unknown[]) => Promise<void>;
    await sign(key.keyPacket, data, at(date), true, openpgp.config);
    const packets = new openpgp.PacketList<openpgp.SignaturePacket>();
    packets.push(packet);
    return new openpgp.Signature(packets).armor();
  };

  test('a signature that claims to be older than its key', async () => {
    const keys = await keysOf(pair.publicKey.armor());
    expect(await verdict(await force('2022-01-02'), keys)).toBe('good');
    expect(await verdict(await force('2021-12-31'), keys)).toBe('invalid-key: The signature is older than its key.');
  });

  test('several signatures in one, and parts that nobody signed', async () => {
    const keys = await keysOf(pair.publicKey.armor());
    const { packets } = await openpgp.readSignature({ armoredSignature: signatures['2024-06-01'] });
    const [packet] = packets;
    if (packet === undefined) throw new Error('no packet');
    const both = new openpgp.PacketList<openpgp.SignaturePacket>();
    both.push(packet, packet);
    expect(await verdict(new openpgp.Signature(both).armor(), keys)).toBe(
      'not-verifiable: The signature has 2 parts, expected one.',
    );
    packet.unhashedSubpackets.push({ type: 100, critical: false, body: new Uint8Array([1]) });
    expect(await verdict(new openpgp.Signature(packets).armor(), keys)).toBe(
      'bad: The signature is not in its usual form, or holds parts that nobody signed.',
    );
  });

  test('a private key is refused without a word of it', async () => {
    expect(await readOpenPgpKeys(pair.privateKey.armor())).toEqual({
      kind: 'problem',
      message: 'This is a private key. It must not stand here: revoke it, and state the new public key.',
    });
  });
});

test('whatever the bytes, reading keys and signatures never throws', async () => {
  const keys = await keysOf(fixture('gpg/ed.asc').toString());
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 120 }), fc.string({ unit: 'binary' }), async (bytes, text) => {
      expect((await readOpenPgpKeys(text)).kind).toBe('problem');
      const block = armor(bytes, 'PGP PUBLIC KEY BLOCK').replace('\n', '\n\n');
      expect((await readOpenPgpKeys(block)).kind).toBe('problem');
      expect(await verdict(text, keys)).not.toBe('good');
      expect(await verdict(armor(bytes, 'PGP SIGNATURE').replace('\n', '\n\n'), keys)).not.toBe('good');
      const typed = Buffer.concat([Buffer.from([0xc2, bytes.length]), bytes]);
      expect(await verdict(armor(typed, 'PGP SIGNATURE').replace('\n', '\n\n'), keys)).not.toBe('good');
    }),
  );
});
