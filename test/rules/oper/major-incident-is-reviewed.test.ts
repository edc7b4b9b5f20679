import { describe, expect, test } from 'vitest';
import rule from '../../../src/rules/oper/major-incident-is-reviewed.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const incident = (more: string, id = 'MIR-001'): Readonly<Record<string, string>> => ({
  'content/mir-001.md': markdown(
    `id: ${id}\nstatus: resolved\nclassification: internal\nincident: {system: tool, ref: I-1}\naffected: []\n${more}`,
  ),
});
const times = 'detected: 2026-02-27T23:10:00Z\nrestored: 2026-03-01T00:40:00Z';

describe('thirty days after the end on 2026-03-01', () => {
  test.each([
    ['2026-03-30', []],
    ['2026-03-31', []],
    ['2026-04-01', ['warn MIR-001']],
    ['2026-04-30', ['warn MIR-001']],
    ['2026-05-01', ['error MIR-001']],
  ])('on %s', (day, expected) => {
    expect(judgedOn(rule, incident(`${times}\nlead: PER-005`), day)).toEqual(expected);
  });
});

test.each([
  ['complete', 'lead: PER-005\nreported_to: [ROL-001]\nreviewed: {at: 2026-03-10}', []],
  ['no lead', 'reported_to: [ROL-001]\nreviewed: {at: 2026-03-10}', ['error MIR-001']],
  ['reported to nobody', 'lead: PER-005\nreported_to: []\nreviewed: {at: 2026-03-10}', ['error MIR-001']],
  [
    'a review without a day',
    'lead: PER-005\nreported_to: [ROL-001]\nreviewed: {participants: [PER-005]}',
    ['error MIR-001'],
  ],
])('%s', (_, more, expected) => {
  expect(judgedOn(rule, incident(`${times}\n${more}`), '2026-06-30')).toEqual(expected);
});

test('not judged: the use of a continuity plan, and incidents from before the SMS', () => {
  expect(judgedOn(rule, incident(times, 'CTI-001'), '2026-06-30')).toEqual([]);
  expect(judgedOn(rule, incident('detected: 2025-09-30T10:00:00Z'), '2026-06-30')).toEqual([]);
  expect(judgedOn(rule, incident('detected: 2025-10-01T10:00:00Z'), '2026-06-30')).toEqual(['error MIR-001']);
});

test('the own limit', () => {
  const settings = `organization: Example Ltd
history: none
in_force_from: 2025-10-01
rules:
  OPER-001: {parameters: {limit: P10D}}
`;
  const files = { ...incident(times), 'clausebook.yaml': settings };
  expect(judgedOn(rule, files, '2026-03-11')).toEqual([]);
  expect(judgedOn(rule, files, '2026-03-12')).toEqual(['warn MIR-001']);
});
