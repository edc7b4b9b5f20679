import { describe, expect, test } from 'vitest';
import type { MandatoryState } from '../../../src/core/model/sms.ts';
import { smallSms } from '../../support/small-sms.ts';

const rowOf = (files: Readonly<Record<string, string>>, row: string, asOf = '2026-06-30'): MandatoryState | undefined =>
  smallSms(files, { asOf }).mandatory.find((state) => state.row === row);
const stateOf = (files: Readonly<Record<string, string>>, row: string, asOf?: string): string => {
  const state = rowOf(files, row, asOf);
  return [state?.state, ...(state?.items ?? [])].join(' ');
};

const register = (of: string, ...rows: readonly string[]): Record<string, string> => ({
  'content/registers/reg-009.md': `---\nid: REG-009\ntype: register\nof: [${of}]\nowner: ROL-002\nclassification: internal\nrows:\n${rows.map((row) => `  - ${row}\n`).join('')}---\n\n# Register\n`,
});
const file = (path: string, fields: string, body = ''): Record<string, string> => ({
  [path]: `---\nowner: ROL-002\nclassification: internal\n${fields}\n---\n\n# Title\n${body}`,
});

describe('a row', () => {
  test('that is always needed is missing until an item of its type names the clause and counts', () => {
    const policy = (kind: string, status: string): Record<string, string> =>
      file('policies/pol-001.md', `id: POL-001\nversion: "1.0"\nkind: ${kind}\nstatus: ${status}`);
    expect(stateOf({}, 'MD-17')).toBe('missing');
    expect(stateOf(policy('information-security', 'approved'), 'MD-17')).toBe('missing');
    expect(stateOf(policy('change-management', 'draft'), 'MD-17')).toBe('missing');
    expect(stateOf(policy('change-management', 'approved'), 'MD-17')).toBe('found POL-001');
  });

  test('that has to stand in a section wants an entry there', () => {
    const service = (body: string): Record<string, string> =>
      file('content/services/svc-001.md', 'id: SVC-001\nstatus: live', body);
    expect(stateOf(service(''), 'MD-09')).toBe('missing');
    expect(stateOf(service('\n## Requirements\n\n| Id | Requirement |\n|---|---|\n'), 'MD-09')).toBe('missing');
    expect(
      stateOf(service('\n## Requirements\n\n| Id | Requirement |\n|---|---|\n| SRQ-001 | Answers in 2 s |\n'), 'MD-09'),
    ).toBe('found SVC-001 SRQ-001');
  });

  test('about values is shown by a measure with a value of a period that is over', () => {
    const files = {
      ...register('measure', '{id: KPI-001, text: Calls, of: [SVC-001], unit: "%", clauses: ["8.7.1"]}'),
      'content/data/KPI-001.csv': 'period,value\n2026-02,81\n2026-05,82\n',
    };
    expect(['2026-02-27', '2026-02-28'].map((day) => stateOf(files, 'MR-30', day))).toEqual([
      'missing',
      'found KPI-001',
    ]);
    expect(stateOf({ ...files, 'content/data/KPI-001.csv': 'period,value\n' }, 'MR-30')).toBe('missing');
  });

  test('about the work of the processes is shown by their records, or by the tool that holds them', () => {
    const tool = register(
      'external-register',
      '{id: XRG-001, name: Tickets, system: Tool, holds: [incident], query: all}',
    );
    expect(stateOf({}, 'MR-02')).toBe('missing');
    expect(stateOf(tool, 'MR-02')).toBe('found XRG-001');
    expect(
      stateOf(
        file(
          'content/records/mrv-001.md',
          'id: MRV-001\nstatus: closed\ndate: 2026-01-10\nchair: PER-001\nclosed: {at: 2026-01-12}',
        ),
        'MR-02',
      ),
    ).toBe('missing');
  });

  test('whose pointer suffices is shown by the register of external records, unless it only adds', () => {
    expect(
      stateOf(
        register('external-register', '{id: XRG-001, name: Database, system: Tool, holds: [ci], query: all}'),
        'MR-04',
      ),
    ).toBe('found XRG-001');
    expect(stateOf(file('content/plans/cir-001.md', 'id: CIR-001\nstatus: approved'), 'MR-04')).toBe('missing');
  });

  test('about an event or a circumstance is missed only when that is on file', () => {
    expect(stateOf({}, 'MD-14')).toBe('not triggered');
    expect(stateOf(register('supplier', '{id: SUP-001, name: Telephone company}'), 'MD-14')).toBe('missing');
    expect(stateOf(register('supplier', '{id: SUP-001, name: Telephone company, status: retired}'), 'MD-14')).toBe(
      'not triggered',
    );
    const service = (part: string): Record<string, string> =>
      file(
        'content/services/svc-001.md',
        `id: SVC-001\nstatus: live\ncomponents: [{name: Room, by: ${part}, party: Council}]`,
      );
    expect(
      ['own', 'external-supplier', 'internal-supplier', 'customer'].map((part) => stateOf(service(part), 'MD-15')),
    ).toEqual(['not triggered', 'not triggered', 'missing', 'missing']);
    const audit = (grade: string): Record<string, string> =>
      file(
        'content/records/aud-001.md',
        `id: AUD-001\nstatus: reported\ndates: {from: 2026-04-20, to: 2026-04-21}\nfindings: [{id: FND-001, grade: ${grade}, clause: "8.6.2", text: Something}]`,
      );
    expect(['minor', 'opportunity'].map((grade) => stateOf(audit(grade), 'MR-41'))).toEqual([
      'missing',
      'not triggered',
    ]);
    expect(stateOf(audit('minor'), 'MR-41', '2026-04-20')).toBe('not triggered');
  });

  test('about results of corrective action is shown by what was verified', () => {
    const action = (status: string): Record<string, string> =>
      file(
        'content/records/ncr-001.md',
        `id: NCR-001\ndate: 2026-01-10\nsource: monitoring\nrequirement: "8.6.2"\ndue: 2026-05-01\nstatus: ${status}\nactions: [{id: CAR-001, what: Train, who: ROL-002, due: 2026-03-01}]`,
      );
    expect(['open', 'implemented', 'verified', 'closed'].map((status) => stateOf(action(status), 'MR-42'))).toEqual([
      'not triggered',
      'not triggered',
      'found NCR-001',
      'found NCR-001',
    ]);
    expect(stateOf(action('open'), 'MR-41')).toBe('found NCR-001');
  });
});

