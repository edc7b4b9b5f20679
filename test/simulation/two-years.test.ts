import { describe, expect, it } from 'vitest';
import { runs } from '../support/runs.ts';
import { addDays, addMonths } from './days.ts';
import { names, wrongIn, wrongSeeds } from './exact.ts';
import { difference, judged, lifeOf, nameOf, plantedIn } from './two-years.ts';

describe('two years of an organization', () => {
  it('finds exactly the omissions that were planted', async () => {
    expect(await wrongSeeds(0, runs(100))).toEqual([]);
  }, 600_000);

  it.each(names)('finds omissions of its own where %s', (name) => {
    let seed = 0;
    while (plantedIn(lifeOf(seed, name), new Set([name])).length === 0) seed += 1;
    expect(seed).toBeLessThan(20);
    expect(wrongIn(lifeOf(seed, name), new Set([name]))).toEqual([]);
  });

  it('finds nothing where all was done, and says so where an omission is not expected', () => {
    const life = lifeOf(1);
    const name = 'management reviews are held';
    const all = judged(life, new Set()).map(nameOf);
    const broken = judged(life, new Set([name])).map(nameOf);
    const planted = plantedIn(life, new Set([name]));
    expect(planted).not.toEqual([]);
    const unexpected = difference(all, broken, []);
    expect(unexpected.extra.toSorted()).toEqual(planted.toSorted());
    expect(unexpected.gone).toEqual([]);
    expect(difference(all, all, planted)).toEqual({ extra: [], gone: planted });
    expect(difference(all, broken, [...planted, ...planted])).toEqual({ extra: [], gone: planted });
  });

  it('reckons with days of its own', () => {
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
    expect(addMonths('2028-03-31', -1)).toBe('2028-02-29');
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29');
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
  });
});
