import { setImmediate } from 'node:timers/promises';
import { elsewhere } from './elsewhere.ts';
import { families } from './families/all-families.ts';
import { randomOf } from './random.ts';
import type { Life } from './two-years.ts';
import { difference, judged, lifeOf, nameOf, plantedIn } from './two-years.ts';

/** Names of all families. */
export const names: readonly string[] = Object.keys(families);

/** Families whose duties are not kept in the life of a seed: most of them, now and then all. */
function brokenIn(seed: number): ReadonlySet<string> {
  const random = randomOf(seed + 1_000_000);
  return new Set(names.filter(() => random.chance(70)));
}

/**
 * What differs from the oracle; empty when the gaps found are exactly those that were planted.
 *
 * @param life the life
 * @param broken families whose duties are not kept
 * @param others takes the findings of the perfect life: what so small an SMS lacks
 */
export function wrongIn(life: Life, broken: ReadonlySet<string>, others = new Set<string>()): readonly string[] {
  const perfect = judged(life, new Set());
  const { extra, gone } = difference(perfect.map(nameOf), judged(life, broken).map(nameOf), plantedIn(life, broken));
  for (const { rule, item, clause } of perfect) others.add(`${rule} ${item ?? clause}`);
  return [
    ...perfect.filter(({ clock }) => clock).map((finding) => `although all was done: ${nameOf(finding)}`),
    ...[...others]
      .filter((name) => !elsewhere.has(name))
      .map((name) => `not in the list of what else is found: ${name}`),
    ...extra.map((name) => `found and not planted: ${name}`),
    ...gone.map((name) => `planted and not found: ${name}`),
  ];
}

/**
 * Lives seeds one after the other.
 *
 * @param from first seed
 * @param count how many
 * @returns seeds with what differs, and the rest of the list of what else is found that no life showed
 */
export async function wrongSeeds(from: number, count: number): Promise<readonly string[]> {
  const wrong: string[] = [];
  const others = new Set<string>();
  for (let seed = from; seed < from + count; seed += 1) {
    const life = lifeOf(seed);
    const { begin, end } = life.scene;
    const found = wrongIn(life, brokenIn(seed), others);
    if (found.length > 0) wrong.push(`seed ${seed}, ${begin} to ${end}, ${life.zone}, ${life.now}`, ...found);
    // The parser gives its memory back between two turns of the event loop only.
    await setImmediate();
  }
  const unseen = [...elsewhere].filter((name) => !others.has(name));
  return [...wrong, ...unseen.map((name) => `only in the list of what else is found: ${name}`)];
}
