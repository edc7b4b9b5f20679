import { say, sayKnown } from './say.ts';

/** A value to filter by: what rows are compared with, and what a reader sees. */
export interface FilterValue {
  readonly value: string;
  readonly text: string;
}

/** Values that are words of the model: rows hold the English words, readers see them in the language spoken. */
export function knownValues(words: readonly string[]): readonly FilterValue[] {
  return words.map((value) => ({ value, text: sayKnown(value) }));
}

/** The steps of the cycle that clauses belong to. */
export function stepValues(): readonly FilterValue[] {
  return (['plan', 'do', 'check', 'act'] as const).map((value) => ({ value, text: say(`${value}#cycle`) }));
}
