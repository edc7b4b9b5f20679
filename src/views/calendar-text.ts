import { dayAfter } from '../core/lifecycle/calendar.ts';

/** A whole day in a calendar. */
export interface CalendarEntry {
  /** The same for the same thing in every calendar, whatever its day. */
  readonly id: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Last day, where it takes several, YYYY-MM-DD. */
  readonly until?: string;
  readonly summary: string;
  readonly description: string;
  /** Address of the page about it; null where the site has none. */
  readonly url: string | null;
}

/** Octets of a line, without its end. */
const longestLine = 75;

/**
 * A calendar that programs subscribe to (iCalendar, RFC 5545): one event for each entry, all day, which blocks no time.
 *
 * @param name name of the calendar
 * @param asOf day of which it tells, YYYY-MM-DD
 * @param entries what it holds
 */
export function calendarText(name: string, asOf: string, entries: readonly CalendarEntry[]): string {
  const stamp = `${compact(asOf)}T000000Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Clausebook//EN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap(({ id, day, until, summary, description, url }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(id)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      // The end is the first day that does not belong to it.
      ...(until === undefined ? [] : [`DTEND;VALUE=DATE:${compact(dayAfter(until))}`]),
      `SUMMARY:${escaped(summary)}`,
      ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
      ...(url === null ? [] : [`URL:${url}`]),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.flatMap(folded).join('\r\n')}\r\n`;
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r\n?|\n/g, String.raw`\n`);
}

/** Lines of at most 75 octets; what goes on begins with a blank. No sign is cut in two. */
function folded(line: string): readonly string[] {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const sign of line) {
    const length = encoder.encode(sign).length;
    if (octets + length > longestLine) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += sign;
    octets += length;
  }
  return [...parts, part];
}
