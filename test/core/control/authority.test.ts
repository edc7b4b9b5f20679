import { describe, expect, test } from 'vitest';
import { actingRoles, authorityFor, ownApprovals } from '../../../src/core/control/authority.ts';
import type { Subject } from '../../../src/core/control/matrix-rights.ts';
import type { Sms } from '../../../src/core/model/sms.ts';
import { smallSms } from '../../support/small-sms.ts';

const matrix = (rows: readonly string[], effectiveFrom = '2026-01-01'): string => `---
id: AUT-001
owner: ROL-001
version: "1.0"
status: approved
classification: internal
effective_from: ${effectiveFrom}
approvals: [{action: approved, by: PER-001, role: ROL-001, on: ${effectiveFrom}, version: "1.0"}]
---

# Who may approve

## Rights

| Type | Kind | Action | Roles | From | To |
|---|---|---|---|---|---|
${rows.join('\n')}
`;

const withMatrix = (...rows: readonly string[]): Sms => smallSms({ 'policies/aut-001.md': matrix(rows) });

function subject(sms: Sms, typeKey: string, kindKey: string | null = null): Subject {
  const type = sms.types.get(typeKey);
  if (type === undefined) throw new Error(`no type ${typeKey}`);
  return { type, kind: type.kinds?.find((kind) => kind.key === kindKey) ?? null };
}

const rolesFor = (sms: Sms, typeKey: string, kindKey: string | null, day: string, action = 'approved'): string => {
  const authority = authorityFor(sms, subject(sms, typeKey, kindKey), action, day);
  return authority === null ? 'nothing says' : `${authority.source}: ${authority.roles.join(' ')}`;
};

describe('without a matrix in force', () => {
  const sms = smallSms({});
  test.each([
    ['policy', 'clausebook.yaml: ROL-001 ROL-003'],
    ['scope', 'clausebook.yaml: ROL-001'],
    ['process', 'clausebook.yaml: ROL-001 ROL-002 ROL-003'],
  ])('the approvers of the settings count: %s', (type, expected) => {
    expect(rolesFor(sms, type, null, '2026-05-01')).toBe(expected);
  });

  test('they say nothing of other acts than approving and withdrawing', () => {
    expect(rolesFor(sms, 'scope', null, '2026-05-01', 'reviewed')).toBe('nothing says');
    expect(rolesFor(sms, 'scope', null, '2026-05-01', 'withdrawn')).toBe('clausebook.yaml: ROL-001');
  });

  test('a type that is not named and no default: nothing says', () => {
    const bare = smallSms({
      'clausebook.yaml': 'organization: Example Ltd\nlevel: advanced\napprovers: {policy: [ROL-001]}\n',
    });
    expect(rolesFor(bare, 'process', null, '2026-05-01')).toBe('nothing says');
    expect(rolesFor(bare, 'policy', null, '2026-05-01')).toBe('clausebook.yaml: ROL-001');
  });

  test('the former name of a kind stands above its type', () => {
    const bare = smallSms({
      'clausebook.yaml':
        'organization: Example Ltd\nlevel: advanced\napprovers: {plan: [ROL-001], capacity-plan: [ROL-004]}\n',
    });
    expect(rolesFor(bare, 'plan', 'capacity', '2026-05-01')).toBe('clausebook.yaml: ROL-004');
    expect(rolesFor(bare, 'plan', 'risk', '2026-05-01')).toBe('clausebook.yaml: ROL-001');
  });

  test('a matrix that comes into force later, or a draft, does not count yet', () => {
    const rows = ['| policy | – | approved | ROL-004 | 2020-01-01 | – |'];
    expect(
      rolesFor(smallSms({ 'policies/aut-001.md': matrix(rows, '2026-07-01') }), 'policy', null, '2026-05-01'),
    ).toBe('clausebook.yaml: ROL-001 ROL-003');
    const draft = matrix(rows).replace('status: approved', 'status: draft');
    expect(rolesFor(smallSms({ 'policies/aut-001.md': draft }), 'policy', null, '2026-05-01')).toBe(
      'clausebook.yaml: ROL-001 ROL-003',
    );
  });
});

