import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clauseAnchor,
  compareClauses,
  isClauseNumber,
  isWithin,
  parseClauseReference,
  printClauseReference,
} from '../../../src/core/standard/clause-reference.ts';

// Oracle: a clause number is an array of integers.
const parts = fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 5 });
// Small parts make shared prefixes and neighbours such as 1.1 and 1.11 frequent.
const closeParts = fc.array(fc.constantFrom(1, 2, 10, 11, 12, 100), { minLength: 1, maxLength: 4 });
const write = (numbers: readonly number[]): string => numbers.join('.');

function compareParts(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

describe('parseClauseReference', () => {
  const primary = 'iso20000-1-2018';

  test.each([
    ['8.6.1', { standard: primary, clause: '8.6.1' }],
    ['10', { standard: primary, clause: '10' }],
    ['8.10', { standard: primary, clause: '8.10' }],
    ['clause 8.6.1', { standard: primary, clause: '8.6.1' }],
    ['Clause 8.6.1', { standard: primary, clause: '8.6.1' }],
    ['8.6.1 a)', { standard: primary, clause: '8.6.1', point: 'a' }],
    ['clause 7.5.3.2 d)', { standard: primary, clause: '7.5.3.2', point: 'd' }],
    ['ISO/IEC 20000-1:2018 8.6.1', { standard: primary, clause: '8.6.1' }],
    ['ISO/IEC 20000-1:2018, clause 8.6.1 b)', { standard: primary, clause: '8.6.1', point: 'b' }],
    ['iso20000-1-2018/8.6.1', { standard: primary, clause: '8.6.1' }],
    ['iso20000-1-2018/8.6.1 c)', { standard: primary, clause: '8.6.1', point: 'c' }],
    ['ISO/IEC 20000-1:2011 6.6.1', { standard: 'iso20000-1-2011', clause: '6.6.1' }],
    ['ISO 9001:2015 10.2', { standard: 'iso9001-2015', clause: '10.2' }],
    ['iso27001-2022/9.2.1', { standard: 'iso27001-2022', clause: '9.2.1' }],
    ['ISO/IEC 27001:2022 A.5.1', { standard: 'iso27001-2022', clause: 'A.5.1' }],
    ['fitsm-1-v3/PR9.2', { standard: 'fitsm-1-v3', clause: 'PR9.2' }],
    ['FitSM-1 v3.0.1 PR9.2', { standard: 'fitsm-1-v3', clause: 'PR9.2' }],
    ['FitSM-1 v3.0.1, clause GR1.1 b)', { standard: 'fitsm-1-v3', clause: 'GR1.1', point: 'b' }],
  ])('reads %j', (text, expected) => {
    expect(parseClauseReference(text)).toEqual(expected);
  });

  test.each([
    ...['', ' ', '8.', '.8', '8..1', '08.1', '8.01', '8.0', '0', '8.6.1.', '2018', '8.1000', '-8.1', '8,1', '8.6.1a'],
    ...[' 8.6.1', '8.6.1 ', '8.6.1\n', '8. 6', '8.6.1 A)', '8.6.1 a', '8.6.1  a)', '8.6.1 ab)', '8.6.1 a) b)', '8.6.x'],
    ...[
      'clause',
      'clause ',
      'clause8.6.1',
      'clause clause 8.6.1',
      'CLAUSE 8.6.1',
      'clauses 8.6.1',
      '8.6.1 8.6.2',
      '٨.٦',
    ],
    ...['ISO/IEC 20000-1:2018', 'ISO/IEC 20000-1:20188.6.1', 'ISO/IEC 20000-1 8.6.1', 'ISO/IEC 20000-1:2099 8.6.1'],
    ...['iso20000-1-2018/', 'iso20000-1-2018/08.1', 'iso20000-1-2018/clause 8.1', 'ISO20000-1-2018/8.1', 'iso1-1/8.1'],
    ...[
      'fitsm-1-v3/PR 9',
      'fitsm-1-v3/',
      'fitsm-1-v3/PR9.',
      'fitsm-1-v3/.PR9',
      'fitsm-1-v3/../PR9',
      'FitSM-1 v3.0.1PR9.2',
    ],
    ...['itil-4/1', 'ITIL 4 Service desk', 'PR9.2', 'GR1', 'A.5.1'],
    ...['/8.1', 'iso20000-1-2018//8.1', 'toString/8.1'],
  ])('refuses %j', (text) => {
    expect(parseClauseReference(text)).toBeNull();
  });

  test('a bare number belongs to the standard the caller names', () => {
    expect(parseClauseReference('8.1', 'iso9001-2015')).toEqual({ standard: 'iso9001-2015', clause: '8.1' });
    expect(parseClauseReference('iso20000-1-2018/8.1', 'iso9001-2015')?.standard).toBe(primary);
  });

  test('reads every number in every form, with and without a point', () => {
    const form = fc.constantFrom(
      '',
      'clause ',
      'ISO/IEC 20000-1:2018 ',
      'ISO/IEC 20000-1:2018, clause ',
      `${primary}/`,
    );
    const letter = fc.option(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), { nil: undefined });
    fc.assert(
      fc.property(parts, form, letter, (numbers, prefix, point) => {
        const clause = write(numbers);
        const text = `${prefix}${clause}${point === undefined ? '' : ` ${point})`}`;
        const expected = point === undefined ? {} : { point };
        expect(parseClauseReference(text)).toEqual({ standard: primary, clause, ...expected });
      }),
    );
  });

  test('reads what is printed, of every form', () => {
    const code = fc.stringMatching(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,20}[A-Za-z0-9])?$/);
    const letter = fc.option(fc.constantFrom('a', 'z'), { nil: undefined });
    const key = fc.oneof(
      fc.tuple(fc.constantFrom(primary, 'iso9001-2015'), parts.map(write)),
      fc.tuple(fc.constantFrom('fitsm-1-v3', 'iso27001-2022'), code),
    );
    fc.assert(
      fc.property(key, letter, ([standard, clause], point) => {
        const reference = point === undefined ? { standard, clause } : { standard, clause, point };
        expect(parseClauseReference(printClauseReference(reference), 'iso9001-2015')).toEqual(reference);
      }),
    );
  });

  test('accepts no digits and dots that do not survive the way through integers', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('0', '1', '2', '8', '.'), maxLength: 9 }), (text) => {
        const numbers = text.split('.').map(Number);
        const valid = write(numbers) === text && numbers.every((number) => number >= 1 && number <= 999);
        expect(parseClauseReference(text)).toEqual(valid ? { standard: primary, clause: text } : null);
        expect(isClauseNumber(text)).toBe(valid);
      }),
    );
  });

  test('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const reference = parseClauseReference(text);
        expect(reference === null || isClauseNumber(reference.clause)).toBe(true);
      }),
    );
  });
});

