import { describe, expect, test } from 'vitest';
import type { DelegatedAct } from '../../../src/core/control/delegated-extent.ts';
import { extentOf } from '../../../src/core/control/delegated-extent.ts';
import { smallSms } from '../../support/small-sms.ts';

const sms = smallSms({
  'policies/pol-004.md': `---
id: POL-004
owner: ROL-004
version: "1.0"
status: approved
classification: internal
kind: financial
---

# Budgeting policy
`,
});
const item = sms.items.get('POL-004');
if (item === undefined) throw new Error('There is no POL-004.');
const approval: DelegatedAct = { item, kind: 'approval', ownRoles: ['ROL-003', 'ROL-002'] };

describe('what the words of a delegation say about the approval of a financial policy', () => {
  test.each([
    '',
    'all',
    'all duties',
    'Everything the matrix gives to ROL-003',
    'Approve policies and processes',
    'Approve policies, no more than two',
    'Approve documents',
    'Approve in case of leave',
    'Sign for the role of Operations Director',
    'Everything except plans',
    'Everything except agreements',
    'Everything except continuity plans and OLAs',
    'Everything except orders above 5000',
    'Approve policies, but not the information security policy',
    'Everything but POL-001',
    'Everything: approve policies, sign agreements. Nothing that PER-002 owns as ROL-002.',
    'Everything except what he owns',
    'Genehmigung von Richtlinien',
    'Alles ausgenommen Verträge',
    'Alles außer Prozesse und Pläne',
  ])('covered: %s', (words) => {
    expect(extentOf(sms, words, approval)).toBe('covered');
  });

  test.each([
    'Order goods up to 5000',
    'Order any goods',
    'Accept risks up to score 8',
    'Approve all plans',
    'Approve POL-002',
    'Sign agreements',
    'Everything except approving policies',
    'Everything, with the exception of policies',
    'Everything other than policies and agreements',
    'Everything except approvals',
    'Everything except the Budgeting policy',
    'Approve anything but policies',
    'Approve policies, but not the financial policy',
    'Except for policies, everything',
    'Everything. Not POL-004.',
    'Everything. Nothing that Dan owns as ROL-004.',
    'Alles außer Richtlinien',
    'Alles mit Ausnahme der Freigabe von Richtlinien',
  ])('outside: %s', (words) => {
    expect(extentOf(sms, words, approval)).toBe('outside');
  });

  test.each([
    'Everything except personnel matters',
    'Everything except policies about money',
    'Nothing except policies',
    'Everything but policies, except the small ones',
    'Alles mit Ausnahme der Budgets',
    'Not this',
  ])('unclear: %s', (words) => {
    expect(extentOf(sms, words, approval)).toBe('unclear');
  });

  test('what one of the two owns may be meant by what "he" owns', () => {
    const own = { ...approval, ownRoles: ['ROL-003', 'ROL-004'] };
    expect(extentOf(sms, 'Everything except what he owns', own)).toBe('unclear');
  });

  test('who may approve may withdraw, but not the other way round', () => {
    expect(extentOf(sms, 'Approve policies', { ...approval, kind: 'withdrawal' })).toBe('covered');
    expect(extentOf(sms, 'Withdraw policies', { ...approval, kind: 'withdrawal' })).toBe('covered');
    expect(extentOf(sms, 'Withdraw policies', approval)).toBe('outside');
  });
});
