/** A day written `YYYY-MM-DD`; days compare as text. */
export type Day = string;

/** A length of time, and how the files write it. */
export interface Span {
  readonly text: string;
  readonly months: number;
  readonly days: number;
}

const millisecondsOfDay = 86_400_000;

function written(year: number, month: number, day: number): Day {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

function parts(day: Day): readonly [year: number, month: number, day: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
}

/** Number of days in a month; months beyond December count on into the next year. */
export function lengthOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function addDays(day: Day, days: number): Day {
  const [year, month, date] = parts(day);
  return written(year, month, date + days);
}

/** Months later, or the last day of that month where it is too short. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = parts(day);
  return written(year, month + months, Math.min(date, lengthOfMonth(year, month + months)));
}

export function plus(day: Day, { months, days }: Span): Day {
  return addDays(addMonths(day, months), days);
}

/** Days from one day to another. */
export function daysTo(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / millisecondsOfDay);
}

export function lastOfMonth(day: Day): Day {
  const [year, month] = parts(day);
  return written(year, month, lengthOfMonth(year, month));
}

/** First day of a month that many months after the month of a day. */
export function firstOfMonth(day: Day, later = 0): Day {
  const [year, month] = parts(day);
  return written(year, month + later, 1);
}

export function ofMonths(months: number): Span {
  return { text: months % 12 === 0 ? `P${months / 12}Y` : `P${months}M`, months, days: 0 };
}

export function ofDays(days: number): Span {
  return { text: days % 7 === 0 ? `P${days / 7}W` : `P${days}D`, months: 0, days };
}
