import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDuration,
  compareDates,
  dateInTimeZone,
  daysBetween,
  describeDuration,
  formatDate,
  isCalendarDate,
  parseDuration,
  parsePeriod,
  periodsBetween,
  type Duration,
} from '../../../src/core/lifecycle/calendar.ts';

const dayLength = 86_400_000;

/** The oracle: the engine's own calendar, on days since 1970. */
function dateOfDay(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

function dayOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayLength;
}

const firstDay = dayOfDate('0001-01-01');
const lastDay = dayOfDate('9999-12-31');
const anyDay = fc.oneof(
  fc.integer({ min: firstDay, max: lastDay }),
  fc.integer({ min: dayOfDate('1990-01-01'), max: dayOfDate('2040-12-31') }),
);
const someDay = fc.integer({ min: dayOfDate('1000-01-01'), max: dayOfDate('8000-12-31') });

function duration(text: string): Duration {
  const parsed = parseDuration(text);
  if (parsed === null) throw new Error(`${text} is no duration`);
  return parsed;
}

describe('isCalendarDate', () => {
  it('takes every day of the calendar', () => {
    fc.assert(fc.property(anyDay, (day) => isCalendarDate(dateOfDay(day))));
  });

  it('agrees with the calendar of the engine on anything that looks like a date', () => {
    const digits = (size: number): fc.Arbitrary<string> => fc.nat(size).map(String);
    fc.assert(
      fc.property(digits(9999), digits(14), digits(33), (year, month, day) => {
        const text = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
        const parsed = new Date(`${text}T00:00:00Z`);
        const exists =
          !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text) && !text.startsWith('0000');
        expect(isCalendarDate(text)).toBe(exists);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '2022-30-09',
    '2026-02-30',
    '2026-2-3',
    '2026-02-03T00:00:00Z',
    ' 2026-02-03',
    '2026-02-03\n',
    '',
    '0000-01-01',
  ])('refuses %j', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });

  it('refuses what is no text', () => {
    expect([20260203, null, undefined, new Date(0)].map(isCalendarDate)).toEqual([false, false, false, false]);
  });
});

describe('parseDuration', () => {
  const none: Duration = { years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0 };
  it.each<[string, Duration]>([
    ['P3M', { ...none, months: 3 }],
    ['P1Y6M', { ...none, years: 1, months: 6 }],
    ['P14D', { ...none, days: 14 }],
    ['P2W', { ...none, weeks: 2 }],
    ['PT4H', { ...none, hours: 4 }],
    ['PT90M', { ...none, minutes: 90 }],
    ['P1Y2M3W4DT5H6M', { years: 1, months: 2, weeks: 3, days: 4, hours: 5, minutes: 6 }],
    ['P0D', none],
  ])('reads %s', (text, expected) => {
    expect(parseDuration(text)).toEqual(expected);
  });

  it.each(['', 'P', 'PT', 'P1', 'P1DT', '3M', '-P1M', 'P-1M', 'P1.5M', 'P1M1Y', 'PT5S', 'p1m', 'P1M ', 'P1D1W'])(
    'refuses %j',
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );
});

describe('addDuration', () => {
  it.each([
    ['2026-01-31', 'P1M', 1, '2026-02-28'],
    ['2024-01-31', 'P1M', 1, '2024-02-29'],
    ['2024-02-29', 'P1Y', 1, '2025-02-28'],
    ['2024-02-29', 'P4Y', 1, '2028-02-29'],
    ['2096-02-29', 'P4Y', 1, '2100-02-28'],
    ['2026-03-31', 'P1M', -1, '2026-02-28'],
    ['2026-11-30', 'P3M', 1, '2027-02-28'],
    ['2026-01-15', 'P13M', -1, '2024-12-15'],
    ['2026-12-31', 'P1D', 1, '2027-01-01'],
    ['2026-01-31', 'P1M1D', 1, '2026-03-01'],
    ['2026-03-31', 'P1M1D', -1, '2026-02-27'],
    ['2026-06-30', 'P2W', 1, '2026-07-14'],
    ['2026-06-30', 'PT4H', 1, '2026-06-30'],
    ['2026-06-30', 'PT48H', 1, '2026-07-02'],
    ['2026-06-30', 'P0D', 1, '2026-06-30'],
    ['9999-12-01', 'P1M', 1, '9999-12-31'],
    ['0001-01-15', 'P1Y', -1, '0001-01-01'],
    ['2026-06-30', 'P999999999Y', 1, '9999-12-31'],
  ] as const)('%s, %s, %d: %s', (date, text, sign, expected) => {
    expect(addDuration(date, duration(text), sign)).toBe(expected);
  });

  it('counts days like the engine', () => {
    fc.assert(
      fc.property(someDay, fc.nat(300_000), fc.constantFrom<1 | -1>(1, -1), (day, days, sign) => {
        expect(addDuration(dateOfDay(day), duration(`P${days}D`), sign)).toBe(dateOfDay(day + sign * days));
      }),
    );
  });

  it('counts months like the engine, and takes the last day of a shorter month', () => {
    fc.assert(
      fc.property(someDay, fc.nat(5000), fc.constantFrom<1 | -1>(1, -1), (day, months, sign) => {
        const start = new Date(day * dayLength);
        const lastOfMonth = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + sign * months + 1, 0));
        const expected = new Date(lastOfMonth);
        expected.setUTCDate(Math.min(start.getUTCDate(), lastOfMonth.getUTCDate()));
        const text = `P${Math.floor(months / 12)}Y${months % 12}M`;
        expect(addDuration(dateOfDay(day), duration(text), sign)).toBe(expected.toISOString().slice(0, 10));
      }),
    );
  });

  it('throws on what is no date', () => {
    expect(() => addDuration('2026-02-30', duration('P1D'))).toThrow(RangeError);
  });
});

