import { describe, expect, test } from 'vitest';
import { promisedRetest } from '../../../src/core/trace/continuity-tests.ts';
import rule from '../../../src/rules/oper/continuity-plan-is-tested.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';
import { smallSms } from '../../support/small-sms.ts';

const plan = (more = '', body = '', version = '1.2'): string =>
  markdown(
    `id: CTP-001\nowner: ROL-004\nversion: "${version}"\nstatus: approved\nclassification: internal\nprotects: [SVC-001]\neffective_from: 2025-10-01\n${more}`,
    body,
  );
const continuityTest = (date: string, more = 'reviewed: {at: 2025-11-27, by: PER-004}', id = 'CTT-001'): string =>
  markdown(`id: ${id}\nstatus: closed\nclassification: internal\ndate: ${date}\nplan: CTP-001\n${more}`);
const changes = (more: string): string =>
  markdown(`id: REG-010
type: register
of: [change]
owner: ROL-004
classification: internal
rows:
  - {id: CHG-004, text: Storage, status: closed, date: 2026-02-12, category: normal, requested_by: ROL-004, ${more}}`);
const promise = '## How we test\n\n* Once a year.\n* After a major change it is tried again **within 60 days**.\n';
const service = {
  'content/svc-001.md': markdown('id: SVC-001\nowner: ROL-004\nstatus: live\nclassification: customer'),
};

describe('the interval', () => {
  test.each([
    ['2026-05-20', []],
    ['2026-05-21', ['warn CTP-001']],
    ['2026-06-19', ['warn CTP-001']],
    ['2026-06-20', ['error CTP-001']],
  ])('six months after the test of 2025-11-20: on %s', (day, expected) => {
    const files = {
      'content/ctp-001.md': plan('test_interval: P6M'),
      'content/ctt-001.md': continuityTest('2025-11-20'),
    };
    expect(judgedOn(rule, files, day)).toEqual(expected);
  });

  test('a plan that is not in force needs no test', () => {
    const files = { 'content/ctp-001.md': plan('test_interval: P1M').replace('status: approved', 'status: draft') };
    expect(judgedOn(rule, files, '2026-06-30')).toEqual([]);
  });

  test('before the SMS is in force a plan without a test is a gap', () => {
    const settings = 'organization: Example Ltd\nhistory: none\n';
    expect(judgedOn(rule, { 'clausebook.yaml': settings, 'content/ctp-001.md': plan() }, '2026-06-30')).toEqual([
      'gap CTP-001',
    ]);
  });
});

describe('a major change on 2026-03-14, a new test promised within 60 days', () => {
  const major = 'affects: [SVC-001], potential_major: true, deployment: {actual: 2026-03-14}, outcome: successful';
  const files = {
    ...service,
    'content/ctp-001.md': plan('', promise),
    'content/ctt-001.md': continuityTest('2025-11-20'),
    'content/changes.md': changes(major),
  };

  test.each([
    ['2026-05-12', []],
    ['2026-05-13', []],
    ['2026-05-14', ['warn CTP-001']],
    ['2026-06-12', ['warn CTP-001']],
    ['2026-06-13', ['error CTP-001']],
  ])('on %s', (day, expected) => {
    expect(judgedOn(rule, files, day)).toEqual(expected);
  });

  test.each([
    ['the day before', '2026-03-13', ['error CTP-001']],
    ['on the day of the change', '2026-03-14', []],
    ['afterwards', '2026-05-02', []],
    ['after the day judged', '2026-07-02', ['error CTP-001']],
  ])('tested again %s', (_, date, expected) => {
    const again = continuityTest(date, 'reviewed: {at: 2026-05-05, by: PER-004}', 'CTT-002');
    expect(judgedOn(rule, { ...files, 'content/ctt-002.md': again }, '2026-06-30')).toEqual(expected);
  });

  test.each([
    ['names the plan', major.replace('SVC-001', 'CTP-001'), ['error CTP-001']],
    ['went the route of transitions', major.replace('potential_major: true', 'route: "8.5.2"'), ['error CTP-001']],
    ['names another service', major.replace('SVC-001', 'SVC-009'), []],
    ['is not a major one', major.replace('true', 'false'), []],
    ['was reversed', major.replace('successful', 'reversed'), []],
    ['is planned', major.replace('actual', 'planned'), []],
    ['goes live after the day judged', major.replace('2026-03-14', '2026-07-14'), []],
  ])('a change that %s', (_, row, expected) => {
    expect(judgedOn(rule, { ...files, 'content/changes.md': changes(row) }, '2026-06-30')).toEqual(expected);
  });

  test('without a promise the interval since the last test counts', () => {
    expect(judgedOn(rule, { ...files, 'content/ctp-001.md': plan() }, '2026-06-30')).toEqual([]);
  });
});

describe('version and review of the last test', () => {
  const judged = (version: string, tested: string, day: string): readonly string[] =>
    judgedOn(
      rule,
      { 'content/ctp-001.md': plan('', '', version), 'content/ctt-001.md': continuityTest('2025-11-20', tested) },
      day,
    );
  const reviewed = 'reviewed: {at: 2025-11-27, by: PER-004}';

  test.each([
    ['1.2', `plan_version: "1.0"\n${reviewed}`, []],
    ['2.0', `plan_version: "1.2"\n${reviewed}`, ['error CTP-001']],
    ['2.0', reviewed, []],
  ])('version %s, test with %s', (version, tested, expected) => {
    expect(judged(version, tested, '2026-06-30')).toEqual(expected);
  });

  test.each([
    ['2025-12-04', []],
    ['2025-12-05', ['warn CTT-001']],
    ['2026-01-04', ['error CTT-001']],
  ])('without review on %s', (day, expected) => {
    expect(judged('1.2', 'plan_version: "1.2"', day)).toEqual(expected);
  });
});

describe('the promise is read from the text', () => {
  test.each([
    ['After a major change the plan is tested again within 60 days.', 'P60D'],
    ['After a change of the storage we try it again within 6 weeks.', 'P6W'],
    ['Nach einer großen Änderung wird der Plan innerhalb von 2 Monaten erprobt.', 'P2M'],
    ['A change is announced within 10 days. The plan is tested once a year.', null],
    ['Calls are answered within 60 days.', null],
  ])('%s', (text, expected) => {
    const item = smallSms({ 'content/ctp-001.md': plan('', `## How we test\n\n${text}\n`) }).items.get('CTP-001');
    expect(item === undefined ? undefined : promisedRetest(item)).toBe(expected);
  });
});
