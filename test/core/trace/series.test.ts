import { describe, expect, test } from 'vitest';
import { smallSms } from '../../support/small-sms.ts';

const settings = (more = 'series_start: 2026-01-01'): string => `organization: Example Ltd
level: advanced
history: none
as_of: 2026-06-30
in_force_from: 2025-10-01
${more}
`;

const definitions = (...rows: readonly string[]): string => `---
id: REG-002
type: register
of: [report-definition, decision, supplier, customer]
owner: ROL-002
classification: internal
rows:
${rows.map((row) => `  - ${row}`).join('\n')}
---

# Reports
`;

const agreement = (id: string, fields: string): string => `---
id: ${id}
owner: ROL-004
version: "1.0"
status: agreed
classification: customer
customer: CUS-001
covers: [SVC-001]
${fields}
---

# Agreement ${id}
`;

const report = (id: string, fields: string, closed = '2026-06-01'): string => `---
id: ${id}
owner: ROL-002
status: issued
classification: customer
${fields}
closed: {at: ${closed}, by: PER-002}
---

# Report ${id}
`;

const monthly = '{id: RPD-001, text: Service report, for: each-sla, every: P1M, due: P15D, series_start: 2026-01-01}';
const sla = { 'content/agreements/sla-001.md': agreement('SLA-001', 'from: 2025-10-01') };
const month = { 'content/registers/reg-002.md': definitions(monthly) };

const series = (files: Readonly<Record<string, string>>, asOf = '2026-06-30', more?: string): readonly string[] =>
  smallSms({ 'clausebook.yaml': settings(more), ...files }, { asOf }).series.map(
    ({ definition, subject, period, due, record }) => `${definition} ${subject} ${period} ${due} ${record ?? '-'}`,
  );
const periods = (files: Readonly<Record<string, string>>, asOf?: string, more?: string): readonly string[] =>
  series(files, asOf, more).map((line) => line.split(' ')[2] ?? '');

