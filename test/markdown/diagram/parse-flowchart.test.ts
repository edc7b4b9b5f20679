import { describe, expect, test } from 'vitest';
import type { Flowchart } from '../../../src/markdown/diagram/flowchart.ts';
import { parseFlowchart } from '../../../src/markdown/diagram/parse-flowchart.ts';

function parsed(source: string): Flowchart {
  const chart = parseFlowchart(source);
  if (chart.kind === 'problem') throw new Error(`line ${chart.line}: ${chart.message}`);
  return chart;
}

/** A flowchart on a few lines, so that a whole result fits in one expectation. */
function outline(source: string): readonly string[] {
  const { nodes, edges, groups } = parsed(source);
  return [
    ...nodes.map(
      (node) =>
        `${node.id} ${node.shape} ${JSON.stringify(node.text)}${node.group === null ? '' : ` in ${node.group}`}`,
    ),
    ...edges.map(
      (edge) =>
        `${edge.from} > ${edge.to} ${edge.stroke} ${edge.arrow}${edge.label === null ? '' : ` ${JSON.stringify(edge.label)}`}`,
    ),
    ...groups.map(
      (group) =>
        `group ${group.id} ${JSON.stringify(group.title)}${group.parent === null ? '' : ` in ${group.parent}`}`,
    ),
  ];
}

describe('nodes', () => {
  test.each([
    ['A', 'A step "A"'],
    ['A[Some text]', 'A step "Some text"'],
    ['A["Some (odd) [text]; --> x"]', 'A step "Some (odd) [text]; --> x"'],
    ['A(Text)', 'A rounded "Text"'],
    ['A([Text])', 'A terminal "Text"'],
    ['A((Text))', 'A circle "Text"'],
    ['A{Text}', 'A decision "Text"'],
    ['A{{Text}}', 'A preparation "Text"'],
    ['A[(Text)]', 'A store "Text"'],
    ['A[/Text/]', 'A input "Text"'],
    ['A[\\Text\\]', 'A input "Text"'],
    ['A[[Text]]', 'A subprocess "Text"'],
    ['A(["Te]xt"])', 'A terminal "Te]xt"'],
    ['A[one<br>two<br/>three<BR />four]', 'A step "one\\ntwo\\nthree\\nfour"'],
    ['A["one\n  two"]', 'A step "one\\ntwo"'],
    ['A["`marked`"]', 'A step "marked"'],
    ['A[#quot;q#quot; #35;1 &amp; &lt;b&gt; #9829;]', 'A step "\\"q\\" #1 & <b> ♥"'],
    ['PRC-009.a_1[Text]', 'PRC-009.a_1 step "Text"'],
    ['Prüfung', 'Prüfung step "Prüfung"'],
    ['A[Text]:::warn', 'A step "Text"'],
  ])('%s', (line, expected) => {
    expect(outline(`flowchart TD\n${line}`)).toEqual([expected]);
  });

  test('a later mention keeps the text, a later text replaces it with a note', () => {
    const chart = parsed('graph LR\nA --> B[One]\nB[Two] --> A[First]');
    expect(chart.nodes.map((node) => node.text)).toEqual(['First', 'Two']);
    expect(chart.notes).toEqual([{ line: 3, message: '"B" has two texts: the last one counts.' }]);
  });
});

describe('edges', () => {
  test.each([
    ['A-->B', ['A > B solid end']],
    ['A --> B', ['A > B solid end']],
    ['A ----> B', ['A > B solid end']],
    ['A --- B', ['A > B solid none']],
    ['A -.-> B', ['A > B dashed end']],
    ['A-..->B', ['A > B dashed end']],
    ['A -.- B', ['A > B dashed none']],
    ['A ==> B', ['A > B thick end']],
    ['A === B', ['A > B thick none']],
    ['A <--> B', ['A > B solid both']],
    ['A -->|yes| B', ['A > B solid end "yes"']],
    ['A-->|"yes | no"|B', ['A > B solid end "yes | no"']],
    ['A -- yes --> B', ['A > B solid end "yes"']],
    ['A -- re-check --- B', ['A > B solid none "re-check"']],
    ['A -- "a --> b" --> B', ['A > B solid end "a --> b"']],
    ['A -. maybe .-> B', ['A > B dashed end "maybe"']],
    ['A -.maybe...-> B', ['A > B dashed end "maybe"']],
    ['A == must ==> B', ['A > B thick end "must"']],
    ['A --only text--> B', ['A > B solid end "only text"']],
    ['A --> B --> C', ['A > B solid end', 'B > C solid end']],
    ['A & B --> C & D', ['A > C solid end', 'A > D solid end', 'B > C solid end', 'B > D solid end']],
    ['A --> A', ['A > A solid end']],
    ['A ~~~ B', []],
  ])('%s', (line, expected) => {
    expect(outline(`flowchart TD\n${line}`).filter((part) => part.includes(' > '))).toEqual(expected);
  });
});

