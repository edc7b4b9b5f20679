import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, forDarkTheme, isReadable } from '../../../src/core/model/colour.ts';

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(isReadable('#1d5a8c')).toBe(true);
  expect(isReadable('#ffd700')).toBe(false);
});

test('every colour has a shade that can be read on dark screens', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colour, (accent) => {
      for (const background of ['#14181c', '#1c2227'])
        expect(contrast(forDarkTheme(accent), background)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});
