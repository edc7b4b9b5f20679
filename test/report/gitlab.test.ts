import { expect, test } from 'vitest';
import gitlab from '../../src/report/gitlab.ts';
import { checkSample } from './sample-sms.ts';

const options = { color: false, failOn: 'error' } as const;

interface Entry {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

function entriesOf(checked = checkSample(), folder = ''): readonly Entry[] {
  return JSON.parse(gitlab.render(checked, { ...options, folder })) as readonly Entry[];
}

test('shows the whole report', () => {
  expect(
    entriesOf().map(
      ({ description, check_name, severity, location }) =>
        `${location.path}:${location.lines.begin}-${location.lines.end} ${check_name} ${severity} ${description}`,
    ),
  ).toMatchInlineSnapshot(`
    [
      "clausebook.yaml:1-2 TEST-004 info The settings name no feedback address. Fix: Shorten it.",
      "content/procedures/größe 1.md:10-10 TEST-002 critical The link to "one.md" leads nowhere, 100% sure: {0} and [words](https://example.org). Correct it. Fix: Correct the target, or remove the link.",
      "content/procedures/größe 1.md:10-10 TEST-002 critical The link to "two.md" leads nowhere, 100% sure: {0} and [words](https://example.org). Correct it. Fix: Correct the target, or remove the link.",
      "policies/pol-004.md:9-9 TEST-001 blocker The content of POL-004 differs from the content approved on 2026-01-05 as version 1.0. Expected the approved text, or a new version with its own approval. Fix: Restore the approved text, or have the new one approved.",
      "policies/pol-004.md:10-10 TEST-003 minor The review of POL-004 was due on 2026-06-15. Fix: Review the document.",
      "content/procedures/größe 1.md:2-2 TEST-005 info Waived by WVR-001 until 2026-12-31: PRO-001 has no numbered steps.",
      "policies/pol-004.md:2-2 TEST-008 info Known since the SMS was taken over: POL-004 uses words that nobody knows.",
      "content/registers/house.md:8-8 TEST-006 info Gap, before the SMS claims to be complete: There is no scope. Expected one before the SMS is in force.",
      "policies/pol-004.md:2-2 TEST-006 info Not evaluated: It is not known, whether the scope is printed. State \`printed\`.",
      "clausebook.yaml:1-1 TEST-007 info Not evaluated: Not evaluated: whether the approver committed the approval. clausebook.yaml says \`history: none\`; keep the SMS in a Git repository with its full history and remove that line.",
    ]
  `);
});

test('what fell due in what the change does not touch is an info that says so', () => {
  const before = checkSample();
  const findings = before.judgement.findings.map((finding) => ({ ...finding, elsewhere: finding.rule === 'TEST-001' }));
  const entries = entriesOf({ ...before, judgement: { ...before.judgement, findings } });
  const severities = (list: readonly Entry[], rule: string): readonly string[] =>
    list.filter((entry) => entry.check_name === rule).map(({ severity }) => severity);
  expect(severities(entries, 'TEST-001')).toEqual(['info']);
  expect(severities(entries, 'TEST-002')).toEqual(['critical', 'critical']);
  expect(entries.find((entry) => entry.check_name === 'TEST-001')?.description).toMatch(
    /^Due in what this change does not touch: The content of POL-004 differs/,
  );
});

test('every entry has what GitLab needs, and a fingerprint of its own', () => {
  const entries = entriesOf();
  for (const entry of entries) {
    expect(Object.keys(entry)).toEqual(['description', 'check_name', 'fingerprint', 'severity', 'location']);
    expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(entry.severity);
    expect(entry.fingerprint).toMatch(/^[0-9a-f]{16}:\d+$/);
  }
  expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
});

test('the fingerprint stays when lines move, and names files from the root of the repository', () => {
  const before = checkSample();
  const moved = {
    ...before,
    judgement: {
      ...before.judgement,
      notes: before.judgement.notes.toReversed(),
      findings: before.judgement.findings.map((finding) => ({ ...finding, message: `${finding.message} Really.` })),
    },
  };
  const prints = (entries: readonly Entry[]): readonly string[] =>
    entries.map(({ fingerprint }) => fingerprint).toSorted();
  expect(prints(entriesOf(moved))).toEqual(prints(entriesOf(before)));
  expect(entriesOf(before, 'manual').every(({ location }) => location.path.startsWith('manual/'))).toBe(true);
});
