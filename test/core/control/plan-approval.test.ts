import { describe, expect, test } from 'vitest';
import type { ControlPlan } from '../../../src/core/control/control-plan.ts';
import type { ApprovalRequest } from '../../../src/core/control/plan-approval.ts';
import { planApproval } from '../../../src/core/control/plan-approval.ts';
import { applyEdits } from '../../../src/markdown/edit-frontmatter.ts';
import { smallSms } from '../../support/small-sms.ts';

const policy = `---
id: POL-004
owner: ROL-004
version: "1.0"
status: in-review
classification: internal
kind: financial
---

# Budgeting policy

Every service has a budget.
`;

function plan(text: string, request: Partial<ApprovalRequest> = {}, file = 'policies/pol-004.md'): ControlPlan {
  const sms = smallSms({ [file]: text });
  return planApproval(sms, {
    id: 'POL-004',
    action: 'approved',
    by: 'PER-003',
    role: null,
    on: '2026-06-30',
    effectiveFrom: null,
    today: '2026-06-30',
    ...request,
  });
}

function refusal(text: string, request: Partial<ApprovalRequest> = {}, file?: string): string {
  const made = plan(text, request, file);
  return made.kind === 'refused' ? `${made.reason} ${made.advice}` : made.kind;
}

/** The text as it stands after the plan, digests shortened. */
function written(text: string, request: Partial<ApprovalRequest> = {}, file?: string): string {
  const made = plan(text, request, file);
  return made.kind === 'planned'
    ? (applyEdits(text, made.edits).split('\n---\n')[0] ?? '').replaceAll(/cb1-sha256:[0-9a-f]{64}/g, 'DIGEST')
    : JSON.stringify(made);
}

describe('an approval writes', () => {
  test('status, day of effect and entry; the role is found from post and authority', () => {
    expect(written(policy)).toBe(`---
id: POL-004
owner: ROL-004
version: "1.0"
status: approved
classification: internal
kind: financial
effective_from: 2026-06-30
approvals:
  - {action: approved, by: PER-003, role: ROL-003, on: 2026-06-30, version: "1.0", digest: "DIGEST"}`);
  });

  test('the digest of the content as it is', () => {
    const made = plan(policy);
    const sms = smallSms({ 'policies/pol-004.md': policy });
    const edit = made.kind === 'planned' ? made.edits.find((change) => change.kind === 'append') : undefined;
    expect(edit?.value).toMatchObject({ digest: sms.items.get('POL-004')?.digest });
  });

  test('the day of effect given, or the one in the file when it is not past', () => {
    expect(written(policy, { effectiveFrom: '2026-07-15' })).toContain('effective_from: 2026-07-15');
    expect(written(policy.replace('kind: financial', 'kind: financial\neffective_from: 2026-08-01'))).toContain(
      'effective_from: 2026-08-01\n',
    );
    expect(written(policy.replace('kind: financial', 'kind: financial\neffective_from: 2025-01-01'))).toContain(
      'effective_from: 2026-06-30\n',
    );
  });

  test('a review: no day of effect, and a draft comes into review', () => {
    const reviewed = written(policy.replace('in-review', 'draft'), {
      action: 'reviewed',
      by: 'PER-002',
      role: 'ROL-002',
    });
    expect(reviewed).toContain('status: in-review');
    expect(reviewed).not.toContain('effective_from');
    expect(reviewed).toContain('- {action: reviewed, by: PER-002, role: ROL-002');
  });

  test('an agreement: ours first, agreed when the other side agrees', () => {
    const agreement = `---\nid: SLA-009\nowner: ROL-004\nversion: "1.0"\nstatus: draft\nclassification: customer\ncustomer: CUS-001\ncovers: [SVC-001]\nfrom: 2026-07-01\n---\n\n# Agreement\n`;
    const request = { id: 'SLA-009' };
    expect(refusal(agreement, { ...request, action: 'agreed', by: 'Director of Estates' }, 'content/sla.md')).toBe(
      'Our side has not approved SLA-009 version 1.0 yet. Record it first: clausebook approve SLA-009 --by <person>',
    );
    const ours = written(agreement, request, 'content/sla.md');
    expect(ours).toContain('status: negotiation');
    const approved = `${ours.replace('"DIGEST"', '"cb1-sha256:ab"')}\n---\n\n# Agreement\n`;
    expect(refusal(approved, { ...request, by: 'PER-001' }, 'content/sla.md')).toMatch(
      'was approved on 2026-06-30 with another text',
    );
    expect(
      written(
        ours.replace(/, digest: "DIGEST"/, '') + '\n---\n\n# Agreement\n',
        { ...request, action: 'agreed', by: 'Director of Estates' },
        'content/sla.md',
      ),
    ).toMatch(
      /status: agreed[\s\S]*- \{action: agreed, by: Director of Estates, on: 2026-06-30, version: "1.0", digest: "DIGEST"\}$/,
    );
  });
});

