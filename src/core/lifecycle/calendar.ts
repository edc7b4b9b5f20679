/** A length of time as written in ISO 8601: `P1Y6M`, `P14D`, `P2W`, `PT4H`. Whole numbers, never negative. */
export interface Duration {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/** Days from `from` to `to`, both included. `label` names the period: `2026-03`, `2026-Q1`, `2026-H1`, `2026`, else `from/to`. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

const firstYear = 1;
const lastYear = 9999;
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function written(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** Days since 0000-03-01, proleptic Gregorian; years start in March so that the leap day comes last. */
function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
}

function dateOfDayNumber(number: number): string {
  const era = Math.floor(number / 146097);
  const dayOfEra = number - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return written(year, month, dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1);
}

const firstDay = dayNumber(firstYear, 1, 1);
const lastDay = dayNumber(lastYear, 12, 31);

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** An SMS names the same days over and over. */
const known = new Map<string, Parts | null>();
const mostKnown = 10_000;

function partsOf(date: string): Parts | null {
  const before = known.get(date);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const parts = readParts(date);
  known.set(date, parts);
  return parts;
}

function readParts(date: string): Parts | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < firstYear || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return { year, month, day };
}

function knownPartsOf(date: string): Parts {
  const parts = partsOf(date);
  if (parts === null) throw new RangeError(`Unexpected "${date}", expected a day of the calendar as YYYY-MM-DD.`);
  return parts;
}

/**
 * Tells whether a value is a day of the Gregorian calendar written `YYYY-MM-DD`, from 0001-01-01 to 9999-12-31.
 * Every other function here that takes a date throws a `RangeError` on anything else: ask this one first.
 */
export function isCalendarDate(value: unknown): boolean {
  return typeof value === 'string' && partsOf(value) !== null;
}

/**
 * Reads an ISO 8601 duration of whole years, months, weeks, days, hours and minutes (weeks may stand beside days, as in
 * ISO 8601-2). Null when it is anything else: no part at all, fractions, seconds, a sign.
 */
export function parseDuration(text: string): Duration | null {
  const match =
    /^P(?=\d|T\d)(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?)?$/.exec(
      text,
    );
  if (match === null) return null;
  const part = (index: number): number => Number(match[index] ?? 0);
  return { years: part(1), months: part(2), weeks: part(3), days: part(4), hours: part(5), minutes: part(6) };
}

/**
 * The day a duration after (`sign` 1) or before (`sign` -1) a date. Years and months first: where the month is too short
 * its last day is taken (2026-01-31 + P1M = 2026-02-28, 2024-02-29 + P1Y = 2025-02-28). Then weeks and days; of hours and
 * minutes only whole days count (PT4H adds nothing). Stops at the ends of the calendar.
 */
export function addDuration(date: string, duration: Duration, sign: 1 | -1 = 1): string {
  const { year, month, day } = knownPartsOf(date);
  const monthsSinceYearZero = year * 12 + (month - 1) + sign * (duration.years * 12 + duration.months);
  const targetYear = Math.floor(monthsSinceYearZero / 12);
  const targetMonth = monthsSinceYearZero - targetYear * 12 + 1;
  const wholeDays = Math.floor((duration.hours * 60 + duration.minutes) / 1440);
  const days = sign * (duration.weeks * 7 + duration.days + wholeDays);
  const target = dayNumber(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth))) + days;
  return dateOfDayNumber(Math.min(Math.max(target, firstDay), lastDay));
}

/** The next day; the last day of the calendar is its own next. */
export function dayAfter(date: string): string {
  return addDuration(date, oneDay);
}

/** The day before; the first day of the calendar has none and is its own. */
export function dayBefore(date: string): string {
  return addDuration(date, oneDay, -1);
}

/** Days from `a` to `b`: 0 for the same day, negative when `b` is earlier. */
export function daysBetween(a: string, b: string): number {
  const [from, to] = [knownPartsOf(a), knownPartsOf(b)];
  return dayNumber(to.year, to.month, to.day) - dayNumber(from.year, from.month, from.day);
}

/** Order of two dates for `sort`: negative when `a` is earlier, 0 when equal, positive when later. */
export function compareDates(a: string, b: string): number {
  return Math.sign(daysBetween(b, a));
}

function monthsPeriod(year: number, firstMonth: number, count: number): Period {
  const lastMonth = firstMonth + count - 1;
  const from = written(year, firstMonth, 1);
  const to = written(year, lastMonth, daysInMonth(year, lastMonth));
  const name = String(year).padStart(4, '0');
  if (count === 1) return { from, to, label: from.slice(0, 7) };
  if (count === 3) return { from, to, label: `${name}-Q${(firstMonth + 2) / 3}` };
  if (count === 6) return { from, to, label: `${name}-H${(firstMonth + 5) / 6}` };
  return { from, to, label: name };
}

/** A period of given days; named after the month, quarter, half or year that it fills exactly. */
function periodOf(from: string, to: string): Period {
  const { year, month } = knownPartsOf(from);
  for (const count of [1, 3, 6, 12]) {
    if ((month - 1) % count !== 0) continue;
    const whole = monthsPeriod(year, month, count);
    if (whole.from === from && whole.to === to) return whole;
  }
  return { from, to, label: `${from}/${to}` };
}

function periodOfDays(from: unknown, to: unknown): Period | null {
  if (typeof from !== 'string' || typeof to !== 'string') return null;
  if (!isCalendarDate(from) || !isCalendarDate(to) || daysBetween(from, to) < 0) return null;
  return periodOf(from, to);
}

