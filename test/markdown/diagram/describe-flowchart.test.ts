import { expect, test } from 'vitest';
import { describeFlowchart } from '../../../src/markdown/diagram/describe-flowchart.ts';
import type { FlowchartDescription } from '../../../src/markdown/diagram/describe-flowchart.ts';
import { parseFlowchart } from '../../../src/markdown/diagram/parse-flowchart.ts';

function describeSource(source: string): FlowchartDescription {
  const chart = parseFlowchart(source);
  if (chart.kind === 'problem') throw new Error(chart.message);
  return describeFlowchart(chart);
}

test('steps come in reading order, with the number of a step that is not the next one', () => {
  const source = [
    'flowchart TD',
    'start([Start]) --> assess[Assess]',
    'assess --> ok{Approved?}',
    'ok -->|yes| deploy[Deploy]',
    'ok -->|no| closed((Closed))',
    'ok --> ask[Ask again]',
    'ask --> assess',
    'deploy -.-> log[(Change<br>log)]',
    'deploy ==> closed',
    'log --- tool[Tool]',
    'deploy --> deploy',
    'subgraph team [The team]',
    'assess',
    'subgraph inner [Inner]',
    'ok & ask',
    'end',
    'end',
  ].join('\n');
  expect(describeSource(source)).toMatchInlineSnapshot(`
    {
      "groups": [
        "The group “The team” holds Assess and the group “Inner”.",
        "The group “Inner” holds Approved? and Ask again.",
      ],
      "steps": [
        "Start; then Assess.",
        "Assess; then Approved?",
        "Decision: Approved? If yes: Deploy; if no: Closed (step 7); otherwise Ask again (step 8).",
        "Deploy; then Change log (dashed line), Closed (step 7) (thick line) and Deploy (this step again).",
        "Change log; connected with Tool.",
        "Tool.",
        "Closed; end of this path.",
        "Ask again; then Assess (step 2).",
      ],
      "summary": "Flowchart with 7 steps, 1 decision and 2 groups.",
    }
  `);
});

test('a loop without an entry starts at the step written first', () => {
  expect(describeSource('flowchart TD\nB[Do] --> C[Check]\nC --> A[Act]\nA --> B').steps).toMatchInlineSnapshot(`
    [
      "Do; then Check.",
      "Check; then Act.",
      "Act; then Do (step 1).",
    ]
  `);
});

test('two-way edges do not end a path; single steps stand alone', () => {
  expect(describeSource('flowchart TD\nA[One] <--> B[Two]\nC[Three.]\nA <-->|often| D[Four]').steps)
    .toMatchInlineSnapshot(`
      [
        "One; to and from (often) Four (step 3); to and from Two.",
        "Two.",
        "Four.",
        "Three.",
      ]
    `);
});
