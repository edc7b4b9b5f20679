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