describe('an approval is refused', () => {
  const without = (line: string): string => policy.replace(`${line}\n`, '');

  test('for somebody who may not', () => {
    expect(refusal(policy, { by: 'PER-033' })).toBe(
      'There is no person PER-033. Did you mean PER-003 (Cleo Park)? Give the id of a person of the organization register.',
    );
    expect(refusal(policy, { role: 'ROL-033' })).toBe(
      'There is no role ROL-033. Did you mean ROL-003 (Operations Director)? Give the id of a role of the organization register.',
    );
    expect(refusal(policy, { by: 'PER-001', role: 'ROL-003' })).toBe(
      'PER-001 (Ada Marsh) did not hold ROL-003 (Operations Director) on 2026-06-30, neither by a post nor by a delegation. On that day it was held by PER-003 (Cleo Park).',
    );
    expect(refusal(policy, { by: 'PER-005' })).toBe(
      'PER-005 (Eve Lund) had no right to approve a policy (financial) on 2026-06-30. clausebook.yaml gives it to ROL-001 (Managing Director), ROL-003 (Operations Director).',
    );
    expect(refusal(policy, { by: 'PER-003', on: '2018-06-30' })).toBe(
      'PER-003 (Cleo Park) did not belong to the organization on 2018-06-30. Name somebody who did, or correct the employment in the register.',
    );
  });

  test('on a day that cannot be', () => {
    expect(refusal(policy, { on: '2026-07-01' })).toBe(
      '2026-07-01 lies after 2026-06-30: an act is recorded when it has happened. Give the day on which it happened with --on.',
    );
    expect(refusal(policy, { effectiveFrom: '2026-06-01' })).toBe(
      '2026-06-01 is before the approval on 2026-06-30. A document takes effect on the day of its approval at the earliest.',
    );
  });

  test('without a version, or for a version that was approved with another text', () => {
    expect(refusal(without('version: "1.0"'))).toBe(
      'POL-004 is under full control and states no version. Add `version: "1.0"` (in quotes) to its frontmatter.',
    );
    const entry =
      'approvals:\n  - {action: approved, by: PER-001, role: ROL-001, on: 2026-01-05, version: "1.0", digest: "cb1-sha256:00"}\n';
    expect(refusal(policy.replace('---\n\n#', `${entry}---\n\n#`))).toBe(
      'Version 1.0 of POL-004 was approved on 2026-01-05 with another text. Raise the version in the frontmatter, then have the new version approved; or restore the approved text.',
    );
    expect(
      written(
        policy.replace('---\n\n#', `${entry}---\n\n#`).replace('version: "1.0"\nstatus', 'version: "1.1"\nstatus'),
      ),
    ).toContain('version: "1.1", digest: "DIGEST"}');
  });

  test('twice', () => {
    const entry = 'approvals:\n  - {action: approved, by: PER-003, role: ROL-003, on: 2026-01-05, version: "1.0"}\n';
    expect(refusal(policy.replace('---\n\n#', `${entry}---\n\n#`))).toBe(
      'POL-004 version 1.0 already has an entry "approved" of PER-003, without a digest. Bind it to the text as it is now: clausebook approve POL-004 --all-missing',
    );
  });

  test('for what is not approved at all', () => {
    expect(refusal(policy, { id: 'ROL-001' })).toBe(
      'ROL-001 is a row of REG-001. Rows need no approval entry: the merge by the owner of the register is the approval.',
    );
    const record = '---\nid: MTG-001\ndate: 2026-05-01\nstatus: open\nmeeting_kind: other\n---\n\n# Minutes\n';
    expect(refusal(record, { id: 'MTG-001' }, 'content/m.md')).toBe(
      'MTG-001 is a record; records are closed, not approved. Run: clausebook close MTG-001 --by <person>',
    );
    const service = '---\nid: SVC-001\nowner: ROL-004\nstatus: planned\nclassification: customer\n---\n\n# Service\n';
    expect(refusal(service, { id: 'SVC-001' }, 'content/s.md')).toMatch('SVC-001 is a service;');
    expect(refusal(policy, { id: 'POL-005' })).toMatch(
      'There is no item POL-005. Did you mean POL-004 (Budgeting policy)?',
    );
  });
});
