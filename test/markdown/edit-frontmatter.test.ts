import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { appendLines, appendToList, applyEdits, setField } from '../../src/markdown/edit-frontmatter.ts';
import { UneditableFrontmatter } from '../../src/markdown/yaml-places.ts';
import type { PlainValue } from '../../src/core/model/frontmatter-edit.ts';

const policy = `---
# who may change this: the owner
id: POL-002
owner:   ROL-003   # head of service
version: '1.1'
status: draft # written by approve
classification: internal
clauses:
  - {ref: "8.5.1.1", section: "Categories"}   # shown there
  - ref: "7.5.4"
    section: >-
      What is
      under control
  # more to come
approvals:
  - {action: reviewed, by: PER-017, on: 2026-02-19} # by mail
---

# Change policy

--- not a fence
owner: is a word here
`;

const entry = { action: 'approved', by: 'PER-001', on: '2026-06-30', version: '1.1', digest: 'cb1-sha256:00ff' };

/** Lines of the second text that the first has not, and the other way round. */
function difference(before: string, after: string): readonly string[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return [
    ...a.filter((line) => !b.includes(line)).map((line) => `- ${line}`),
    ...b.filter((line) => !a.includes(line)).map((line) => `+ ${line}`),
  ];
}

describe('setField', () => {
  test('changes one value and keeps blanks, comments and quotation marks', () => {
    expect(difference(policy, setField(policy, ['status'], 'approved'))).toEqual([
      '- status: draft # written by approve',
      '+ status: approved # written by approve',
    ]);
    expect(difference(policy, setField(policy, ['version'], '1.2'))).toEqual(["- version: '1.1'", "+ version: '1.2'"]);
    expect(difference(policy, setField(policy, ['owner'], 'ROL-001'))).toEqual([
      '- owner:   ROL-003   # head of service',
      '+ owner:   ROL-001   # head of service',
    ]);
  });

  test('leaves a field alone that has the value already, however it is written', () => {
    expect(setField(policy, ['version'], '1.1')).toBe(policy);
    expect(setField(policy, ['clauses', 1, 'section'], 'What is under control')).toBe(policy);
  });

  test('puts a new field last, or before the keys named', () => {
    expect(difference(policy, setField(policy, ['effective_from'], '2026-07-01', ['approvals']))).toEqual([
      '+ effective_from: 2026-07-01',
    ]);
    expect(setField(policy, ['effective_from'], '2026-07-01', ['approvals'])).toContain(
      '      under control\neffective_from: 2026-07-01\n  # more to come\napprovals:',
    );
    expect(setField(policy, ['closed'], { at: '2026-07-01', by: 'PER-001' })).toContain(
      '# by mail\nclosed: {at: 2026-07-01, by: PER-001}\n---\n',
    );
  });

  test('writes into maps in lists, in flow and in block style', () => {
    expect(difference(policy, setField(policy, ['approvals', 0, 'digest'], 'cb1-sha256:ab'))).toEqual([
      '-   - {action: reviewed, by: PER-017, on: 2026-02-19} # by mail',
      '+   - {action: reviewed, by: PER-017, on: 2026-02-19, digest: "cb1-sha256:ab"} # by mail',
    ]);
    expect(difference(policy, setField(policy, ['clauses', 1, 'how'], 'by its text'))).toEqual([
      '+     how: by its text',
    ]);
  });

  test('replaces a value of several lines by one of one line', () => {
    expect(difference(policy, setField(policy, ['clauses', 1, 'section'], 'Scope'))).toEqual([
      '-     section: >-',
      '-       What is',
      '-       under control',
      '+     section: Scope',
    ]);
    expect(setField(policy, ['clauses'], ['8.1'])).toContain('clauses: ["8.1"]\n  # more to come\napprovals:');
  });

  test('fills a key without a value, and makes maps that are missing', () => {
    expect(setField('---\nid:\nowner: # who\n---\n', ['owner'], 'ROL-001')).toBe(
      '---\nid:\nowner: ROL-001 # who\n---\n',
    );
    expect(setField('---\nid: A\n---\n', ['closed', 'digest'], 'x')).toBe('---\nid: A\nclosed: {digest: x}\n---\n');
    expect(setField('---\n---\n# T\n', ['id'], 'A-1')).toBe('---\nid: A-1\n---\n# T\n');
    expect(setField('---\nm: {}\nn: { a: , b }\n---\n', ['m', 'x'], 1)).toBe('---\nm: {x: 1}\nn: { a: , b }\n---\n');
    expect(setField('---\nn: { a: , b }\n---\n', ['n', 'b'], 'q')).toBe('---\nn: { a: , b: q }\n---\n');
    expect(setField('---\nn: { a: , b }\n---\n', ['n', 'a'], 'q')).toBe('---\nn: { a: q , b }\n---\n');
  });

  test('keeps a byte order mark and what stands before the fence', () => {
    expect(setField('\uFEFF---\nid: A\n---\n', ['status'], 'open')).toBe('\uFEFF---\nid: A\nstatus: open\n---\n');
    expect(setField('\n---\nid: A\n---\n', ['id'], 'B')).toBe('\n---\nid: B\n---\n');
  });

  test('refuses what it cannot change safely', () => {
    expect(() => setField('# no frontmatter\n', ['id'], 'A')).toThrow(UneditableFrontmatter);
    expect(() => setField('---\nid: [A\n---\n', ['id'], 'A')).toThrow('not valid YAML');
    expect(() => setField('---\na: &x 1\nb: *x\n---\n', ['b'], 2)).toThrow('reference');
    expect(() => setField('---\nid: A\n---\n', ['id', 'of'], 'A')).toThrow('A value stands where "of" would belong.');
    expect(() => setField('---\nid: [A]\n---\n', ['id', 4], 'A')).toThrow('The list has no entry 5.');
  });
});

