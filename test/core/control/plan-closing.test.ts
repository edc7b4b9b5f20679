import { describe, expect, test } from 'vitest';
import type { ClosingRequest } from '../../../src/core/control/plan-closing.ts';
import { planClosing } from '../../../src/core/control/plan-closing.ts';
import { applyEdits } from '../../../src/markdown/edit-frontmatter.ts';
import { smallSms } from '../../support/small-sms.ts';

const minutes = `---
id: MTG-001
date: 2026-05-01
status: open
classification: internal
meeting_kind: other
---

# Minutes

## Topics

We talked about the weather.
`;

function outcome(text: string, request: Partial<ClosingRequest> = {}): string {
  const sms = smallSms({ 'content/x.md': text });
  const made = planClosing(sms, { id: 'MTG-001', by: 'PER-002', on: '2026-05-02', today: '2026-06-30', ...request });
  if (made.kind === 'refused') return `${made.reason} ${made.advice}`;
  return made.kind === 'planned'
    ? (applyEdits(text, made.edits).split('\n---\n')[0] ?? '').replaceAll(/cb1-sha256:[0-9a-f]{64}/g, 'DIGEST')
    : made.kind;
}

describe('closing writes', () => {
  test('the frozen state of the life cycle and who closed it, with the digest', () => {
    expect(outcome(minutes)).toBe(`---
id: MTG-001
date: 2026-05-01
status: closed
classification: internal
meeting_kind: other
closed: {at: 2026-05-02, by: PER-002, digest: "DIGEST"}`);
  });

  test('issued for a report, reported for an audit', () => {
    const report =
      '---\nid: SRP-001\nstatus: draft\nfor: SLA-001\nperiod: 2026-05\n---\n\n# Report\n\n## Results\n\n| Agreement | Measure | Target | Actual | Met |\n|---|---|---|---|---|\n| SLA-001 | x | 1 | 1 | yes |\n\n## Workload\n\n| Agreement | Limit | Actual |\n|---|---|---|\n| SLA-001 | 10 | 3 |\n\n## Trend\n\n| Measure | Values |\n|---|---|\n| x | 1 |\n';
    expect(outcome(report, { id: 'SRP-001', on: '2026-06-10' })).toContain('\nstatus: issued\n');
    const audit =
      '---\nid: AUD-001\nstatus: in-progress\nauditors: [PER-002]\ndates: {from: 2026-05-01, to: 2026-05-02}\nscope: {clauses: ["8.5"]}\nfindings: []\nreported_to: [ROL-001]\n---\n\n# Audit\n\n## Criteria\n\nThe standard.\n\n## Method and samples\n\nInterviews.\n\n| Ref | Result |\n|---|---|\n| C-1 | fine |\n\n## Conclusion\n\nFine.\n';
    expect(outcome(audit, { id: 'AUD-001', on: '2026-05-10' })).toContain('\nstatus: reported\n');
  });

  test('into a row of a register, in flow and in block style', () => {
    const decision = (row: string): string =>
      `---\nid: REG-002\ntype: register\nof: decision\nowner: ROL-002\nclassification: internal\nrows:\n${row}\n---\n\n# Decisions\n`;
    expect(
      outcome(decision('  - {id: DEC-001, text: x, by: ROL-001, at: 2026-05-01, reason: y, affects: [ROL-001]}'), {
        id: 'DEC-001',
      }),
    ).toContain(
      '- {id: DEC-001, text: x, by: ROL-001, at: 2026-05-01, reason: y, affects: [ROL-001], closed: {at: 2026-05-02, by: PER-002, digest: "DIGEST"}}',
    );
    expect(
      outcome(
        decision(
          '  - id: DEC-001\n    text: x\n    by: ROL-001\n    at: 2026-05-01\n    reason: y\n    affects: [ROL-001]',
        ),
        { id: 'DEC-001' },
      ),
    ).toContain('\n    affects: [ROL-001]\n    closed: {at: 2026-05-02, by: PER-002, digest: "DIGEST"}');
  });
});

