import fc from 'fast-check';

const prefixes = [
  '',
  '',
  '',
  '',
  '> ',
  '>',
  '- ',
  '* ',
  '1. ',
  '2) ',
  '10. ',
  '  ',
  '   ',
  '    ',
  '     ',
  '\t',
  '-\t',
  '>\t',
  '- > ',
  '> - ',
  '- - ',
  '-     ',
  '[^1]: ',
  '- [ ] ',
];
const contents = [
  ...[
    'word',
    'more words',
    'a  b',
    '12',
    'é',
    'e\u0301',
    '\u00a0',
    '\\',
    'end\\',
    'end\\\\',
    '`code',
    '`a` b',
    '*',
    '**',
    '_',
    '__',
    '+',
    '-',
    '--',
    '---',
    '- - -',
  ],
  ...[
    '***',
    '===',
    '=',
    '# head',
    '#',
    '#no',
    '####### x',
    '```',
    '````',
    '``` js',
    '``` a`b',
    '~~~',
    '~~~~ x',
    '1.',
    '1986.',
    '2. x',
    '1) x',
    '0. x',
  ],
  ...['| a | b |', '|---|---|', 'a | b', '--- | ---', ':-', ':-:', '-:|', '|', '- | -', 'x \\| y', '| 1', 'a | b | c'],
  ...[
    '<b',
    'c>',
    '<b c>',
    '</b>',
    '<b>x</b> y',
    '<div>',
    '</div>',
    '<!-- x',
    'y -->',
    '<!-- z -->',
    '<pre>',
    '</pre>',
    '<?php',
    '?>',
    '<!DOCTYPE x',
    '<![CDATA[',
    ']]>',
  ],
  ...[
    '[a]: /x',
    '[a',
    'b]: /x',
    '[a]:',
    '"title"',
    '[^1]: note',
    '[a](x.md)',
    '![a](<i j.png> "t")',
    '<https://x.example/p>',
    '[a][a]',
    '(x)',
    '[a](x',
    'y)',
  ],
];
const ends = ['', '', '', '', '', ' ', '  ', '   ', '\t', ' \t', '  \t', '\t  ', '\\'];
const line = fc
  .tuple(
    fc.array(fc.constantFrom(...prefixes), { maxLength: 2 }),
    fc.constantFrom(...contents),
    fc.constantFrom(...ends),
  )
  .map(([before, text, end]) => before.join('') + text + end);
const blank = fc.constantFrom('', '', '', '  ', '>', '\t');

/** Texts made of everything that begins, ends or only looks like a block of Markdown, in any order. */
export const nastyMarkdown: fc.Arbitrary<string> = fc
  .array(fc.oneof({ arbitrary: line, weight: 5 }, { arbitrary: blank, weight: 1 }), { maxLength: 10 })
  .chain((lines) => fc.constantFrom('\n', '\n', '\r\n', '\r').map((end) => lines.join(end)));

const container = /^[ \t]*(?:>|[*+-][ \t]|\d+[.)][ \t]|\[\^1\]:)/;
const markerAtEnd = /(?:[*+-]|\d+[.)])[ \t]*$/;
const laterNumber = /^[ \t]*(?:>|[*+-][ \t]|\d+[.)][ \t]|\[\^1\]:)(?:[> \t*+-]|\[\^1\]:)*(?!1[.)])\d+[.)]/;
const indentedCode = /^(?:[> *+-]|\d+[.)]|\[\^1\]:)*(?: {4}| *\t)/;
const itemThatMayNotInterrupt = /^[> \t]*(?:[*+-][ \t]*$|(?!1[.)])\d+[.)]|1[.)][ \t]*$)/;
const tagAlone = /^[ \t>]*(?:<b c>|<\/b>|<\/pre>)[ \t]*$/;

/**
 * False for texts that micromark reads otherwise than CommonMark says. It does not let an item begin that may not interrupt
 * a paragraph also where none is open (behind new markers, after indented code); it lets a tag end a paragraph that a
 * lazy line carries on; it takes a footnote in a footnote for its neighbour.
 */
export function parsersAgree(body: string): boolean {
  const lines = body.split(/\r\n|\r|\n/);
  if (body.split('[^1]').length > 2) return false;
  return lines.every((text, index) => {
    const before = lines.slice(0, index).findLast((earlier) => !/^[ \t>]*$/.test(earlier));
    if (before === undefined) return true;
    if ((container.test(text) && markerAtEnd.test(text)) || laterNumber.test(text) || tagAlone.test(text)) return false;
    return !(indentedCode.test(before) && itemThatMayNotInterrupt.test(text));
  });
}

/** A block of a document whose wrapping is free. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly words: readonly string[] }
  | { readonly kind: 'paragraph'; readonly words: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  | { readonly kind: 'quote'; readonly lines: readonly string[] };

/** Everything that a digest must not depend on. */
export interface Layout {
  /** Paragraphs are wrapped at this width. */
  readonly width: number;
  readonly lineEnd: string;
  /** Blanks at the ends of lines, in turn. */
  readonly blanks: readonly string[];
  readonly blankLinesAround: number;
}

