import type { Duration } from '../lifecycle/calendar.ts';
import { addDuration, compareDates, parseDuration } from '../lifecycle/calendar.ts';
import type { Settings } from '../model/settings.ts';
import type { SignerKey } from './signer-keys.ts';

/** How `clausebook.yaml` sets how long before its entry a key may have been in use, or the default. */
export const keyRule = { id: 'APPR-009', tolerance: 'P7D' } as const;

/** How long before its entry in the register a key or a Git identity may have been in use. */
export function toleranceOfEntry({ rules }: Pick<Settings, 'rules'>): Duration {
  const stated = String(rules[keyRule.id]?.parameters?.['tolerance'] ?? keyRule.tolerance);
  return parseDuration(stated) ?? { years: 0, months: 0, weeks: 1, days: 0, hours: 0, minutes: 0 };
}

/**
 * The key as it counts: whoever enters a key cannot reach back with it, so that it counts from a few days before its entry at the
 * earliest, whatever first day it states.
 *
 * @param key a key that is believed
 * @param enteredOn day of its entry; null where it was there from the beginning
 * @param settings tolerance
 */
export function fromItsEntry(key: SignerKey, enteredOn: string | null, settings: Pick<Settings, 'rules'>): SignerKey {
  if (enteredOn === null) return key;
  const earliest = addDuration(enteredOn, toleranceOfEntry(settings), -1);
  return key.from !== null && compareDates(key.from, earliest) >= 0 ? key : { ...key, from: earliest, enteredOn };
}