describe('header, title and separators', () => {
  test.each([
    ['flowchart TD', 'TB'],
    ['graph TB', 'TB'],
    ['flowchart LR', 'LR'],
    ['flowchart RL', 'RL'],
    ['flowchart BT', 'BT'],
    ['flowchart', 'TB'],
    ['%% a comment\n\n  graph LR;', 'LR'],
  ])('%s', (header, direction) => {
    expect(parsed(`${header}\nA`).direction).toBe(direction);
  });

  test.each([
    ['%% title: Change <b>\n%% alt: One.\n%% alt: Two.\nflowchart TD\nA', 'Change <b>', 'One. Two.'],
    ['---\ntitle: "Change"\nconfig:\n---\nflowchart TD\nA', 'Change', null],
    ['flowchart TD\naccTitle: Change\naccDescr { One\nTwo }\nA', 'Change', 'One Two'],
    ['flowchart TD\nA --> B %% title: late', 'late', null],
    ['flowchart TD\n%%alt:\nA', null, null],
  ])('%j', (source, title, alt) => {
    expect(parsed(source)).toMatchObject({ title, alt });
  });

  test('semicolons and Windows line ends separate statements', () => {
    expect(outline('graph TD;A-->B;\r\nC[x]; C-->A;')).toEqual([
      'A step "A"',
      'B step "B"',
      'C step "x"',
      'A > B solid end',
      'C > A solid end',
    ]);
  });
});

test('groups nest, take the nodes they mention first, and are left out when empty', () => {
  const source = [
    'flowchart LR',
    'A --> B',
    'subgraph one [The first]',
    '  A',
    '  subgraph "Two words"',
    '    direction TB',
    '    C --> A',
    '  end',
    'end',
    'subgraph Three',
    '  C --> D',
    'end',
    'subgraph four["Empty"]',
    'end',
  ].join('\n');
  expect(outline(source)).toEqual([
    'A step "A" in  1',
    'B step "B"',
    'C step "C" in  1',
    'D step "D" in Three',
    'A > B solid end',
    'C > A solid end',
    'C > D solid end',
    'group one "The first"',
    'group  1 "Two words" in one',
    'group Three "Three"',
  ]);
  expect(parsed(source).notes.map((note) => note.line)).toEqual([6, 13]);
});

test('styling and click lines have no effect but a note', () => {
  const source = [
    'flowchart TD',
    '%%{init: {"theme": "dark"}}%%',
    'A --> B',
    'classDef warn fill:#f00,stroke:#000;',
    'class A warn',
    'style B fill:#f9f; B --> C',
    'linkStyle 0 stroke:red',
    'click A "javascript:alert(1)" "a;b"',
    'click B call alert(1)',
  ].join('\n');
  expect(outline(source).slice(3)).toEqual(['A > B solid end', 'B > C solid end']);
  expect(parsed(source).notes.map((note) => note.line)).toEqual([2, 4, 5, 6, 7, 8, 9]);
});

