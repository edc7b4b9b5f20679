import { entriesOf } from '../../src/core/finding/baseline.ts';
import type { CheckedSms } from '../../src/core/finding/checked-sms.ts';
import type { Sms } from '../../src/core/model/sms.ts';
import { placeOfPath } from '../../src/core/trace/references.ts';
import { defineRule } from '../../src/rules/define-rule.ts';
import type { Rule } from '../../src/rules/define-rule.ts';
import { judge } from '../../src/rules/judge.ts';
import { smallSms } from '../support/small-sms.ts';

/** An SMS whose report has every kind of entry; a file name with a blank and an umlaut, words that formats must escape. */
export const sampleFiles: Readonly<Record<string, string>> = {
  'clausebook.yaml': `organization: "Example: 100% Ltd"
level: advanced
history: none
as_of: 2026-06-30
in_force_from: 2026-10-01
`,
  'policies/pol-004.md': `---
id: POL-004
owner: ROL-001
version: "1.0"
status: approved
classification: internal
kind: financial
approvals:
  - {action: approved, by: PER-001, on: 2026-01-05, version: "1.0", digest: "cb1-sha256:0000"}
review: {due: 2026-06-15, reason: "new budget"}
---

# Budgeting policy

Every service has a budget.
`,
  'content/procedures/größe 1.md': `---
id: PRO-001
owner: ROL-001
status: approved
classification: internal
---

# Hand over a shift

Follow the [first](one.md) and the [second](two.md).
`,
  'content/registers/house.md': `---
id: REG-001
type: register
of: [role, person, waiver]
owner: ROL-001
classification: internal
rows:
  - {id: ROL-001, name: Managing Director, posts: [{person: PER-001, from: 2020-01-01}]}
  - {id: PER-001, name: Ada Marsh, employment: {from: 2019-01-01}}
  - {id: WVR-001, rule: TEST-005, target: PRO-001, reason: "checked on paper until the move", approved_by: PER-001, until: 2026-12-31}
---

# House
`,
};

const base = { basis: 'derived', clause: '7.5.2', level: 'essential', needs: ['files'] } as const;

const rules: readonly Rule[] = [
  defineRule({
    ...base,
    id: 'TEST-001',
    name: 'text-is-approved',
    severity: 'block',
    summary: 'The text is the approved text.',
    fix: 'Restore the approved text, or have the new one approved.',
    *check({ sms }) {
      const policy = itemOf(sms, 'POL-004');
      yield {
        item: policy.id,
        place: placeOfPath(policy, 'approvals', [0, 'digest']),
        message:
          'The content of POL-004 differs from the content approved on 2026-01-05 as version 1.0. Expected the approved text, or a new version with its own approval.',
        actual: 'cb1-sha256:1111',
        expected: 'cb1-sha256:0000',
        related: [
          { item: 'PER-001', message: 'approved by Ada Marsh', place: itemOf(sms, 'PER-001').place },
          { item: null, message: 'the text was committed later', place: null },
        ],
      };
    },
  }),
  defineRule({
    ...base,
    id: 'TEST-002',
    name: 'link-leads-somewhere',
    severity: 'error',
    basis: 'std',
    summary: 'Every link leads somewhere.',
    fix: 'Correct the target, or remove the link.',
    *check({ sms }) {
      for (const reference of sms.dangling.filter((entry) => entry.kind === 'link')) {
        yield {
          item: reference.from,
          place: reference.place,
          message: `The link to "${reference.target}" leads nowhere, 100% sure: {0} and [words](https://example.org).\nCorrect it.`,
        };
      }
    },
  }),
  defineRule({
    ...base,
    id: 'TEST-003',
    name: 'review-in-time',
    severity: 'error',
    basis: 'own',
    clock: true,
    summary: 'Reviews happen in time.',
    fix: 'Review the document.',
    *check({ sms }) {
      const policy = itemOf(sms, 'POL-004');
      yield {
        item: policy.id,
        place: placeOfPath(policy, 'review', ['due']),
        message: 'The review of POL-004 was due on 2026-06-15.',
        due: '2026-06-15',
      };
    },
  }),
  defineRule({
    ...base,
    id: 'TEST-004',
    name: 'summary-is-short',
    severity: 'info',
    basis: 'practice',
    summary: 'Summaries are short.',
    fix: 'Shorten it.',
    *check() {
      yield {
        place: { file: 'clausebook.yaml', line: 1, column: 1, endLine: 2, endColumn: 6 },
        message: 'The settings name no feedback address.',
      };
    },
  }),
  defineRule({
    ...base,
    id: 'TEST-005',
    name: 'steps-are-numbered',
    severity: 'warn',
    summary: 'Steps are numbered.',
    fix: 'Number the steps.',
    *check({ sms }) {
      yield { item: 'PRO-001', place: itemOf(sms, 'PRO-001').place, message: 'PRO-001 has no numbered steps.' };
    },
  }),
  defineRule({
    ...base,
    id: 'TEST-006',
    name: 'scope-exists',
    severity: 'error',
    clause: '4.3',
    gapBeforeInForce: true,
    summary: 'There is a scope.',
    fix: 'Write it.',
    *check({ sms, note }) {
      yield {
        place: itemOf(sms, 'ROL-001').place,
        message: 'There is no scope. Expected one before the SMS is in force.',
      };
      note('It is not known, whether the scope is printed.', 'State `printed`.', 'POL-004');
    },
  }),
  defineRule({
    ...base,
    id: 'TEST-007',
    name: 'approver-committed',
    severity: 'error',
    needs: ['history'],
    question: 'whether the approver committed the approval',
    summary: 'The approver committed the approval.',
    fix: 'Approve it again.',
    *check() {},
  }),
  defineRule({
    ...base,
    id: 'TEST-008',
    name: 'words-are-plain',
    severity: 'error',
    summary: 'Words are plain.',
    fix: 'Write it in plain words.',
    *check({ sms }) {
      const { place } = itemOf(sms, 'POL-004');
      yield { item: 'POL-004', place, message: 'POL-004 uses words that nobody knows.' };
    },
  }),
];

/** The sample, judged by rules of its own. */
export function checkSample(files: Readonly<Record<string, string>> = sampleFiles): CheckedSms {
  const taken = smallSms(files, { bare: true });
  const sight = { history: false, base: false };
  const known = judge(taken, rules, sight).findings.filter(({ rule }) => rule === 'TEST-008');
  const sms = { ...taken, baseline: { file: 'known.json', entries: entriesOf(taken, known), first: null } };
  return { sms, judgement: judge(sms, rules, sight) };
}

function itemOf(sms: Sms, id: string): NonNullable<ReturnType<Sms['items']['get']>> {
  const item = sms.items.get(id);
  if (item === undefined) throw new Error(`The sample has no ${id}.`);
  return item;
}
