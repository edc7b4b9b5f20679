import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/core/control/canonical-json.ts';
import { parseYaml } from '../../src/markdown/parse-yaml.ts';
import { problemsIn, readText } from '../support/read-text.ts';

const document = (yaml: string): string => `---\n${yaml}\n---\n\n# Title\n`;
const fieldsOf = (yaml: string): unknown => readText(document(yaml)).fields;
const problemsOf = (yaml: string): readonly string[] => problemsIn(document(yaml));
const saysOf = (yaml: string): readonly string[] =>
  readText(document(yaml)).problems.map(
    ({ place, actual, expected }) => `${place.line}:${place.column} ${actual} ${expected}`,
  );

describe('values', () => {
  test('are those of the YAML 1.2 core schema; days stay text', () => {
    const yaml =
      'a: text\nb: 12\nc: 99.50\nd: true\ne: null\nf: ~\ng:\nh: 2026-06-30\ni: yes\nj: 12:30\nk: [1, "2"]\nl: {m: n}\no: 0.5\np: -3';
    expect(readText(document(yaml))).toMatchObject({
      fields: {
        a: 'text',
        b: 12,
        c: 99.5,
        d: true,
        e: null,
        f: null,
        g: null,
        h: '2026-06-30',
        i: 'yes',
        j: '12:30',
        k: [1, '2'],
        l: { m: 'n' },
        o: 0.5,
        p: -3,
      },
      problems: [],
    });
  });

  test.each([
    ['a version', 'version: 1.10', { version: '1.10' }],
    ['a version that could be a whole number', 'version: 2', { version: '2' }],
    ['a clause in a list', 'clauses: [8.10, "8.2"]', { clauses: ['8.10', '8.2'] }],
    ['a clause in a map', 'clauses:\n  - {ref: 8.10}', { clauses: [{ ref: '8.10' }] }],
    ['a leading zero', 'phone: 007', { phone: '007' }],
    ['a plus sign', 'phone: +44123', { phone: '+44123' }],
    ['a hexadecimal number', 'code: 0x1F', { code: '0x1F' }],
    ['an octal number', 'code: 0o17', { code: '0o17' }],
    ['a power of ten', 'commit: 12e3', { commit: '12e3' }],
    ['more digits than a number holds', 'serial: 12345678901234567890', { serial: '12345678901234567890' }],
    ['a number beyond all numbers', 'commit: 1e999', { commit: '1e999' }],
  ])('%s stays as written and is reported', (_name, yaml, fields) => {
    expect(fieldsOf(yaml)).toEqual(fields);
    expect(readText(document(yaml)).problems.map((problem) => problem.code)).toEqual(['unquoted-number']);
  });

  test('NaN and infinity are text, so that every field has a canonical form', () => {
    expect(readText(document('a: .nan\nb: -.inf'))).toMatchObject({ fields: { a: '.nan', b: '-.inf' }, problems: [] });
  });

  test('half a character is replaced and reported', () => {
    expect(fieldsOf('a: "\\uD800"\n"\\uDC00": b')).toEqual({ a: '\uFFFD', '\uFFFD': 'b' });
    expect(problemsOf('a: "\\uD800"')).toEqual(['2:4-2:12 yaml-syntax']);
  });
});

describe('days', () => {
  test.each([
    ['2026-02-30', 'a day that is not in the calendar. Write an existing day as YYYY-MM-DD.'],
    ['2026-02-29T10:00', 'a day that is not in the calendar. Write an existing day as YYYY-MM-DD.'],
    ['2026-30-06', 'a day that is not in the calendar. Write an existing day as YYYY-MM-DD.'],
    ['0000-00-00', 'a day that is not in the calendar. Write an existing day as YYYY-MM-DD.'],
    ['2026-6-3', 'which is not written as YYYY-MM-DD. Write 2026-06-03.'],
  ])('%s is reported and stays as it is', (day, says) => {
    expect(fieldsOf(`date: ${day}`)).toEqual({ date: day });
    expect(saysOf(`date: ${day}`)).toEqual([`2:7 date is ${day.slice(0, 10)}, ${says}`]);
    expect(saysOf(`dates: {from: "${day}"}`)).toEqual([`2:15 from is ${day.slice(0, 10)}, ${says}`]);
  });

  test.each(['2024-02-29', '2026-06-30T23:59', '2026-06', '2026-Q1', 'KPI-2026-13-45-x', '30.02.2026'])(
    '%s is no such day',
    (value) => {
      expect(problemsOf(`a: ${value}`)).toEqual([]);
    },
  );
});

