import { describe, expect, test } from 'vitest';
import type { AllowedSigner, AllowedSignersFile } from '../../../src/core/control/allowed-signer.ts';
import { matchesPatterns } from '../../../src/core/control/allowed-signer.ts';
import type { SignerKey } from '../../../src/core/control/signer-keys.ts';
import { allowedSignersOf } from '../../../src/core/control/keys-of-file.ts';
import { keyOwner, statedKeys } from '../../../src/core/control/signer-keys.ts';
import { baseFiles, smallSms } from '../../support/small-sms.ts';

const settings = `${baseFiles.get('clausebook.yaml') ?? ''}time_zone: Europe/Berlin
platform_keys:
  - {name: Forge, key: ssh-ed25519 AAAAforge, from: 2024-01-16}
`;
const register = `---
id: REG-002
type: register
of: [person]
owner: ROL-002
classification: internal
rows:
  - {id: PER-010, name: Ira Bloom, employment: {from: 2019-01-01, to: 2025-12-31}, git_identities: [ira@example.org, ssh-ed25519 AAAAidentity], keys: [{key: ssh-ed25519 AAAAone, from: 2024-01-01, to: 2024-12-31}, {key: ssh-ed25519 AAAAtwo, from: 2025-01-01}]}
  - {id: PER-011, name: Kim Stone, keys: [{key: ssh-ed25519 AAAAa, to: 2026-02-30}, {key: ssh-ed25519 AAAAb, from: soon}, {key: ssh-ed25519 AAAAc, from: 2026-02-01, to: 2026-01-01}, {from: 2026-01-01}]}
---

# People
`;
const sms = smallSms({ 'clausebook.yaml': settings, 'content/registers/people.md': register });

const line: AllowedSigner = {
  principals: ['*@example.org'],
  isAuthority: false,
  namespaces: ['git'],
  validAfter: null,
  validBefore: null,
  key: 'ssh-ed25519 AAAAfile',
  comment: '',
  line: 4,
};

const keysWith = (file: AllowedSignersFile): ReturnType<typeof statedKeys> =>
  statedKeys({ ...sms, signers: { files: [file], problems: [] } });

describe('keys that the SMS states', () => {
  const { keys, problems } = keysWith({ file: 'signers', signers: [line, { ...line, principals: ['x@y'] }] });

  test('of people, of the platform and of a file', () => {
    const summary = keys.map(({ signer, text, from, to, source }) =>
      [signer.kind === 'person' ? signer.person : signer.name, text.slice(16), from, to, source.kind].join(' '),
    );
    expect(summary).toEqual([
      'PER-010 one 2024-01-01 2024-12-31 person',
      'PER-010 two 2025-01-01  person',
      'PER-010 identity   person',
      'Forge forge 2024-01-16  settings',
      'PER-010 file   allowed-signers',
    ]);
  });

  test('a key may count on a single day, and states its source and its owner', () => {
    const day = 'from: 2026-03-01, to: 2026-03-01';
    const text = register.replace(
      'keys: [{key: ssh-ed25519 AAAAone,',
      `keys: [{key: ssh-ed25519 AAAAday, ${day}}, {key: ssh-ed25519 AAAAone,`,
    );
    const read = statedKeys(smallSms({ 'clausebook.yaml': settings, 'content/registers/people.md': text }));
    expect(read.keys.find((key) => key.text.endsWith('AAAAday'))).toMatchObject({
      from: '2026-03-01',
      to: '2026-03-01',
      source: { kind: 'person', person: 'PER-010', field: 'keys', index: 0 },
    });
    expect(read.keys.find((key) => key.text.endsWith('AAAAidentity'))?.source).toMatchObject({
      field: 'git_identities',
    });
    expect(read.keys.find((key) => key.text.endsWith('AAAAforge'))?.signer).toEqual({
      kind: 'platform',
      name: 'Forge',
    });
    expect(read.problems.filter(({ source }) => source.kind === 'person' && source.field === 'keys')).toHaveLength(4);
  });

  test('a window that cannot be read makes no open one: the key is left out', () => {
    expect(problems.map(({ source, message }) => `${'index' in source ? source.index : ''} ${message}`)).toEqual([
      '0 Unexpected `to`, expected a day as YYYY-MM-DD. The key is not used.',
      '1 Unexpected `from`, expected a day as YYYY-MM-DD. The key is not used.',
      '2 The key ends on 2026-01-01, before it begins on 2026-02-01. It is not used.',
      '3 The entry has no `key`.',
    ]);
  });

  test.each([
    ['2026-01-01T00:00:00', '2026-01-01', '2025-12-31'],
    ['2026-01-01T12:00:00', '2026-01-01', '2026-01-01'],
    ['2025-12-31T23:30:00Z', '2026-01-01', '2026-01-01'],
    ['2025-12-31T23:00:00Z', '2026-01-01', '2025-12-31'],
    ['1970-01-01T00:00:00', '1970-01-01', '1969-12-31'],
    ['9999-12-31T23:59:59Z', '9999-12-31', '9999-12-31'],
  ])('the time %s of a file is the day %s as a beginning, %s as an end', (time, from, to) => {
    const file = { file: 'signers', signers: [{ ...line, validAfter: time, validBefore: time }] };
    const read = keysWith(file).keys.at(-1);
    expect([read?.from, read?.to]).toEqual([from, to]);
  });

  test('a certificate authority is a problem with its line', () => {
    const made = keysWith({ file: 'signers', signers: [{ ...line, isAuthority: true }] });
    expect(made.problems.at(-1)).toEqual({
      source: { kind: 'allowed-signers', file: 'signers', line: 4 },
      message: 'Keys of certificate authorities (`cert-authority`) are not supported.',
    });
  });
});