describe('compareClauses', () => {
  test('orders by number, not by letter', () => {
    const shuffled = ['10', '8.10', '8.2', '8', '8.2.1', '1.2', '9.3', '8.9', '10.1.1'];
    expect(shuffled.sort(compareClauses)).toEqual(['1.2', '8', '8.2', '8.2.1', '8.9', '8.10', '9.3', '10', '10.1.1']);
  });

  test('agrees with the order of integer arrays', () => {
    fc.assert(
      fc.property(closeParts, closeParts, (a, b) => {
        expect(Math.sign(compareClauses(write(a), write(b)))).toBe(Math.sign(compareParts(a, b)));
      }),
    );
  });
});

describe('isWithin', () => {
  test.each([
    ['5.1.12', '5.1.1', false],
    ['8.10', '8.1', false],
    ['8.1', '8.10', false],
    ['80', '8', false],
    ['8', '8.1', false],
    ['8.6.1', '8.6', true],
    ['8.6.1', '8', true],
    ['8.6', '8.6', true],
  ])('%s within %s: %s', (clause, ancestor, expected) => {
    expect(isWithin(clause, ancestor)).toBe(expected);
  });

  test('agrees with prefixes of integer arrays', () => {
    fc.assert(
      fc.property(closeParts, closeParts, (clause, ancestor) => {
        expect(isWithin(write(clause), write(ancestor))).toBe(ancestor.every((part, index) => clause[index] === part));
      }),
    );
  });
});

describe('clauseAnchor', () => {
  test('names the clause and the point', () => {
    expect(clauseAnchor({ clause: '8.6.1' })).toBe('clause-8-6-1');
    expect(clauseAnchor({ clause: '8.6.1', point: 'a' })).toBe('clause-8-6-1-a');
  });

  test('is different for different clauses', () => {
    fc.assert(
      fc.property(closeParts, closeParts, (a, b) => {
        const same = clauseAnchor({ clause: write(a) }) === clauseAnchor({ clause: write(b) });
        expect(same).toBe(write(a) === write(b));
      }),
    );
  });
});