describe('keys', () => {
  test('that stand twice with one value lose nothing', () => {
    expect(fieldsOf('a: 1\nb: 2\na: 1')).toEqual({ a: 1, b: 2 });
    expect(saysOf('a: 1\nb: 2\na: 1')).toEqual([
      '4:1 The key "a" stands here a second time; the first is in line 2. Delete one of the two.',
    ]);
  });

  test('that stand twice with two values make the file untrustworthy, inside a row only the row', () => {
    expect(problemsOf('status: draft\nstatus: approved')).toEqual(['3:1-3:7 duplicate-key!']);
    expect(problemsOf('rows:\n  - {id: A, note: b, note: c}')).toEqual(['3:22-3:26 duplicate-key']);
    expect(problemsOf('a: 1\n"a": 2\na: 3')).toEqual(['3:1-3:4 duplicate-key!', '4:1-4:2 duplicate-key!']);
  });

  test('keep their digits', () => {
    expect(fieldsOf('1.10: a\n1.1: b\n007: c\ntrue: d')).toEqual({ '1.10': 'a', '1.1': 'b', '007': 'c', true: 'd' });
  });

  test('of objects are ordinary keys, but for __proto__, which is never read', () => {
    const { fields } = readText(
      document(
        'constructor: a\ntoString: b\nhasOwnProperty: c\n__proto__: {owner: ROL-001}\nid: X\nrows:\n  - {__proto__: d, id: Y}',
      ),
    );
    expect(Object.entries(fields)).toEqual([
      ['constructor', 'a'],
      ['toString', 'b'],
      ['hasOwnProperty', 'c'],
      ['id', 'X'],
      ['rows', [{ id: 'Y' }]],
    ]);
    expect(fields['owner']).toBeUndefined();
    expect(problemsOf('__proto__: x')).toEqual(['2:1-2:10 yaml-syntax']);
  });

  test('without a name are reported', () => {
    expect(problemsOf('id: X\n: y')).toEqual(['3:1-3:1 yaml-syntax']);
    expect(fieldsOf('a: [b, ?]')).toEqual({ a: ['b', '?'] });
    expect(problemsOf('a: [b, ?]')).toEqual(['2:8-2:9 yaml-syntax']);
  });
});

describe('references', () => {
  test('are followed and reported once', () => {
    expect(fieldsOf('a: &x {k: [1]}\nb: *x\nc: [*x]')).toEqual({ a: { k: [1] }, b: { k: [1] }, c: [{ k: [1] }] });
    expect(problemsOf('a: &x {k: [1]}\nb: *x\nc: [*x]')).toEqual(['3:4-3:6 alias-in-yaml']);
  });

  test('to nothing are text', () => {
    expect(fieldsOf('a: *nobody')).toEqual({ a: '*nobody' });
    expect(problemsOf('a: *nobody')).toEqual(['2:4-2:11 yaml-syntax']);
  });

  test('into themselves end', () => {
    expect(fieldsOf('a: &x [*x]')).toEqual({ a: ['*x'] });
  });

  test('that nobody uses are reported: the sign was meant as text', () => {
    expect(problemsOf('a: &Partner\nb: &c d')).toEqual(['2:4-2:12 alias-in-yaml', '3:4-3:6 alias-in-yaml']);
  });

  test('that multiply are cut off', () => {
    const letters = [...'bcdefghijk'];
    const yaml = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...letters.map(
        (letter, index) =>
          `${letter}: &${letter} [${Array<string>(10)
            .fill(`*${'abcdefghij'[index] ?? ''}`)
            .join(', ')}]`,
      ),
    ].join('\n');
    const facts = readText(document(yaml));
    expect(facts.problems.filter((problem) => problem.fatal).map((problem) => problem.actual)).toEqual([
      'The references of YAML repeat too much to be read.',
    ]);
    expect(JSON.stringify(facts.fields).length).toBeLessThan(100_000);
  });
});

