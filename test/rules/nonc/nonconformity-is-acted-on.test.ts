import { describe, expect, test } from 'vitest';
import rule from '../../../src/rules/nonc/nonconformity-is-acted-on.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const record = (status: string, more: string, body = ''): Readonly<Record<string, string>> => ({
  'content/ncr-001.md': markdown(
    `id: NCR-001\nowner: ROL-004\ndate: 2026-02-02\nclassification: internal\nsource: monitoring\nrequirement: "8.5.1.3"\ndue: 2026-05-31\nstatus: ${status}\n${more}`,
    body,
  ),
});
const action = (more: string): string => `actions: [{id: CAR-001, what: Lock the form, who: ROL-004, ${more}}]`;

describe('an action due on 2026-04-30', () => {
  test.each([
    ['2026-04-29', []],
    ['2026-04-30', []],
    ['2026-05-01', ['warn CAR-001']],
    ['2026-05-30', ['warn CAR-001']],
    ['2026-05-31', ['error CAR-001']],
    ['2026-07-15', ['error CAR-001']],
  ])('on %s', (day, expected) => {
    expect(judgedOn(rule, record('action-planned', action('due: 2026-04-30')), day)).toEqual(expected);
  });

  test.each([
    ['moved', 'due: 2026-04-30, moved: [{from: 2026-04-30, to: 2026-05-20, why: late, at: 2026-04-20}]', []],
    ['done', 'due: 2026-04-30, done: 2026-04-28', []],
    ['done after the day judged', 'due: 2026-04-30, done: 2026-05-20', ['warn CAR-001']],
    ['without a date', 'kind: cause', []],
  ])('%s', (_, more, expected) => {
    expect(judgedOn(rule, record('action-planned', action(more)), '2026-05-10')).toEqual(expected);
  });

  test('an action without an id is reported on the record', () => {
    expect(
      judgedOn(
        rule,
        record('action-planned', 'actions: [{what: Lock the form, who: ROL-004, due: 2026-04-30}]'),
        '2026-05-10',
      ),
    ).toEqual(['warn NCR-001']);
  });
});

describe('nothing done', () => {
  test.each([
    ['open, until its date', 'open', '', '2026-05-31', []],
    ['open, after its date', 'open', '', '2026-06-01', ['warn NCR-001']],
    [
      'open, with a correction, after its date',
      'open',
      '## Correction\n\nCompleted.\n',
      '2026-06-01',
      ['warn NCR-001'],
    ],
    ['contained', 'contained', '', '2026-02-03', ['error NCR-001']],
    ['contained, with a correction', 'contained', '## Correction\n\nCompleted.\n', '2026-02-03', []],
    ['cause known, nothing else', 'cause-analysed', '', '2026-02-03', ['error NCR-001']],
    ['action planned, none stated', 'action-planned', '## Correction\n\nCompleted.\n', '2026-02-03', ['error NCR-001']],
    ['closed', 'closed', '', '2026-06-30', ['error NCR-001']],
    ['closed, with a correction', 'closed', '## Correction\n\nCompleted.\n', '2026-06-30', []],
    ['opened after the day judged', 'open', '', '2026-01-15', []],
  ])('%s', (_, status, body, day, expected) => {
    expect(judgedOn(rule, record(status, '', body), day)).toEqual(expected);
  });
});

describe('the record as a whole, due on 2026-05-31', () => {
  const done = action('due: 2026-04-30, done: 2026-04-28');

  test.each([
    ['implemented', '2026-05-31', []],
    ['implemented', '2026-06-01', ['warn NCR-001']],
    ['implemented', '2026-07-01', ['error NCR-001']],
    ['verified', '2026-07-01', []],
    ['closed', '2026-07-01', []],
  ])('%s on %s', (status, day, expected) => {
    expect(judgedOn(rule, record(status, done), day)).toEqual(expected);
  });
});
