import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import type { Element, Root, RootContent } from 'hast';
import { describe, expect, test } from 'vitest';
import { renderDiagram } from '../../../src/markdown/diagram/render-diagram.ts';
import type { RenderDiagramOptions } from '../../../src/markdown/diagram/render-diagram.ts';

const noLinks: RenderDiagramOptions = { idPrefix: 'diagram-1', linkFor: () => null };

function rendered(source: string, options: RenderDiagramOptions = noLinks): string {
  const result = renderDiagram(source, options);
  if (result.kind === 'problem') throw new Error(`line ${result.line}: ${result.message}`);
  return result.html;
}

function elements(parent: Root | Element): readonly Element[] {
  const children: readonly RootContent[] = parent.children;
  return children.filter((child) => child.type === 'element').flatMap((child) => [child, ...elements(child)]);
}

function textOf(node: RootContent): string {
  return node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';
}

const allowedElements = new Set(
  'figure div svg title desc defs marker path g rect circle polygon text tspan a figcaption details summary p ol ul li'.split(
    ' ',
  ),
);

/** Every element and attribute a browser would see, checked against what a strict Content Security Policy allows. */
function expectSafe(html: string): readonly Element[] {
  const all = elements(fromHtml(html, { fragment: true }));
  for (const { tagName, properties } of all) {
    expect(allowedElements).toContain(tagName);
    for (const [name, value] of Object.entries(properties)) {
      expect(name).not.toMatch(/^(?:on|style$)/i);
      if (name === 'href') expect(String(value)).toMatch(/^(?:https?:|mailto:|[/#.])/);
    }
  }
  return all;
}

test('a small diagram', () => {
  const source =
    '%% title: Approve\n%% alt: A change is approved or not.\nflowchart LR\nA{Approved?} -->|yes| B([Deploy PRC-009])';
  const linkFor = (text: string) => (text.includes('PRC-009') ? '/documents/prc-009/?a=1&b' : null);
  expect(rendered(source, { idPrefix: 'd1', linkFor })).toMatchInlineSnapshot(`
    "<figure class="diagram-figure">
    <div class="diagram-scroll" tabindex="0" role="group" aria-label="Diagram: Approve">
    <svg xmlns="http://www.w3.org/2000/svg" class="diagram" viewBox="-12 -12 407 70" width="407" height="70" role="group" aria-labelledby="d1-title d1-desc">
    <title id="d1-title">Approve</title>
    <desc id="d1-desc">A change is approved or not.</desc>
    <defs><marker id="d1-arrow" class="diagram-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerUnits="userSpaceOnUse" markerWidth="11" markerHeight="11" orient="auto-start-reverse"><path d="M0 0.5 10 5 0 9.5Z"/></marker></defs>
    <path class="diagram-edge" d="M138.8 22.6L147.8 22.6L167.3 22.6L202.7 22.6L221.9 22.6L230.9 22.6" marker-end="url(#d1-arrow)"/>
    <g class="diagram-node diagram-node-decision"><polygon points="69.4 0 138.8 22.6 69.4 45.3 0 22.6"/><text class="diagram-label" text-anchor="middle"><tspan x="69.4" y="27.6">Approved?</tspan></text></g>
    <a class="diagram-link" href="/documents/prc-009/?a=1&amp;b"><g class="diagram-node diagram-node-terminal"><rect x="230.9" y="3.6" width="151.3" height="38" rx="19"/><text class="diagram-label" text-anchor="middle"><tspan x="306.6" y="27.6">Deploy PRC-009</tspan></text></g></a>
    <g class="diagram-edge-label"><rect x="167.3" y="12.6" width="35.1" height="20" rx="2"/><text class="diagram-label" text-anchor="middle"><tspan x="184.9" y="27.6">yes</tspan></text></g>
    </svg>
    </div>
    <figcaption>Approve</figcaption>
    <details class="diagram-text">
    <summary>Diagram as text</summary>
    <p>A change is approved or not.</p>
    <ol>
    <li>Decision: Approved? If yes: Deploy PRC-009.</li>
    <li>Deploy PRC-009; end of this path.</li>
    </ol>
    </details>
    </figure>"
  `);
});

test('every shape, stroke and group is drawn with its class', () => {
  const source = [
    'flowchart TD',
    'subgraph g [Group]',
    'A[a] --> B(b) --- C([c]) -.-> D((d)) ==> E{e} <--> F{{f}}',
    'end',
    'F --> G[(g)] --> H[/h/] --> I[[i]] --> I',
  ].join('\n');
  const classes = elements(fromHtml(rendered(source), { fragment: true })).flatMap(
    (element) => element.properties.className ?? [],
  );
  expect([...new Set(classes)].toSorted()).toMatchInlineSnapshot(`
    [
      "diagram",
      "diagram-arrow",
      "diagram-edge",
      "diagram-edge-dashed",
      "diagram-edge-thick",
      "diagram-figure",
      "diagram-group",
      "diagram-group-label",
      "diagram-label",
      "diagram-node",
      "diagram-node-circle",
      "diagram-node-decision",
      "diagram-node-input",
      "diagram-node-preparation",
      "diagram-node-rounded",
      "diagram-node-store",
      "diagram-node-subprocess",
      "diagram-node-terminal",
      "diagram-scroll",
      "diagram-text",
    ]
  `);
});

test('a title is made up when there is none, and an image without links has the role of an image', () => {
  const html = rendered('flowchart TD\nA[First <step>] --> B');
  expect(html).toContain('<title id="diagram-1-title">Flowchart that starts with “First &lt;step&gt;”</title>');
  expect(html).toContain('role="img"');
  expect(html).not.toContain('<figcaption>');
});

test('the ids of two diagrams differ, and an odd prefix is made safe', () => {
  const ids = (idPrefix: string) =>
    [...rendered('flowchart TD\nA --> B', { ...noLinks, idPrefix }).matchAll(/ id="([^"]*)"/g)].map(
      (match) => match[1],
    );
  expect(ids('one')).toEqual(['one-title', 'one-desc', 'one-arrow']);
  expect(ids('2 "> <x')).toEqual(['d2-----x-title', 'd2-----x-desc', 'd2-----x-arrow']);
});

test('the same source gives the same output, whatever was drawn before', () => {
  const source = 'flowchart TD\nA --> B & C\nB --> D\nC -->|x| D\nD --> A\nsubgraph g\nB\nend';
  const first = rendered(source);
  rendered('flowchart LR\nX --> Y --> Z --> X');
  expect(rendered(source)).toBe(first);
});

test('notes and problems keep their lines', () => {
  expect(renderDiagram('flowchart TD\nA\nstyle A fill:red', noLinks)).toMatchObject({
    kind: 'svg',
    notes: [{ line: 3 }],
  });
  expect(renderDiagram('\ngantt\ntitle x', noLinks)).toEqual({
    kind: 'problem',
    line: 2,
    message:
      'Unexpected diagram kind "gantt", expected "flowchart" (or "graph"): only flowcharts can be drawn. Draw it as a flowchart, or add it as an image with a text alternative.',
  });
});

describe('hostile input', () => {
  test.each([
    'A["<script>alert(1)</script>"]',
    'A["</text></svg><img src=x onerror=alert(1)>"] --> B',
    `A["' onload='x"] -->|"<style>*{}</style>"| B`,
    'A["#lt;script#gt;alert(1)#lt;/script#gt;"]',
    'subgraph "<script>x</script>"\nA\nend',
    'A --> B\nclick A "javascript:alert(1)"\nclick B call alert(1)',
    '%% title: </title><script>x</script>\n%% alt: </desc><script>x</script>\nA',
    'A["\u0000\u0008\ud800 \u202Eabc"]',
    '__proto__ --> constructor --> toString --> __proto__',
    'subgraph __proto__\nhasOwnProperty\nend',
  ])('%j', (body) => {
    expectSafe(rendered(`flowchart TD\n${body}`));
  });

  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'JAVASCRIPT:x',
    'data:text/html,x',
    'vbscript:x',
    '',
  ])('the address %j is not linked', (address) => {
    expect(rendered('flowchart TD\nA', { ...noLinks, linkFor: () => address })).not.toContain('<a');
  });

  test.each([
    [
      'long edges',
      `flowchart TD\n${Array.from({ length: 499 }, (_, i) => `n${i} --> n${i + 1}\nn0 --> n${i + 1}`).join('\n')}`,
      'problem',
    ],
    ['a long chain', `flowchart TD\n${Array.from({ length: 499 }, (_, i) => `n${i} --> n${i + 1}`).join('\n')}`, 'svg'],
    [
      'a wide fan',
      `flowchart TD\n${Array.from({ length: 30 }, (_, i) => `a${i}`).join(' & ')} --> ${Array.from({ length: 30 }, (_, i) => `b${i}`).join(' & ')}`,
      'svg',
    ],
  ])('%s do not stop the build', (_, source, kind) => {
    const started = performance.now();
    expect(renderDiagram(source, noLinks).kind).toBe(kind);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe('random diagrams', () => {
  const piece = fc.constantFrom(
    '<script>',
    '</svg>',
    ' style="x"',
    ' onload=x',
    '"',
    "'",
    '&',
    '&lt;',
    '#quot;',
    '<br>',
    '`',
    '%%',
    ']',
    '-->',
    '|',
    ';',
    '\n',
    '日本語',
    '👩‍💻',
  );
  const text = fc
    .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 6 })
    .map((parts) => parts.join(''));

  test('any source gives a problem or safe output, and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            text,
            fc.constantFrom('A[', ']', '{', '}', 'A', 'B', ' --> ', ' -- ', '\n', 'subgraph ', 'end', ' & ', ':::'),
          ),
          { maxLength: 20 },
        ),
        (parts) => {
          const result = renderDiagram(`flowchart TD\n${parts.join('')}`, noLinks);
          if (result.kind === 'svg') expectSafe(result.html);
          else expect(result.message).toMatch(/^Unexpected .*expected /s);
        },
      ),
      { numRuns: 500 },
    );
  });

  const words = text.map((value) => `${value.replaceAll('"', "'")}x`);
  const shape = fc.constantFrom(
    ['[', ']'],
    ['(', ')'],
    ['([', '])'],
    ['((', '))'],
    ['{', '}'],
    ['{{', '}}'],
    ['[(', ')]'],
    ['[/', '/]'],
  );
  const diagram = fc.record({
    direction: fc.constantFrom('TD', 'LR', 'BT', 'RL'),
    nodes: fc.array(fc.record({ words, shape, group: fc.nat(3) }), { minLength: 1, maxLength: 8 }),
    edges: fc.array(
      fc.record({
        from: fc.nat(7),
        to: fc.nat(7),
        label: fc.option(words),
        line: fc.constantFrom('-->', '---', '-.->', '==>', '<-->'),
      }),
      { maxLength: 12 },
    ),
  });

  test('every node, edge and label is drawn and told in the text alternative', () => {
    fc.assert(
      fc.property(diagram, ({ direction, nodes, edges }) => {
        const lines = nodes.flatMap(({ words: label, shape: [open, close], group }, index) => {
          const node = `n${index}${open}"${label}"${close}`;
          return group === 0 ? [node] : [`subgraph g${index} [Group ${index}]`, node, 'end'];
        });
        for (const { from, to, label, line } of edges) {
          lines.push(`n${from % nodes.length} ${line}${label === null ? '' : `|"${label}"|`} n${to % nodes.length}`);
        }
        const all = expectSafe(rendered(`flowchart ${direction}\n${lines.join('\n')}`));
        const having = (name: string) => all.filter(({ properties }) => properties.className?.[0] === name);
        expect(having('diagram-node')).toHaveLength(nodes.length);
        expect(having('diagram-edge')).toHaveLength(edges.length);
        expect(having('diagram-edge-label')).toHaveLength(edges.filter(({ label }) => label !== null).length);
        expect(having('diagram-group')).toHaveLength(nodes.filter(({ group }) => group !== 0).length);

        const list = all.find(({ tagName }) => tagName === 'ol');
        const steps = list?.children.filter((child) => child.type === 'element').map(textOf) ?? [];
        expect(steps).toHaveLength(nodes.length);
        const drawn = [...having('diagram-node'), ...having('diagram-edge-label')].map((element) =>
          textOf(element).replaceAll(/\s/g, ''),
        );
        const told = steps.join('').replaceAll(/\s/g, '');
        for (const label of drawn) expect(told).toContain(label);
      }),
      { numRuns: 150 },
    );
  });

  test('every edge is told exactly once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.boolean()), { maxLength: 15 }), (edges) => {
        const lines = edges.map(
          ([from, to, labelled], index) => `n${from} -->${labelled ? `|label ${index} end|` : ''} n${to}`,
        );
        const html = rendered(
          `flowchart TD\n${Array.from({ length: 7 }, (_, i) => `n${i}[<${i}>]`).join('\n')}\n${lines.join('\n')}`,
        );
        const list = /<ol>(.*)<\/ol>/s.exec(html)?.[1] ?? '';
        for (let node = 0; node < 7; node += 1) {
          const mentions = list.split(`&lt;${node}&gt;`).length - 1;
          expect(mentions).toBe(1 + edges.filter(([, to]) => to === node).length);
        }
        for (const [index, [, , labelled]] of edges.entries())
          expect(list.includes(`label ${index} end`)).toBe(labelled);
      }),
      { numRuns: 200 },
    );
  });
});
