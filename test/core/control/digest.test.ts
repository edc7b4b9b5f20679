import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { administrativeFields, canonicalContent, digestOf } from '../../../src/core/control/digest.ts';
import { runs } from '../../support/runs.ts';
import { independentContent } from './independent-digest.ts';
import { changedDocument, plainDocument, render, type Layout } from './markdown-documents.ts';

interface Vector {
  readonly name: string;
  readonly fields: Record<string, unknown>;
  readonly body: string;
  readonly links: Record<string, string>;
  readonly includes: { path: string; sha256: string }[];
  readonly canonical: string;
  readonly digest: string;
}

const vectorFile = new URL('../../../docs/digest-vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(vectorFile, 'utf8')) as Vector[];
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

function digestOfParts(fields: Record<string, unknown>, body: string): string {
  return digestOf(canonicalContent({ fields, body, resolveLink: () => null, includes: [] }), sha256);
}

describe('published vectors', () => {
  it.each(vectors)('$name', ({ fields, body, links, includes, canonical, digest }) => {
    const resolveLink = (target: string): string | null =>
      Object.hasOwn(links, target) ? (links[target] ?? null) : null;
    expect(canonicalContent({ fields, body, resolveLink, includes })).toBe(canonical);
    expect(independentContent(fields, body, links, includes)).toBe(canonical);
    expect(digestOf(canonical, sha256)).toBe(digest);
    expect(digest).toBe(`cb1-sha256:${sha256(canonical)}`);
  });

  it('are never changed', () => {
    expect(sha256(vectors.map((vector) => vector.digest).join('\n'))).toBe(
      'ec4b4218ab7940f767e42b36270c2cc70c004e8bd3e64cd9b9e70149adeeac3b',
    );
  });
});

describe('digest of fields', () => {
  it('ignores administrative fields, and only these', () => {
    const fields = { id: 'POL-001', owner: 'ROL-001' };
    const digest = digestOfParts(fields, '');
    for (const name of administrativeFields) expect(digestOfParts({ ...fields, [name]: 'x' }, '')).toBe(digest);
    for (const name of ['title', 'version', 'classification', 'constructor', 'statuses']) {
      expect(digestOfParts({ ...fields, [name]: 'x' }, '')).not.toBe(digest);
    }
    expect(digestOfParts({ ...fields, owner: { status: 'x' } }, '')).not.toBe(
      digestOfParts({ ...fields, owner: {} }, ''),
    );
  });

  it('does not mistake fields, includes and body for one another', () => {
    const part = fc.string({ unit: fc.constantFrom('\n', '[', ']', '{', '}', '"', 'a'), maxLength: 6 });
    fc.assert(
      fc.property(part, part, part, part, (title, body, otherTitle, otherBody) => {
        fc.pre(title !== otherTitle);
        expect(digestOfParts({ title }, body)).not.toBe(digestOfParts({ title: otherTitle }, otherBody));
      }),
    );
  });

  it('refuses text that UTF-8 cannot hold, and hashes that are none', () => {
    expect(() => digestOfParts({}, '\ud800')).toThrow(TypeError);
    expect(() => digestOf('', () => 'no hash')).toThrow(TypeError);
  });
});

describe('digest of a body', () => {
  const asWritten: Layout = { width: Number.POSITIVE_INFINITY, lineEnd: '\n', blanks: [''], blankLinesAround: 0 };

  it('does not depend on line ends, stray blanks, wrapping and order of fields', () => {
    const layout = fc.record({
      width: fc.integer({ min: 1, max: 100 }),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
      blanks: fc.array(fc.constantFrom('', ' ', '\t', ' \t '), { minLength: 1, maxLength: 5 }),
      blankLinesAround: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(plainDocument, layout, (document, other) => {
        const digest = digestOfParts({ id: 'POL-001', owner: 'ROL-001' }, render(document, asWritten));
        expect(digestOfParts({ owner: 'ROL-001', id: 'POL-001' }, render(document, other))).toBe(digest);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('changes with any word, number, heading level, list nesting and table cell', () => {
    fc.assert(
      fc.property(changedDocument, ({ before, after }) => {
        expect(digestOfParts({}, render(after, asWritten))).not.toBe(digestOfParts({}, render(before, asWritten)));
      }),
      { numRuns: runs(1000) },
    );
  });
});

it('an included file counts once, two contents of one path and two paths of one content count both', () => {
  const line = (...includes: { path: string; sha256: string }[]): string =>
    canonicalContent({ fields: {}, body: '', resolveLink: () => null, includes }).split('\n')[1] ?? '';
  const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
  const file = (path: string, sha256: string): { path: string; sha256: string } => ({ path, sha256 });
  expect(line(file('x.png', a), file('x.png', a))).toBe(line(file('x.png', a)));
  expect(line(file('x.png', a), file('x.png', b))).toBe(
    `[{"path":"x.png","sha256":"${a}"},{"path":"x.png","sha256":"${b}"}]`,
  );
  expect(line(file('y.png', a), file('x.png', a))).toBe(
    `[{"path":"x.png","sha256":"${a}"},{"path":"y.png","sha256":"${a}"}]`,
  );
});
