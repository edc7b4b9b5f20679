import { expect, test } from 'vitest';
import rule from '../../../src/rules/objv/objective-is-concluded.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

test.each([
  ['the day before', '2026-06-14', []],
  ['on the day', '2026-06-15', []],
  ['the day after', '2026-06-16', ['warn OBJ-001']],
  ['after the grace', '2026-07-16', ['error OBJ-001']],
])('an active objective due on 2026-06-15: %s', (_, asOf, expected) => {
  const files = {
    'content/registers/objectives.md': markdown(`id: REG-004
type: register
of: [objective]
owner: ROL-002
classification: internal
rows: [{id: OBJ-001, text: Faster, status: active, measure: KPI-001, target: 90, due: 2026-06-15}]`),
  };
  expect(judgedOn(rule, files, asOf)).toEqual(expected);
});