describe('a statement that nothing happened', () => {
  const decision = (affects: string, at = '2026-03-01'): Record<string, string> =>
    register(
      'decision, supplier',
      `{id: DEC-001, title: None so far, by: ROL-003, at: ${at}, reason: Nothing., affects: [${affects}]}`,
    );

  test('counts for rows of events only, for twelve months', () => {
    expect(stateOf(decision('MR-33'), 'MR-33')).toBe('no occurrence DEC-001');
    expect(stateOf(decision('MR-39'), 'MR-39')).toBe('missing');
    expect(['2025-06-29', '2025-06-30'].map((at) => stateOf(decision('MR-33', at), 'MR-33'))).toEqual([
      'not triggered',
      'no occurrence DEC-001',
    ]);
    expect(stateOf(decision('MR-33', '2026-07-01'), 'MR-33')).toBe('not triggered');
  });

  test('may stand in the management review, as a decision of kind none', () => {
    const review = (kind: string): Record<string, string> =>
      file(
        'content/records/mrv-001.md',
        `id: MRV-001\nstatus: closed\ndate: 2026-01-10\nchair: PER-001\nclosed: {at: 2026-01-12}\ndecisions: [{id: D1, text: "No dispute and no invocation so far (MR-11, MR-33)", kind: ${kind}, owner: ROL-001, due: 2026-12-31}]`,
      );
    expect(['MR-11', 'MR-33', 'MR-24'].map((row) => stateOf(review('none'), row))).toEqual([
      'no occurrence MRV-001',
      'no occurrence MRV-001',
      'not triggered',
    ]);
    expect(stateOf(review('improvement'), 'MR-11')).toBe('not triggered');
  });

  test('does not stand against what is on file', () => {
    const files = register(
      'decision, supplier',
      '{id: SUP-001, name: Telephone company}',
      '{id: DEC-001, title: None, by: ROL-003, at: 2026-03-01, reason: Nothing., affects: [MD-14]}',
    );
    expect(stateOf(files, 'MD-14')).toBe('missing');
  });
});