describe('appendToList', () => {
  test('follows the style of the list', () => {
    expect(difference(policy, appendToList(policy, ['approvals'], entry))).toEqual([
      '+   - {action: approved, by: PER-001, on: 2026-06-30, version: "1.1", digest: "cb1-sha256:00ff"}',
    ]);
    expect(appendToList('---\na: [x] # c\n---\n', ['a'], { b: 1 })).toBe('---\na: [x, {b: 1}] # c\n---\n');
    expect(appendToList('---\na: []\n---\n', ['a'], 'z')).toBe('---\na: [z]\n---\n');
    expect(appendToList('---\na:\n- x\n- y: 1\n  z: 2 # last\nb: 1\n---\n', ['a'], 'w')).toBe(
      '---\na:\n- x\n- y: 1\n  z: 2 # last\n- w\nb: 1\n---\n',
    );
  });

  test('makes the list where it is missing or empty', () => {
    expect(appendToList('---\nid: A\n---\n', ['approvals'], entry)).toBe(
      '---\nid: A\napprovals:\n  - {action: approved, by: PER-001, on: 2026-06-30, version: "1.1", digest: "cb1-sha256:00ff"}\n---\n',
    );
    expect(appendToList('---\nlog: # none yet\nid: A\n---\n', ['log'], 'x')).toBe(
      '---\nlog: # none yet\n  - x\nid: A\n---\n',
    );
    expect(appendToList('---\nreview: {interval: P6M}\n---\n', ['review', 'log'], { at: '2026-01-01' })).toBe(
      '---\nreview: {interval: P6M, log: [{at: 2026-01-01}]}\n---\n',
    );
  });

  test('refuses what is no list', () => {
    expect(() => appendToList('---\nid: A\n---\n', ['id'], 'x')).toThrow('"id" is no list.');
  });
});

test('appendLines writes an entry over several lines', () => {
  const register = '---\nrows:\n  - id: RSK-001\n    text: one # first\n---\n';
  expect(appendLines(register, ['rows'], ['id: RSK-002', '# a note', 'text: two'])).toBe(
    '---\nrows:\n  - id: RSK-001\n    text: one # first\n  - id: RSK-002\n    # a note\n    text: two\n---\n',
  );
  expect(appendLines('---\nrows:\n---\n', ['rows'], ['id: RSK-002', 'text: two'])).toBe(
    '---\nrows:\n  - id: RSK-002\n    text: two\n---\n',
  );
});

test('applyEdits applies one after the other', () => {
  const after = applyEdits('---\nid: A\nstatus: draft\n---\n', [
    { kind: 'set', path: ['status'], value: 'approved' },
    { kind: 'append', path: ['approvals'], value: { on: '2026-01-01' } },
    { kind: 'set', path: ['effective_from'], value: '2026-01-02', before: ['approvals'] },
  ]);
  expect(after).toBe(
    '---\nid: A\nstatus: approved\neffective_from: 2026-01-02\napprovals:\n  - {on: 2026-01-01}\n---\n',
  );
});

