import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayHold } from '../../../src/core/model/may-hold.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 60 });
const anyWord = fc
  .string({ unit: fc.constantFrom(...'abkszABKSZ019 ._-([äßé'), minLength: 2, maxLength: 8 })
  .filter((word) => word.length > 1);

describe('a quick look', () => {
  test('never misses a word, wherever it stands and whatever its case', () => {
    fc.assert(
      fc.property(anyWord, anyWord, anyText, anyText, fc.boolean(), (word, other, before, after, isUpper) => {
        const body = `${before}${isUpper ? word.toUpperCase() : word}${after}`;
        fc.pre(body.toLowerCase().includes(word.toLowerCase()));
        expect(mayHold(other, word)({ body })).toBe(true);
      }),
    );
  });

  test.each([
    ['CLAUſE 4', 'clause'],
    ['mis\u212Aey', 'key'],
    ['to\u00A0be\u2009done', 'to be done'],
    ['ends with xx', 'xx'],
    ['nn begins', ' nn'],
    ['ISO 9001', 'iso 123'],
  ])('takes "%s" for one with "%s", as patterns do', (body, word) => {
    expect(mayHold(word)({ body })).toBe(true);
  });

  test.each([
    ['', 'todo'],
    ['The desk keeps the list up to date.', 'todo'],
    ['A running planner', ' nn'],
    ['name_of', 'name-of'],
    ['a single x', 'xx'],
  ])('finds in "%s" nothing of "%s"', (body, word) => {
    expect(mayHold(word)({ body })).toBe(false);
  });

  test('answers about a text that others have looked at before', () => {
    const facts = { body: 'The desk writes a letter.' };
    expect(mayHold('todo')(facts)).toBe(false);
    expect(mayHold('letter')(facts)).toBe(true);
  });

  test('is refused for a single character, which nearly all texts hold', () => {
    expect(() => mayHold('x')).toThrow('too short');
  });
});