describe('mistakes are told in plain words, once each', () => {
  test.each([
    [
      'a second colon',
      'title: one: two\nowner: x',
      [
        '2:8 The value holds a second colon followed by a blank, so that it reads like another key. Put the whole value in quotes.',
      ],
    ],
    [
      'an at sign',
      'author: @eve',
      ['2:9 The value begins with @, which has a meaning in YAML. Put the whole value in quotes.'],
    ],
    [
      'a percent sign in a list',
      'a:\n  - %',
      ['3:5 The value begins with %, which has a meaning in YAML. Put the whole value in quotes.'],
    ],
    [
      'emphasis',
      'a: *very* good',
      ['2:11 The value begins with *, which has a meaning in YAML. Put the whole value in quotes.'],
    ],
    [
      'a vertical bar',
      'a: |x',
      ['2:5 The value begins with |, which has a meaning in YAML. Put the whole value in quotes.'],
    ],
    [
      'an exclamation mark',
      'a: !important Read',
      ['2:4 !important has a meaning in YAML, so it is left out of the value. Put the whole value in quotes.'],
    ],
    ['a tab', 'a:\n\t- b', ['3:1 The line is indented with a tab. Indent with blanks, as the lines around it are.']],
    [
      'an open quotation mark',
      'a: "b\nc: d\ne: f',
      ['2:4 The quotation mark opened here is never closed. Close it at the end of the value.'],
    ],
    [
      'an open bracket',
      'a: [b, c\nd: e',
      ['2:4 The bracket opened here is never closed. Close it at the end of the list.'],
    ],
    [
      'an apostrophe between apostrophes',
      "a: 'it's'\nb: c",
      [
        '2:8 Text goes on behind the closing quotation mark. Put the whole value in quotes; between single ones an apostrophe is written twice.',
      ],
    ],
    [
      'a path of Windows',
      'a: "C:\\Users"',
      [
        '2:7 A backslash between double quotation marks has a meaning in YAML. Use single quotation marks, or write the backslash twice.',
      ],
    ],
    ['no blank behind the colon', 'id:X\nowner: y', ['2:1 There is no blank behind the colon. Write `key: value`.']],
    [
      'no colon',
      'id: X\nowner ROL-001\nstatus: draft',
      [
        '3:1 "owner ROL-001" is no key with a value. Write `key: value`, or indent the line below the value it continues.',
      ],
    ],
    [
      'a full-width colon',
      'title: a\nid\uFF1A X',
      [
        '3:1 The line holds a full-width colon (\uFF1A), which separates nothing. Write an ordinary colon and a blank: `key: value`.',
      ],
    ],
    [
      'a no-break blank behind the colon',
      'id:\u00A0X\nowner: y',
      ['2:1 Behind the colon stands a blank that is no ordinary one. Delete it and type a blank.'],
    ],
    [
      'a value and an indented line',
      'a: 1\n  b: 2',
      [
        '2:4 The key already has a value, but the next line is indented as if it belonged below it. Align the next line with the other keys, or move the value below the key.',
      ],
    ],
    [
      'other indentation',
      'a:\n  b: 1\n c: 2',
      ['4:1 The line is indented differently from the lines it belongs to. Align it with them, using blanks.'],
    ],
    [
      'a list on the line of its key',
      'a: - b',
      [
        '2:4 A list begins on the line of its key. Begin it on the next line, or put the value in quotes if it is text.',
      ],
    ],
    [
      'text of the document',
      'id: X\n\nSome text.\n\nMore: of it',
      [
        '4:1 "Some text." is no key with a value: it reads like text of the document. Is the line of three dashes missing above it that closes the frontmatter? Otherwise write `key: value`.',
      ],
    ],
    [
      'a list',
      '- a\n- b',
      [
        '2:1 Between the lines of three dashes stand no keys and values. Write one `key: value` a line, or close the frontmatter above this line.',
      ],
    ],
    [
      'several mistakes',
      'a: b: c\nd: @e\nf: `g`',
      [
        '2:4 The value holds a second colon followed by a blank, so that it reads like another key. Put the whole value in quotes.',
        '3:4 The value begins with @, which has a meaning in YAML. Put the whole value in quotes.',
        '4:4 The value begins with `, which has a meaning in YAML. Put the whole value in quotes.',
      ],
    ],
    [
      'a template',
      'id: {{ id }}\nowner: {{ a }} {{ b }}',
      [
        '2:5 The frontmatter still holds a placeholder of a template: {{ id }}. Replace it by the value it stands for.',
        '3:8 The frontmatter still holds a placeholder of a template: {{ a }}. Replace it by the value it stands for.',
      ],
    ],
    [
      'brackets in brackets',
      `a: ${'['.repeat(60)}${']'.repeat(60)}`,
      ['2:44 The frontmatter is nested more than 40 levels deep. Write it flatter.'],
    ],
  ])('%s', (_name, yaml, says) => {
    expect(saysOf(yaml)).toEqual(says);
  });
});

