import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldPath } from '../../src/core/model/place.ts';
import { readText } from '../support/read-text.ts';

describe('places', () => {
  const yaml = [
    'id: PRO-001',
    'review: {interval: P1Y, log: []}',
    'rows:',
    '  - id: A',
    '    "quoted key": >-',
    '      long',
    '      text',
    '  - {id: B, tags: [x, y]}',
    'last: "ä 😀"',
  ].join('\r\n');
  const facts = readText(`---\r\n${yaml}\r\n---\r\n`);
  const at = (path: FieldPath, of: 'locate' | 'locateValue' = 'locate'): string => {
    const { line, column, endLine, endColumn } = facts[of](path);
    return `${line}:${column}-${endLine}:${endColumn}`;
  };

  test.each<[FieldPath, string, string]>([
    [['id'], '2:1-2:3', '2:5-2:12'],
    [['review'], '3:1-3:7', '3:9-3:33'],
    [['review', 'log'], '3:25-3:28', '3:30-3:32'],
    [['rows'], '4:1-4:5', '5:3-5:10'],
    [['rows', 0], '5:5-5:10', '5:5-5:10'],
    [['rows', 0, 'quoted key'], '6:5-6:17', '6:19-6:21'],
    [['rows', 1, 'tags'], '9:13-9:17', '9:19-9:25'],
    [['rows', 1, 'tags', 1], '9:23-9:24', '9:23-9:24'],
    [['last'], '10:1-10:5', '10:7-10:13'],
  ])('%j: key %s, value %s', (path, key, value) => {
    expect(at(path)).toBe(key);
    expect(at(path, 'locateValue')).toBe(value);
  });

  test.each<[FieldPath, string]>([
    [[], '2:1-2:1'],
    [['missing'], '2:1-2:1'],
    [['rows', 0, 'missing'], '5:5-5:10'],
    [['rows', 7, 'id'], '4:1-4:5'],
    [['id', 'deeper'], '2:1-2:3'],
  ])('%j: the nearest that exists', (path, place) => {
    expect(at(path)).toBe(place);
  });

  test('without frontmatter every place is the beginning', () => {
    expect(readText('# Title\n').locate(['id'])).toMatchObject({ line: 1, column: 1 });
  });
});

describe('for any YAML', () => {
  const scalar = fc.oneof(
    fc.constantFrom(
      'text',
      '"a: b"',
      "'it''s'",
      '2026-06-30',
      '12',
      'true',
      '',
      '[]',
      '{}',
      '[a, {b: c}]',
      '|-\n',
      '"x # y"',
    ),
  );
  const shape: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
    node: fc.oneof({ maxDepth: 4, withCrossShrink: true }, scalar, tie('map'), tie('list')),
    map: fc.array(tie('node'), { minLength: 1, maxLength: 4 }).map((nodes) => ({ nodes })),
    list: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
  })).map;

  /** Writes a tree of generated nodes as block YAML; each key is numbered, and its line is written down. */
  function write(node: unknown, depth: number, path: FieldPath, lines: string[], found: Map<string, number>): void {
    const indent = '  '.repeat(depth);
    if (Array.isArray(node)) {
      for (const [index, entry] of node.entries()) {
        if (typeof entry === 'string') lines.push(`${indent}- ${entry.replace('|-\n', 'word')}`);
        else {
          lines.push(`${indent}-`);
          write(entry, depth + 1, [...path, index], lines, found);
        }
      }
      return;
    }
    for (const [index, entry] of (node as { nodes: unknown[] }).nodes.entries()) {
      const key = `key${index}`;
      if (index % 3 === 2) lines.push('', `${indent}# a comment: with a colon`);
      found.set(JSON.stringify([...path, key]), lines.length + 1);
      if (typeof entry !== 'string') {
        lines.push(`${indent}${key}:`);
        write(entry, depth + 1, [...path, key], lines, found);
      } else if (entry === '|-\n')
        lines.push(`${indent}${key}: |-`, `${indent}  key0: only text`, '', `${indent}  more`);
      else lines.push(`${indent}${key}: ${entry}`);
    }
  }

  test.each(['\n', '\r\n'])('the line of every key is found (line ends %j)', (end) => {
    fc.assert(
      fc.property(shape, (tree) => {
        const lines: string[] = ['---'];
        const found = new Map<string, number>();
        write(tree, 0, [], lines, found);
        const facts = readText(`${lines.join(end)}${end}---${end}`);
        expect(facts.problems).toEqual([]);
        for (const [path, line] of found) {
          const place = facts.locate(JSON.parse(path) as FieldPath);
          expect({
            path,
            line: place.line,
            word: lines[place.line - 1]?.slice(place.column - 1, place.endColumn - 1),
          }).toEqual({
            path,
            line,
            word: (JSON.parse(path) as string[]).at(-1),
          });
        }
      }),
    );
  });
});
