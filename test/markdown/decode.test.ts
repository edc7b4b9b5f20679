import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/markdown/decode.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const decoded = (bytes: Uint8Array): { text: string; problems: readonly string[] } => {
  const { text, problems } = decode('doc.md', bytes);
  return {
    text,
    problems: problems.map(({ code, place, fatal }) => `${place.line}:${place.column} ${code}${fatal ? '!' : ''}`),
  };
};

describe('line ends and marks', () => {
  test.each([
    ['a byte order mark is dropped', '\uFEFFid: a\n', 'id: a\n'],
    ['CRLF stays, a lone CR becomes a line end', 'a\r\nb\rc\n', 'a\r\nb\nc\n'],
    ['two CR are two line ends', 'a\r\r\nb', 'a\n\r\nb'],
    ['U+2028 and U+0085 are no line ends', 'a\u2028b\u0085c', 'a\u2028b\u0085c'],
    ['an empty file is empty', '', ''],
  ])('%s', (_name, content, text) => {
    expect(decoded(utf8(content))).toEqual({ text, problems: [] });
  });
});

describe('other encodings', () => {
  test('UTF-16 with a mark is told apart, both ways round', () => {
    expect(decoded(Buffer.from('\uFEFFid: ä\n', 'utf16le'))).toEqual({ text: 'id: ä\n', problems: ['1:1 utf16!'] });
    expect(decoded(Buffer.from('\uFEFFid: ä\n', 'utf16le').swap16())).toEqual({
      text: 'id: ä\n',
      problems: ['1:1 utf16!'],
    });
  });

  test('UTF-16 without a mark shows by its NUL characters', () => {
    expect(decoded(Buffer.from('id: a\n', 'utf16le')).problems).toEqual(['1:2 nul-character!']);
  });

  test('a file in Windows-1252 is read as such, the place is the first such byte', () => {
    const bytes = Buffer.from([...Buffer.from('one\nGr'), 0xf6, 0xdf, ...Buffer.from('e '), 0x93, 0x80, 0x94]);
    expect(decoded(bytes)).toEqual({ text: 'one\nGröße “€”', problems: ['2:3 not-utf8'] });
  });

  test('one stray byte leaves UTF-8 around it alone, and the column counts characters', () => {
    const bytes = Buffer.concat([utf8('\uFEFFnaïve 😀 '), Buffer.from([0xe9]), utf8(' Größe')]);
    expect(decoded(bytes)).toEqual({ text: 'naïve 😀 é Größe', problems: ['1:10 not-utf8'] });
  });

  test.each([
    ['cut short', [0xe2, 0x82]],
    ['overlong', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a tail alone', [0x80]],
    ['no lead at all', [0xff]],
  ])('a sequence that is %s is no UTF-8', (_name, sequence) => {
    const { text, problems } = decoded(Buffer.from([0x61, ...sequence, 0x62]));
    expect(problems).toEqual(['1:2 not-utf8']);
    expect(text).toMatch(/^a[^\uFFFD]+b$/);
  });
});

describe('for any content', () => {
  test('UTF-8 comes back as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const expected = text.replace(/^\uFEFF/, '').replaceAll(/\r(?!\n)/g, '\n');
        expect(decode('doc.md', utf8(text)).text).toBe(expected);
      }),
    );
  });

  test('a stray byte between two texts changes neither of them', () => {
    const word = fc.string({ unit: fc.constantFrom('a', ' ', 'ä', '€', '😀', '\n') });
    fc.assert(
      fc.property(word, fc.integer({ min: 0xc0, max: 0xff }), word, (before, byte, after) => {
        // Behind a lead byte an ASCII sign is never a tail.
        const bytes = Buffer.concat([utf8(`.${before}`), Buffer.from([byte]), utf8(`.${after}`)]);
        const { text, problems } = decode('doc.md', bytes);
        expect(text).toBe(`.${before}${String.fromCharCode(byte)}.${after}`);
        expect(problems.map((problem) => problem.code)).toEqual(['not-utf8']);
      }),
    );
  });
});
