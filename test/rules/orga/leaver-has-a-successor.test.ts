import { describe, expect, test } from 'vitest';
import rule from '../../../src/rules/orga/leaver-has-a-successor.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const register = (rows: string): Readonly<Record<string, string>> => ({
  'content/registers/organization.md': markdown(`id: REG-001
type: register
of: [role, person, delegation]
owner: ROL-002
classification: internal
rows:
  - {id: ROL-002, name: Head, posts: [{person: PER-002, from: 2020-01-01}]}
  - {id: PER-002, name: Ben Holt, employment: {from: 2019-01-01}}
${rows}`),
});

const leaves = register(`  - {id: ROL-004, name: Service Owner, posts: [{person: PER-004, from: 2020-01-01}]}
  - {id: PER-004, name: Dan Frost, employment: {from: 2019-01-01, to: 2026-07-31}}`);

describe('a last day', () => {
  test.each([
    ['31 days ahead', '2026-06-30', []],
    ['30 days ahead', '2026-07-01', ['warn PER-004']],
    ['today', '2026-07-31', ['warn PER-004']],
    // From then on the role is vacant, which ORGA-001 and ORGA-002 say.
    ['past', '2026-08-01', []],
  ])('%s', (_, asOf, expected) => {
    expect(judgedOn(rule, leaves, asOf)).toEqual(expected);
  });

  test('an open action stays with the one who left', () => {
    const files = {
      ...leaves,
      'content/registers/risks.md': markdown(`id: REG-002
type: register
of: [risk]
owner: ROL-002
classification: internal
rows:
  - {id: RSK-001, text: Fire, likelihood: 2, impact: 3, actions: [{id: A1, what: Doors, who: PER-004, due: 2026-12-31}]}
  - {id: RSK-002, text: Water, likelihood: 2, impact: 3, status: closed, actions: [{id: A1, what: Pumps, who: PER-004, due: 2026-05-31}]}`),
    };
    expect(judgedOn(rule, files, '2026-08-31')).toEqual(['warn PER-004']);
  });
});

describe('the end of a post', () => {
  const post = (more: string): Readonly<Record<string, string>> =>
    register(
      `  - {id: ROL-004, name: Service Owner, posts: [{person: PER-002, from: 2020-01-01, to: 2026-07-31}${more}]}`,
    );

  test.each([
    ['31 days ahead', '2026-06-30', []],
    ['30 days ahead', '2026-07-01', ['warn ROL-004']],
    ['today', '2026-07-31', ['warn ROL-004']],
    ['past', '2026-08-01', []],
  ])('%s', (_, asOf, expected) => {
    expect(judgedOn(rule, post(''), asOf)).toEqual(expected);
  });

  test('a successor is named', () => {
    expect(judgedOn(rule, post(', {person: PER-002, from: 2026-08-01}'), '2026-07-15')).toEqual([]);
  });

  test('two people leave one after the other: the last one is asked', () => {
    const files =
      register(`  - {id: ROL-004, name: Owner, posts: [{person: PER-004, from: 2020-01-01}, {person: PER-005, from: 2020-01-01}]}
  - {id: PER-004, name: Dan Frost, employment: {from: 2019-01-01, to: 2026-07-10}}
  - {id: PER-005, name: Eve Lund, employment: {from: 2019-01-01, to: 2026-07-20}}`);
    expect(judgedOn(rule, files, '2026-07-01')).toEqual(['warn PER-005']);
  });
});