describe('odd signs', () => {
  test.each([
    ['a zero-width blank', 'owner: ROL-001\u200B', '2:15-2:16'],
    ['a zero-width blank in a key', 'ow\u200Bner: ROL-001', '2:3-2:4'],
    ['a soft hyphen', 'a: in\u00ADvisible', '2:6-2:7'],
    ['a joiner between letters', 'a: in\u200Dvisible', '2:6-2:7'],
    ['a turn of direction', 'a: x\u202Ey', '2:5-2:6'],
    ['a control character', 'a: x\u0007y', '2:5-2:6'],
    ['a lost character', 'a: Gr\uFFFD\u00DFe', '2:6-2:7'],
    ['a no-break blank at the end', 'owner: ROL-001\u00A0', '2:15-2:16'],
    ['a no-break blank beside a hyphen', 'owner: ROL\u00A0-001', '2:11-2:12'],
    ['a no-break blank between words', 'a: some\u00A0words here', '2:8-2:9'],
    ['a no-break blank beside another blank', 'a: some \u00A0words', '2:9-2:10'],
    ['typographic quotation marks around a value', 'a: \u201Cb c\u201D', '2:4-2:5'],
    ['a comment that was a value', 'channel: #desk', '2:10-2:15'],
    ['a comment that cuts a value', 'title: Ticket #12 is open', '2:15-2:26'],
  ])('%s is reported', (_name, yaml, place) => {
    expect(problemsOf(yaml)).toEqual([`${place} odd-character`]);
  });

  test.each([
    ['typography before a sign', 'a: Qui\u00A0?'],
    ['typography before a unit', 'a: in 5\u00A0h, 10\u202F000 times'],
    ['an emoji of several parts', 'a: 👩\u200D💻 at work'],
    ['Persian', 'a: می\u200Cخواهم'],
    ['quotation marks inside a value', 'a: the \u201Cshort\u201D one'],
    ['quotation marks at the beginning only', 'a: \u201CShort\u201D hand-over'],
    ['straight quotation marks around others', 'a: "\u201Cb\u201D"'],
    ['a comment', 'a: b # the second'],
    ['a comment behind a key with a list', 'a: #list\n  - b'],
    ['a number sign inside a word', 'a: C#'],
    ['other scripts', 'a: Größe, naïve, 日本語, Ελλάδα, עברית'],
  ])('%s is not', (_name, yaml) => {
    expect(problemsOf(yaml)).toEqual([]);
  });
});

test('nothing throws, and what is read has a canonical form', () => {
  const token = fc.constantFrom(
    'a',
    'id',
    ': ',
    ':',
    '\n',
    '\n  ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ', ',
    '"',
    "'",
    '|',
    '>',
    '&x',
    ' *x',
    '!t',
    '#',
    ' # ',
    '? ',
    '%',
    '@',
    '`',
    '\t',
    '---',
    '...',
    '<<',
    '.nan',
    '1e999',
    '"\\uD800"',
    '__proto__',
    '\u2028',
    '😀',
    '2026-02-30',
    '\r',
    '~',
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 40 }), (tokens) => {
      const { fields, problems } = parseYaml(tokens.join(''), { file: 'doc.md', firstLine: 1 });
      expect(() => canonicalJson(fields)).not.toThrow();
      expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
      for (const { actual, expected, place } of problems) {
        expect(actual).toMatch(/\S.*[.?]$/s);
        expect(expected).toMatch(/\S.*\.$/s);
        expect(place.line).toBeGreaterThan(0);
      }
    }),
    { numRuns: 3000 },
  );
});
