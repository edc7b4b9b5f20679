import { describe, expect, test } from 'vitest';
import afterwards from '../../../src/rules/oper/emergency-change-is-approved-afterwards.ts';
import investigated from '../../../src/rules/oper/failed-change-is-investigated.ts';
import release from '../../../src/rules/oper/release-is-accepted-first.ts';
import planned from '../../../src/rules/oper/transition-is-planned.ts';
import controlled from '../../../src/rules/oper/change-is-under-control.ts';
import { judge } from '../../../src/rules/judge.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';
import { smallSms } from '../../support/small-sms.ts';

const register = (of: string, row: string): Readonly<Record<string, string>> => ({
  'content/rows.md': markdown(
    `id: REG-010\ntype: register\nof: [${of}]\nowner: ROL-004\nclassification: internal\nrows:\n  - {${row}}`,
  ),
});
const change = (more: string): Readonly<Record<string, string>> =>
  register('change', `id: CHG-001, text: Change, date: 2026-03-01, requested_by: ROL-004, affects: [], ${more}`);
const nonconformity = (state: string): Readonly<Record<string, string>> => ({
  'content/ncr-001.md': markdown(
    `id: NCR-001\nowner: ROL-004\nstatus: ${state}\nclassification: internal\nsource: CHG-001\ndate: 2026-03-20\ndue: 2026-09-30`,
  ),
});
const inOrder =
  'assessment: {risk: low}, decision: {by: PER-004, at: 2026-03-02, result: approved}, reversal: {plan: Back}';

describe('OPER-003, five days after the deployment of 2026-03-04', () => {
  const files = change('status: deployed, category: emergency, deployment: {actual: 2026-03-04}');

  test.each([
    ['2026-03-09', []],
    ['2026-03-10', ['warn CHG-001']],
    ['2026-04-08', ['warn CHG-001']],
    ['2026-04-09', ['error CHG-001']],
  ])('on %s', (day, expected) => {
    expect(judgedOn(afterwards, files, day)).toEqual(expected);
  });

  test.each([
    ['2026-03-09', []],
    ['2026-03-10', ['warn CHG-001']],
  ])('decided on %s', (at, expected) => {
    const decided = `assessment: {risk: low}, decision: {by: PER-004, at: ${at}, result: approved}`;
    const row = change(
      `status: closed, category: emergency, deployment: {actual: 2026-03-04}, outcome: successful, ${decided}`,
    );
    expect(judgedOn(afterwards, row, '2026-06-30')).toEqual(expected);
    expect(judgedOn(afterwards, { ...row, ...nonconformity('closed') }, '2026-06-30')).toEqual([]);
  });
});

describe('OPER-004', () => {
  test.each([
    ['2026-04-03', []],
    ['2026-04-04', ['warn CHG-001']],
    ['2026-05-04', ['error CHG-001']],
  ])('without review after the deployment of 2026-03-04: on %s', (day, expected) => {
    const files = change(`status: deployed, category: normal, deployment: {actual: 2026-03-04}, ${inOrder}`);
    expect(judgedOn(controlled, files, day)).toEqual(expected);
  });

  test.each([
    ['the day it goes live', inOrder.replace('2026-03-02', '2026-03-04'), []],
    ['the day after', inOrder.replace('2026-03-02', '2026-03-05'), ['error CHG-001']],
    ['by refusal', inOrder.replace('approved', 'rejected'), ['error CHG-001']],
  ])('decided %s', (_, row, expected) => {
    const files = change(`status: deployed, category: normal, deployment: {actual: 2026-03-04}, ${row}`);
    expect(judgedOn(controlled, files, '2026-03-31')).toEqual(expected);
  });

  test.each([
    ['open', ['error CHG-001']],
    ['verified', []],
    ['closed', []],
  ])('with a nonconformity that is %s', (state, expected) => {
    const files = change('status: deployed, category: normal, deployment: {actual: 2026-03-04}');
    expect(judgedOn(controlled, { ...files, ...nonconformity(state) }, '2026-03-31')).toEqual(expected);
  });

  test('the nonconformity that deals with it is named with its state in words', () => {
    const files = change('status: deployed, category: normal, deployment: {actual: 2026-03-04}');
    const sms = smallSms({ ...files, ...nonconformity('action-planned') }, { asOf: '2026-03-31' });
    const { findings } = judge(sms, [controlled], { history: false, base: false });
    expect(findings.flatMap(({ related }) => related.map(({ message }) => message))).toEqual([
      'Title (action planned)',
    ]);
  });

  test.each([
    ['pre-approved', []],
    ['Standard', []],
    ['vorab genehmigt', []],
    ['emergency', []],
    ['normal', ['error CHG-001']],
  ])('without decision, category %s, no policy', (category, expected) => {
    const row = `status: deployed, category: ${category}, deployment: {actual: 2026-03-04}, reversal: {plan: Back}`;
    expect(judgedOn(controlled, change(row), '2026-03-31')).toEqual(expected);
  });

  test('what is deployed after the day judged is out of view', () => {
    const files = change('status: deployed, category: normal, deployment: {actual: 2026-03-04}');
    expect(judgedOn(controlled, files, '2026-03-03')).toEqual([]);
  });
});

describe('OPER-007, thirty days after a failed deployment on 2026-03-04', () => {
  test.each([
    ['failed', '2026-04-03', []],
    ['failed', '2026-04-04', ['warn CHG-001']],
    ['failed', '2026-05-04', ['error CHG-001']],
    ['reviewed', '2026-03-05', ['error CHG-001']],
  ])('%s, on %s', (status, day, expected) => {
    const files = change(`status: ${status}, category: normal, deployment: {actual: 2026-03-04}, outcome: failed`);
    expect(judgedOn(investigated, files, day)).toEqual(expected);
  });
});

describe('what cannot be told is a note', () => {
  test('OPER-005: since when a service is gone', () => {
    const service = (more: string): Readonly<Record<string, string>> => ({
      'content/svc-001.md': markdown(`id: SVC-001\nowner: ROL-004\nstatus: retired\nclassification: customer\n${more}`),
    });
    expect(judgedOn(planned, service(''), '2026-06-30')).toEqual(['note']);
    expect(judgedOn(planned, service('effective_to: 2026-01-31'), '2026-06-30')).toEqual(['error SVC-001']);
    expect(judgedOn(planned, service('effective_to: 2025-09-30'), '2026-06-30')).toEqual([]);
  });

  test('OPER-006: whether the baseline was taken first', () => {
    const row = (at: string): Readonly<Record<string, string>> =>
      register(
        'release',
        `id: REL-001, text: Release, status: deployed, date: 2026-03-04, release_type: minor, contains: [], planned: 2026-03-04, acceptance_criteria: [{text: Tests, met: true}], approved: {by: PER-004, at: 2026-03-03}, deployed: {actual: 2026-03-04}, baseline: {ref: tag${at}}`,
      );
    expect(judgedOn(release, row(''), '2026-06-30')).toEqual(['note']);
    expect(judgedOn(release, row(', at: 2026-03-04'), '2026-06-30')).toEqual([]);
    expect(judgedOn(release, row(', at: 2026-03-05'), '2026-06-30')).toEqual(['error REL-001']);
  });
});
