import { expect, test } from 'vitest';
import waived from '../../../src/rules/extd/external-document-is-current.ts';
import type { Rule } from '../../../src/rules/define-rule.ts';
import owner from '../../../src/rules/iden/identification-is-complete.ts';
import { judge } from '../../../src/rules/judge.ts';
import rule from '../../../src/rules/meta/waiver-is-valid.ts';
import { baseFiles, smallSms } from '../../support/small-sms.ts';

const silent = { ...waived, check: () => [] };

function severities(waiver: string, asOf: string): readonly string[] {
  const register = `---\nid: REG-020\ntype: register\nof: [waiver]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: WVR-001, rule: EXTD-003, target: ROL-004, reason: x, approved_by: PER-002, ${waiver}}\n---\n`;
  return judge(smallSms({ 'content/registers/waivers.md': register }, { asOf }), [rule, silent], {
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

/** Items of what is reported, with the severity, where the rule that the waiver names reports these items itself. */
function judged(waiver: string, silenced: Partial<Rule>, settings = ''): readonly string[] {
  const register = `---\nid: REG-020\ntype: register\nof: [waiver]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: WVR-001, reason: x, date: 2026-01-10, until: 2026-09-30, approved_by: PER-002, ${waiver}}\n---\n`;
  const clausebook = `${baseFiles.get('clausebook.yaml') ?? ''}${settings}`;
  const sms = smallSms({ 'content/registers/waivers.md': register, 'clausebook.yaml': clausebook });
  const known = { ...owner, check: () => [], ...silenced };
  const { findings, waived } = judge(sms, [rule, known], { history: false, base: false });
  return [...findings, ...waived].map((finding) => `${finding.rule} ${finding.severity} ${finding.item ?? ''}`);
}

const finds: Partial<Rule> = {
  *check({ sms }) {
    const item = sms.items.get('ROL-004');
    if (item !== undefined) yield { item: item.id, place: item.place, message: 'So it is.' };
  },
};

test('a waiver for which there is no finding is an info, and nothing is said where nobody can tell', () => {
  const waiver = 'rule: IDEN-001, target: ROL-004';
  expect(judged(waiver, {})).toEqual(['META-003 info WVR-001']);
  expect(judged(waiver, finds)).toEqual(['IDEN-001 error ROL-004']);
  expect(judged(waiver, { clock: true })).toEqual([]);
  expect(judged(waiver, { needs: ['history'] })).toEqual([]);
  expect(judged(waiver, {}, 'rules: {IDEN-001: {severity: off}}\n')).toEqual([]);
  expect(judged(waiver, { check: ({ note }) => (note('Not seen.', 'Look.', 'ROL-004'), []) })).toEqual([]);
  expect(judged(waiver, { check: ({ note }) => (note('Not seen.', 'Look.', 'ROL-003'), []) })).toHaveLength(1);
  expect(judged('rule: IDEN-001, target: ROL-009', {})).toEqual([]);
});