describe('daysBetween and compareDates', () => {
  it('count and order like the engine', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(daysBetween(dateOfDay(a), dateOfDay(b))).toBe(b - a);
        expect(Object.is(compareDates(dateOfDay(a), dateOfDay(b)), Math.sign(a - b))).toBe(true);
      }),
    );
  });

  it('take a day as equal to itself', () => {
    expect(daysBetween('2026-06-30', '2026-06-30')).toBe(0);
    expect(compareDates('2026-06-30', '2026-06-30')).toBe(0);
  });

  it('sort', () => {
    expect(['2026-10-01', '2025-12-31', '2026-09-30'].sort(compareDates)).toEqual([
      '2025-12-31',
      '2026-09-30',
      '2026-10-01',
    ]);
  });
});

describe('parsePeriod', () => {
  it.each<[unknown, string, string, string]>([
    ['2026-03', '2026-03-01', '2026-03-31', '2026-03'],
    ['2024-02', '2024-02-01', '2024-02-29', '2024-02'],
    ['2026-Q1', '2026-01-01', '2026-03-31', '2026-Q1'],
    ['2026-Q4', '2026-10-01', '2026-12-31', '2026-Q4'],
    ['2026-H1', '2026-01-01', '2026-06-30', '2026-H1'],
    ['2026-H2', '2026-07-01', '2026-12-31', '2026-H2'],
    ['2026', '2026-01-01', '2026-12-31', '2026'],
    [2026, '2026-01-01', '2026-12-31', '2026'],
    [{ from: '2026-01-15', to: '2026-02-14' }, '2026-01-15', '2026-02-14', '2026-01-15/2026-02-14'],
    ['2026-01-15/2026-02-14', '2026-01-15', '2026-02-14', '2026-01-15/2026-02-14'],
    [{ from: '2026-04-01', to: '2026-06-30' }, '2026-04-01', '2026-06-30', '2026-Q2'],
    [{ from: '2026-02-01', to: '2026-04-30' }, '2026-02-01', '2026-04-30', '2026-02-01/2026-04-30'],
    [{ from: '2026-05-05', to: '2026-05-05' }, '2026-05-05', '2026-05-05', '2026-05-05/2026-05-05'],
  ])('reads %j', (value, from, to, label) => {
    expect(parsePeriod(value)).toEqual({ from, to, label });
  });

  it.each([
    ...[
      '2026-13',
      '2026-00',
      '2026-Q5',
      '2026-H3',
      '26',
      '0000',
      '2026-3',
      '2026-03-01',
      '',
      null,
      undefined,
      2026.5,
      0,
      -1,
      [],
    ],
    ...[{ from: '2026-02-01' }, { from: '2026-02-30', to: '2026-03-01' }, { from: '2026-02-02', to: '2026-02-01' }],
  ])('refuses %j', (value) => {
    expect(parsePeriod(value)).toBeNull();
  });

  it('reads its own labels', () => {
    fc.assert(
      fc.property(someDay, fc.nat(800), (day, length) => {
        const period = parsePeriod({ from: dateOfDay(day), to: dateOfDay(day + length) });
        expect(parsePeriod(period?.label)).toEqual(period);
      }),
    );
  });
});