describe('problems', () => {
  test.each([
    ['', 1, 'Unexpected empty diagram, expected "flowchart TD" and then the steps.'],
    [
      'sequenceDiagram\nA->>B: Hi',
      1,
      'Unexpected diagram kind "sequenceDiagram", expected "flowchart" (or "graph"): only flowcharts can be drawn. Draw it as a flowchart, or add it as an image with a text alternative.',
    ],
    ['flowchart XX\nA', 1, 'Unexpected direction "XX", expected TD, TB, BT, LR or RL.'],
    ['flowchart constructor\nA', 1, 'Unexpected direction "constructor", expected TD, TB, BT, LR or RL.'],
    [
      'flowchart TD',
      1,
      'Unexpected flowchart without steps, expected a line such as A["First step"] --> B["Next step"].',
    ],
    ['flowchart TD\nA -->', 2, 'Unexpected end of line, expected the id of a node: letters, digits, "_", "-" and ".".'],
    [
      'flowchart TD\nA[open\nB',
      2,
      'Unexpected end of line in a text, expected "]". Write text with several lines as A["text"].',
    ],
    ['flowchart TD\nA["open\nB', 2, `Unexpected end of the text, expected a closing '"'.`],
    [
      'flowchart TD\nA["a" b]',
      2,
      'Unexpected "b]" after the text, expected "]". Write a quote inside a text as #quot;',
    ],
    ['flowchart TD\nA[ ]', 2, 'Unexpected empty text, expected words that say what the step, edge or group is.'],
    [
      'flowchart TD\nA(a (b) c)',
      2,
      'Unexpected "c)", expected an edge such as "-->" or the end of the line. Write text with brackets or quotes as A["text"].',
    ],
    ['flowchart TD\nA --x B', 2, 'Unexpected edge "--x", expected "-->", "---", "-.->" or "==>".'],
    [
      'flowchart TD\nA -- text B',
      2,
      'Unexpected end of an edge that starts with "--", expected "-->". Write A -- text --> B.',
    ],
    [
      'flowchart TD\nA <-- text --- B',
      2,
      'Unexpected edge "<--" with an arrow at its start only, expected "-->". Swap its two ends.',
    ],
    ['flowchart TD\nA --> end', 2, 'Unexpected "end", which closes a subgraph, expected a node. Name the node "End".'],
    [
      'flowchart TD\nA@{ shape: rect }',
      2,
      'Unexpected "@", expected brackets. Write A[text], A(text), A{text} or A([text]).',
    ],
    [
      'flowchart TD\nA>flag]',
      2,
      'Unexpected shape ">flag]", expected [text], (text), ([text]), ((text)), {text}, {{text}}, [(text)] or [/text/].',
    ],
    ['flowchart TD\nA\nend', 3, 'Unexpected "end", expected no more "end" than "subgraph". Remove it.'],
    ['flowchart TD\n\nsubgraph one\nA', 3, 'Unexpected end of the diagram, expected "end" for subgraph "one".'],
    [
      'flowchart TD\nA --> one\nsubgraph one\nB\nend',
      2,
      'Unexpected node "one", which is the name of a subgraph. Connect the edge to a node inside the subgraph, or rename one of the two.',
    ],
    [
      'flowchart TD\nsubgraph a\nA\nend\nsubgraph a\nB\nend',
      5,
      'Unexpected second subgraph "a", expected one. Give it another id.',
    ],
    ['---\ntitle: x\nflowchart TD', 1, 'Unexpected end of the front matter, expected a line "---".'],
  ])('%j', (source, line, message) => {
    expect(parseFlowchart(source)).toEqual({ kind: 'problem', message, line });
  });
});

describe('size', () => {
  const many = (count: number, line: (index: number) => string): string =>
    `flowchart TD\n${Array.from({ length: count }, (_, index) => line(index)).join('\n')}`;

  test.each([
    ['characters', many(2, () => 'x'.repeat(30_000)), 'expected 50000 at most'],
    ['nodes', many(501, (index) => `n${index}`), 'expected 500 nodes at most'],
    ['edges', many(1001, () => 'A --> B'), 'expected 1000 edges at most'],
    [
      'edges of one line',
      many(
        1,
        () =>
          `${Array.from({ length: 200 }, (_, i) => `a${i}`).join(' & ')} --> ${Array.from({ length: 200 }, (_, i) => `b${i}`).join(' & ')}`,
      ),
      'expected 1000 edges at most',
    ],
    ['groups', many(51, (index) => `subgraph g${index}\nend`), 'expected 50 groups at most'],
    ['depth', many(5, (index) => `subgraph g${index}`), 'Unexpected subgraph at depth 5'],
    ['text', many(1, () => `A[${'x'.repeat(401)}]`), 'Unexpected text of 401 characters'],
  ])('too many %s', (_, source, message) => {
    const problem = parseFlowchart(source);
    expect(problem).toMatchObject({ kind: 'problem', message: expect.stringContaining(message) as string });
  });

  test.each([
    ['quotes', 'flowchart TD\n' + 'A-- "\n'.repeat(8_000)],
    ['comments', 'flowchart TD\n' + '%%'.repeat(20_000)],
    ['breaks', 'flowchart TD\nA[' + '<br '.repeat(12_000)],
    ['click', 'flowchart TD\nclick ' + '"'.repeat(40_001)],
    ['dashes', 'flowchart TD\nA ' + '-'.repeat(45_000)],
    ['dots in a text', 'flowchart TD\nA -. x ' + '. '.repeat(20_000)],
    ['equals signs', 'flowchart TD\nA == x ' + '== '.repeat(15_000)],
    ['nested brackets', 'flowchart TD\n' + 'A[x] -- y --> '.repeat(3_000)],
    ['blanks', 'flowchart TD\nA[ "' + ' '.repeat(45_000)],
    ['dots', 'flowchart TD\nA -' + '.'.repeat(45_000)],
    ['ids', 'flowchart TD\n' + 'a-'.repeat(20_000)],
    ['semicolons', 'flowchart TD' + ';'.repeat(45_000)],
    ['opening brackets', 'flowchart TD\nA' + '['.repeat(45_000)],
  ])('hostile %s are read in linear time', (_, source) => {
    const started = performance.now();
    expect(parseFlowchart(source).kind).toBeTypeOf('string');
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
