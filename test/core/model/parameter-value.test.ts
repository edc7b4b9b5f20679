import { expect, test } from 'vitest';
import { fitsParameter, parameterValue, wantedValue } from '../../../src/core/model/parameter-value.ts';

test.each<[usual: string | number, value: string | number, fits: boolean, most?: number]>([
  ['P1Y', 'P18M', true],
  ['P1Y', 'often', false],
  ['P1Y', '1 year', false],
  ['P1Y', '-P1Y', false],
  ['P1Y', 'P-1Y', false],
  ['P1Y', 12, false],
  [3, 0, true],
  [3, '4', true],
  [3, -1, false],
  [3, 1.5, false],
  [3, 'x', false],
  [0.5, 0.25, true],
  [0.5, -0.25, false],
  [95, 100, true, 100],
  [95, 101, false, 100],
  ['20 %', 30, true],
  ['20 %', '12.5%', true],
  ['20 %', '120 %', false],
  ['20 %', 'half', false],
  ['ITIL, COBIT', '', true],
  ['12-15', '12-19', true],
  ['12-15', 12, true],
])('%s takes %s: %s', (usual, value, fits, most) => {
  const limits = { default: usual, ...(most === undefined ? {} : { most }) };
  expect(fitsParameter(limits, value)).toBe(fits);
  expect(parameterValue(limits, value)).toBe(fits ? value : usual);
});

test('what is not stated is as usual, and a text may be any', () => {
  expect(parameterValue({ default: 3 }, undefined)).toBe(3);
  expect(wantedValue({ default: 'ITIL' })).toBeNull();
  expect(wantedValue({ default: 0.5 })).toBe('a number, 0 or more');
});
