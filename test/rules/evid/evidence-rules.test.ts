import { describe, expect, test } from 'vitest';
import type { Judgement } from '../../../src/core/finding/finding.ts';
import clauseHasEvidence from '../../../src/rules/evid/clause-has-evidence.ts';
import clauseIsNotShownByDraftsOnly from '../../../src/rules/evid/clause-is-not-shown-by-drafts-only.ts';
import intervalIsPlanned from '../../../src/rules/evid/interval-is-planned.ts';
import noClauseIsExcluded from '../../../src/rules/evid/no-clause-is-excluded.ts';
import recordIsRecent from '../../../src/rules/evid/record-is-recent.ts';
import requiredInformationExists from '../../../src/rules/evid/required-information-exists.ts';
import type { Rule } from '../../../src/rules/define-rule.ts';
import { judge } from '../../../src/rules/judge.ts';
import { smallSms } from '../../support/small-sms.ts';

const run = (rules: readonly Rule[], files: Readonly<Record<string, string>>, asOf = '2026-06-30'): Judgement =>
  judge(smallSms(files, { asOf }), rules, { history: false, base: false });
const clausesOf = (rules: readonly Rule[], files: Readonly<Record<string, string>>, asOf?: string): readonly string[] =>
  run(rules, files, asOf).findings.map((finding) => `${finding.rule} ${finding.clause}`);
const file = (path: string, fields: string, body = ''): Record<string, string> => ({
  [path]: `---\nowner: ROL-002\nclassification: internal\n${fields}\n---\n\n# Title\n${body}`,
});
const settings = (more: string): Record<string, string> => ({
  'clausebook.yaml': `organization: Example Ltd\nlevel: advanced\nhistory: none\n${more}`,
});

