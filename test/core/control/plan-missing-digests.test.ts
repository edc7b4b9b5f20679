import { expect, test } from 'vitest';
import { planMissingDigests } from '../../../src/core/control/plan-missing-digests.ts';
import type { MissingDigests } from '../../../src/core/control/plan-missing-digests.ts';
import { smallSms } from '../../support/small-sms.ts';

const sms = smallSms({
  'policies/pol-004.md': `---
id: POL-004
owner: ROL-004
version: "1.1"
status: approved
classification: internal
kind: financial
effective_from: 2026-01-10
approvals:
  - {action: approved, by: PER-003, role: ROL-003, on: 2025-01-05, version: "1.0"}
  - {action: reviewed, by: PER-002, role: ROL-002, on: 2026-01-04, version: "1.1"}
  - {action: approved, by: PER-003, role: ROL-003, on: 2026-01-05, version: "1.1"}
  - {action: approved, by: PER-001, role: ROL-001, on: 2026-01-05, version: "1.1", digest: "cb1-sha256:00"}
  - {action: agreed, by: The other side, on: 2026-01-05, version: "1.1", proof: {system: TOL-001, ref: "4"}}
---

# Budgeting policy
`,
  'content/mtg-001.md':
    '---\nid: MTG-001\ndate: 2026-05-01\nstatus: closed\nmeeting_kind: other\nclosed: {at: 2026-05-02, by: PER-002}\n---\n\n# Minutes\n',
  'content/mtg-002.md':
    '---\nid: MTG-002\ndate: 2026-05-01\nstatus: closed\nmeeting_kind: other\nclosed: {at: 2026-05-02, by: PER-002, digest: "cb1-sha256:00"}\n---\n\n# Minutes\n',
  'content/mtg-003.md': '---\nid: MTG-003\ndate: 2026-05-01\nstatus: open\nmeeting_kind: other\n---\n\n# Minutes\n',
});
const paths = (wanted: MissingDigests): readonly string[] =>
  planMissingDigests(sms, wanted).flatMap((plan) =>
    plan.kind === 'planned' ? plan.edits.map((edit) => `${plan.item} ${edit.path.join('.')}`) : [],
  );

test('entries of the version in the file are bound; other versions, agreements with proof and bound entries stay', () => {
  expect(paths({ of: 'approvals', id: null })).toEqual(['POL-004 approvals.1.digest', 'POL-004 approvals.2.digest']);
  expect(paths({ of: 'closings', id: null })).toEqual(['MTG-001 closed.digest']);
});

test('one item only', () => {
  expect(paths({ of: 'closings', id: 'MTG-002' })).toEqual([]);
  expect(paths({ of: 'approvals', id: 'POL-004' })).toHaveLength(2);
});

test('overwriting takes the bound entries of the version too', () => {
  expect(paths({ of: 'approvals', id: null, overwrite: true })).toEqual([
    'POL-004 approvals.1.digest',
    'POL-004 approvals.2.digest',
    'POL-004 approvals.3.digest',
  ]);
  expect(paths({ of: 'closings', id: null, overwrite: true })).toEqual([
    'MTG-001 closed.digest',
    'MTG-002 closed.digest',
  ]);
});