/**
 * Reads a period: `2026-03`, `2026-Q1`, `2026-H1`, `2026` (also as a number, which is what YAML makes of it),
 * `2026-01-15/2026-02-14`, or an object with `from` and `to`. Null when it is none of these. Equal periods get equal
 * labels however they are written.
 */
export function parsePeriod(value: unknown): Period | null {
  if (typeof value === 'number') return Number.isInteger(value) ? parsePeriod(String(value).padStart(4, '0')) : null;
  if (typeof value === 'object' && value !== null && 'from' in value && 'to' in value) {
    return periodOfDays(value.from, value.to);
  }
  if (typeof value !== 'string') return null;
  const days = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(value);
  if (days !== null) return periodOfDays(days[1], days[2]);
  const match = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/.exec(value);
  if (match === null) return null;
  const year = Number(match[1]);
  if (year < firstYear) return null;
  if (match[2] !== undefined) return monthsPeriod(year, Number(match[2]), 1);
  if (match[3] !== undefined) return monthsPeriod(year, Number(match[3]) * 3 - 2, 3);
  if (match[4] !== undefined) return monthsPeriod(year, Number(match[4]) * 6 - 5, 6);
  return monthsPeriod(year, 1, 12);
}

/** Length in months of the calendar periods a duration stands for (P1M, P3M, P6M, P12M = P1Y); null for any other. */
function calendarMonths(every: Duration): 1 | 3 | 6 | 12 | null {
  if (every.weeks + every.days + every.hours + every.minutes > 0) return null;
  const months = every.years * 12 + every.months;
  return months === 1 || months === 3 || months === 6 || months === 12 ? months : null;
}

/** The first month, quarter, half or year that begins on or after `start`; null beyond the end of the calendar. */
function firstCalendarPeriod(start: string, months: number): Period | null {
  const { year, month, day } = knownPartsOf(start);
  const index = Math.ceil((month - 1 + (day > 1 ? 1 : 0)) / months);
  const perYear = 12 / months;
  const periodYear = year + Math.floor(index / perYear);
  return periodYear > lastYear ? null : monthsPeriod(periodYear, (index % perYear) * months + 1, months);
}

/**
 * The consecutive periods of a series that end on or before `until`, oldest first.
 * - P1M, P3M, P6M, P12M and P1Y mean calendar months, quarters, halves and years. The first one is the first that
 *   begins on or after `start`: nothing is expected for a part of a period.
 * - Any other duration counts from `start` itself; the period number n begins at start + n durations, so that a series
 *   from the 31st does not drift.
 * Empty when `every` is shorter than a day.
 */
export function periodsBetween(start: string, every: Duration, until: string): readonly Period[] {
  const months = calendarMonths(every);
  const periods: Period[] = [];
  if (months !== null) {
    let period = firstCalendarPeriod(start, months);
    while (period !== null && daysBetween(period.to, until) >= 0) {
      periods.push(period);
      const next = dayAfter(period.to);
      period = next === period.to ? null : firstCalendarPeriod(next, months);
    }
    return periods;
  }
  let from = start;
  for (let count = 1; ; count += 1) {
    const next = addDuration(start, times(every, count));
    const to = dayBefore(next);
    if (daysBetween(from, next) <= 0 || daysBetween(to, until) < 0) return periods;
    periods.push(periodOf(from, to));
    from = next;
  }
}

const oneDay: Duration = { years: 0, months: 0, weeks: 0, days: 1, hours: 0, minutes: 0 };

function times(duration: Duration, count: number): Duration {
  return {
    years: duration.years * count,
    months: duration.months * count,
    weeks: duration.weeks * count,
    days: duration.days * count,
    hours: duration.hours * count,
    minutes: duration.minutes * count,
  };
}

/**
 * The calendar day on which an instant falls in a time zone.
 * @param instantIso an instant with offset, as in `2026-06-30T23:30:00Z`
 * @param timeZone an IANA name, as in `Europe/London`
 * @throws RangeError when the instant or the time zone cannot be understood
 */
export function dateInTimeZone(instantIso: string, timeZone: string): string {
  const parts = formatOf(timeZone).formatToParts(new Date(instantIso));
  const part = (type: string): number => Number(parts.find((candidate) => candidate.type === type)?.value);
  return written(part('year'), part('month'), part('day'));
}

/** Making one takes longer than using it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}

/** A date for readers: `30 June 2026`. Text that is no date comes back unchanged, so that a page shows what the file says. */
export function formatDate(date: string): string {
  const parts = partsOf(date);
  return parts === null ? date : `${parts.day} ${monthNames[parts.month - 1] ?? ''} ${parts.year}`;
}

/** A duration for readers: `3 months`, `1 year and 6 months`. Text that is no duration comes back unchanged. */
export function describeDuration(text: string): string {
  const duration = parseDuration(text);
  if (duration === null) return text;
  const words = (['years', 'months', 'weeks', 'days', 'hours', 'minutes'] as const)
    .filter((unit) => duration[unit] > 0)
    .map((unit) => `${duration[unit]} ${duration[unit] === 1 ? unit.slice(0, -1) : unit}`);
  if (words.length === 0) return '0 days';
  const last = words[words.length - 1] ?? '';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** A day plus a duration as text; the day itself where the text is no duration. */
export function plus(day: string, text: string | null): string {
  const duration = parseDuration(text ?? '');
  return duration === null ? day : addDuration(day, duration);
}
