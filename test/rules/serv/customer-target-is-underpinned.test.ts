import { describe, expect, test } from 'vitest';
import rule from '../../../src/rules/serv/customer-target-is-underpinned.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

interface Line {
  readonly measure?: string;
  readonly what?: string;
  readonly value: number | string;
  readonly unit?: string;
  readonly window?: string;
  readonly hours?: string;
  readonly class?: string;
}

const row = (line: Line): string =>
  JSON.stringify({ measure: 'KPI-001', unit: 'h', window: 'P1M', class: 'restore', ...line });

function agreement(id: string, lines: readonly Line[], more: string): string {
  return markdown(`id: ${id}
owner: ROL-004
version: "1.0"
status: agreed
classification: internal
from: 2025-10-01
targets: [${lines.map(row).join(', ')}]
${more}`);
}

interface Case {
  readonly promised: readonly Line[];
  readonly given: readonly Line[];
  readonly sla?: string;
  readonly contract?: string;
  readonly rows?: string;
}

function findings({ promised, given, sla = '', contract = 'supports: [SVC-001]', rows = '' }: Case): readonly string[] {
  return judgedOn(
    rule,
    {
      'content/sla-001.md': agreement('SLA-001', promised, `customer: CUS-001\ncovers: [SVC-001, SVC-002]\n${sla}`),
      'content/con-001.md': agreement('CON-001', given, `supplier: SUP-001\n${contract}`),
      'content/svc-001.md': markdown(
        'id: SVC-001\nowner: ROL-004\nstatus: live\nclassification: customer\ntitle: Hosting',
      ),
      'content/svc-002.md': markdown(
        'id: SVC-002\nowner: ROL-004\nstatus: live\nclassification: customer\ntitle: Network',
      ),
      'content/rows.md': markdown(
        `id: REG-009\ntype: register\nof: [measure, risk]\nowner: ROL-004\nclassification: internal\nrows:\n${rows === '' ? '  []' : rows}`,
      ),
    },
    '2026-06-30',
  );
}

const stricter = ['warn SLA-001'];

describe('numbers', () => {
  test.each<[string, Line, Line, readonly string[]]>([
    ['a shorter time than underneath', { value: 2 }, { value: 4 }, stricter],
    ['the same time', { value: 4 }, { value: 4 }, []],
    ['a longer time', { value: 8 }, { value: 4 }, []],
    ['other units of time', { value: 2, unit: 'h' }, { value: 240, unit: 'min' }, stricter],
    ['other units of time, the same length', { value: 2, unit: 'hours' }, { value: 120, unit: 'min' }, []],
    ['numbers written as text', { value: '2' }, { value: '4,5' }, stricter],
    [
      'more availability',
      { value: 99.9, unit: '%', class: 'availability' },
      { value: 99.5, unit: '%', class: 'availability' },
      stricter,
    ],
    [
      'less availability',
      { value: 99.5, unit: '%', class: 'availability' },
      { value: 99.9, unit: '%', class: 'availability' },
      [],
    ],
    ['the same time around the clock', { value: 4, hours: '24x7' }, { value: 4, hours: 'business' }, stricter],
    ['the same time in business hours', { value: 4, hours: 'business' }, { value: 4, hours: '24x7' }, []],
    ['hours not stated underneath', { value: 4, hours: '24x7' }, { value: 4 }, []],
    ['another window', { value: 2, window: 'P1M' }, { value: 4, window: 'P1Y' }, []],
    ['another class', { value: 2, class: 'response' }, { value: 4, class: 'restore' }, []],
    ['another measure', { value: 2, measure: 'KPI-001' }, { value: 4, measure: 'KPI-002' }, []],
    [
      'a unit of which nobody knows whether more is better',
      { value: 100, unit: 'Mbit/s', class: 'other' },
      { value: 1000, unit: 'Mbit/s', class: 'other' },
      [],
    ],
    ['words instead of a number', { value: 'best effort' }, { value: 4 }, []],
  ])('%s', (_, promised, given, expected) => {
    expect(findings({ promised: [promised], given: [given] })).toEqual(expected);
  });

  test('the measure says that less is better', () => {
    const rows = '  - {id: KPI-001, text: Failed jobs, of: [SVC-001], unit: "%", target: {op: "<=", value: 2}}';
    const line = (value: number): Line => ({ value, unit: '%', class: 'other' });
    expect(findings({ promised: [line(3)], given: [line(2)], rows })).toEqual([]);
    expect(findings({ promised: [line(1)], given: [line(2)], rows })).toEqual(stricter);
  });
});