const word = fc.constantFrom('a', 'b', 'c', 'id', 'owner', 'on');
const scalar = fc.oneof(
  fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\r')),
  fc.constantFrom(
    'yes',
    '1.10',
    '2026-01-31',
    'x: y',
    '# no',
    "it's",
    '"q"',
    '[a]',
    '- a',
    '',
    ' ',
    'null',
    '012',
    '1e3',
    '---',
    'a #b',
    '\n',
  ),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const value: fc.Arbitrary<PlainValue> = fc.letrec<{ value: PlainValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(word, tie('value'), { maxKeys: 3 }),
  ),
})).value;

/** Sets a value in plain data, as the oracle. */
function set(data: PlainValue, path: readonly string[], to: PlainValue): PlainValue {
  const [step, ...rest] = path;
  if (step === undefined) return to;
  const map =
    typeof data === 'object' && data !== null && !Array.isArray(data)
      ? (data as Readonly<Record<string, PlainValue>>)
      : {};
  return { ...map, [step]: set(map[step] ?? null, rest, to) };
}

/** Several ways to write the same data. */
function write(data: Readonly<Record<string, PlainValue>>, style: number): string {
  const flow = (entry: PlainValue): string => JSON.stringify(entry);
  const lines = Object.entries(data).flatMap(([key, entry], index): string[] => {
    const note = (style + index) % 3 === 0 ? ' # note' : '';
    if (Array.isArray(entry) && entry.length > 0 && style % 2 === 0)
      return [`${key}:${note}`, ...entry.map((one: PlainValue) => `  - ${flow(one)}${note}`)];
    if (
      typeof entry === 'object' &&
      entry !== null &&
      Object.keys(entry).length > 0 &&
      !Array.isArray(entry) &&
      style % 2 === 0
    ) {
      return [
        `${key}:${note}`,
        ...Object.entries(entry).map(([inner, one]) => `    "${inner}":   ${flow(one)}${note}`),
      ];
    }
    return [`${key}:  ${flow(entry)}${note}`];
  });
  return `---\n# head\n${lines.join('\n')}\n# foot\n---\n\nBody\n`;
}

const yamlOf = (text: string): unknown => parse(text.split(/^---\r?$/m)[1] ?? '', { schema: 'core' }) ?? {};

test('any value set anywhere reads back, changes nothing else, and does not care about line ends', () => {
  fc.assert(
    fc.property(
      fc.dictionary(word, value, { minKeys: 1, maxKeys: 5 }),
      fc.integer({ min: 0, max: 5 }),
      fc.array(word, { minLength: 1, maxLength: 3 }),
      value,
      (data, style, path, to) => {
        const text = write(data, style);
        let after: string;
        try {
          after = setField(text, path, to);
        } catch (error) {
          if (error instanceof UneditableFrontmatter && error.message.startsWith('A value stands where')) return;
          throw error;
        }
        expect(yamlOf(after)).toEqual(set(data, path, to));
        expect(after.startsWith('---\n# head\n')).toBe(true);
        expect(after.endsWith('---\n\nBody\n')).toBe(true);
        expect(after.split('# foot').length).toBe(text.split('# foot').length);
        expect(setField(after, path, to)).toBe(after);
        const dos = (unix: string): string => unix.replaceAll('\n', '\r\n');
        expect(setField(dos(text), path, to)).toBe(dos(after));
      },
    ),
    { numRuns: 3000 },
  );
});

test('any entry appended reads back and changes nothing else', () => {
  fc.assert(
    fc.property(
      fc.dictionary(word, value, { minKeys: 1, maxKeys: 5 }),
      fc.integer({ min: 0, max: 5 }),
      word,
      value,
      (data, style, key, to) => {
        const list = data[key] ?? [];
        if (!Array.isArray(list)) return;
        const text = write(data, style);
        const after = appendToList(text, [key], to);
        expect(yamlOf(after)).toEqual({ ...data, [key]: [...(list as readonly PlainValue[]), to] });
        expect(appendToList(text.replaceAll('\n', '\r\n'), [key], to)).toBe(after.replaceAll('\n', '\r\n'));
      },
    ),
    { numRuns: 3000 },
  );
});
