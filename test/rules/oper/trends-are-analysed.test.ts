import { expect, test } from 'vitest';
import rule from '../../../src/rules/oper/trends-are-analysed.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const process = markdown(
  `id: PRC-009
owner: ROL-004
version: "1.0"
status: approved
classification: internal
clauses: ["8.5.1.3"]
effective_from: 2025-10-01`,
  `## How often

| Activity | Clause | Every |
|---|---|---|
| Hold the change meeting | 8.5.1.3 | P7D |
| Analyse requests for change | 8.5.1.3 | P6M |
`,
);
const report = (id: string, at: string, more: string, status = 'issued'): string =>
  markdown(
    `id: ${id}\nstatus: ${status}\nclassification: internal\nperiod: 2026-H1\n${more}\nclosed: {at: ${at}, by: PER-004}`,
  );
const problems = report('ANA-009', '2026-04-01', 'subject: problem-effectiveness');

test.each([
  ['2026-10-20', []],
  ['2026-10-21', ['warn PRC-009']],
  ['2026-11-19', ['warn PRC-009']],
  ['2026-11-20', ['error PRC-009']],
])('six months after the last report: on %s', (day, expected) => {
  const files = {
    'content/prc-009.md': process,
    'content/ana-001.md': report('ANA-001', '2026-04-20', 'subject: change-trends'),
    'content/ana-009.md': problems,
  };
  expect(judgedOn(rule, files, day)).toEqual(expected);
});

test.each([
  ['with the subject among others', 'subject: [incident-trends, change-trends]', 'issued', []],
  ['with the clause stated', 'subject: incident-trends\nclauses: ["8.5.1.3"]', 'issued', []],
  ['with another subject', 'subject: incident-trends', 'issued', ['error PRC-009']],
  ['that is a draft', 'subject: change-trends', 'draft', ['error PRC-009']],
])('a report %s', (_, more, status, expected) => {
  const files = {
    'content/prc-009.md': process,
    'content/ana-001.md': report('ANA-001', '2026-04-20', more, status),
    'content/ana-009.md': problems,
  };
  expect(judgedOn(rule, files, '2026-06-30')).toEqual(expected);
});
