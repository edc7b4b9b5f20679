import { expect, test } from 'vitest';
import rule from '../../../src/rules/risk/treatment-is-done-in-time.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

test.each([
  ['the day before', '2026-06-14', '', []],
  ['on the day', '2026-06-15', '', []],
  ['the day after', '2026-06-16', '', ['warn RSK-001']],
  ['after the grace', '2026-07-16', '', ['error RSK-001']],
  ['the day before it was done', '2026-06-17', 'done: 2026-06-18', ['warn RSK-001']],
  ['on the day it was done', '2026-06-18', 'done: 2026-06-18', []],
])('an action due on 2026-06-15: %s', (_, asOf, more, expected) => {
  const files = {
    'content/registers/risks.md': markdown(`id: REG-003
type: register
of: [risk]
owner: ROL-002
classification: internal
rows: [{id: RSK-001, text: Heat, domain: sms, actions: [{id: A1, what: Cool, who: ROL-004, due: 2026-06-15, ${more}}]}]`),
  };
  expect(judgedOn(rule, files, asOf)).toEqual(expected);
});
