import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AllowedSigner } from '../../../src/core/control/allowed-signer.ts';
import { parseAllowedSigners, renderAllowedSigners } from '../../../src/io/signatures/allowed-signers.ts';
import { makeKeyPair } from './openssh-files.ts';

const key = makeKeyPair().publicLine.split(' ').slice(0, 2).join(' ');

const plain: AllowedSigner = {
  principals: ['a@x'],
  isAuthority: false,
  namespaces: null,
  validAfter: null,
  validBefore: null,
  key,
  comment: '',
  line: 1,
};

describe('a line that ssh-keygen accepts', () => {
  test.each<[string, Partial<AllowedSigner>]>([
    ['a@x KEY', {}],
    ['  a@x\tKEY  Ada of X ', { comment: 'Ada of X' }],
    ['a@x,*@y,!b@y KEY', { principals: ['a@x', '*@y', '!b@y'] }],
    ['"a b@x,a@x" KEY', { principals: ['a b@x', 'a@x'] }],
    ['a@x namespaces="git,clausebook-*" KEY', { namespaces: ['git', 'clausebook-*'] }],
    ['a@x NAMESPACES="git"  KEY', { namespaces: ['git'] }],
    ['a@x namespaces="a\\"b" KEY', { namespaces: ['a"b'] }],
    ['a@x cert-authority KEY', { isAuthority: true }],
    ['a@x cert-authority,namespaces="a b" KEY', { isAuthority: true, namespaces: ['a b'] }],
    ['a@x valid-after="20240229" KEY', { validAfter: '2024-02-29T00:00:00' }],
    ['a@x valid-after="20240101Z" KEY', { validAfter: '2024-01-01T00:00:00Z' }],
    ['a@x valid-before="202401012359" KEY', { validBefore: '2024-01-01T23:59:00' }],
    ['a@x valid-before="202401012359UTC" KEY', { validBefore: '2024-01-01T23:59:00Z' }],
    [
      'a@x valid-after="20240101000001",valid-before="20240101000002z" KEY',
      { validAfter: '2024-01-01T00:00:01', validBefore: '2024-01-01T00:00:02Z' },
    ],
  ])('%s', (line, expected) => {
    expect(parseAllowedSigners(line.replace('KEY', key))).toEqual({
      signers: [{ ...plain, ...expected }],
      problems: [],
    });
  });
});

describe('a line that cannot be used', () => {
  test.each([
    ['a@x', 'Unexpected line, expected principals, options, type and key.'],
    ['a@x,,b@x KEY', 'Unexpected line, expected principals, options, type and key.'],
    ['"a@x KEY', 'Unexpected line, expected principals, options, type and key.'],
    ['a@x ssh-ed25519', 'There is no key of a type that is known.'],
    ['a@x namespaces="git" cert-authority KEY', 'There is no key of a type that is known.'],
    ['a@x ssh-ed25519 AAAA', 'The key is malformed.'],
    ['a@x bogus KEY', 'Unexpected option "bogus".'],
    ['a@x namespaces=git KEY', 'Unexpected option "namespaces=git".'],
    ['a@x namespaces="" KEY', 'Unexpected option "namespaces=""".'],
    ['a@x namespaces="git", KEY', 'Unexpected option ",".'],
    ['a@x cert-authority="yes" KEY', 'Unexpected option "cert-authority="yes"".'],
    ['a@x valid-after="20230229" KEY', 'Unexpected option "valid-after="20230229"".'],
    ['a@x valid-after="2024-01-01" KEY', 'Unexpected option "valid-after="2024-01-01"".'],
    ['a@x valid-after="202401012460" KEY', 'Unexpected option "valid-after="202401012460"".'],
    ['a@x valid-after="19691231" KEY', 'Unexpected option "valid-after="19691231"".'],
    ['a@x namespaces="a",Namespaces="b" KEY', 'The option "namespaces" stands twice.'],
    [
      'a@x valid-after="20240102",valid-before="20240101" KEY',
      'The time "valid-before" is not later than "valid-after".',
    ],
  ])('%s', (line, message) => {
    expect(parseAllowedSigners(`# comment\n\n${line.replace('KEY', key)}\r\nb@x ${key}\n`)).toEqual({
      signers: [{ ...plain, principals: ['b@x'], line: 4 }],
      problems: [{ line: 3, message }],
    });
  });
});

test('what is written is read again, in the shortest form', () => {
  expect(
    renderAllowedSigners([
      { ...plain, principals: ['a b@x', 'c@x'], namespaces: ['git'], comment: 'Ada\nof X' },
      { ...plain, validAfter: '2024-01-01T00:00:00', validBefore: '2025-01-01T12:30:00Z' },
      { ...plain, isAuthority: true, validBefore: '2025-01-01T00:00:09' },
    ]).replaceAll(key, 'KEY'),
  ).toBe(`"a b@x,c@x" namespaces="git" KEY Ada of X
a@x valid-after="20240101",valid-before="202501011230Z" KEY
a@x cert-authority,valid-before="20250101000009" KEY
`);
  expect(() => renderAllowedSigners([{ ...plain, principals: ['a"b'] }])).toThrow(TypeError);

  const name = fc.stringMatching(/^[!*?#a-z0-9@. -]{1,12}$/).filter((text) => text.trim() === text);
  const time = (from: string, to: string): fc.Arbitrary<string | null> => {
    const moment = fc
      .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 19));
    return fc.option(fc.tuple(moment, fc.constantFrom('', 'Z')).map(([text, zone]) => text + zone));
  };
  const signer = fc.record({
    principals: fc.array(name, { minLength: 1, maxLength: 3 }),
    isAuthority: fc.boolean(),
    namespaces: fc.option(fc.array(name, { minLength: 1, maxLength: 3 })),
    validAfter: time('1970-01-01T00:00:00Z', '2020-01-01T00:00:00Z'),
    validBefore: time('2020-01-02T00:00:00Z', '9999-12-31T23:59:59Z'),
    comment: fc.constantFrom('', 'Ada of X', '# 1'),
  });
  fc.assert(
    fc.property(fc.array(signer), (made) => {
      const signers = made.map((entry, index) => ({ ...entry, key, line: index + 1 }));
      expect(parseAllowedSigners(renderAllowedSigners(signers))).toEqual({ signers, problems: [] });
    }),
  );
});

test('whatever the text, reading it never throws and every problem has its line', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\n', ' ', '"', ',', 'a@x', key, 'valid-after="', '20240101', 'namespaces="x"', '\\"', '#'),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      const lines = text.split(/\r?\n/);
      const { signers, problems } = parseAllowedSigners(text);
      for (const { line } of [...signers, ...problems]) expect(lines[line - 1]?.trim()).not.toBe('');
    }),
  );
});