describe('with a matrix in force', () => {
  test.each([
    ['2025-08-31', 'clausebook.yaml: ROL-001 ROL-003'],
    ['2025-09-01', 'AUT-001: ROL-004'],
    ['2026-03-31', 'AUT-001: ROL-004'],
    ['2026-04-01', 'AUT-001: '],
  ])('first and last day of a right count in: %s', (day, expected) => {
    expect(
      rolesFor(withMatrix('| policy | – | approved | ROL-004 | 2025-09-01 | 2026-03-31 |'), 'policy', 'financial', day),
    ).toBe(expected);
  });

  test('the closest row counts: type and kind, then type, then any', () => {
    const sms = withMatrix(
      '| – | – | approved | ROL-002 | 2025-09-01 | – |',
      '| policy | – | approved | ROL-003 | 2025-09-01 | – |',
      '| policy | service-management | approved | ROL-001 | 2025-09-01 | – |',
      '| policy | Service management | approve | ROL-004 | 2026-05-01 | – |',
    );
    expect(rolesFor(sms, 'policy', 'service-management', '2026-04-30')).toBe('AUT-001: ROL-001');
    expect(rolesFor(sms, 'policy', 'service-management', '2026-05-01')).toBe('AUT-001: ROL-001 ROL-004');
    expect(rolesFor(sms, 'policy', 'financial', '2026-05-01')).toBe('AUT-001: ROL-003');
    expect(rolesFor(sms, 'process', null, '2026-05-01')).toBe('AUT-001: ROL-002');
  });

  test('words of a table name types and former names of kinds', () => {
    const sms = withMatrix(
      '| Supplier contract | | approves | ROL-003 | 2025-09-01 | |',
      '| capacity-plan | – | approved | ROL-004 | 2025-09-01 | – |',
    );
    expect(rolesFor(sms, 'supplier-contract', null, '2026-05-01')).toBe('AUT-001: ROL-003');
    expect(rolesFor(sms, 'plan', 'capacity', '2026-05-01')).toBe('AUT-001: ROL-004');
  });

  test('a type it does not name may be approved by nobody; before its first day the settings count', () => {
    const sms = withMatrix('| policy | – | approved | ROL-003 | 2025-09-01 | – |');
    expect(rolesFor(sms, 'process', null, '2026-05-01')).toBe('AUT-001: ');
    expect(rolesFor(sms, 'process', null, '2025-08-31')).toBe('clausebook.yaml: ROL-001 ROL-002 ROL-003');
  });

  test('whoever may approve may withdraw, unless a row says else', () => {
    const approve = '| policy | – | approved | ROL-003 | 2025-09-01 | – |';
    expect(rolesFor(withMatrix(approve), 'policy', null, '2026-05-01', 'withdrawn')).toBe('AUT-001: ROL-003');
    const both = withMatrix(approve, '| policy | – | withdrawn | ROL-001 | 2025-09-01 | – |');
    expect(rolesFor(both, 'policy', null, '2026-05-01', 'withdrawn')).toBe('AUT-001: ROL-001');
    expect(rolesFor(both, 'policy', null, '2026-05-01', 'reviewed')).toBe('nothing says');
  });

  test('rows say where they stand', () => {
    const sms = withMatrix(
      '| scope | – | approved | ROL-001 | 2025-09-01 | – |',
      '| policy | – | approved | ROL-003 | 2025-09-01 | – |',
    );
    expect(
      authorityFor(sms, subject(sms, 'policy'), 'approved', '2026-05-01')?.rows.map(({ matrix: item, index }) => [
        item.id,
        index,
      ]),
    ).toEqual([['AUT-001', 1]]);
  });
});

test('roles in which a person may act come from posts and delegations', () => {
  const sms = smallSms({
    'content/registers/more.md': `---
id: REG-002
type: register
of: delegation
owner: ROL-002
classification: internal
rows:
  - {id: DLG-001, text: leave, from_role: ROL-003, to_person: PER-004, authority: all, from: 2026-02-16, to: 2026-03-06, granted_by: PER-001}
---

# Delegations
`,
  });
  const authority = authorityFor(sms, subject(sms, 'policy'), 'approved', '2026-03-01');
  const inRoles = (person: string, day: string): readonly string[] =>
    authority === null ? [] : actingRoles(sms, authority, person, day).map((holder) => `${holder.role} ${holder.by}`);
  expect(inRoles('PER-003', '2026-03-01')).toEqual(['ROL-003 post']);
  expect(inRoles('PER-004', '2026-03-06')).toEqual(['ROL-003 delegation']);
  expect(inRoles('PER-004', '2026-03-07')).toEqual([]);
  expect(inRoles('PER-002', '2026-03-01')).toEqual([]);
});

test('the word of the other side, a review and another version are no approvals of ours', () => {
  const sms = smallSms({
    'content/agreements/sla-001.md': `---
id: SLA-001
owner: ROL-004
version: "1.1"
status: agreed
classification: customer
customer: CUS-001
covers: [SVC-001]
from: 2025-10-01
approvals:
  - {action: approved, by: PER-003, role: ROL-003, on: 2025-01-05, version: "1.0"}
  - {action: reviewed, by: PER-002, role: ROL-002, on: 2025-09-01, version: "1.1"}
  - {action: agreed, by: "Director of Estates, Museum", on: 2025-09-20, version: "1.1", proof: {system: archive, ref: "A-3"}}
  - {action: agreed, by: PER-003, role: ROL-003, on: 2025-09-21, version: "1.1"}
  - {action: approved, by: PER-001, role: ROL-001, on: 2025-09-22}
---

# Agreement with the museum
`,
  });
  const sla = sms.items.get('SLA-001');
  expect(sla && ownApprovals(sms, sla).map((entry) => entry.on)).toEqual(['2025-09-21', '2025-09-22']);
});
