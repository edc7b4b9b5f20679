import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/core/control/canonical-json.ts';
import type { SourceFacts } from '../../src/core/model/facts.ts';
import { problemsIn, readText } from '../support/read-text.ts';

/** What holds of the facts of every file, whatever is in it. */
function expectSound(facts: SourceFacts): void {
  const lines = facts.text.split('\n').length;
  const places = [
    ...facts.problems.map((problem) => problem.place),
    ...facts.headings.map((heading) => heading.place),
    ...facts.links.map((link) => link.place),
    ...Object.keys(facts.fields).flatMap((key) => [facts.locate([key]), facts.locateValue([key, 0])]),
  ];
  for (const place of places) {
    expect(place.file).toBe('doc.md');
    expect(place.line).toBeGreaterThanOrEqual(1);
    expect(place.line).toBeLessThanOrEqual(lines);
    expect(place.column).toBeGreaterThanOrEqual(1);
    expect(place.endLine * 1e9 + place.endColumn).toBeGreaterThanOrEqual(place.line * 1e9 + place.column);
  }
  expect(facts.text.endsWith(facts.body)).toBe(true);
  expect(() => canonicalJson(facts.fields)).not.toThrow();
  expect(new Set(facts.headings.map((heading) => heading.slug)).size).toBe(facts.headings.length);
}

describe('parseSource never throws', () => {
  test('on bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => expectSound(readText(bytes))),
      { numRuns: 1000 },
    );
  });

  test('on bytes behind an opening line', () => {
    const start = Buffer.from('---\nid: PRO-001\n');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) =>
        expectSound(readText(Buffer.concat([start, bytes, Buffer.from('\n---\n'), bytes]))),
      ),
      { numRuns: 1000 },
    );
  });

  test('on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => expectSound(readText(text))),
      { numRuns: 1000 },
    );
  });

  test('on what files are made of, in any order', () => {
    const token = fc.constantFrom(
      '---',
      '\n',
      '\r\n',
      '\r',
      '...',
      '+++',
      '<!--',
      '-->',
      '{',
      '}',
      '"id":',
      'id: POL-001',
      'owner:',
      ' ROL-001',
      '# ',
      '## Title',
      '- ',
      '  ',
      '\t',
      '| a | b |',
      '|---|',
      '> ',
      '```',
      '~~~',
      '[a](b)',
      '[a]: b',
      '![x][a]',
      '<br>',
      '<b',
      '&amp;',
      '\\',
      '*',
      '_',
      '`',
      '<<<<<<< HEAD',
      '=======',
      '>>>>>>> x',
      '{{ a }}',
      '<% b %>',
      '\u2028',
      '\u00A0',
      '\u200B',
      '\uFEFF',
      '😀',
      'ä',
      '“',
      '\0',
      '&a',
      '*a',
      '!t ',
      '2026-02-30',
      '1.10',
      ': ',
      '__proto__: x',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 40 }), (tokens) => expectSound(readText(tokens.join('')))),
      { numRuns: 4000 },
    );
  });
});

describe('one cause, one problem', () => {
  test('markers of a merge in the frontmatter are all that is said about it', () => {
    expect(problemsIn('---\nid: A\n<<<<<<< HEAD\nowner: B\n=======\nowner: C\n>>>>>>> x\n---\nText\n')).toEqual([
      '3:1-3:8 conflict-marker!',
    ]);
  });

  test('markers in the text leave the metadata alone', () => {
    expect(problemsIn('---\nid: A\n---\n\n<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> x\n')).toEqual([
      '5:1-5:8 conflict-marker',
    ]);
  });

  test.each([
    ['an opening marker alone', 'One\n<<<<<<< HEAD\nTwo\n', ['5:1-5:8 conflict-marker']],
    ['a closing marker behind a separator', 'One\n=======\nTwo\n>>>>>>> x\n', ['7:1-7:8 conflict-marker']],
    ['seven quotations inside one another', '>>>>>>> mail\n', []],
    ['an underlined heading and a quotation', 'One\n=======\n\n> x\n', []],
    ['an example in code', '```\n<<<<<<< HEAD\n=======\n>>>>>>> x\n```\n', []],
    ['an example in code with longer fences', '````\n```\n<<<<<<< HEAD\n```\n````\n', []],
    ['an example in a list', '- like this:\n\n  ```\n  <<<<<<< HEAD\n  ```\n', []],
    ['markers behind a block of code', '```\ncode\n```\n<<<<<<< HEAD\n', ['7:1-7:8 conflict-marker']],
  ])('%s', (_name, body, problems) => {
    expect(problemsIn(`---\nid: A\n---\n${body}`)).toEqual(problems);
  });

  test('a placeholder of a template explains the YAML it breaks', () => {
    expect(problemsIn('---\nid: {{ a }}-{{ b }}\nowner: <% c %>\n---\n')).toEqual([
      '2:5-2:12 template-left!',
      '3:8-3:15 template-left',
    ]);
  });
});

test('a callout is not how a text opens', () => {
  expect(readText('# A\n\n> [!NOTE]\n> Beside it.\n\nWhat it is about.\n').opening).toBe('What it is about.');
  expect(readText('# A\n\n> [!x] said\n').opening).toBe('[!x] said');
});
