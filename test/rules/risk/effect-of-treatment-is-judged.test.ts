import { expect, test } from 'vitest';
import rule from '../../../src/rules/risk/effect-of-treatment-is-judged.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const register = (more: string): Readonly<Record<string, string>> => ({
  'content/risks.md': markdown(
    `id: REG-003\ntype: register\nof: [risk]\nowner: ROL-002\nclassification: internal\nrows:
  - {id: RSK-001, text: Heat, ${more}domain: availability, likelihood: 3, impact: 3, actions: [{id: A1, what: Cool, who: ROL-004, due: 2026-02-28, done: 2026-02-27}]}`,
  ),
});

test.each([
  ['2026-02-26', []],
  ['2026-05-27', []],
  ['2026-05-28', ['warn RSK-001']],
])('three months after it was done: on %s', (day, expected) => {
  expect(judgedOn(rule, register(''), day)).toEqual(expected);
});

test.each([
  ['2026-02-27', []],
  ['2026-02-28', ['warn RSK-001']],
])('at once where the risk is closed: on %s', (day, expected) => {
  expect(judgedOn(rule, register('status: closed, '), day)).toEqual(expected);
});
