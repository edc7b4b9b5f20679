import { describe, expect, test } from 'vitest';
import { approvalBinding, closingBinding, currentApproval, gradeFromFile } from '../../../src/core/control/approval.ts';
import type { Approval, Item } from '../../../src/core/model/item.ts';
import { smallSms } from '../../support/small-sms.ts';

/** A policy of version 1.1 with approval entries, written in flow style. */
function policy(entries: readonly string[], version = 'version: "1.1"'): Item {
  const list = entries.map((entry) => `  - {by: PER-003, ${entry}}`).join('\n');
  const text = `---\nid: POL-004\nowner: ROL-004\n${version}\nstatus: approved\nclassification: internal\nkind: financial\napprovals:\n${list}\n---\n\n# Budget\n\nEvery service has one.\n`;
  return itemOf({ 'policies/pol-004.md': text }, 'POL-004');
}

function itemOf(files: Readonly<Record<string, string>>, id: string): Item {
  const item = smallSms(files).items.get(id);
  if (item === undefined) throw new Error(`There is no ${id}.`);
  return item;
}

const on = (item: Item): string | null => currentApproval(item)?.on ?? null;

describe('the entry that approves the version in the file', () => {
  test('is the last approval of that version', () => {
    const item = policy([
      'action: approved, on: 2026-01-01, version: "1.0"',
      'action: approved, on: 2026-01-02, version: "1.1"',
      'action: approved, on: 2026-01-03, version: "1.1"',
      'action: reviewed, on: 2026-01-04, version: "1.1"',
      'action: withdrawn, on: 2026-01-05, version: "1.1"',
    ]);
    expect(on(item)).toBe('2026-01-03');
  });

  test('is an approval rather than an agreement, else the last agreement', () => {
    expect(
      on(
        policy(['action: approved, on: 2026-01-02, version: "1.1"', 'action: agreed, on: 2026-01-03, version: "1.1"']),
      ),
    ).toBe('2026-01-02');
    expect(on(policy(['02', '03', '04'].map((day) => `action: agreed, on: 2026-01-${day}, version: "1.1"`)))).toBe(
      '2026-01-04',
    );
  });

  test('is none of another version, nor a review', () => {
    expect(currentApproval(policy(['action: approved, on: 2026-01-01, version: "1.0"']))).toBeNull();
    expect(currentApproval(policy(['action: reviewed, on: 2026-01-01, version: "1.1"']))).toBeNull();
  });

  test('may leave the version out, and so may the file', () => {
    expect(on(policy(['action: approved, on: 2026-01-01']))).toBe('2026-01-01');
    expect(on(policy(['action: approved, on: 2026-01-01, version: "3.0"'], 'summary: x'))).toBe('2026-01-01');
  });
});

describe('binding of content', () => {
  test('of a document', () => {
    const bound = policy(['action: approved, on: 2026-01-02, version: "1.1"']);
    expect(approvalBinding(bound)).toEqual({ kind: 'unbound' });
    expect(approvalBinding(policy(['action: reviewed, on: 2026-01-02, version: "1.1"']))).toEqual({ kind: 'unbound' });
    const intact = policy([`action: approved, on: 2026-01-02, version: "1.1", digest: "${bound.digest}"`]);
    expect(approvalBinding(intact)).toEqual({ kind: 'intact' });
    const other = `cb1-sha256:${'0'.repeat(64)}`;
    const broken = policy([`action: approved, on: 2026-01-02, version: "1.1", digest: "${other}"`]);
    expect(approvalBinding(broken)).toEqual({ kind: 'broken', digest: other, on: '2026-01-02' });
    expect(approvalBinding(policy([`action: approved, version: "1.1", digest: "${other}"`]))).toEqual({
      kind: 'broken',
      digest: other,
      on: null,
    });
  });

  test('of a record', () => {
    const record = (closed: string): Item =>
      itemOf(
        {
          'content/records/rec-001.md': `---\nid: MTG-001\ndate: 2026-02-01\nclassification: internal\n${closed}---\n\n# Meeting\n\nWe met.\n`,
        },
        'MTG-001',
      );
    expect(closingBinding(record(''))).toEqual({ kind: 'unbound' });
    expect(closingBinding(record('closed: {at: 2026-02-02, by: PER-001}\n'))).toEqual({ kind: 'unbound' });
    const { digest } = record('');
    expect(closingBinding(record(`closed: {at: 2026-02-02, by: PER-001, digest: "${digest}"}\n`))).toEqual({
      kind: 'intact',
    });
    const other = `cb1-sha256:${'0'.repeat(64)}`;
    expect(closingBinding(record(`closed: {at: 2026-02-02, by: PER-001, digest: "${other}"}\n`))).toEqual({
      kind: 'broken',
      digest: other,
      on: '2026-02-02',
    });
  });
});

test('the grade as far as the file can tell', () => {
  const entry = { proofSha256: 'a'.repeat(64) } as Approval;
  expect([gradeFromFile(entry), gradeFromFile({ ...entry, proofSha256: null })]).toEqual(['C', 'D']);
});