describe('periodsBetween', () => {
  const labels = (start: string, every: string, until: string): string[] => {
    return periodsBetween(start, duration(every), until).map((period) => period.label);
  };

  it.each<[string, string, string, string[]]>([
    ['2026-01-01', 'P1M', '2026-03-31', ['2026-01', '2026-02', '2026-03']],
    ['2026-01-01', 'P1M', '2026-03-30', ['2026-01', '2026-02']],
    ['2025-11-15', 'P1M', '2026-01-31', ['2025-12', '2026-01']],
    ['2025-07-01', 'P3M', '2026-06-30', ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2']],
    ['2025-02-01', 'P3M', '2025-12-31', ['2025-Q2', '2025-Q3', '2025-Q4']],
    ['2025-01-01', 'P6M', '2026-06-30', ['2025-H1', '2025-H2', '2026-H1']],
    ['2024-01-01', 'P12M', '2026-06-30', ['2024', '2025']],
    ['2023-12-02', 'P1Y', '2026-06-30', ['2024', '2025']],
    ['2026-01-31', 'P2M', '2026-06-30', ['2026-01-31/2026-03-30', '2026-03-31/2026-05-30']],
    ['2026-06-01', 'P2W', '2026-06-30', ['2026-06-01/2026-06-14', '2026-06-15/2026-06-28']],
    ['2026-06-01', 'PT4H', '2026-06-30', []],
    ['2026-06-01', 'P0D', '2026-06-30', []],
    ['2026-06-01', 'P1M', '2026-05-01', []],
    ['9999-10-01', 'P1M', '9999-12-31', ['9999-10', '9999-11', '9999-12']],
    ['9999-12-02', 'P1M', '9999-12-31', []],
  ])('from %s every %s until %s', (start, every, until, expected) => {
    expect(labels(start, every, until)).toEqual(expected);
  });

  it('gives periods without gap or overlap that begin at or after the start and end by the last day', () => {
    const every = fc.constantFrom('P1M', 'P2M', 'P3M', 'P6M', 'P1Y', 'P12M', 'P18M', 'P1W', 'P10D', 'P1M1D');
    fc.assert(
      fc.property(someDay, fc.nat(2000), every, (day, length, text) => {
        const [start, until] = [dateOfDay(day), dateOfDay(day + length)];
        const periods = periodsBetween(start, duration(text), until);
        for (const [index, period] of periods.entries()) {
          const next = periods[index + 1];
          if (next !== undefined) expect(dayOfDate(next.from)).toBe(dayOfDate(period.to) + 1);
          expect(parsePeriod(period.label)).toEqual(period);
        }
        expect(periods.every((period) => period.from >= start && period.to <= until)).toBe(true);
      }),
    );
  });
});

describe('dateInTimeZone', () => {
  it.each([
    ['2026-06-30T23:30:00Z', 'Europe/London', '2026-07-01'],
    ['2026-01-31T23:30:00Z', 'Europe/London', '2026-01-31'],
    ['2026-06-30T23:30:00Z', 'UTC', '2026-06-30'],
    ['2026-03-01T04:59:59Z', 'America/New_York', '2026-02-28'],
    ['2026-06-30T12:00:00+14:00', 'Pacific/Kiritimati', '2026-06-30'],
  ])('%s in %s is %s', (instant, zone, expected) => {
    expect(dateInTimeZone(instant, zone)).toBe(expected);
  });

  it('agrees with a fixed offset', () => {
    fc.assert(
      fc.property(someDay, fc.nat(1439), fc.integer({ min: -12, max: 14 }), (day, minute, offset) => {
        const instant = day * dayLength + minute * 60_000;
        const zone = `Etc/GMT${offset === 0 ? '' : offset > 0 ? `-${offset}` : `+${-offset}`}`;
        const expected = new Date(instant + offset * 3_600_000).toISOString().slice(0, 10);
        expect(dateInTimeZone(new Date(instant).toISOString(), zone)).toBe(expected);
      }),
    );
  });

  it('throws on an unknown time zone or instant', () => {
    expect(() => dateInTimeZone('2026-06-30T00:00:00Z', 'Europe/Nowhere')).toThrow(RangeError);
    expect(() => dateInTimeZone('yesterday', 'UTC')).toThrow(RangeError);
  });
});

describe('words for readers', () => {
  it('writes dates', () => {
    expect(formatDate('2026-06-30')).toBe('30 June 2026');
    expect(formatDate('2026-01-01')).toBe('1 January 2026');
    expect(formatDate('soon')).toBe('soon');
  });

  it.each([
    ['P3M', '3 months'],
    ['P1M', '1 month'],
    ['P1Y6M', '1 year and 6 months'],
    ['P1Y2M3D', '1 year, 2 months and 3 days'],
    ['P2W', '2 weeks'],
    ['PT4H', '4 hours'],
    ['P0D', '0 days'],
    ['often', 'often'],
  ])('describes %s as %s', (text, expected) => {
    expect(describeDuration(text)).toBe(expected);
  });
});
