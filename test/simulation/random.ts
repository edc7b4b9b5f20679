import type { Day } from './days.ts';
import { addDays, daysTo } from './days.ts';

/** Numbers that depend on the seed alone. */
export interface Random {
  /** A whole number between two, both included. */
  number(least: number, most: number): number;
  /** True that often, of 100 times. */
  chance(percent: number): boolean;
  pick<T>(choice: readonly T[]): T;
  /** A day between two, both included; often one of the two, where rules go wrong. */
  day(from: Day, to: Day): Day;
}

/** Mulberry32. */
export function randomOf(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const number = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const chance = (percent: number): boolean => next() * 100 < percent;
  return {
    number,
    chance,
    pick: (choice) => {
      const found = choice[number(0, choice.length - 1)];
      if (found === undefined) throw new RangeError('Expected something to choose from.');
      return found;
    },
    day: (from, to) => {
      const edge = number(0, 9);
      return edge === 0 ? from : edge < 3 ? to : addDays(from, number(0, daysTo(from, to)));
    },
  };
}
