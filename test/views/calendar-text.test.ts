import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarText } from '../../src/views/calendar-text.ts';

const entry = { id: 'POL-001/review/@clausebook', day: '2026-07-10', summary: 'Review', description: '', url: null };

test('a calendar is a list of whole days, with lines that end as RFC 5545 wants', () => {
  const words = { ...entry, description: 'Policy; one, two\nOwner', url: 'https://sms.example/pol-001/' };
  expect(calendarText('Our manual', '2026-06-30', [words])).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Clausebook//EN',
      'METHOD:PUBLISH',
      'NAME:Our manual',
      'X-WR-CALNAME:Our manual',
      'BEGIN:VEVENT',
      'UID:POL-001/review/@clausebook',
      'DTSTAMP:20260630T000000Z',
      'DTSTART;VALUE=DATE:20260710',
      'SUMMARY:Review',
      String.raw`DESCRIPTION:Policy\; one\, two\nOwner`,
      'URL:https://sms.example/pol-001/',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});

test('whatever the words, no line is too long, none begins one of its own, and unfolded they are the words again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (summary) => {
      const text = calendarText('x', '2026-06-30', [{ ...entry, summary }]);
      const lines = text.split('\r\n');
      for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const unfolded = text.replaceAll('\r\n ', '').split('\r\n');
      expect(unfolded).toHaveLength(15);
      const written = unfolded.find((line) => line.startsWith('SUMMARY:'))?.slice('SUMMARY:'.length) ?? '';
      const read = written.replaceAll(/\\([\\;,n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
      expect(read).toBe(summary.replaceAll(/\r\n?|\n/g, '\n'));
    }),
  );
});

test('what takes several days ends on the day after its last', () => {
  const text = calendarText('x', '2026-06-30', [{ ...entry, until: '2026-07-31' }]);
  expect(text).toContain('DTSTART;VALUE=DATE:20260710\r\nDTEND;VALUE=DATE:20260801\r\n');
});
