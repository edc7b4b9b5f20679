import { sha256 } from '../sha256.ts';

/**
 * A number from 0 (included) to 1 (not included) that follows from a text: the same on every machine, spread evenly.
 *
 * @param seed any text
 */
export function spread(seed: string): number {
  return Number.parseInt(sha256(seed).slice(0, 12), 16) / 2 ** 48;
}
