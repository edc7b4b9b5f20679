import { expect, test } from 'vitest';
import rule from '../../../src/rules/orga/role-has-its-holders.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const register = markdown(`id: REG-002
type: register
of: [role, person]
owner: ROL-002
classification: internal
rows:
  - {id: ROL-021, name: Librarian, posts: [{person: PER-011, from: 2026-02-01}]}
  - {id: ROL-022, name: Auditor, min_holders: 2, posts: [{person: PER-004, from: 2025-01-01}, {person: PER-005, from: 2025-01-01, to: 2026-05-31}]}
  - {id: PER-011, name: Flo Hart, employment: {from: 2019-01-01, to: 2026-04-30}}`);

test.each([
  ['before the first post begins', '2026-01-31', []],
  ['on the last day of its holder', '2026-04-30', []],
  ['the day after', '2026-05-01', ['warn ROL-021']],
  ['on the last day of the second holder', '2026-05-31', ['warn ROL-021']],
  ['the day after that', '2026-06-01', ['warn ROL-021', 'warn ROL-022']],
])('%s', (_, asOf, expected) => {
  expect(judgedOn(rule, { 'content/registers/more-roles.md': register }, asOf)).toEqual(expected);
});
