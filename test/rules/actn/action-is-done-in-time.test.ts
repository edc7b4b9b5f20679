import { expect, test } from 'vitest';
import rule from '../../../src/rules/actn/action-is-done-in-time.ts';
import { judge } from '../../../src/rules/judge.ts';
import findingHasANonconformity from '../../../src/rules/audt/finding-has-a-nonconformity.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';
import { smallSms } from '../../support/small-sms.ts';

const minutes = (action: string, followUp = ''): string =>
  markdown(`id: MTG-001
kind: service-review
date: 2026-03-23
present: [PER-005]
status: closed
classification: internal
actions: [{id: A1, what: Send the list, who: ROL-005, ${action}}]
closed: {at: 2026-03-30, by: PER-005, follow_up: [${followUp}]}`);

test.each([
  ['2026-04-30', []],
  ['2026-05-01', ['warn MTG-001']],
  ['2026-09-30', ['warn MTG-001']],
])('an action due on 30 April: on %s', (day, expected) => {
  expect(judgedOn(rule, { 'content/mtg-001.md': minutes('due: 2026-04-30') }, day)).toEqual(expected);
});

test.each([
  ['done', 'due: 2026-04-30, done: 2026-04-20', '', []],
  ['done after the day judged', 'due: 2026-04-30, done: 2026-07-20', '', ['warn MTG-001']],
  ['done, without a day', 'due: 2026-04-30, done: yes', '', []],
  ['not done, in words', 'due: 2026-04-30, done: no', '', ['warn MTG-001']],
  ['without a day', 'note: soon', '', []],
  ['moved with a reason', 'due: 2026-04-30, moved: [{to: 2026-08-31, why: away}]', '', []],
  ['moved to a day that has passed', 'due: 2026-04-30, moved: [{to: 2026-05-31, why: away}]', '', ['warn MTG-001']],
  ['moved without a reason', 'due: 2026-04-30, moved: [{to: 2026-08-31}]', '', ['warn MTG-001']],
  ['moved, as a day', 'due: 2026-04-30, moved: 2026-08-31', '', []],
  ['moved, in words', 'due: 2026-04-30, moved: "to 2026-08-31, she is away"', '', []],
  ['said to be done later', 'due: 2026-04-30', '{ref: A1, at: 2026-05-12, done: 2026-05-10}', []],
  ['another one is done', 'due: 2026-04-30', '{ref: A2, at: 2026-05-12, done: 2026-05-10}', ['warn MTG-001']],
  [
    'handed on without a reason',
    'due: 2026-04-30',
    '{ref: A1, at: 2026-05-12, moved_to: 2026-08-31}',
    ['warn MTG-001'],
  ],
])('%s', (_, action, followUp, expected) => {
  expect(judgedOn(rule, { 'content/mtg-001.md': minutes(action, followUp) }, '2026-06-30')).toEqual(expected);
});

const plan = (status: string): string =>
  markdown(`id: PLN-009
kind: other
owner: ROL-002
version: "1.0"
status: ${status}
classification: internal
effective_from: 2026-01-01
actions: [{id: A1, what: Write it, who: ROL-002, due: 2026-04-30}]`);

test.each([
  ['draft', []],
  ['approved', ['warn PLN-009']],
  ['withdrawn', []],
])('a document that is %s', (status, expected) => {
  expect(judgedOn(rule, { 'content/pln-009.md': plan(status) }, '2026-06-30')).toEqual(expected);
});

test('an action about an unanswered audit finding is explained by that', () => {
  const audit = markdown(`id: AUD-001
kind: internal
status: reported
classification: internal
dates: {from: 2026-03-13, to: 2026-03-17}
auditors: [PER-005]
scope: {clauses: ["8"]}
findings: [{id: FND-001, grade: minor, clause: "8.5.1.3", text: No way back}]
actions: [{id: A1, what: Open a record for FND-001, who: ROL-004, due: 2026-04-30}]`);
  const sms = smallSms({ 'content/aud-001.md': audit }, { asOf: '2026-06-30' });
  const { findings } = judge(sms, [rule, findingHasANonconformity], { history: false, base: false });
  expect(findings.map(({ rule: id }) => id)).toEqual(['AUDT-007']);
});