const word = fc.constantFrom(
  ...[
    'service',
    'the',
    'provider',
    '12',
    '2026-06-30,',
    '(a)',
    '"quoted"',
    '*stress*',
    '`a b`',
    '[link](policy.md)',
    'a|b',
  ],
  ...[
    'POL-001',
    '99.5',
    '%',
    'été',
    'end:',
    'x=y',
    '--dry-run',
    '#12',
    '4>3',
    '<b>bold</b>',
    '!',
    '\\*',
    '[text]',
    'at',
  ],
);
const inner = fc.oneof({ arbitrary: word, weight: 20 }, { arbitrary: fc.constantFrom('2026.', '7)', '3.'), weight: 1 });
const words = fc
  .tuple(fc.constantFrom('Service', 'The', '12', '*Stress*', '[Link](policy.md)'), fc.array(inner, { maxLength: 25 }))
  .map(([first, rest]) => [first, ...rest]);
const cells = fc.array(fc.constantFrom('a', 'b c', '12', '', 'x \\| y'), { minLength: 2, maxLength: 2 });
const codeLines = fc.array(fc.constantFrom('a b', '  indented', '- x', '# y', '', '| z'), {
  minLength: 1,
  maxLength: 4,
});
const quoteLines = fc.array(fc.constantFrom('quoted text', '- item', 'more'), { minLength: 1, maxLength: 3 });

interface ListItem {
  readonly depth: number;
  readonly words: readonly string[];
}

/** An item is at most one level deeper than the one before. */
function nested(items: readonly ListItem[]): readonly ListItem[] {
  let depth = -1;
  return items.map((item) => {
    depth = Math.min(item.depth, depth + 1);
    return { ...item, depth };
  });
}

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading'), level: fc.integer({ min: 1, max: 6 }), words }),
  fc.record({ kind: fc.constant('paragraph'), words }),
  fc.record({
    kind: fc.constant('list'),
    items: fc
      .array(fc.record({ depth: fc.integer({ min: 0, max: 3 }), words }), { minLength: 1, maxLength: 5 })
      .map(nested),
  }),
  fc.record({ kind: fc.constant('table'), rows: fc.array(cells, { minLength: 1, maxLength: 4 }) }),
  fc.record({ kind: fc.constant('code'), lines: codeLines }),
  fc.record({ kind: fc.constant('quote'), lines: quoteLines }),
);

/** Documents as people write them. */
export const plainDocument: fc.Arbitrary<readonly Block[]> = fc.array(block, { maxLength: 6 });

/** The Markdown of a document in a layout. */
export function render(document: readonly Block[], layout: Layout): string {
  const around = Array.from({ length: layout.blankLinesAround }, () => '');
  const lines = [...around, ...document.flatMap((part) => [...linesOf(part, layout.width), '']), ...around];
  return lines.map((text, index) => text + (layout.blanks[index % layout.blanks.length] ?? '')).join(layout.lineEnd);
}

function linesOf(part: Block, width: number): string[] {
  if (part.kind === 'heading') return [`${'#'.repeat(part.level)} ${part.words.join(' ')}`];
  if (part.kind === 'paragraph') return wrap(part.words, width, '', '');
  if (part.kind === 'list') {
    return part.items.flatMap(({ depth, words: text }) =>
      wrap(text, width, `${'  '.repeat(depth)}- `, '  '.repeat(depth + 1)),
    );
  }
  if (part.kind === 'code') return ['```', ...part.lines, '```'];
  if (part.kind === 'quote') return part.lines.map((text) => `> ${text}`);
  const [head = [], ...rows] = part.rows.map((row) => `| ${row.join(' | ')} |`);
  return [String(head), '|---|---|', ...rows];
}

function wrap(text: readonly string[], width: number, first: string, next: string): string[] {
  const lines: string[] = [];
  let current = first + (text[0] ?? '');
  for (const part of text.slice(1)) {
    if (current.length + 1 + part.length <= width) current += ` ${part}`;
    else {
      lines.push(current);
      current = next + part;
    }
  }
  return [...lines, current];
}

/** Two documents that differ in one word, heading level, depth of a list item, table cell or line of code or quotation. */
export const changedDocument: fc.Arbitrary<{ readonly before: readonly Block[]; readonly after: readonly Block[] }> = fc
  .record({
    before: fc.array(block, { minLength: 1, maxLength: 5 }),
    at: fc.nat(),
    inside: fc.nat(),
    structure: fc.boolean(),
  })
  .map(({ before, at, inside, structure }) => {
    const place = at % before.length;
    return { before, after: before.map((part, index) => (index === place ? changed(part, inside, structure) : part)) };
  });

function changed(part: Block, at: number, structure: boolean): Block {
  if (part.kind === 'heading' && structure) return { ...part, level: (part.level % 6) + 1 };
  if (part.kind === 'heading' || part.kind === 'paragraph')
    return { ...part, words: changedAt(part.words, at, changedWord) };
  if (part.kind === 'table')
    return { ...part, rows: changedAt(part.rows, at, (row) => changedAt(row, at, changedWord)) };
  if (part.kind === 'code' || part.kind === 'quote') return { ...part, lines: changedAt(part.lines, at, changedWord) };
  const items = changedAt(part.items, at, (item) => {
    return structure ? { ...item, depth: item.depth + 1 } : { ...item, words: changedAt(item.words, at, changedWord) };
  });
  return { ...part, items };
}

function changedAt<T>(values: readonly T[], at: number, change: (value: T) => T): readonly T[] {
  return values.map((value, index) => (index === at % values.length ? change(value) : value));
}

/** The next digit for a number, else a letter more. */
function changedWord(text: string): string {
  return /^\d/.test(text) ? `${(Number(text[0]) + 1) % 10}${text.slice(1)}` : `x${text}`;
}
