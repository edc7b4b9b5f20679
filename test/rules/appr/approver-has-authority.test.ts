import { describe, expect, test } from 'vitest';
import approverHasAuthority from '../../../src/rules/appr/approver-has-authority.ts';
import approverHeldTheRole from '../../../src/rules/appr/approver-held-the-role.ts';
import policiesApprovedByManagement from '../../../src/rules/appr/policies-approved-by-management.ts';
import { judge } from '../../../src/rules/judge.ts';
import { smallSms } from '../../support/small-sms.ts';

const rules = [approverHasAuthority, approverHeldTheRole, policiesApprovedByManagement];

interface Given {
  readonly approvals: readonly string[];
  readonly settings?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly kind?: string;
  readonly status?: string;
  readonly asOf?: string;
}

/** Findings and notes for one policy with the given approvals. */
function judged({
  approvals,
  settings,
  files = {},
  kind = 'financial',
  status = 'approved',
  asOf,
}: Given): readonly string[] {
  const policy = `---
id: POL-004
owner: ROL-004
version: "1.1"
status: ${status}
classification: internal
kind: ${kind}
effective_from: 2026-01-10
approvals:
${approvals.map((entry) => `  - {${entry}}`).join('\n')}
---

# Policy
`;
  const own =
    settings === undefined
      ? {}
      : { 'clausebook.yaml': `organization: Example Ltd\nhistory: none\nas_of: 2026-06-30\n${settings}` };
  const sms = smallSms({ ...own, ...files, 'policies/pol-004.md': policy }, asOf === undefined ? {} : { asOf });
  const { findings, notes } = judge(sms, rules, { history: false, base: false });
  return [
    ...findings.map((finding) => `${finding.rule} ${finding.message.split('. ')[0] ?? ''}`),
    ...notes.map((note) => `note ${note.rule} ${note.message}`),
  ];
}

const right = 'action: approved, by: PER-003, role: ROL-003, on: 2026-01-05, version: "1.1"';
const wrong = 'action: approved, by: PER-004, role: ROL-004, on: 2026-01-05, version: "1.1"';

describe('silent', () => {
  test.each<[string, Given]>([
    ['the right role', { approvals: [right] }],
    ['the role is not stated, but held', { approvals: ['action: approved, by: PER-003, on: 2026-01-05'] }],
    ['one of two approvals has the authority', { approvals: [right, wrong] }],
    [
      'an old version was approved by somebody else',
      { approvals: ['action: approved, by: PER-005, role: ROL-001, on: 2025-01-05, version: "1.0"', right] },
    ],
    ['a draft', { approvals: [wrong], status: 'draft' }],
    ['withdrawn', { approvals: [wrong], status: 'withdrawn' }],
    ['approved after the day that is judged', { approvals: [wrong], asOf: '2025-12-31' }],
    [
      'an impossible day is the finding of APPR-001',
      { approvals: ['action: approved, by: PER-004, role: ROL-004, on: 2026-02-30'] },
    ],
    [
      'a role that does not exist is the finding of LINK-001',
      { approvals: ['action: approved, by: PER-003, role: ROL-099, on: 2026-01-05'] },
    ],
    [
      'a person that does not exist is the finding of LINK-001',
      { approvals: ['action: approved, by: PER-099, on: 2026-01-05'] },
    ],
    ['light control', { approvals: [wrong], settings: 'level: advanced\ncontrol: {policy: light}\n' }],
  ])('%s', (_, given) => {
    expect(judged(given)).toEqual([]);
  });
});

describe('one cause, one finding', () => {
  test('a role that was claimed but not held is APPR-005 only', () => {
    expect(judged({ approvals: ['action: approved, by: PER-004, role: ROL-003, on: 2026-01-05'] })).toEqual([
      'APPR-005 PER-004 (Dan Frost) approved POL-004 as ROL-003 (Operations Director), but did not hold that role on 2026-01-05; PER-003 did',
    ]);
  });

  test('a role that was held, but has no right, is APPR-004 only', () => {
    expect(judged({ approvals: [wrong] })).toEqual([
      'APPR-004 PER-004 (Dan Frost) approved POL-004 on 2026-01-05 as ROL-004',
    ]);
  });

  test('a role that was not held beside one that was and has the right is APPR-005 only', () => {
    expect(judged({ approvals: ['action: approved, by: PER-003, role: ROL-004, on: 2026-01-05'] })).toEqual([
      'APPR-005 PER-003 (Cleo Park) approved POL-004 as ROL-004 (Service Owner), but did not hold that role on 2026-01-05; PER-004 did',
    ]);
  });

  test('somebody unknown is APPR-005 only', () => {
    expect(judged({ approvals: ['action: approved, by: The Board, on: 2026-01-05'] })).toEqual([
      'APPR-005 "The Board" approved POL-004 on 2026-01-05, but stands in no register of people',
    ]);
  });
});

describe('what cannot be said is a note', () => {
  test('neither matrix nor approvers', () => {
    expect(judged({ approvals: [wrong], settings: 'level: advanced\n' })).toEqual([
      'note APPR-004 Whether the right role approved a policy (financial) cannot be said: no authority matrix is in force, and `approvers` in clausebook.yaml names no role for it.',
    ]);
  });

  test('nobody names who may approve the information security policy', () => {
    expect(judged({ approvals: [wrong], settings: 'level: advanced\n', kind: 'information-security' })).toEqual([
      expect.stringContaining('note APPR-004'),
      expect.stringContaining(
        'note APPR-010 Whether POL-004 was approved by management with authority for it cannot be said',
      ),
    ]);
  });

  test('no register lists people', () => {
    const files = {
      'content/registers/organization.md': `---
id: REG-001
type: register
of: role
owner: ROL-003
classification: internal
rows:
  - {id: ROL-003, name: Operations Director}
---

# Roles
`,
    };
    expect(judged({ approvals: ['action: approved, by: Cleo Park, on: 2026-01-05'], files })).toEqual([
      'note APPR-005 Whether the approvers of 1 document belonged to the organization cannot be said: no register lists people.',
    ]);
  });
});

describe('the two policies of management', () => {
  test.each<[string, Given, readonly string[]]>([
    ['service management by top management', { approvals: [right], kind: 'service-management' }, []],
    [
      'service management by a role that may approve policies',
      { approvals: [wrong], kind: 'service-management', settings: 'level: advanced\napprovers: {policy: [ROL-004]}\n' },
      ['APPR-010 The service management policy POL-004 was approved on 2026-01-05 by PER-004 (Dan Frost) as ROL-004'],
    ],
    [
      'information security by a role that may approve it',
      {
        approvals: [wrong],
        kind: 'information-security',
        settings: 'level: advanced\napprovers: {policy: [ROL-004]}\n',
      },
      [],
    ],
    [
      'information security by top management without that right',
      {
        approvals: [right],
        kind: 'information-security',
        settings: 'level: advanced\napprovers: {policy: [ROL-004]}\n',
      },
      ['APPR-004 PER-003 (Cleo Park) approved POL-004 on 2026-01-05 as ROL-003'],
    ],
    [
      'light control: the owner releases it',
      { approvals: [], kind: 'service-management', settings: 'level: advanced\ncontrol: {policy: light}\n' },
      ['APPR-010 The service management policy POL-004 is released by its owner, ROL-004'],
    ],
    ['not approved at all is the finding of APPR-001', { approvals: [], kind: 'service-management' }, []],
  ])('%s', (_, given, expected) => {
    expect(judged(given)).toEqual(expected);
  });
});
