import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/rules/judge.ts';
import owningRoleIsHeld from '../../../src/rules/orga/owning-role-is-held.ts';
import { smallSms } from '../../support/small-sms.ts';

const roles = (...rows: readonly string[]): Record<string, string> => ({
  'content/registers/more.md': `---\nid: REG-002\ntype: register\nof: [role, person, delegation, risk, measure]\nowner: ROL-002\nclassification: internal\nrows:\n${rows.map((row) => `  - ${row}\n`).join('')}---\n\n# More roles\n`,
});
const owned = (id: string, fields: string, path = 'content/procedures'): Record<string, string> => ({
  [`${path}/${id.toLowerCase()}.md`]: `---\nid: ${id}\nowner: ROL-011\nclassification: internal\n${fields}\n---\n\n# Title\n`,
});
const procedure = owned('PRO-001', 'status: approved\neffective_from: 2026-02-01');

const found = (files: Readonly<Record<string, string>>, asOf = '2026-06-30'): readonly string[] =>
  judge(smallSms(files, { asOf }), [owningRoleIsHeld], { history: false, base: false }).findings.map(
    (finding) =>
      `${finding.severity} ${finding.item ?? ''} ${finding.due ?? '-'} ${finding.related.map(({ item }) => item).join(' ')}`,
  );

describe('a role whose last holder left on 30 April', () => {
  const files = {
    ...procedure,
    ...roles('{id: ROL-011, name: Capacity, posts: [{person: PER-001, from: 2025-01-01, to: 2026-04-30}]}'),
  };

  test.each([
    ['2026-04-30', []],
    ['2026-05-01', ['warn ROL-011 2026-05-01 PRO-001']],
    ['2026-05-31', ['warn ROL-011 2026-05-01 PRO-001']],
    ['2026-06-01', ['error ROL-011 2026-05-01 PRO-001']],
  ])('is on %s %j', (asOf, expected) => {
    expect(found(files, asOf)).toEqual(expected);
  });
});

describe('somebody is there', () => {
  test.each([
    ['a holder without a last day', '{id: ROL-011, name: Capacity, posts: [{person: PER-001}]}'],
    [
      'one of two holders',
      '{id: ROL-011, name: Capacity, posts: [{person: PER-001, to: 2026-01-31}, {person: PER-002, from: 2026-01-01}]}',
    ],
    ['a deputy role that is held', '{id: ROL-011, name: Capacity, posts: [], deputy: ROL-005}'],
  ])('%s', (_, row) => {
    expect(found({ ...procedure, ...roles(row) })).toEqual([]);
  });

  test('a delegation, until its last day', () => {
    const files = {
      ...procedure,
      ...roles(
        '{id: ROL-011, name: Capacity, posts: [{person: PER-001, to: 2026-04-30}]}',
        '{id: DLG-001, from_role: ROL-011, to_person: PER-005, authority: all, from: 2026-05-01, to: 2026-06-30, granted_by: PER-003}',
      ),
    };
    expect([found(files, '2026-06-30'), found(files, '2026-07-01')]).toEqual([[], ['warn ROL-011 2026-07-01 PRO-001']]);
  });
});

describe('nobody is there', () => {
  test.each([
    [
      'from the last day of the holder in the organization',
      '{id: ROL-011, name: Capacity, posts: [{person: PER-009, from: 2025-01-01}]}',
      'error ROL-011 2026-05-16 PRO-001',
    ],
    [
      'before the next holder begins',
      '{id: ROL-011, name: Capacity, posts: [{person: PER-001, to: 2026-06-10}, {person: PER-002, from: 2026-07-01}]}',
      'warn ROL-011 2026-06-11 PRO-001',
    ],
    [
      'where nobody ever was, from the day the first item took effect',
      '{id: ROL-011, name: Capacity, posts: []}',
      'error ROL-011 2026-02-01 PRO-001',
    ],
    [
      'where the deputy is the role itself',
      '{id: ROL-011, name: Capacity, posts: [], deputy: ROL-011}',
      'error ROL-011 2026-02-01 PRO-001',
    ],
    [
      'where the deputy is vacant, since the later of the two left',
      '{id: ROL-011, name: Capacity, posts: [{person: PER-001, to: 2026-01-31}], deputy: ROL-012}',
      'warn ROL-011 2026-06-11 PRO-001',
    ],
    [
      'in a retired role',
      '{id: ROL-011, name: Capacity, status: retired, posts: [{person: PER-001, to: 2026-06-10}]}',
      'warn ROL-011 2026-06-11 PRO-001',
    ],
  ])('%s', (_, row, expected) => {
    const others = [
      '{id: PER-009, name: Zoe Lane, employment: {from: 2020-01-01, to: 2026-05-15}}',
      '{id: ROL-012, name: Storage, posts: [{person: PER-002, from: 2025-01-01, to: 2026-06-10}]}',
    ];
    expect(found({ ...procedure, ...roles(row, ...others) })).toEqual([expected]);
  });
});

describe('what a vacant role may own without a finding', () => {
  const vacant = '{id: ROL-011, name: Capacity, posts: [{person: PER-001, to: 2026-04-30}]}';

  test.each([
    ['rows that are over', {}],
    ['a draft', owned('PRO-001', 'status: draft')],
    ['a withdrawn document', owned('PRO-001', 'status: withdrawn')],
    ['a document of a later day', owned('PRO-001', 'status: approved\neffective_from: 2026-08-01')],
    [
      'a closed record',
      owned('DEM-001', 'status: issued\nperiod: 2026-Q1\nclosed: {at: 2026-04-20, by: PER-001}', 'content/records'),
    ],
    ['a retired service', owned('SVC-007', 'status: retired', 'content/services')],
    [
      'an agreement that has run out',
      owned('OLA-001', 'version: "1.0"\nstatus: agreed\nfrom: 2025-01-01\nto: 2026-03-31', 'content/agreements'),
    ],
  ])('%s', (_, files) => {
    const rows = [
      '{id: RSK-001, text: Too little storage, owner: ROL-011, status: closed, likelihood: 2, impact: 2}',
      '{id: KPI-001, text: Storage in use, owner: ROL-011, status: retired, of: [SVC-001], unit: "%"}',
    ];
    expect(found({ ...roles(vacant, ...rows), ...files })).toEqual([]);
  });

  test('but rows in force that state it are a finding; the others have the owner of their register', () => {
    const rows = [
      '{id: RSK-001, text: Too little storage, owner: ROL-011, likelihood: 2, impact: 2}',
      '{id: RSK-002, text: Too much storage, likelihood: 2, impact: 2}',
      '{id: KPI-001, text: Storage in use, owner: rol-011, of: [SVC-001], unit: "%"}',
    ];
    expect(found(roles(vacant, ...rows))).toEqual(['error ROL-011 2026-05-01 RSK-001 KPI-001']);
  });

  test('but a register in its name is a finding', () => {
    const files = roles(vacant);
    expect(
      found({
        'content/registers/more.md':
          files['content/registers/more.md']?.replace('owner: ROL-002', 'owner: ROL-011') ?? '',
      }),
    ).toEqual(['error ROL-011 2026-05-01 REG-002']);
  });
});
