import { expect, test } from 'vitest';
import rule from '../../../src/rules/orga/competence-is-shown.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const matrix = markdown(`id: REG-006
type: register
of: [competence-record]
owner: ROL-003
classification: internal
rows:
  - id: CMP-001
    name: All
    date: 2026-01-10
    entries:
${[1, 2, 3, 4].map((n) => `      - {role: ROL-00${n}, holder: 1, skill: Work, required: 3, held: 3, proof: T-${n}}`).join('\n')}
      - {role: ROL-005, holder: 1, skill: Calls, required: 3, held: 3, proof: T-5, expires: 2026-06-30}
    gap_actions: [{what: Calls again for ROL-005, who: ROL-003, due: 2026-08-31}]`);

test.each([
  ['on its last day', '2026-06-30', matrix.replace(/ {4}gap_actions.*\n/, ''), []],
  ['the day after', '2026-07-01', matrix.replace(/ {4}gap_actions.*\n/, ''), ['warn CMP-001']],
  ['while its renewal is planned', '2026-08-31', matrix, []],
  ['when that has not happened in time', '2026-09-01', matrix, ['warn CMP-001']],
])('a proof that expires: %s', (_, asOf, register, expected) => {
  expect(judgedOn(rule, { 'content/registers/competence.md': register }, asOf)).toEqual(expected);
});