describe('the periods of a series', () => {
  test('are expected one by one, each from its due date on', () => {
    expect(series({ ...sla, ...month }, '2026-04-15')).toEqual([
      'RPD-001 SLA-001 2026-01 2026-02-15 -',
      'RPD-001 SLA-001 2026-02 2026-03-15 -',
      'RPD-001 SLA-001 2026-03 2026-04-15 -',
    ]);
    expect(
      ['2026-02-14', '2026-02-15', '2026-03-14', '2026-03-15'].map((day) => periods({ ...sla, ...month }, day).length),
    ).toEqual([0, 1, 1, 2]);
  });

  test.each([
    ['the start of the definition', monthly.replace('2026-01-01', '2026-04-01'), undefined, ['2026-04', '2026-05']],
    ['its start as a month', monthly.replace('2026-01-01', '2026-04'), undefined, ['2026-04', '2026-05']],
    [
      'series_start of the settings',
      monthly.replace('2026-01-01', '2025-11-01'),
      'series_start: 2026-03-01',
      ['2026-03', '2026-04', '2026-05'],
    ],
    ['the day records were adopted', monthly, 'series_start: 2026-01-01\nadopted: 2026-03-10', ['2026-04', '2026-05']],
    ['the end of the series', monthly.replace('}', ', series_end: 2026-02-28}'), undefined, ['2026-01', '2026-02']],
  ])('keep to %s', (_, row, more, expected) => {
    expect(periods({ ...sla, 'content/registers/reg-002.md': definitions(row) }, '2026-06-30', more)).toEqual(expected);
  });

  test('are whole: an agreement that begins inside a month is reported on from the next one', () => {
    const from = (day: string, row = monthly): readonly string[] =>
      periods({
        'content/agreements/sla-001.md': agreement('SLA-001', `from: ${day}`),
        'content/registers/reg-002.md': definitions(row),
      });
    expect([from('2026-03-31')[0], from('2026-04-01')[0], from('2026-04-02')[0]]).toEqual([
      '2026-04',
      '2026-04',
      '2026-05',
    ]);
    expect(from('2026-02-15', monthly.replace('P1M', 'P3M'))).toEqual([]);
    expect(from('2026-07-01')).toEqual([]);
  });

  test('keep the calendar of the definition where they are no calendar periods', () => {
    const twoMonths = monthly.replace('P1M', 'P2M');
    const files = {
      'content/agreements/sla-001.md': agreement('SLA-001', 'from: 2026-02-10'),
      'content/registers/reg-002.md': definitions(twoMonths),
    };
    expect(periods(files)).toEqual(['2026-03-01/2026-04-30']);
  });

  test('end with the agreement, and what was due before its end stays due', () => {
    const ended = { 'content/agreements/sla-001.md': agreement('SLA-001', 'from: 2025-10-01\nto: 2026-04-20') };
    expect(periods({ ...ended, ...month })).toEqual(['2026-01', '2026-02', '2026-03']);
    const renewed = {
      'content/agreements/sla-001.md': agreement('SLA-001', 'from: 2025-10-01\nto: 2026-04-20\nrenewal: automatic'),
    };
    expect(periods({ ...renewed, ...month })).toHaveLength(5);
    const draft = {
      'content/agreements/sla-001.md': agreement('SLA-001', 'from: 2025-10-01').replace('agreed', 'negotiation'),
    };
    expect(periods({ ...draft, ...month })).toEqual([]);
  });

  test('of an agreement that promises its own report count from the series start', () => {
    const own = { 'content/agreements/sla-001.md': agreement('SLA-001', 'from: 2019-05-01\nreport: {every: P3M}') };
    expect(series(own)).toEqual(['SLA-001 SLA-001 2026-Q1 2026-04-30 -']);
    expect(periods(own, '2026-06-30', '')).toEqual(['2025-Q4', '2026-Q1']);
    expect(periods(own, '2026-06-30', 'adopted: 2025-12-05')).toEqual(['2026-Q1']);
  });

  test('are counted once where a definition and the agreement promise the same', () => {
    const both = {
      'content/agreements/sla-001.md': agreement('SLA-001', 'from: 2025-10-01\nreport: {every: P1M, due: P15D}'),
      ...month,
    };
    expect(new Set(series(both).map((line) => line.split(' ')[0]))).toEqual(new Set(['RPD-001']));
  });

  test('are expected for every subject of the definition', () => {
    const rows = definitions(
      '{id: RPD-002, text: SMS, for: sms, every: P3M, due: P30D, series_start: 2026-01-01}',
      '{id: RPD-003, text: Suppliers, for: each-supplier, every: P3M, due: P30D, series_start: 2026-01-01}',
      '{id: RPD-004, text: Two of them, for: list, subjects: [CUS-001, SUP-001], every: P3M, due: P30D, series_start: 2026-01-01}',
      '{id: SUP-001, name: Telephone company, owner: ROL-004}',
      '{id: SUP-002, name: Old printer, owner: ROL-004, status: retired}',
      '{id: CUS-001, name: Museum}',
    );
    expect(series({ 'content/registers/reg-002.md': rows })).toEqual([
      'RPD-002 RPD-002 2026-Q1 2026-04-30 -',
      'RPD-003 SUP-001 2026-Q1 2026-04-30 -',
      'RPD-004 SUP-001 2026-Q1 2026-04-30 -',
      'RPD-004 CUS-001 2026-Q1 2026-04-30 -',
    ]);
  });

  test('are none where the definition is retired or its durations are no durations', () => {
    const rows = [
      monthly.replace('}', ', status: retired}'),
      monthly.replace('P1M', 'monthly'),
      monthly.replace('P15D', 'soon'),
      monthly.replace('P1M', 'P0D'),
    ];
    for (const row of rows)
      expect(periods({ ...sla, 'content/registers/reg-002.md': definitions(row) }), row).toEqual([]);
  });
});

