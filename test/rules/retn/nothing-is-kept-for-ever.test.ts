import { describe, expect, test } from 'vitest';
import kept from '../../../src/rules/retn/nothing-is-kept-for-ever.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const meeting = {
  'content/records/mtg-001.md': markdown(
    'id: MTG-001\ndate: 2022-03-05\nmeeting_kind: coordination\nstatus: closed\nclosed: {at: 2022-03-06, by: PER-002}\nclassification: internal\nretention: 3 years',
  ),
};
const register = (row: string): Readonly<Record<string, string>> => ({
  ...meeting,
  'content/registers/disposals.md': markdown(
    `id: REG-007\ntype: register\nof: [legal-hold]\nowner: ROL-002\nclassification: internal\nrows:\n  - ${row}`,
  ),
});

describe('RETN-003: a record whose period is over', () => {
  test('is found a year after the end of its period', () => {
    expect(judgedOn(kept, meeting, '2026-03-05')).toEqual([]);
    expect(judgedOn(kept, meeting, '2026-03-06')).toEqual([]);
    expect(judgedOn(kept, meeting, '2026-03-07')).toEqual(['warn MTG-001']);
  });

  test('stays while a hold names it, and is found again on the day of release', () => {
    const files = register(
      '{id: LHD-001, text: Dispute, scope: [mtg-001], from: 2026-01-10, to: 2026-05-02, ordered_by: ROL-001}',
    );
    expect(judgedOn(kept, files, '2026-05-01')).toEqual([]);
    expect(judgedOn(kept, files, '2026-05-02')).toEqual(['warn MTG-001']);
  });

  test('is noted where a hold says in words only what it covers', () => {
    const files = register(
      '{id: LHD-001, text: Enquiry, scope: minutes of the desk, from: 2026-01-10, ordered_by: ROL-001}',
    );
    expect(judgedOn(kept, files, '2026-05-01')).toEqual(['note']);
  });
});

const schedule = (types: string, period: string, trigger: string): Readonly<Record<string, string>> => ({
  'content/records/mtg-001.md': markdown(
    'id: MTG-001\ndate: 2022-03-05\nmeeting_kind: coordination\nstatus: closed\nclosed: {at: 2022-03-06, by: PER-002}\nclassification: internal',
  ),
  'policies/retention-schedule.md': markdown(
    'id: RTS-001\nowner: ROL-002\nversion: "1.0"\nstatus: approved\nclassification: internal\neffective_from: 2020-01-10',
    `## Rules\n\n| Id | Types | Period | Trigger |\n|---|---|---|---|\n| R1 | ${types} | ${period} | ${trigger} |`,
  ),
});
const ofRow = (types: string, period: string, trigger: string): readonly string[] =>
  judgedOn(kept, schedule(types, period, trigger), '2026-06-30');

describe('RETN-003: a row of the schedule', () => {
  test.each([
    'closed',
    'closure',
    'date of closing',
    'closing of the record',
    'Schließung',
    'Schliessung',
    '**closed**',
  ])('lets the time run from the closing: %s', (trigger) =>
    expect(ofRow('meeting-record', 'P3Y', trigger)).toEqual(['warn MTG-001']),
  );

  test.each(['end of the contract', 'Vertragsende', 'replaced by a new version', 'no longer relied upon', 'release'])(
    'lets the time run from something else: %s',
    (trigger) => expect(ofRow('meeting-record', 'P3Y', trigger)).toEqual([]),
  );

  test.each(['settled', 'closing of the account', 'tbd'])('is noted where nobody can tell from when: %s', (trigger) => {
    expect(ofRow('meeting-record', 'P3Y', trigger)).toEqual(['note']);
    expect(ofRow('meeting-record', 'P4Y', trigger)).toEqual([]);
  });

  test.each(['three years', 'drei Jahre', '`P3Y`', '36 months'])('has a period in plain words: %s', (period) =>
    expect(ofRow('meeting-record', period, 'closed')).toEqual(['warn MTG-001']),
  );

  test.each(['2 years and 6 months', 'as usual', 'long'])('is noted where its period is no length: %s', (period) =>
    expect(ofRow('meeting-record', period, 'closed')).toEqual(['note']),
  );

  test.each(['until the contract ends', 'permanent', 'für immer'])('may have an event as its period: %s', (period) =>
    expect(ofRow('meeting-record', period, 'closed')).toEqual([]),
  );

  test.each([
    'meeting-records',
    'Meeting records',
    'MTG',
    'all',
    'Alle Aufzeichnungen',
    'all other records',
    'records',
    '*',
  ])('names its types in other words: %s', (types) => expect(ofRow(types, 'P3Y', 'closed')).toEqual(['warn MTG-001']));

  test('is noted where it names no type and the record has no other row', () => {
    expect(ofRow('Minutes', 'P3Y', 'closed')).toEqual(['note']);
    expect(ofRow('Minutes', 'P4Y', 'closed')).toEqual([]);
    expect(ofRow('Server logs, meeting-record', 'P3Y', 'end of the contract')).toEqual([]);
    expect(ofRow('all documents', 'P3Y', 'closed')).toEqual([]);
  });
});
