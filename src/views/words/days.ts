import { describeDuration, formatDate, isCalendarDate, parseDuration } from '../../core/lifecycle/calendar.ts';
import { spokenLanguage } from './say.ts';

const months = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
] as const;

/** A day for readers: `30 June 2026`, `30. Juni 2026`. Text that is no day comes back unchanged. */
export function dayText(day: string): string {
  if (spokenLanguage() === 'en' || !isCalendarDate(day)) return formatDate(day);
  const [year, month, date] = day.split('-').map(Number);
  return `${date}. ${months[(month ?? 1) - 1] ?? ''} ${year}`;
}

/** A month for readers: `June 2026`, `Juni 2026`, from `2026-06` or a day in it. */
export function monthText(month: string): string {
  return dayText(`${month.slice(0, 7)}-01`).replace(/^\d+\.? /, '');
}

const units = {
  years: ['Jahr', 'Jahre'],
  months: ['Monat', 'Monate'],
  weeks: ['Woche', 'Wochen'],
  days: ['Tag', 'Tage'],
  hours: ['Stunde', 'Stunden'],
  minutes: ['Minute', 'Minuten'],
} as const;

/** A duration for readers: `1 year and 6 months`, `1 Jahr und 6 Monate`. Text that is no duration comes back unchanged. */
export function durationText(text: string): string {
  const duration = parseDuration(text);
  if (spokenLanguage() === 'en' || duration === null) return describeDuration(text);
  const words = (['years', 'months', 'weeks', 'days', 'hours', 'minutes'] as const)
    .filter((unit) => duration[unit] > 0)
    .map((unit) => `${duration[unit]} ${units[unit][duration[unit] === 1 ? 0 : 1]}`);
  const last = words.at(-1) ?? '0 Tage';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} und ${last}`;
}

/** A duration after a preposition that says each of it: `month` of `P1M`, as in "per month"; of more than one all of them. */
export function oneText(text: string): string {
  return durationText(text).replace(/^(?:1|one) /, '');
}