describe('several lines of one measure', () => {
  const lines = (first: number, second: number): readonly Line[] => [
    { what: 'Priority 1', value: first },
    { what: 'Priority 2', value: second },
  ];

  test('are paired by their words', () => {
    expect(findings({ promised: lines(4, 8), given: lines(4, 8) })).toEqual([]);
    expect(findings({ promised: lines(4, 8), given: lines(6, 8) })).toEqual(stricter);
    expect(findings({ promised: lines(4, 6), given: lines(4, 8) })).toEqual(stricter);
  });

  test('a promise for one of them says nothing of the other', () => {
    expect(findings({ promised: lines(4, 8), given: [{ what: 'Priority 2', value: 8 }] })).toEqual([]);
  });

  test('a promise without words is for all of them', () => {
    expect(findings({ promised: lines(4, 8), given: [{ value: 6 }] })).toEqual(stricter);
  });

  test('with other words only a target stricter than all of them is reported', () => {
    const given = [
      { what: 'Engineer on site', value: 2 },
      { what: 'Part delivered', value: 6 },
    ];
    expect(findings({ promised: [{ what: 'Back again', value: 4 }], given })).toEqual([]);
    expect(findings({ promised: [{ what: 'Back again', value: 1 }], given })).toEqual(stricter);
  });
});

describe('silent when', () => {
  const gap = { promised: [{ value: 2, what: 'Back again' }], given: [{ value: 4 }] };

  test.each<[string, Partial<Case>, readonly string[]]>([
    ['nothing explains it (not silent)', {}, stricter],
    ['alignment names the measure', { sla: 'alignment: [{target: KPI-001, reason: spare parts}]' }, []],
    ['alignment names the target', { sla: 'alignment: [{target: Back again, reason: spare parts}]' }, []],
    [
      'alignment names this contract',
      { sla: 'alignment: [{target: KPI-001, underneath: [CON-001], reason: spare parts}]' },
      [],
    ],
    [
      'alignment names another contract (not silent)',
      { sla: 'alignment: [{target: KPI-001, underneath: CON-002, reason: spare parts}]' },
      stricter,
    ],
    [
      'alignment names a longer number (not silent)',
      { sla: 'alignment: [{target: KPI-0011, reason: spare parts}]' },
      stricter,
    ],
    [
      'alignment gives no reason (not silent)',
      { sla: 'alignment: [{target: KPI-001, underneath: [CON-001]}]' },
      stricter,
    ],
    [
      'a risk names the measure',
      { rows: '  - {id: RSK-001, text: KPI-001 not carried, domain: other-party, likelihood: 1, impact: 1}' },
      [],
    ],
    [
      'a risk links the agreement and speaks of the target',
      {
        rows: '  - {id: RSK-001, text: Target missed, domain: other-party, likelihood: 1, impact: 1, related: [{rel: arises_from, target: SLA-001}]}',
      },
      [],
    ],
    [
      'a risk links the agreement for something else (not silent)',
      {
        rows: '  - {id: RSK-001, text: Price rises, domain: other-party, likelihood: 1, impact: 1, related: [{rel: arises_from, target: SLA-001}]}',
      },
      stricter,
    ],
    [
      'the risk is closed (not silent)',
      {
        rows: '  - {id: RSK-001, text: KPI-001 not carried, status: closed, domain: other-party, likelihood: 1, impact: 1}',
      },
      stricter,
    ],
    ['the contract is for no service of the agreement', { contract: 'supports: [SVC-009]' }, []],
    ['the contract names the agreement (not silent)', { contract: 'supports: [SLA-001]' }, stricter],
    ['the contract has ended', { contract: 'supports: [SVC-001]\nto: 2026-01-01' }, []],
  ])('%s', (_, more, expected) => {
    expect(findings({ ...gap, ...more })).toEqual(expected);
  });

  test('the target names a service that the contract is not for', () => {
    const promised = [{ value: 2, what: 'Network is back' }];
    expect(findings({ promised, given: gap.given, contract: 'supports: [SVC-001, SLA-001]' })).toEqual([]);
    expect(findings({ promised, given: gap.given, contract: 'supports: [SVC-002, SLA-001]' })).toEqual(stricter);
    expect(findings({ promised, given: gap.given, contract: 'supports: [SLA-001]' })).toEqual(stricter);
  });
});
