import { expect, test } from 'vitest';
import { judge } from '../../../src/rules/judge.ts';
import rule from '../../../src/rules/meta/waiver-is-valid.ts';
import { smallSms } from '../../support/small-sms.ts';

function severities(waiver: string, asOf: string): readonly string[] {
  const register = `---\nid: REG-020\ntype: register\nof: [waiver]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: WVR-001, rule: EXTD-003, target: ROL-004, reason: x, approved_by: PER-002, ${waiver}}\n---\n`;
  return judge(smallSms({ 'content/registers/waivers.md': register }, { asOf }), [rule], {
    history: false,
    base: false,
  }).findings.map((finding) => finding.severity);
}

test.each([
  ['2026-06-29', []],
  ['2026-06-30', []],
  ['2026-07-01', ['warn']],
  ['2026-07-30', ['warn']],
  ['2026-07-31', ['error']],
])('a waiver until 2026-06-30, looked at on %s', (asOf, expected) => {
  expect(severities('date: 2026-01-10, until: 2026-06-30', asOf)).toEqual(expected);
});

test.each([
  ['date: 2026-01-10, until: 2027-01-10', []],
  ['date: 2026-01-10, until: 2027-01-11', ['error']],
  ['until: 2027-06-30', []],
  ['until: 2027-07-01', ['error']],
  ['date: 2026-07-05, until: 2026-07-06', []],
  ['status: draft, until: 2020-01-01', []],
  ['status: retired, until: 2020-01-01', []],
])('%s, looked at on 2026-06-30', (waiver, expected) => {
  expect(severities(waiver, '2026-06-30')).toEqual(expected);
});
