import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dependency } from '../../../src/core/impact/dependency.ts';
import { spread } from '../../../src/core/impact/spread.ts';

const ids = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const;
const sections = ['s1', 's1-1', 's2'] as const;
const id = fc.constantFrom(...ids);
const section = fc.constantFrom(null, ...sections);
const dependencies = fc.array(
  fc.record({ from: id, fromSection: section, to: id, toSection: section, verb: fc.constant('mentions') }),
  { maxLength: 25 },
);

// s1-1 stands inside s1.
const within = (_: string, of: string): ReadonlySet<string> => new Set(of === 's1' ? ['s1', 's1-1'] : [of]);

function relyingOn(all: readonly Dependency[]): ReadonlyMap<string, readonly Dependency[]> {
  return Map.groupBy(all, ({ to }) => to);
}

/** Plain breadth-first search over every place there is, without any index: round after round, who relies on a place of the last. */
function byBreadthFirst(
  all: readonly Dependency[],
  of: string,
  start: readonly (string | null)[],
  settled: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const hops = new Map<string, number>();
  let front = start.map((at) => [of, at] as const);
  for (let round = 1; front.length > 0; round += 1) {
    const found = all.filter(
      ({ from, to, toSection }) =>
        from !== of &&
        !settled.has(from) &&
        front.some(
          ([node, at]) =>
            node === to &&
            (at === null || toSection === null || toSection === at || (toSection === 's1' && at === 's1-1')),
        ),
    );
    const fresh = found.filter(({ from, fromSection }) => !hops.has(`${from}/${fromSection ?? '*'}`));
    for (const { from, fromSection } of fresh) hops.set(`${from}/${fromSection ?? '*'}`, round);
    front = fresh.map(({ from, fromSection }) => [from, fromSection] as const);
  }
  return hops;
}

describe('a change spreads', () => {
  test('to what breadth-first search reaches, in as many hops', () => {
    fc.assert(
      fc.property(
        dependencies,
        id,
        fc.option(fc.uniqueArray(fc.constantFrom(...sections), { minLength: 1 }), { nil: null }),
        fc.uniqueArray(id, { maxLength: 3 }),
        (all, of, changed, looked) => {
          const settled = new Set<string>(looked);
          const reached = spread(
            { of, sections: changed === null ? null : new Set(changed) },
            { relyingOn: relyingOn(all), sectionsWithin: within, isSettled: (item) => settled.has(item) },
          );
          const hops = new Map(reached.map((entry) => [`${entry.item}/${entry.section ?? '*'}`, entry.hops]));
          expect(reached).toHaveLength(hops.size);
          expect(hops).toEqual(byBreadthFirst(all, of, changed ?? [null], settled));
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('through an item that relies on it at that hop', () => {
    fc.assert(
      fc.property(dependencies, id, (all, of) => {
        const reached = spread(
          { of, sections: null },
          { relyingOn: relyingOn(all), sectionsWithin: within, isSettled: () => false },
        );
        for (const { item, hops, through } of reached) {
          expect(all.some(({ from, to }) => from === item && to === through)).toBe(true);
          if (hops === 1) expect(through).toBe(of);
          else expect(reached.some((other) => other.item === through && other.hops === hops - 1)).toBe(true);
        }
      }),
    );
  });

  test('not on from what somebody has looked at, and not back to itself', () => {
    const chain: readonly Dependency[] = [
      { from: 'B', fromSection: null, to: 'A', toSection: null, verb: 'uses' },
      { from: 'C', fromSection: null, to: 'B', toSection: null, verb: 'uses' },
      { from: 'A', fromSection: null, to: 'C', toSection: null, verb: 'uses' },
    ];
    const options = { relyingOn: relyingOn(chain), sectionsWithin: within };
    const names = (settled: string): readonly string[] =>
      spread({ of: 'A', sections: null }, { ...options, isSettled: (item) => item === settled }).map(
        ({ item }) => item,
      );
    expect(names('')).toEqual(['B', 'C']);
    expect(names('B')).toEqual([]);
    expect(names('C')).toEqual(['B']);
  });
});
