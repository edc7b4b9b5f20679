import fc from 'fast-check';

const prefixes = ['', '', '', '', '> ', '>', '- ', '* ', '1. ', '2) ', '10. ', '  ', '   ', '    ', '     ', '\t', '-\t', '>\t', '- > ', '> - ', '- - ', '-     ', '[^1]: ', '- [ ] '];
const contents = [
  ...['word', 'more words', 'a  b', '12', 'é', 'e\u0301', '\u00a0', '\\', 'end\\', 'end\\\\', '`code', '`a` b', '*', '**', '_', '__', '+', '-', '--', '---', '- - -'],
  ...['***', '===', '=', '# head', '#', '#no', '####### x', '```', '````', '``` js', '``` a`b', '~~~', '~~~~ x', '1.', '1986.', '2. x', '1) x', '0. x'],
  ...['| a | b |', '|---|---|', 'a | b', '--- | ---', ':-', ':-:', '-:|', '|', '- | -', 'x \\| y', '| 1', 'a | b | c'],
  ...['<b', 'c>', '<b c>', '</b>', '<b>x</b> y', '<div>', '</div>', '<!-- x', 'y -->', '<!-- z -->', '<pre>', '</pre>', '<?php', '?>', '<!DOCTYPE x', '<![CDATA[', ']]>'],
  ...['[a]: /x', '[a', 'b]: /x', '[a]:', '"title"', '[^1]: note', '[a](x.md)', '![a](<i j.png> "t")', '<https://x.example/p>', '[a][a]', '(x)', '[a](x', 'y)'],
];
const ends = ['', '', '', '', '', ' ', '  ', '   ', '\t', ' \t', '  \t', '\t  ', '\\'];
const line = fc
  .tuple(fc.array(fc.constantFrom(...prefixes), { maxLength: 2 }), fc.constantFrom(...contents), fc.constantFrom(...ends))
  .map(([before, text, end]) => before.join('') + text + end);
const blank = fc.constantFrom('', '', '', '  ', '>', '\t');

/** Texts made of everything that begins, ends or only looks like a block of Markdown, in any order. */
export const nastyMarkdown: fc.Arbitrary<string> = fc
  .array(fc.oneof({ arbitrary: line, weight: 5 }, { arbitrary: blank, weight: 1 }), { maxLength: 10 })
  .chain((lines) => fc.constantFrom('\n', '\n', '\r\n', '\r').map((end) => lines.join(end)));