describe('the record of a period', () => {
  const record = (fields: string, more: Readonly<Record<string, string>> = {}, asOf?: string): readonly string[] =>
    series({ ...sla, ...month, 'content/reports/srp-001.md': report('SRP-001', fields), ...more }, asOf).map((line) =>
      line.split(' ').slice(2).join(' '),
    );

  test('names the subject, or definition and subject', () => {
    for (const fields of [
      'for: SLA-001\nperiod: 2026-05',
      'for: [SLA-001]\ndefinition: RPD-001\nperiod: 2026-05',
      'for: [SLA-002, SLA-001]\ndefinition: SLA-001\nperiod: {from: 2026-05-01, to: 2026-05-31}',
    ]) {
      expect(record(fields).at(-1), fields).toBe('2026-05 2026-06-15 SRP-001');
    }
    for (const fields of [
      'for: SLA-002\nperiod: 2026-05',
      'for: SLA-001\ndefinition: RPD-009\nperiod: 2026-05',
      'period: 2026-05',
      'for: SLA-001\nperiod: May',
    ]) {
      expect(record(fields).at(-1), fields).toBe('2026-05 2026-06-15 -');
    }
  });

  test('covers the whole period, and may cover several', () => {
    expect(record('for: SLA-001\nperiod: 2026-Q1')).toEqual([
      '2026-01 2026-02-15 SRP-001',
      '2026-02 2026-03-15 SRP-001',
      '2026-03 2026-04-15 SRP-001',
      '2026-04 2026-05-15 -',
      '2026-05 2026-06-15 -',
    ]);
    expect(record('for: SLA-001\nperiod: {from: 2026-05-01, to: 2026-05-30}').at(-1)).toBe('2026-05 2026-06-15 -');
  });

  test('is issued by the day judged', () => {
    const file = { 'content/reports/srp-001.md': report('SRP-001', 'for: SLA-001\nperiod: 2026-05', '2026-06-20') };
    expect(
      ['2026-06-19', '2026-06-20'].map((day) =>
        series({ ...sla, ...month, ...file }, day)
          .at(-1)
          ?.split(' ')
          .at(-1),
      ),
    ).toEqual(['-', 'SRP-001']);
    const draft = {
      'content/reports/srp-001.md': report('SRP-001', 'for: SLA-001\nperiod: 2026-05').replace('issued', 'draft'),
    };
    expect(
      series({ ...sla, ...month, ...draft })
        .at(-1)
        ?.endsWith('-'),
    ).toBe(true);
  });

  test('of the SMS as a whole names the definition', () => {
    const rows = {
      'content/registers/reg-002.md': definitions(
        '{id: RPD-002, text: SMS, for: sms, every: P3M, due: P30D, series_start: 2026-01-01}',
      ),
    };
    const analysis = (fields: string): Record<string, string> => ({
      'content/reports/ana-001.md': report('ANA-001', `kind: trend\nperiod: 2026-Q1\n${fields}`),
    });
    expect(series({ ...rows, ...analysis('definition: RPD-002') })).toEqual([
      'RPD-002 RPD-002 2026-Q1 2026-04-30 ANA-001',
    ]);
    expect(series({ ...rows, ...analysis('') })).toEqual(['RPD-002 RPD-002 2026-Q1 2026-04-30 -']);
  });

  test('may be a decision that names the series and the period, not one that only bears such a date', () => {
    const decided = (reason: string, affects: string): readonly string[] =>
      series({
        ...sla,
        'content/registers/reg-002.md': definitions(
          monthly,
          `{id: DEC-001, title: Decision, by: ROL-003, at: 2026-04-02, reason: "${reason}", affects: [${affects}]}`,
        ),
      }).filter((line) => line.endsWith('DEC-001'));
    expect(decided('No report for 2026-03, as agreed.', 'SLA-001')).toEqual([
      'RPD-001 SLA-001 2026-03 2026-04-15 DEC-001',
    ]);
    expect(decided('No report for 2026-03, as agreed.', 'SLA-002')).toEqual([]);
    expect(decided('Agreed on 2026-03-12.', 'RPD-001')).toEqual([]);
  });
});
