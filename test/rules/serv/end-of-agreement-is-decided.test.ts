import { describe, expect, test } from 'vitest';
import rule from '../../../src/rules/serv/end-of-agreement-is-decided.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const contract = (more: string): Readonly<Record<string, string>> => ({
  'content/con-001.md': markdown(`id: CON-001
owner: ROL-004
version: "1.0"
status: agreed
classification: internal
supplier: SUP-001
supports: [SVC-001]
from: 2023-10-01
${more}`),
});

const warned = ['warn CON-001'];

describe('the lead', () => {
  test.each([
    ['the day before', '2026-07-01', []],
    ['on the day', '2026-07-02', warned],
    ['when notice is no longer possible', '2026-10-02', warned],
    ['on the last day but one', '2026-12-30', warned],
    ['when the contract is over', '2027-01-02', []],
  ])('counts back from the last day for notice: %s', (_, asOf, expected) => {
    expect(judgedOn(rule, contract('to: 2026-12-31\nnotice: P3M'), asOf)).toEqual(expected);
  });

  test.each([
    ['the day before', '2026-10-01', []],
    ['on the day', '2026-10-02', warned],
  ])('counts back from the end where no notice is stated: %s', (_, asOf, expected) => {
    expect(judgedOn(rule, contract('to: 2026-12-31'), asOf)).toEqual(expected);
  });

  test('can be changed', () => {
    const settings = `organization: Example Ltd
level: advanced
history: none
as_of: 2026-06-30
in_force_from: 2025-10-01
series_start: 2026-01-01
owner: ROL-002
rules: {SERV-024: {parameters: {lead: P6M}}}
`;
    const files = { ...contract('to: 2026-12-31\nnotice: P1M'), 'clausebook.yaml': settings };
    expect(judgedOn(rule, files, '2026-05-29')).toEqual([]);
    expect(judgedOn(rule, files, '2026-05-30')).toEqual(warned);
  });
});

describe('a decision', () => {
  const log = (entry: string): string => `to: 2026-12-31\nnotice: P3M\nreview: {log: [${entry}]}`;

  test.each([
    ['an outcome that says it', '{at: 2026-08-01, by: PER-004, outcome: renewed until 2028}', []],
    [
      'a note that speaks of a decision',
      '{at: 2026-08-01, by: PER-004, outcome: ok, note: "ROL-003 decided to end it"}',
      [],
    ],
    [
      'a look at the contract',
      '{at: 2026-08-01, by: PER-004, outcome: no-change, note: "no gap; ends in December"}',
      warned,
    ],
    ['an entry of a later day', '{at: 2026-10-01, by: PER-004, outcome: renewed until 2028}', warned],
  ])('in the log: %s', (_, entry, expected) => {
    expect(judgedOn(rule, contract(log(entry)), '2026-09-01')).toEqual(expected);
  });

  test.each([
    ['about this contract', 'affects: [CON-001]', 'The line contract is ended', []],
    ['about something else in it', 'affects: [CON-001]', 'Prices are paid in advance', warned],
    ['about another contract', 'affects: [CON-002]', 'The platform contract is ended', warned],
  ])('of its own: %s', (_, affects, text, expected) => {
    const decisions = markdown(`id: REG-008
type: register
of: [decision]
owner: ROL-002
classification: internal
rows:
  - {id: DEC-001, text: ${text}, by: ROL-003, at: 2026-08-01, reason: cost, ${affects}, closed: {at: 2026-08-01, by: PER-003}}`);
    const files = { ...contract('to: 2026-12-31\nnotice: P3M'), 'content/decisions.md': decisions };
    expect(judgedOn(rule, files, '2026-09-01')).toEqual(expected);
  });
});
