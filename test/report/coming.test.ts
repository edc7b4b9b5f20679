import { expect, test } from 'vitest';
import type { CheckedSms } from '../../src/core/finding/checked-sms.ts';
import { judge } from '../../src/rules/judge.ts';
import { closingLines } from '../../src/report/closing-lines.ts';
import github from '../../src/report/github.ts';
import { buildJsonReport } from '../../src/report/json.ts';
import { reportSchema } from '../../src/report/json-schema.ts';
import junit from '../../src/report/junit.ts';
import pretty from '../../src/report/pretty.ts';
import { clausebook } from '../support/command-line.ts';
import { GitSms, historySettings } from '../support/git-sms.ts';
import { smallSms } from '../support/small-sms.ts';

const policy = (due: string): string => `---
id: POL-004
owner: ROL-003
version: "1.0"
status: approved
classification: internal
kind: financial
effective_from: 2026-02-05
review: {due: ${due}}
approvals:
  - {action: approved, by: PER-003, role: ROL-003, on: 2026-02-05, version: "1.0"}
---

# Budgeting policy

Every service has a budget.
`;

const risks = `---
id: REG-005
type: register
of: [risk]
owner: ROL-002
classification: internal
review: {due: 2027-06-01}
rows:
  - {id: RSK-001, title: Cooling fails, owner: ROL-004, status: open, actions: [{what: Hire a cooler, due: 2026-07-20, who: ROL-005}, {what: Try it, due: 2026-07-30}]}
---

# Risks
`;

/** A review and two actions that fall due in July, seen from the last day of June. */
function checked(warnBefore: string | null, due = '2026-07-04'): CheckedSms {
  const sms = smallSms(
    {
      'clausebook.yaml': `organization: Example Ltd\nhistory: none\nas_of: 2026-06-30\nlevel: advanced\n${warnBefore === null ? '' : `warn_before: ${warnBefore}\n`}`,
      'policies/pol-004.md': policy(due),
      'content/registers/risks.md': risks,
    },
    { asOf: '2026-06-30' },
  );
  return { sms, judgement: judge(sms, [], { history: false, base: false }) };
}

const options = { color: false, failOn: 'error' } as const;
const third = (sms: CheckedSms): string | undefined => closingLines(sms, 'error')[2];

test.each([
  [
    null,
    'Due within 30 days of 30 June 2026: 3 (review of POL-004 on 4 July 2026 first). "clausebook due" lists them.',
  ],
  [
    'P3W',
    'Due within 3 weeks of 30 June 2026: 2 (review of POL-004 on 4 July 2026 first). "clausebook due" lists them.',
  ],
  ['P4D', 'Due within 4 days of 30 June 2026: review of POL-004 on 4 July 2026. "clausebook due" says more.'],
  ['P3D', undefined],
])('the closing lines name what falls due, with warn_before %s', (warnBefore, line) => {
  expect(third(checked(warnBefore))).toBe(line);
});

test('what is late is a finding, and nothing that falls due', () => {
  expect(third(checked('P2W', '2026-06-29'))).toBeUndefined();
});

test('formats for people end with the line, and a machine finds all of it', () => {
  const sms = checked(null);
  const line = third(sms) ?? '';
  expect(pretty.render(sms, options).trimEnd().split('\n').at(-1)).toBe(line);
  expect(github.render(sms, options)).toContain(line);
  expect(junit.render(sms, options)).not.toContain('Due within');
  const { coming } = reportSchema.parse(buildJsonReport(sms, {}));
  expect(coming).toEqual([
    { on: '2026-07-04', what: 'review', item: 'POL-004', name: null, detail: null, who: 'ROL-003' },
    { on: '2026-07-20', what: 'action', item: 'RSK-001', name: '1', detail: 'Hire a cooler', who: 'ROL-005' },
    { on: '2026-07-30', what: 'action', item: 'RSK-001', name: '2', detail: 'Try it', who: 'ROL-004' },
  ]);
});

test('a report that lists a change only still counts the whole SMS, and a change that is not trusted sets no other span', async () => {
  const sms = GitSms.start({ 'policies/pol-004.md': policy('2026-07-04'), 'clausebook.yaml': historySettings });
  const draft =
    '---\nid: POL-005\nowner: ROL-003\nversion: "1.0"\nstatus: draft\nclassification: internal\n---\n\n# Other\n';
  const files = { 'policies/pol-005.md': draft, 'clausebook.yaml': `${historySettings}warn_before: P0D\n` };
  sms.commit({ by: 'PER-004', on: '2026-03-02', message: 'Draft', files });
  const last = async (...more: readonly string[]): Promise<string | undefined> =>
    (await clausebook(['check', ...more], sms.root)).out.trimEnd().split('\n').at(-1);
  const line = /^Due within 30 days of 30 June 2026: .*review of POL-004 on 4 July 2026/;
  expect(await last('--changed-since', 'HEAD~1')).toMatch(/the check (?:passes|fails)/);
  expect(await last('--untrusted', '--base', 'HEAD~1', '--changed-since', 'HEAD~1')).toMatch(line);
  expect((await clausebook(['due'], sms.root)).out).toContain('Nothing falls due within P0D of 2026-06-30.');
}, 60_000);
