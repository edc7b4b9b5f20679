import { describe, expect, test } from 'vitest';
import acknowledged from '../../../src/rules/accs/document-is-acknowledged.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const asked = (csv: string): Readonly<Record<string, string>> => ({
  'policies/pol-001.md': markdown(
    'id: POL-001\nowner: ROL-003\nversion: "1.0"\nstatus: approved\nclassification: internal\nkind: service-management\neffective_from: 2026-01-10\ndistribution: {acknowledge: true}',
  ),
  'content/data/ACK-001.csv': `id,date,documents,audience,coverage.expected,coverage.done,title\n${csv}\n`,
});

describe('ACCS-005: a document that asks to be confirmed', () => {
  test('has thirty days', () => {
    const none = asked('ACK-001,2026-01-20,POL-002@1.0,ROL-005,10,10,Briefing');
    expect(judgedOn(acknowledged, none, '2026-02-08')).toEqual([]);
    expect(judgedOn(acknowledged, none, '2026-02-09')).toEqual([]);
    expect(judgedOn(acknowledged, none, '2026-02-10')).toEqual(['warn POL-001']);
  });

  test('is confirmed at 95 of 100, from the day of the acknowledgement', () => {
    const enough = asked('ACK-001,2026-03-20,POL-001@1.0,ROL-005,100,95,Briefing');
    expect(judgedOn(acknowledged, enough, '2026-03-19')).toEqual(['warn POL-001']);
    expect(judgedOn(acknowledged, enough, '2026-03-20')).toEqual([]);
    const few = asked('ACK-001,2026-03-20,POL-001@1.0,ROL-005,100,94,Briefing');
    expect(judgedOn(acknowledged, few, '2026-03-20')).toEqual(['warn POL-001']);
  });

  test('is confirmed by an entry without a version only if that came later than the text', () => {
    const early = asked('ACK-001,2026-01-09,POL-001,ROL-005,10,10,Briefing');
    expect(judgedOn(acknowledged, early, '2026-03-01')).toEqual(['warn POL-001']);
    const later = asked('ACK-001,2026-01-10,POL-001,ROL-005,10,10,Briefing');
    expect(judgedOn(acknowledged, later, '2026-03-01')).toEqual([]);
  });

  test('is noted where an acknowledgement gives no numbers', () => {
    const vague = asked('ACK-001,2026-01-20,POL-001@1.0,ROL-005,,,Briefing');
    expect(judgedOn(acknowledged, vague, '2026-03-01')).toEqual(['note']);
  });
});
