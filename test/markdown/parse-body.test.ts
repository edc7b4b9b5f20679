import { describe, expect, test } from 'vitest';
import type { BodyFacts } from '../../src/markdown/parse-body.ts';
import { parseBody } from '../../src/markdown/parse-body.ts';

const bodyLine = 10;

function read(...lines: readonly string[]): BodyFacts {
  const facts = parseBody('doc.md', lines.join('\n'), bodyLine);
  if (facts === null) throw new Error('The body could not be read.');
  return facts;
}

const where = ({
  place,
}: {
  readonly place: { line: number; column: number; endLine: number; endColumn: number };
}): string => `${place.line}:${place.column}-${place.endLine}:${place.endColumn}`;

describe('headings', () => {
  test('have depth, text, anchor and place; lines count from the beginning of the file', () => {
    const { headings } = read(
      '# Größe & *Gewicht*',
      '',
      'Text',
      '',
      'Two',
      '---',
      '',
      '### `code` [link](a.md) #',
      '',
      '## Two',
    );
    expect(headings.map((heading) => [heading.depth, heading.text, heading.slug, where(heading)])).toEqual([
      [1, 'Größe & Gewicht', 'größe-gewicht', '10:1-10:20'],
      [2, 'Two', 'two', '14:1-15:4'],
      [3, 'code link', 'code-link', '17:1-17:26'],
      [2, 'Two', 'two-2', '19:1-19:7'],
    ]);
  });

  test('count columns in UTF-16 units, as editors do', () => {
    const { links } = read('# 😀 [a](b) naïve [c](d)');
    expect(links.map(where)).toEqual(['10:6-10:12', '10:19-10:25']);
  });

  test('stand at the outermost level only', () => {
    expect(
      read('> # In a quotation', '', '- # In a list', '', '```', '# In code', '```', '', '    # In code').headings,
    ).toEqual([]);
  });

  test('of a body that begins with dashes are read, and the dashes are no frontmatter', () => {
    const { headings, paragraphs } = read('---', 'title: x', '---', '', '# Title');
    expect(headings.map((heading) => heading.text)).toEqual(['title: x', 'Title']);
    expect(paragraphs).toEqual([]);
  });
});

