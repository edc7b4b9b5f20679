import { describe, expect, test } from 'vitest';
import type { Sms } from '../../../src/core/model/sms.ts';
import { rules } from '../../../src/rules/registry.ts';
import { judge } from '../../../src/rules/judge.ts';
import { smallSms } from '../../support/small-sms.ts';

// A set that somebody already has: other keys, no ids, versions as numbers.
const settings = `organization: Someone Ltd
history: none
as_of: 2026-06-30
roots: [docs]
foreign:
  - files: docs/policies/*.md
    type: policy
    kind: other
    id: POL-{n}
    keys: {document_owner: owner, approved_by: approvals.by, approved_on: approvals.on, next_review: review.due, state: status}
    values: {status: {published: approved}}
    defaults: {classification: internal}
    ignore: [layout]
  - files: docs/how-to/*.md
    type: procedure
    id: PRO-{n:4}
    keys: {last_reviewed_on: effective_from, review_in: review.interval}
    defaults: {classification: internal, status: approved, owner: Team}
  - files: docs/plain/*.md
    bare: true
    type: procedure
    id: PRO-9{n}
    defaults: {classification: internal, status: draft, owner: Team}
`;

const policy = (extra = ''): string => `---
title: Backups
layout: page
version: 1.10
state: published
document_owner: Head of Operations
approved_by: Ada Marsh
approved_on: 2025-02-01
next_review: 2026-02-01
${extra}---

# Backups

We keep them.
`;

const set = (files: Readonly<Record<string, string>>): Sms =>
  smallSms({ 'clausebook.yaml': settings, ...files }, { bare: true });

describe('a set read through a mapping', () => {
  test('gets types, ids, states and approvals', () => {
    const sms = set({ 'docs/policies/a.md': policy(), 'docs/policies/b.md': policy() });
    expect([...sms.items.keys()]).toEqual(['POL-001', 'POL-002']);
    const item = sms.items.get('POL-001');
    expect(item).toMatchObject({
      owner: 'Head of Operations',
      status: 'approved',
      version: '1.10',
      reviewDue: '2026-02-01',
      title: 'Backups',
    });
    expect(item?.approvals).toMatchObject([{ action: 'approved', by: 'Ada Marsh', on: '2025-02-01' }]);
    expect(sms.misfits).toEqual([]);
  });

  test('turns an interval in words into a review date', () => {
    const sms = set({ 'docs/how-to/a.md': '---\nlast_reviewed_on: 2026-01-15\nreview_in: 3 months\n---\n\n# A\n' });
    expect(sms.items.get('PRO-0001')?.reviewDue).toBe('2026-04-15');
  });

  test('leaves files without frontmatter alone, unless the mapping says otherwise', () => {
    const sms = set({ 'docs/policies/readme.md': '# Nothing\n', 'docs/plain/a.md': '# Plain\n' });
    expect([...sms.items.keys()]).toEqual(['PRO-9001']);
  });

  test('points findings at the keys of the file', () => {
    const sms = set({ 'docs/policies/a.md': policy() });
    const { findings } = judge(sms, rules, { history: false, base: false });
    const overdue = findings.find((finding) => finding.rule === 'REVW-002');
    expect(overdue?.place).toMatchObject({ file: 'docs/policies/a.md', line: 9 });
  });

  test('keeps approvals when only the mapping changes, and notices a changed text', () => {
    const digest = (text: string): string | undefined =>
      set({ 'docs/policies/a.md': text }).items.get('POL-001')?.digest;
    expect(digest(policy().replace('approved_on: 2025-02-01', 'approved_on: 2025-02-02'))).toBe(digest(policy()));
    expect(digest(policy().replace('We keep them.', 'We lose them.'))).not.toBe(digest(policy()));
    expect(digest(policy('reach: everyone\n'))).not.toBe(digest(policy()));
  });
});
