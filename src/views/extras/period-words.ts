import { formatDate, parsePeriod } from '../../core/lifecycle/calendar.ts';
import { asText } from '../../core/model/fields.ts';

/** A period for readers: as it is called (`2026-Q1`), or from which day to which. */
export function periodWords(value: unknown): string {
  const name = asText(value);
  if (name !== null) return name;
  const period = parsePeriod(value);
  return period === null ? '' : `${formatDate(period.from)} to ${formatDate(period.to)}`;
}
