import { expect, test } from 'vitest';
import type { SignedEntry } from '../../../src/core/control/signed-entry.ts';
import { signedEntryText } from '../../../src/core/control/signed-entry.ts';
import { statedKeys } from '../../../src/core/control/signer-keys.ts';
import { parseAllowedSigners } from '../../../src/io/signatures/allowed-signers.ts';
import type { Keyring } from '../../../src/io/signatures/keyring.ts';
import { readKeyring } from '../../../src/io/signatures/keyring.ts';
import { verifyEntrySignature } from '../../../src/io/signatures/verify-signature.ts';
import { baseFiles, smallSms } from '../../support/small-sms.ts';
import { fixture, makeKeyPair, signAs } from './openssh-files.ts';

const ada = makeKeyPair();
const ben = makeKeyPair();
const register = 'content/registers/organization.md';
const registerText = baseFiles.get(register) ?? '';

/** The SMS with something added to the row of Ada Marsh, as a keyring. */
const keyringWith = async (addition: string, signers = ''): Promise<Keyring> => {
  const sms = smallSms({
    [register]: registerText.replace('name: Ada Marsh,', `name: Ada Marsh, ${addition},`),
  });
  const file = { file: 'allowed_signers', signers: parseAllowedSigners(signers).signers };
  const { keys } = statedKeys({ ...sms, signers: { files: [file], problems: [] } });
  return readKeyring(keys);
};

const entry: SignedEntry = {
  action: 'approved',
  by: 'PER-001',
  role: 'ROL-001',
  on: '2026-03-01',
  version: '1.0',
  digest: 'cb1-sha256:00',
};
const signed = (pair = ada, namespace = 'clausebook-approval', id = 'POL-001', content = entry): string =>
  signAs(Buffer.from(signedEntryText(id, content)), namespace, pair);

const judge = (keyring: Keyring, signature: string | null, content = entry, id = 'POL-001'): string => {
  const verdict = verifyEntrySignature(id, content, signature, keyring, content.on ?? '');
  return `${verdict.result}: ${verdict.message.replaceAll(/SHA256:[^ ,]{43}/g, 'KEY')}`;
};

const inKeys = (window: string): string => `keys: [{key: "${ada.publicLine}"${window}}]`;
const good = 'good: Signed with the key KEY of PER-001.';
const outside = (words: string): string =>
  `outside-window: Signed with the key KEY of PER-001, which counts ${words}, not on 2026-03-01.`;
const changed = 'bad: The signature does not fit the content: one of them was changed.';

test.each([
  ['always', '', good],
  ['from that day', ', from: 2026-03-01', good],
  ['to that day', ', to: 2026-03-01', good],
  ['from the next day', ', from: 2026-03-02', outside('from 2026-03-02')],
  ['to the day before', ', to: 2026-02-28', outside('until 2026-02-28')],
  ['in the year before', ', from: 2025-01-01, to: 2025-12-31', outside('from 2025-01-01 to 2025-12-31')],
])('a key that counts %s', async (_, window, expected) => {
  expect(judge(await keyringWith(inKeys(window)), signed())).toBe(expected);
});

test('a key stated by its fingerprint, among the Git identities, or in an allowed-signers file', async () => {
  const fingerprint = (await keyringWith(inKeys(''))).keys[0]?.fingerprint ?? '';
  expect(judge(await keyringWith(`keys: [{key: "${fingerprint}"}]`), signed())).toBe(good);
  expect(judge(await keyringWith(`git_identities: ["${ada.publicLine}"]`), signed())).toBe(good);
  const identity = 'git_identities: [ada@example.org]';
  const line = (options: string): string => `ada@example.org ${options} ${ada.publicLine}`;
  expect(judge(await keyringWith(identity, line('')), signed())).toBe(good);
  expect(judge(await keyringWith(identity, line('namespaces="clausebook-*"')), signed())).toBe(good);
  expect(judge(await keyringWith(identity, line('namespaces="git"')), signed())).toMatch('unknown-key');
  expect(judge(await keyringWith(identity, line('valid-before="20260301"')), signed())).toBe(
    outside('until 2026-02-28'),
  );
});

test('nobody, or more than one, is known to own the key', async () => {
  const keyring = await keyringWith(inKeys(''));
  expect(judge(keyring, signed(ben))).toBe('unknown-key: Signed with the key KEY, which is stated for nobody.');
  const shared = await keyringWith(inKeys(''), `PER-002 ${ada.publicLine}`);
  expect(judge(shared, signed())).toBe(
    'unknown-key: Signed with the key KEY, which is stated for PER-001 and PER-002, so it proves none of them.',
  );
});

test('an entry that is not the one signed', async () => {
  const keyring = await keyringWith(inKeys(''));
  const signature = signed();
  expect(judge(keyring, signature, entry, 'POL-002')).toBe(changed);
  for (const [name, value] of Object.entries({ ...entry, on: '2026-03-02', action: 'reviewed', by: 'PER-002' })) {
    const altered = { ...entry, [name]: value === entry[name as keyof SignedEntry] ? null : value };
    expect(judge(keyring, signature, { ...altered, on: altered.on ?? '2026-03-02' }), name).toBe(changed);
  }
});

test('a signature made for another purpose, of another format, or none', async () => {
  const keyring = await keyringWith(inKeys(''));
  expect(judge(keyring, signed(ada, 'git'))).toBe(
    'bad: The signature was made for "git", expected "clausebook-approval".',
  );
  expect(judge(keyring, fixture('gpg/ed.sig').toString())).toMatch(
    'bad: The signature is malformed: it does not begin',
  );
  expect(judge(keyring, null)).toBe('none: The entry is not signed.');
});

test('keys that cannot be read are problems with their place, and never count', async () => {
  const sms = smallSms({
    'clausebook.yaml': `${baseFiles.get('clausebook.yaml') ?? ''}platform_keys: [{name: Forge, key: nonsense}]\n`,
    [register]: registerText.replace('name: Ada Marsh,', 'name: Ada Marsh, keys: [{key: ssh-rsa AAAA}],'),
  });
  const { keys, problems } = await readKeyring(statedKeys(sms).keys);
  expect(keys).toEqual([]);
  expect(problems).toEqual([
    { source: { kind: 'person', person: 'PER-001', field: 'keys', index: 0 }, message: 'The key is malformed.' },
    {
      source: { kind: 'settings', index: 0 },
      message: 'Unexpected text, expected an OpenSSH public key: type, base64, comment.',
    },
  ]);
});
