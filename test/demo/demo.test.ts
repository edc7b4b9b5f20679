import { beforeAll, describe, expect, test } from 'vitest';
import { summarize } from '../../src/core/finding/order.ts';
import type { CheckedSms } from '../../src/core/finding/checked-sms.ts';
import { checkSms } from '../../src/io/check-sms.ts';
import { clausebook, repository } from '../support/command-line.ts';

// The demo SMS holds eight planted gaps and look-alikes that must stay silent.
let demo: CheckedSms;

beforeAll(async () => {
  demo = await checkSms(repository);
});

describe('the demo on 30 June 2026', () => {
  test('gives exactly the planted findings', () => {
    const found = demo.judgement.findings
      .map(({ rule, item, severity, basis }) => `${rule} ${item ?? ''} ${severity} ${basis}`)
      .sort();
    expect(found).toEqual([
      'APPR-002 PRO-002 block derived',
      'AUDT-001 AUP-001 error derived',
      'AUDT-004 AUD-002 error derived',
      'CERT-001 CAU-001 warn practice',
      'MEAS-005 KPI-005 warn derived',
      'MREV-002 MRV-001 error std',
      'MREV-007 MRV-001 info practice',
      'NONC-003 CAR-002 warn practice',
      'NONC-010 NCR-003 warn practice',
      'OPER-004 CHG-005 error std',
      'OPER-004 CHG-006 error std',
      'OPER-009 CTP-001 error std',
      'ORGA-001 ROL-011 error derived',
      'SERI-001 RPD-001 error derived',
      'SERI-002 SRP-26021 info own',
      'SERV-007 SLA-002 warn derived',
    ]);
    expect(summarize(demo.judgement)).toMatchObject({
      total: 16,
      block: 1,
      error: 8,
      warn: 5,
      info: 2,
      waived: 1,
      gaps: 0,
    });
  });

  test('names the other items concerned', () => {
    const related = Object.fromEntries(
      demo.judgement.findings.map((finding) => [finding.rule, finding.related.flatMap(({ item }) => item ?? [])]),
    );
    expect(related['SERI-001']).toContain('SLA-001');
    expect(related['SERV-007']).toEqual(['CON-001']);
    expect(related['OPER-004']).toEqual(['NCR-003']);
    expect(related['OPER-009']).toEqual(expect.arrayContaining(['CHG-004', 'CTT-001']));
    expect(related['AUDT-004']).toEqual(expect.arrayContaining(['PER-006', 'PRC-009']));
    expect(related['AUDT-001']).toContain('PRC-007');
    expect(related['ORGA-001']).toEqual(['CAP-001', 'PRC-008']);
    expect(related['NONC-003']).toEqual(['NCR-002']);
    expect(related['MREV-002']).toEqual(['SVR-001']);
    expect(related['CERT-001']).toEqual(['AUP-001']);
    expect(related['MEAS-005']).toContain('CAP-001');
    expect(related['NONC-010']).toEqual(['NCR-002']);
    expect(related['SERI-002']).toEqual(['RPD-001']);
    expect(related['MREV-007']).toEqual(['AUP-001', 'AUD-002', 'MRV-002']);
  });

  test('shows the overdue look at an outside document as waived', () => {
    expect(demo.judgement.waived.map(({ rule, item, waiver }) => [rule, item, waiver])).toEqual([
      ['EXTD-003', 'EXT-002', { id: 'WVR-001', until: '2026-09-30' }],
    ]);
  });

  test('holds every item of its outline', () => {
    const counts: Record<string, number> = {};
    for (const item of demo.sms.items.values()) counts[item.storage] = (counts[item.storage] ?? 0) + 1;
    expect(counts).toEqual({ file: 99, row: 171, section: 21, data: 1 });
    expect(demo.sms.registers.size).toBe(11);
    expect(demo.sms.withheld).toEqual([]);
    expect(demo.sms.misfits).toEqual([]);
    expect(demo.sms.dangling).toEqual([]);
    expect(demo.sms.files.flatMap((file) => file.problems)).toEqual([]);
  });

  test('evidences all 62 normative clauses, with the flags of the story', () => {
    const states = [...demo.sms.clauseStates.values()];
    expect(
      states.filter((state) => state.state !== 'evidenced').map(({ clause, state }) => `${clause} ${state}`),
    ).toEqual([]);
    expect(states).toHaveLength(62);
    const flags = Object.fromEntries(
      states.filter((state) => state.flags.length > 0).map((state) => [state.clause, state.flags]),
    );
    expect(flags).toEqual({
      '7.5.3.2': ['waived'],
      '7.5.4': ['approval broken'],
      '8.2.6': ['open nonconformity'],
      '8.5.1.3': ['open nonconformity'],
      '8.6.1': ['approval broken'],
      '8.7.3.3': ['restricted evidence'],
    });
  });

  test('the command line says the same and fails', async () => {
    const { code, out, err } = await clausebook(['check', '--format', 'json']);
    const report = JSON.parse(out) as { summary: Record<string, number> };
    expect(report.summary).toMatchObject({ total: 16, block: 1, error: 8, warn: 5, info: 2 });
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });
});

describe('the demo on other days', () => {
  const rulesOn = async (asOf: string): Promise<readonly string[]> => {
    const { judgement } = await checkSms(repository, { asOf });
    return judgement.findings.map(({ rule, item, severity }) => `${rule} ${item ?? ''} ${severity}`);
  };

  test('the plan is not tested again: silent before the change, warns when due, fails after the grace', async () => {
    expect(await rulesOn('2026-03-10')).not.toContainEqual(expect.stringContaining('OPER-009'));
    expect(await rulesOn('2026-05-20')).toContain('OPER-009 CTP-001 warn');
    expect(await rulesOn('2026-06-30')).toContain('OPER-009 CTP-001 error');
  });

  test.each(['2025-07-15', '2025-10-05', '2026-01-25'])(
    'on %s nobody judges versions that came later: a note for each, no finding',
    async (asOf) => {
      const { sms, judgement } = await checkSms(repository, { asOf });
      const later = ['PRO-002', 'POL-002', 'CTL-001'];
      const all = [...judgement.findings, ...judgement.gaps];
      expect(all.filter((finding) => later.some((id) => JSON.stringify(finding).includes(id)))).toEqual([]);
      const notes = judgement.notes.filter(({ rule, item }) => rule === 'META-001' && later.includes(item ?? ''));
      expect(notes.map(({ item }) => item).sort()).toEqual([...later].sort());
      expect(sms.clauseStates.get('iso20000-1-2018/8.5.1.1')?.state).toBe('not evaluated');
    },
  );

  test('the waiver ends on its last day', async () => {
    expect(await rulesOn('2026-09-30')).not.toContainEqual(expect.stringContaining('EXTD-003 EXT-002'));
    expect(await rulesOn('2026-10-01')).toContainEqual(expect.stringContaining('EXTD-003 EXT-002'));
  });
});