describe('EVID-001, EVID-002 and EVID-004 together', () => {
  const evidence = [clauseHasEvidence, clauseIsNotShownByDraftsOnly, requiredInformationExists];
  const about = (clause: string, files: Readonly<Record<string, string>>): readonly string[] =>
    clausesOf(evidence, files).filter((line) => line.endsWith(` ${clause}`));

  test('a missing entry of the list is one finding, and names the clause without evidence as its consequence', () => {
    expect(about('8.5.1.1', {})).toEqual(['EVID-004 8.5.1.1']);
    const finding = run(evidence, {}).findings.find((entry) => entry.clause === '8.5.1.1');
    expect(finding?.related.map(({ message }) => message.slice(0, 8))).toEqual(['EVID-001']);
  });

  test('a draft of the only thing that could show it is one finding', () => {
    expect(
      about(
        '8.5.1.1',
        file('policies/pol-001.md', 'id: POL-001\nversion: "0.1"\nstatus: draft\nkind: change-management'),
      ),
    ).toEqual(['EVID-002 8.5.1.1']);
  });

  test('a draft beside something else that counts leaves the entry missing, and is named', () => {
    const draft = file('policies/pol-001.md', 'id: POL-001\nversion: "0.1"\nstatus: draft\nkind: change-management');
    const handbook = file('content/procedures/pro-001.md', 'id: PRO-001\nstatus: approved\nclauses: ["8.5.1.1"]');
    expect(about('8.5.1.1', { ...draft, ...handbook })).toEqual(['EVID-004 8.5.1.1']);
    expect(
      run(evidence, { ...draft, ...handbook }).findings.find((entry) => entry.clause === '8.5.1.1')?.message,
    ).toContain('POL-001 is on file but does not count on 2026-06-30.');
  });

  test('a clause for which nothing has to be written is no finding', () => {
    expect(about('4.1', {})).toEqual([]);
  });

  test('before the SMS is in force they are entries of the gap page', () => {
    const days = ['2025-09-30', '2025-10-01'].map((day) => run(evidence, {}, day));
    expect(days.map(({ findings, gaps }) => [findings.length > 0, gaps.length > 0])).toEqual([
      [false, true],
      [true, false],
    ]);
    expect(run(evidence, settings('')).findings).toEqual([]);
  });

  describe('a record that repeats', () => {
    const rule = [requiredInformationExists];
    const every = (clause: string, interval: string): Record<string, string> => ({
      ...settings('in_force_from: 2025-10-01\n'),
      ...file(
        'content/processes/prc-001.md',
        'id: PRC-001\nversion: "1.0"\nstatus: approved\neffective_from: 2025-10-01',
        `\n## How often\n\n| Activity | Clause | Every |\n|---|---|---|\n| Do it | ${clause} | ${interval} |\n`,
      ),
    });
    const programme = file(
      'content/plans/aup-001.md',
      'id: AUP-001\nversion: "1.0"\nstatus: approved\neffective_from: 2025-10-01\nclauses: ["9.2.1", "9.2.2"]\ncycle: {from: 2025-10-01, to: 2026-04-30}',
    );

    test.each([
      ['is not missed while its first interval runs', '9.3', 'P6M', '2026-04-01', false],
      ['has the grace after it', '9.3', 'P6M', '2026-05-01', false],
      ['is missed after that', '9.3', 'P6M', '2026-05-02', true],
      ['is missed from the first day where no interval is set for its clause', '8.7.2', 'P6M', '2025-10-02', true],
      ['is on the gap page before the SMS is in force', '9.3', 'P6M', '2025-09-30', false],
    ])('%s', (_, clause, interval, day, isMissed) => {
      expect(clausesOf(rule, every(clause, interval), day).includes('EVID-004 9.3')).toBe(isMissed);
      const { gaps } = run(rule, every(clause, interval), day);
      expect(gaps.some((gap) => gap.clause === '9.3')).toBe(day < '2025-10-01');
    });

    test.each([
      ['2026-04-30', false],
      ['2026-05-31', true],
    ])('of audits waits for the end of the cycle: %s', (day, isMissed) => {
      const files = { ...settings('in_force_from: 2025-10-01\n'), ...programme };
      expect(clausesOf(rule, files, day).includes('EVID-004 9.2.2')).toBe(isMissed);
    });

    test('and what is always needed is missed from the first day', () => {
      expect(clausesOf(rule, every('8.5.1.1', 'P6M'), '2025-10-01')).toContain('EVID-004 8.5.1.1');
    });
  });

  test('only the standards of the settings are looked at', () => {
    expect(
      run(
        [...evidence, intervalIsPlanned, recordIsRecent],
        settings('in_force_from: 2025-10-01\nstandards: [iso9001-2015]\n'),
      ).findings,
    ).toEqual([]);
  });
});

describe('EVID-006', () => {
  const table = (clause: string): string =>
    `\n## How often\n\n| Activity | Clause | Every |\n|---|---|---|\n| Do it | ${clause} | P3M |\n`;
  const process = (clause: string): Record<string, string> =>
    file(
      'content/processes/prc-001.md',
      'id: PRC-001\nversion: "1.0"\nstatus: approved\neffective_from: 2025-10-01\nclauses: ["8.4.2"]\nmeasures: []',
      table(clause),
    );
  const demand = file(
    'content/records/dem-001.md',
    'id: DEM-001\nstatus: issued\nperiod: 2025-Q4\nclosed: {at: 2026-01-10, by: PER-002}',
  );

  test.each([
    ['2026-04-10', []],
    ['2026-05-10', []],
    ['2026-05-11', ['EVID-006 8.4.2']],
  ])('a record of 10 January every three months is on %s %j', (asOf, expected) => {
    expect(clausesOf([recordIsRecent], { ...process('8.4.2'), ...demand }, asOf)).toEqual(expected);
  });

  test('the grace can be set', () => {
    const more = 'in_force_from: 2025-10-01\nas_of: 2026-06-30\nrules: {EVID-006: {parameters: {grace: P6M}}}\n';
    expect(clausesOf([recordIsRecent], { ...settings(more), ...process('8.4.2'), ...demand })).toEqual([]);
  });

  test('where nothing was ever recorded the time runs from the day records are expected', () => {
    const files = {
      ...process('8.4.2'),
      ...file('content/records/dem-001.md', 'id: DEM-001\nstatus: draft\nperiod: 2026-Q1'),
    };
    expect(clausesOf([recordIsRecent], files)).toEqual([]);
    const stores = {
      'content/registers/stores.md':
        '---\nid: REG-002\ntype: register\nof: [external-register]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: XRG-001, name: Database, system: Tool, holds: [ci], query: all}\n---\n\n# Stores\n',
    };
    // Series start on 1 January, so the first record is due on 1 April.
    expect(
      ['2026-05-01', '2026-05-02'].map((day) => clausesOf([recordIsRecent], { ...process('8.2.6'), ...stores }, day)),
    ).toEqual([[], ['EVID-006 8.2.6']]);
  });

  test('is silent where another rule names the late activity, and speaks when that one is off', () => {
    const review = file(
      'content/records/mrv-001.md',
      'id: MRV-001\nstatus: closed\ndate: 2026-01-10\nchair: PER-001\nclosed: {at: 2026-01-12, by: PER-002}',
    );
    expect(clausesOf([recordIsRecent], { ...process('9.3'), ...review })).toEqual([]);
    const off = settings('in_force_from: 2025-10-01\nas_of: 2026-06-30\nrules: {MREV-001: off}\n');
    expect(clausesOf([recordIsRecent], { ...off, ...process('9.3'), ...review })).toEqual(['EVID-006 9.3']);
  });
});