const key = (
  person: string,
  from: string | null,
  to: string | null,
  namespaces: string[] | null = null,
): SignerKey => ({
  kind: 'ssh',
  signer: { kind: 'person', person },
  text: 'ssh-ed25519 AAAA',
  fingerprint: 'SHA256:a',
  from,
  to,
  namespaces,
  source: { kind: 'settings', index: 0 },
});

describe('owner of a key on a day', () => {
  const handedOver = [key('PER-001', '2024-01-01', '2024-12-31'), key('PER-002', '2025-01-01', null)];
  test.each([
    ['2024-01-01', { kind: 'person', person: 'PER-001' }],
    ['2024-12-31', { kind: 'person', person: 'PER-001' }],
    ['2025-01-01', { kind: 'person', person: 'PER-002' }],
  ])('%s', (day, owner) => {
    expect(keyOwner(handedOver, 'SHA256:a', day)).toEqual(owner);
  });

  test('two windows with a gap between them', () => {
    const keys = [key('PER-001', null, '2024-12-31'), key('PER-001', '2025-06-01', null)];
    expect(keyOwner(keys, 'SHA256:a', '2025-05-31')).toEqual({
      kind: 'outside-window',
      signer: { kind: 'person', person: 'PER-001' },
      windows: [
        { from: null, to: '2024-12-31' },
        { from: '2025-06-01', to: null },
      ],
    });
    expect(keyOwner([...keys, ...keys], 'SHA256:a', '2025-06-01')).toEqual({ kind: 'person', person: 'PER-001' });
  });

  test('stated for two people, or for nobody', () => {
    const signers = [
      { kind: 'person', person: 'PER-001' },
      { kind: 'person', person: 'PER-002' },
    ];
    expect(keyOwner([key('PER-001', null, null), key('PER-002', null, null)], 'SHA256:a', '2025-01-01')).toEqual({
      kind: 'shared',
      signers,
    });
    expect(keyOwner(handedOver, 'SHA256:a', '2023-12-31')).toEqual({ kind: 'shared', signers });
    expect(keyOwner(handedOver, 'SHA256:b', '2024-01-01')).toEqual({ kind: 'unknown' });
  });

  test('a key that is stated for some namespaces only', () => {
    const keys = [key('PER-001', null, null, ['git', 'clausebook-*', '!clausebook-x'])];
    const kinds = ['git', 'clausebook-approval', 'clausebook-x', 'file'].map(
      (namespace) => keyOwner(keys, 'SHA256:a', '2025-01-01', namespace).kind,
    );
    expect(kinds).toEqual(['person', 'person', 'unknown', 'unknown']);
    // An OpenPGP signature has no namespace, and a key without namespaces counts for all.
    expect(keyOwner(keys, 'SHA256:a', '2025-01-01').kind).toBe('person');
    expect(keyOwner([key('PER-001', null, null)], 'SHA256:a', '2025-01-01', 'file').kind).toBe('person');
  });
});

test('keys of people as lines of an allowed-signers file', () => {
  const own = { ...key('PER-010', '2024-01-01', '2024-12-31'), text: 'ssh-ed25519 AAAAone a comment' };
  const others: readonly SignerKey[] = [
    { ...own, kind: 'openpgp' },
    { ...own, signer: { kind: 'platform', name: 'Forge' } },
    { ...own, text: `SHA256:${'a'.repeat(43)}` },
    { ...own, signer: { kind: 'person', person: 'PER-011' }, from: null, to: null },
  ];
  expect(allowedSignersOf(sms, [own, ...others], ['git'])).toEqual([
    {
      principals: ['ira@example.org'],
      isAuthority: false,
      namespaces: ['git'],
      validAfter: '2024-01-01T00:00:00',
      validBefore: '2025-01-01T00:00:00',
      key: 'ssh-ed25519 AAAAone',
      comment: 'PER-010',
      line: 1,
    },
    {
      principals: ['PER-011'],
      isAuthority: false,
      namespaces: ['git'],
      validAfter: null,
      validBefore: null,
      key: 'ssh-ed25519 AAAAone',
      comment: 'PER-011',
      line: 5,
    },
  ]);
});

test.each([
  ['a*c', 'abbc', true],
  ['a*c', 'abbcd', false],
  ['*', '', true],
  ['?', '', false],
  ['a?c', 'abc', true],
  ['*a*b', 'xaab', true],
  ['A', 'a', false],
  ['', '', true],
  [`${'*a'.repeat(40)}b`, 'a'.repeat(5000), false],
])('the pattern %s and the name %s', (pattern, name, matches) => {
  expect(matchesPatterns([pattern], name)).toBe(matches);
});
