import { describe, expect, test } from 'vitest';
import { bodyWithMarks, readLandingPage, splitAtMarks } from '../../../src/core/model/landing-page.ts';

const page = (body: string, file = 'content/pages/index.mdx'): { file: string; body: string; bodyLine: number } => ({
  file,
  body,
  bodyLine: 4,
});

describe('components are read as data', () => {
  test('with their values, at their line of the file', () => {
    const { components, refused } = readLandingPage(page('Text\n\n<Register type="risk" limit="5" />\n\n  <Due/>\n'));
    expect(refused).toEqual([]);
    expect(
      components.map(({ name, attributes, place }) => ({ name, attributes, line: place.line, column: place.column })),
    ).toEqual([
      { name: 'Register', attributes: { type: 'risk', limit: '5' }, line: 6, column: 1 },
      { name: 'Due', attributes: {}, line: 8, column: 3 },
    ]);
  });

  test('a page that ends in .md has none', () => {
    expect(readLandingPage(page('<Due />\n\n{x}', 'content/pages/index.md'))).toEqual({ components: [], refused: [] });
  });

  test('code is code', () => {
    const body = '`<Chart x={y} />` and ``{`a`}``\n\n```mdx\nimport x from "y"\n<Chart />\n```\n\n~~~\n{x}\n```\n~~~\n';
    expect(readLandingPage(page(body))).toEqual({ components: [], refused: [] });
  });

  test('words that only look like statements are words', () => {
    expect(readLandingPage(page('import the list by hand.\n\nexport is Friday\n\na \\{ b\n')).refused).toEqual([]);
  });
});

describe('everything else is refused at its place', () => {
  test.each([
    ['import', "import x from './x.js'", 1],
    ['import of all', "import * as x from 'x'", 1],
    ['import for its effects', "import 'x'", 1],
    ['export', 'export const x = 1', 1],
    ['unknown name', '<Evil />', 1],
    ['name of a property', '<Object.constructor />', 1],
    ['inherited name', '<ToString />', 1],
    ['member', '<x.y onClick={() => 1} />', 1],
    ['fragment', '<>x</>', 1],
    ['expression as value', '<Register type={evil()} />', 1],
    ['spread', '<Register {...props} />', 1],
    ['expression', 'Today {new Date()}', 7],
    ['expression in HTML', '<a href={x}>y</a>', 9],
    ['remark', '{/* x */}', 1],
    ['unknown attribute', '<Due onClick="alert(1)" />', 1],
    ['attribute twice', '<Due limit="1" limit="2" />', 1],
    ['missing attribute', '<Register />', 1],
    ['empty attribute', '<Register type="" />', 1],
    ['single quotes', "<Due limit='1' />", 1],
    ['open tag', '<Due>', 1],
    ['closing tag', '</Due>', 1],
    ['in a paragraph', 'See <Due /> here', 5],
    ['without empty lines', 'Text\n<Due />\n', 1],
    ['on two lines', '<Register\n type="risk"\n/>', 1],
  ])('%s', (_name, body, column) => {
    const { components, refused } = readLandingPage(page(body));
    expect(components).toEqual([]);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.place.column).toBe(column);
  });
});

test('marks keep the lines in place, and an author cannot write one', () => {
  const body = 'A \uE0B20\uE0B3\n\n<Due />\n\nB\n\n\uE0B20\uE0B3\n';
  expect(bodyWithMarks(page(body))).toBe('A 0\n\n\uE0B20\uE0B3\n\nB\n\n0\n');
  expect(splitAtMarks('<p>A</p>\n<p>\uE0B20\uE0B3</p>\n<p>B</p>')).toEqual(['<p>A</p>\n', 0, '\n<p>B</p>']);
  expect(splitAtMarks('<p>\uE0B21\uE0B3</p>')).toEqual([1]);
});
