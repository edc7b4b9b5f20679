import { closest } from '../trace/nearest.ts';

/** Something in `clausebook.yaml` that cannot be used. */
export interface SettingsProblem {
  readonly path: readonly PropertyKey[];
  /** True when the key itself is wrong, not what stands there. */
  readonly isKey?: boolean;
  /** What is there and what was expected, in sentences that follow the path. */
  readonly says: string;
}

/** A path as people write it: `types[0].fields[2]`. */
export function pathInWords(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}${text === '' ? '' : '.'}${String(step)}`),
    '',
  );
}

/**
 * What stands somewhere, in words.
 *
 * @param value value of the YAML
 */
export function valueInWords(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null || value === '') return 'empty';
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' ? 'a group of keys' : JSON.stringify(value);
}

/**
 * A value that is none of the words allowed there.
 *
 * @param path where it stands
 * @param value what stands there
 * @param allowed the words
 */
export function unknownWord(path: readonly PropertyKey[], value: unknown, allowed: readonly string[]): SettingsProblem {
  return { path, says: `is ${valueInWords(value)}. Expected ${oneOf(allowed)}.${likeness(value, allowed)}` };
}

/** "a", or "one of a, b, c". */
export function oneOf(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? '') : `one of ${words.join(', ')}`;
}

/** "Did you mean …?", behind a blank; empty where nothing is near enough. */
export function likeness(value: unknown, words: readonly string[]): string {
  const nearest = typeof value === 'string' ? closest(value, words) : null;
  return nearest === null ? '' : ` Did you mean "${nearest}"?`;
}