describe('tables', () => {
  test('know their heading, columns, cells and places', () => {
    const { tables } = read(
      '## Targets',
      '',
      '| Measure | Value |',
      '|---|--:|',
      '| KPI-001 *fast* | 2 h |',
      '| KPI-002 \\| x | `a|b` |',
      '',
      'Text',
    );
    expect(tables.map((table) => [table.heading?.text, table.columns])).toEqual([['Targets', ['Measure', 'Value']]]);
    expect(tables[0]?.rows.map((row) => [where(row), row.cells.map((cell) => cell.text)])).toEqual([
      ['14:1-14:25', ['KPI-001 fast', '2 h']],
      ['15:1-15:25', ['KPI-002 | x', '`a', 'b`']],
    ]);
    expect(tables[0]?.rows[0]?.cells.map(where)).toEqual(['14:1-14:18', '14:18-14:25']);
  });

  test('keep words apart that a line break in a cell separates', () => {
    const { tables } = read('| Underneath |', '|---|', '| CON-001<br>CON-002<BR/>OLA-001 |', '| <b>CON-003</b> |');
    expect(tables[0]?.rows.map((row) => row.cells[0]?.text)).toEqual(['CON-001\nCON-002\nOLA-001', 'CON-003']);
  });

  test('may lack cells and the bars at the edges', () => {
    const { tables } = read('a | b', '-|-', 'c', '| d | e | f |');
    expect(tables[0]?.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([['c'], ['d', 'e', 'f']]);
  });

  test('are read with CRLF too', () => {
    const facts = parseBody('doc.md', '# T\r\n\r\n| a |\r\n|---|\r\n| b |\r\n\r\n[l](m)\r\n', 1);
    expect(facts?.tables[0]?.rows.map((row) => [where(row), row.cells[0]?.text])).toEqual([['5:1-5:6', 'b']]);
    expect(facts?.links.map(where)).toEqual(['7:1-7:7']);
  });
});

describe('links', () => {
  test('and images keep their raw target, heading and place', () => {
    const { links } = read(
      '# One',
      '',
      'See [a *b*](../x.md#y "t") and ![pic](p.png).',
      '',
      '## Two',
      '',
      '- <https://example.org> and [id](POL-001)',
    );
    expect(links.map((link) => [link.kind, link.target, link.text, link.heading?.text, where(link)])).toEqual([
      ['link', '../x.md#y', 'a b', 'One', '12:5-12:27'],
      ['image', 'p.png', 'pic', 'One', '12:32-12:45'],
      ['link', 'https://example.org', 'https://example.org', 'Two', '16:3-16:24'],
      ['link', 'POL-001', 'id', 'Two', '16:29-16:42'],
    ]);
  });

  test('by reference lead where their definition leads, wherever it stands; the first of two counts', () => {
    const { links } = read(
      '[Full][One], [one][], [ONE], ![pic][two], [größe]',
      '',
      '> [one]: first.md',
      '',
      '- [Größe]: groesse.md',
      '',
      '[one]: second.md',
      '[two]: two.png',
      '',
      '[unknown] [x][unknown]',
    );
    expect(links.map((link) => [link.kind, link.target, link.text])).toEqual([
      ['link', 'first.md', 'Full'],
      ['link', 'first.md', 'one'],
      ['link', 'first.md', 'ONE'],
      ['image', 'two.png', 'pic'],
      ['link', 'groesse.md', 'größe'],
    ]);
  });

  test('in code and comments are none', () => {
    expect(read('`[a](b)`', '', '```', '[c](d)', '```', '', '<!-- [e](f) -->', '', '\\[g](h)').links).toEqual([]);
  });
});

describe('links and images as HTML', () => {
  const seen = (...lines: readonly string[]): readonly unknown[] =>
    read(...lines).links.map((link) => [link.kind, link.target, link.text, link.heading?.text, where(link)]);

  test('are found in a line, in blocks, in lists, quotations, tables and headings', () => {
    expect(
      seen(
        'A <a href="a.md">b</a> <img alt="c" src=c.png> [**<img src="d.png">**](e)',
        '',
        '## <A HREF="f.md">F</A>',
        '',
        '<div class="x"><p>',
        '  <a class="y"',
        "     href='g.md?h&amp;i'>j</a></p></div>",
        '',
        '- > <p>',
        '  > k <img src="l.png"/></p>',
        '',
        '| m |',
        '|---|',
        '| <a href="n.md">o</a> |',
      ),
    ).toEqual([
      ['link', 'a.md', '', undefined, '10:3-10:18'],
      ['image', 'c.png', 'c', undefined, '10:24-10:47'],
      ['link', 'e', '', undefined, '10:48-10:74'],
      ['image', 'd.png', '', undefined, '10:51-10:68'],
      ['link', 'f.md', '', 'F', '12:4-12:19'],
      ['link', 'g.md?h&i', '', 'F', '15:3-16:26'],
      ['image', 'l.png', '', 'F', '19:7-19:25'],
      ['link', 'n.md', '', 'F', '23:3-23:18'],
    ]);
  });

  test('are none in comments, in code, in what is dropped with its content, and without an address', () => {
    expect(
      seen(
        '`<a href="a.md">`',
        '',
        '<!-- <a href="b.md">b</a>',
        '',
        '<img src="c.png"> -->',
        '',
        '<svg><a href="d.md">d</a></svg> <a id="e">e</a> <abbr title="<a href=f>">f</abbr> <img alt="g">',
        '',
        '<details>',
        '<template><img src="h.png"></template>',
        '</details>',
        '',
        '```html',
        '<a href="i.md">i</a>',
        '```',
      ),
    ).toEqual([]);
  });
});

test('lists, paragraphs and code stand under their heading', () => {
  const facts = read(
    'Intro',
    '',
    '# Steps',
    '',
    '1. Read',
    '   the log',
    '   - inside',
    '2. Say',
    '',
    'Then *go*',
    'home.',
    '',
    '```mermaid',
    'a --> b',
    '```',
    '',
    '> quoted',
  );
  expect(
    facts.lists.map((list) => [list.heading?.text, list.items.map((item) => [item.text, item.place.line])]),
  ).toEqual([
    [
      'Steps',
      [
        ['Read the log', 14],
        ['Say', 17],
      ],
    ],
  ]);
  expect(facts.paragraphs.map((paragraph) => [paragraph.heading?.text, paragraph.text, where(paragraph)])).toEqual([
    [undefined, 'Intro', '10:1-10:6'],
    ['Steps', 'Then go home.', '19:1-20:6'],
    ['Steps', 'quoted', '26:1-26:9'],
  ]);
  expect(facts.codeBlocks.map((block) => [block.language, block.text, where(block)])).toEqual([
    ['mermaid', 'a --> b', '22:1-24:4'],
  ]);
});

describe('a text nested too deeply', () => {
  test.each([
    ['quotations', '>'.repeat(5_000)],
    ['quotations in lists', '- > '.repeat(2_000)],
    ['emphasis', `${'*'.repeat(60_000)}a${'*'.repeat(60_000)}`],
  ])('%s is not read, and nothing throws', (_name, body) => {
    expect(parseBody('doc.md', body, 1)).toBeNull();
  });

  test('but ordinary depth is', () => {
    expect(parseBody('doc.md', `${'> '.repeat(20)}[a](b)\n\n${'-'.repeat(300)}\n`, 1)?.links).toHaveLength(1);
  });
});
