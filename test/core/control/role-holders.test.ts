import { describe, expect, test } from 'vitest';
import { holdersOfRole, isInOrganization, postHolders, rolesOfPerson } from '../../../src/core/control/role-holders.ts';
import { smallSms } from '../../support/small-sms.ts';

const register = `---
id: REG-002
type: register
of: [role, person, delegation]
owner: ROL-002
classification: internal
rows:
  - {id: ROL-010, name: Finance Director, deputy: ROL-011, posts: [{person: PER-010, from: 2024-02-01, to: 2025-12-31}, {person: PER-011, from: 2026-01-01}]}
  - {id: ROL-011, name: Controller, posts: [{person: PER-012, from: 2024-02-01}]}
  - {id: ROL-012, name: Old post without a first day, posts: [{person: PER-010}]}
  - {id: PER-010, name: Ira Bloom, employment: {from: 2019-01-01, to: 2025-12-31}}
  - {id: PER-011, name: Kim Stone, employment: {from: 2025-12-01}}
  - {id: PER-012, name: Lou Field}
  - {id: DLG-001, text: leave, from_role: ROL-010, to_person: PER-002, authority: all, from: 2026-02-16, to: 2026-03-06, granted_by: PER-001}
  - {id: DLG-002, text: not decided, status: draft, from_role: ROL-010, to_person: PER-003, authority: all, from: 2026-02-16, to: 2026-03-06, granted_by: PER-001}
  - {id: DLG-003, text: no first day, from_role: ROL-010, to_person: PER-004, authority: all, to: 2026-03-06, granted_by: PER-001}
  - {id: DLG-004, text: a day of no calendar, from_role: ROL-010, to_person: PER-005, authority: all, from: 2026-02-30, to: 2026-03-06, granted_by: PER-001}
---

# More people
`;
const sms = smallSms({ 'content/registers/more.md': register });

describe('holders of a role on a day', () => {
  test.each([
    ['2024-01-31', []],
    ['2024-02-01', ['PER-010 post ROL-010']],
    ['2025-12-31', ['PER-010 post ROL-010']],
    ['2026-01-01', ['PER-011 post ROL-010']],
    ['2026-02-15', ['PER-011 post ROL-010']],
    ['2026-02-16', ['PER-011 post ROL-010', 'PER-002 delegation DLG-001']],
    ['2026-03-06', ['PER-011 post ROL-010', 'PER-002 delegation DLG-001']],
    ['2026-03-07', ['PER-011 post ROL-010']],
  ])('%s', (day, expected) => {
    expect(
      holdersOfRole(sms, 'ROL-010', day).map((holder) => `${holder.person} ${holder.by} ${holder.source}`),
    ).toEqual(expected);
  });

  test('the deputy is no holder where delegations are in use', () => {
    expect(holdersOfRole(sms, 'ROL-010', '2026-05-01').map((holder) => holder.person)).toEqual(['PER-011']);
  });

  test('where the level has no delegations the posts of the deputy role count', () => {
    const essential = smallSms({
      'clausebook.yaml': 'organization: Example Ltd\nhistory: none\n',
      'content/registers/more.md': register.replaceAll(/^ {2}- \{id: DLG.*\n/gm, ''),
    });
    expect(holdersOfRole(essential, 'ROL-010', '2026-05-01')).toEqual([
      { role: 'ROL-010', person: 'PER-011', by: 'post', source: 'ROL-010' },
      { role: 'ROL-010', person: 'PER-012', by: 'deputy', source: 'ROL-011' },
    ]);
  });

  test('an unknown id, or the id of something else, is held by nobody', () => {
    expect(holdersOfRole(sms, 'ROL-099', '2026-05-01')).toEqual([]);
    expect(holdersOfRole(sms, 'PER-001', '2026-05-01')).toEqual([]);
  });

  test('a post without a first day has always been held', () => {
    const role = sms.items.get('ROL-012');
    expect(role && postHolders(role, '1999-01-01')).toEqual(['PER-010']);
  });
});

test('roles of a person hold posts and delegations together', () => {
  expect(rolesOfPerson(sms, 'PER-002', '2026-03-01').map((holder) => holder.role)).toEqual(['ROL-010', 'ROL-002']);
  expect(rolesOfPerson(sms, 'PER-002', '2026-03-07').map((holder) => holder.role)).toEqual(['ROL-002']);
});

test.each([
  ['PER-010', '2018-12-31', false],
  ['PER-010', '2019-01-01', true],
  ['PER-010', '2025-12-31', true],
  ['PER-010', '2026-01-01', false],
  ['PER-012', '1999-01-01', true],
])('%s in the organization on %s: %s', (id, day, expected) => {
  const person = sms.items.get(id);
  expect(person && isInOrganization(person, day)).toBe(expected);
});