describe('EVID-009', () => {
  test.each([
    ['8.5.2', 1],
    ['4', 1],
    ['8.6.1', 1],
    ['1.2', 0],
    ['8.99', 0],
    ['iso9001-2015/8.3', 0],
    ['A.5.1', 0],
  ])('an exclusion of %s in the settings gives %i findings', (clause, expected) => {
    expect(
      run([noClauseIsExcluded], settings(`exclusions:\n  - {clause: "${clause}", reason: small}\n`)).findings,
    ).toHaveLength(expected);
  });

  test.each(['state: not applicable', 'how: n/a', 'applicable: no', 'status: nicht anwendbar', 'excluded: true'])(
    'an entry with %s is one',
    (entry) => {
      const files = file(
        'content/procedures/pro-001.md',
        `id: PRO-001\nstatus: approved\nclauses: [{ref: "8.6.3", ${entry}}]`,
      );
      expect(run([noClauseIsExcluded], files).findings).toHaveLength(1);
      expect(
        run(
          [noClauseIsExcluded],
          file('content/procedures/pro-001.md', `id: PRO-001\nstatus: withdrawn\nclauses: [{ref: "8.6.3", ${entry}}]`),
        ).findings,
      ).toEqual([]);
    },
  );

  test('words that only speak of applicability are none', () => {
    const files = file(
      'content/procedures/pro-001.md',
      'id: PRO-001\nstatus: approved\nclauses: [{ref: "8.6.3", how: "applies to all; no exclusion"}, {ref: "8.6.2", applicable: true}]',
      '\nNo clause is excluded; 8.6.1 is not applicable to nobody.\n',
    );
    expect(run([noClauseIsExcluded], files).findings).toEqual([]);
  });
});

describe('EVID-012', () => {
  const wanting = (files: Readonly<Record<string, string>>): readonly string[] =>
    run([intervalIsPlanned], files).findings.map((finding) => finding.clause);

  test('asks about suppliers only where there are some', () => {
    expect(wanting({})).not.toContain('8.3.4.1');
    const supplier = {
      'content/registers/parties.md':
        '---\nid: REG-002\ntype: register\nof: [supplier]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: SUP-001, name: Telephone company, review_interval: P6M}\n---\n\n# Parties\n',
    };
    expect(wanting(supplier)).toContain('8.3.4.1');
  });

  test('takes the cycle of the audit programme, and asks again when that is withdrawn', () => {
    const programme = (status: string): Record<string, string> =>
      file(
        'content/plans/aup-001.md',
        `id: AUP-001\nversion: "1.0"\nstatus: ${status}\ncycle: {from: 2025-10-01, to: 2026-09-30}`,
      );
    expect(wanting(programme('approved'))).not.toContain('9.2.1');
    expect(wanting(programme('withdrawn'))).toContain('9.2.1');
  });
});
