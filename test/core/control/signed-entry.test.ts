import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SignedEntry } from '../../../src/core/control/signed-entry.ts';
import { approvalNamespace, signedEntryText } from '../../../src/core/control/signed-entry.ts';

const entry: SignedEntry = {
  action: 'approved',
  by: 'PER-001',
  role: 'ROL-001',
  on: '2026-03-01',
  version: '1.10',
  digest: 'cb1-sha256:00',
};

test('the text that is signed', () => {
  expect(signedEntryText('POL-001', entry)).toBe(
    '{"action":"approved","by":"PER-001","digest":"cb1-sha256:00","id":"POL-001","on":"2026-03-01","role":"ROL-001","version":"1.10"}',
  );
  expect(signedEntryText('POL-001', { ...entry, role: null, version: null, digest: null })).toBe(
    '{"action":"approved","by":"PER-001","digest":null,"id":"POL-001","on":"2026-03-01","role":null,"version":null}',
  );
});

test('the namespace is part of the format and never changes', () => {
  expect(approvalNamespace).toBe('clausebook-approval');
});

test('other fields of the entry are not signed', () => {
  const more = { ...entry, hasProof: true, proofSha256: null, hasSignature: true, index: 3 };
  expect(signedEntryText('POL-001', more)).toBe(signedEntryText('POL-001', entry));
});

test('different entries have different texts, and none throws', () => {
  const text = fc.string({ unit: 'grapheme' });
  const made = fc.record({
    action: text,
    by: text,
    role: fc.option(text),
    on: fc.option(text),
    version: fc.option(text),
    digest: fc.option(text),
  });
  fc.assert(
    fc.property(made, made, text, (one, other, id) => {
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      expect(signedEntryText(id, one) === signedEntryText(id, other)).toBe(isSame);
      expect(JSON.parse(signedEntryText(id, one))).toEqual({ id, ...one });
    }),
  );
  expect(signedEntryText('\ud800', entry)).toContain('"id":"\ufffd"');
});
