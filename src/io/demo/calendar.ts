/** Bank holidays of England and Wales inside the demo's two years. */
const holidays: ReadonlySet<string> = new Set([
  '2024-08-26',
  '2024-12-25',
  '2024-12-26',
  '2025-01-01',
  '2025-04-18',
  '2025-04-21',
  '2025-05-05',
  '2025-05-26',
  '2025-08-25',
  '2025-12-25',
  '2025-12-26',
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-04',
  '2026-05-25',
]);

/** Days in which clocks in London are one hour ahead of UTC: first day included, last one not. */
const summers = [
  ['2024-03-31', '2024-10-27'],
  ['2025-03-30', '2025-10-26'],
  ['2026-03-29', '2026-10-25'],
] as const;

/** A day some calendar days later (earlier when negative), `YYYY-MM-DD`. */
export function plusDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** True from Monday to Friday except bank holidays. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/** The day itself if it is a working day, else the next one. */
export function workingDayFrom(day: string): string {
  let at = day;
  while (!isWorkingDay(at)) at = plusDays(at, 1);
  return at;
}

/** The working day some working days after a day; before it when negative. */
export function plusWorkingDays(day: string, days: number): string {
  const step = days < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(days); left > 0;) {
    at = plusDays(at, step);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/** Calendar days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** A moment as Git writes it. */
export interface GitTime {
  /** Seconds since 1970. */
  readonly seconds: number;
  /** `+0000` or `+0100`. */
  readonly offset: string;
}

/**
 * A minute of a day in London.
 *
 * @param day `YYYY-MM-DD`
 * @param minute minutes after midnight, may have a fraction
 */
export function londonTime(day: string, minute: number): GitTime {
  const isSummer = summers.some(([from, to]) => from <= day && day < to);
  const seconds = Date.parse(`${day}T00:00:00Z`) / 1000 + Math.round(minute * 60) - (isSummer ? 3600 : 0);
  return { seconds, offset: isSummer ? '+0100' : '+0000' };
}
