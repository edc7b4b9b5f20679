import { parsePeriod } from '../../core/lifecycle/calendar.ts';
import { asText } from '../../core/model/fields.ts';
import { say } from '../words/say.ts';
import { dayText, monthText } from '../words/days.ts';

/** A period for readers: as it is called (`2026-Q1`), or from which day to which. */
export function periodWords(value: unknown): string {
  const name = asText(value);
  if (name !== null) return name;
  const period = parsePeriod(value);
  return period === null ? '' : say('{from} to {to}', { from: dayText(period.from), to: dayText(period.to) });
}

/** A period for readers with a month by its name: `May 2026`; a single day written out. */
export function periodInWords(value: unknown): string {
  const name = asText(value);
  return name === null ? periodWords(value) : /^\d{4}-\d{2}$/.test(name) ? monthText(name) : dayText(name);
}