describe('closing is refused', () => {
  test('for documents, master data and what nothing freezes', () => {
    const policy =
      '---\nid: POL-004\nowner: ROL-004\nversion: "1.0"\nstatus: draft\nclassification: internal\nkind: financial\n---\n\n# P\n';
    expect(outcome(policy, { id: 'POL-004' })).toBe(
      'POL-004 is a policy: it is maintained, not closed. Documents are approved: clausebook approve POL-004 --by <person>',
    );
    expect(outcome(policy, { id: 'PER-001' })).toBe(
      'PER-001 is a person: it is kept up to date and never closed. Change the row; its history stays in Git.',
    );
    expect(outcome(policy, { id: 'ROL-001' })).toBe(
      'ROL-001 is a role: it is maintained, not closed. Change its status in the file; nothing freezes.',
    );
  });

  test('for a record that is frozen', () => {
    expect(
      outcome(
        minutes.replace(
          'status: open',
          'status: closed\nclosed: {at: 2026-05-02, by: PER-002, digest: "cb1-sha256:00"}',
        ),
      ),
    ).toBe(
      'MTG-001 was closed on 2026-05-02 and is frozen. Append a correction under `corrections`, or what became of its actions under `closed.follow_up`.',
    );
    expect(outcome(minutes.replace('status: open', 'status: closed\nclosed: {at: 2026-05-02, by: PER-002}'))).toMatch(
      'Bind it to the text as it is now: clausebook close MTG-001 --all-missing',
    );
  });

  test('for a record that is not complete', () => {
    expect(outcome(minutes.replace(/## Topics[\s\S]*/, ''))).toBe(
      'MTG-001 cannot be closed yet; it lacks topics (heading "Topics"). Fill them in: a frozen record is not changed any more.',
    );
    const nonconformity =
      '---\nid: NCR-001\nstatus: verified\nsource: self-detected\nowner: ROL-002\ndue: 2026-08-01\nrequirement: "8.1"\nverified_by: PER-003\nactions: [{id: CAR-001, what: x, who: ROL-002, due: 2026-07-01}]\n---\n\n# N\n\n## Statement\n\nx\n\n## Correction\n\nx\n\n## Cause\n\nx\n\n## Similar cases\n\nnone\n\n## Result\n\nx\n';
    expect(outcome(nonconformity, { id: 'NCR-001' })).toBe(
      'NCR-001 still has open actions: CAR-001. Finish them and state `done`, or move them to another record.',
    );
    expect(
      outcome(nonconformity.replace('due: 2026-07-01', 'due: 2026-07-01, done: 2026-06-01'), { id: 'NCR-001' }),
    ).toContain('status: closed');
    expect(
      outcome(
        nonconformity
          .replace('status: verified', 'status: contained')
          .replace('verified_by: PER-003\n', '')
          .replace(/## Cause\n\nx\n\n/, ''),
        { id: 'NCR-001' },
      ),
    ).toMatch('NCR-001 cannot be closed yet; it lacks cause (heading "Cause").');
  });

  test('by somebody unknown, or on a day that cannot be', () => {
    expect(outcome(minutes, { by: 'PER-022' })).toBe(
      'There is no person PER-022. Did you mean PER-002 (Ben Holt)? Give the id of a person of the organization register.',
    );
    expect(outcome(minutes, { on: '2026-04-30' })).toBe(
      'MTG-001 happened on 2026-05-01; it cannot be closed on 2026-04-30. Correct one of the two days.',
    );
    expect(outcome(minutes, { on: '2026-07-30' })).toMatch('2026-07-30 lies after 2026-06-30');
  });

  test('for a section of another record', () => {
    const nonconformity =
      '---\nid: NCR-001\nstatus: open\nsource: self-detected\nowner: ROL-002\ndue: 2026-08-01\nactions: [{id: CAR-001, what: x, who: ROL-002, due: 2026-07-01}]\n---\n\n# N\n';
    expect(outcome(nonconformity, { id: 'CAR-001' })).toBe(
      'CAR-001 stands inside NCR-001. Close NCR-001: its digest covers everything inside.',
    );
  });
});
