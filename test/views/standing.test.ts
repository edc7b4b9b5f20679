import { describe, expect, test } from 'vitest';
import { lifecycles } from '../../src/core/lifecycle/lifecycles.ts';
import type { Item } from '../../src/core/model/item.ts';
import { standingMark, stateText } from '../../src/views/standing.ts';

const at = (lifecycle: string, state: string): Item =>
  ({ state, inForce: false, type: { lifecycle, key: 'some', class: 'record' } }) as unknown as Item;

describe('states in words', () => {
  test.each(
    Object.values(lifecycles).map(
      (lifecycle) => [lifecycle.key, [...lifecycle.states, ...lifecycle.computed]] as const,
    ),
  )('only documents and agreements are in force: %s', (key, states) => {
    const words = states.map((state) => stateText(at(key, state)));
    const marks = states.map((state) => standingMark(at(key, state)));
    const comesIntoForce = key === 'document' || key === 'agreement';
    expect(words.includes('in force')).toBe(comesIntoForce);
    expect(marks.includes('Not yet in force')).toBe(comesIntoForce);
  });

  test('what was done and worked is effective', () => {
    expect(stateText(at('action', 'effective'))).toBe('effective');
    expect(stateText(at('document', 'effective'))).toBe('in force');
  });
});
