import { describe, expect, test } from 'vitest';
import github from '../../src/report/github.ts';
import { checkSample } from './sample-sms.ts';

const options = { color: false, failOn: 'error' } as const;

describe('github', () => {
  test('shows the whole report', () => {
    expect(github.render(checkSample(), options)).toMatchInlineSnapshot(`
      "::notice file=clausebook.yaml,line=1,endLine=2,title=TEST-004 info::The settings name no feedback address.%0AFix: Shorten it.
      ::error file=content/procedures/größe 1.md,line=10,endLine=10,col=12,title=TEST-002 error PRO-001::The link to "one.md" leads nowhere, 100%25 sure: {0} and [words](https://example.org).%0ACorrect it.%0AFix: Correct the target, or remove the link.
      ::error file=content/procedures/größe 1.md,line=10,endLine=10,col=36,title=TEST-002 error PRO-001::The link to "two.md" leads nowhere, 100%25 sure: {0} and [words](https://example.org).%0ACorrect it.%0AFix: Correct the target, or remove the link.
      ::error file=policies/pol-004.md,line=9,endLine=9,col=77,title=TEST-001 block POL-004::The content of POL-004 differs from the content approved on 2026-01-05 as version 1.0. Expected the approved text, or a new version with its own approval.%0AFix: Restore the approved text, or have the new one approved.
      ::warning file=policies/pol-004.md,line=10,endLine=10,col=15,title=TEST-003 warn POL-004::The review of POL-004 was due on 2026-06-15.%0AFix: Review the document.
      ::notice title=TEST-006 not evaluated POL-004::It is not known, whether the scope is printed. State \`printed\`.
      ::notice title=TEST-007 not evaluated::Not evaluated: whether the approver committed the approval. clausebook.yaml says \`history: none\`; keep the SMS in a Git repository with its full history and remove that line.
      ::group::Waived, shown and not counted (1)
      TEST-005 waived PRO-001: PRO-001 has no numbered steps. (WVR-001 until 2026-12-31)
      ::endgroup::
      ::group::Known since the SMS was taken over, shown and not counted (1)
      TEST-008 known POL-004: POL-004 uses words that nobody knows.
      ::endgroup::
      ::group::Gaps, before the SMS claims to be complete (1)
      TEST-006 gap: There is no scope. Expected one before the SMS is in force.
      ::endgroup::
      5 findings (1 block, 2 error, 1 warn, 1 info), 1 waived, 1 known, 1 gap, 2 not evaluated.
      5 items of Example: 100% Ltd, judged on 2026-06-30: the check fails (fails from error).
      "
    `);
  });

  test('names files from the root of the repository', () => {
    const report = github.render(checkSample(), { ...options, folder: 'manual, 1/' });
    expect(report).toContain('::error file=manual%2C 1/policies/pol-004.md,line=9,');
  });

  test('lets no text of the SMS become a command', () => {
    const checked = checkSample();
    const evil = '::add-mask::x\r\n::stop-commands::y ##[add-path]/tmp';
    const [finding] = checked.judgement.findings;
    if (finding === undefined) throw new Error('The sample has findings.');
    const spoiled = { ...finding, message: evil, fix: evil, item: evil, place: { ...finding.place, file: evil } };
    const note = { rule: 'TEST-001', kind: 'not-evaluated' as const, message: evil, remedy: evil, item: evil };
    const judgement = {
      ...checked.judgement,
      findings: [spoiled],
      waived: [{ ...spoiled, waiver: { id: evil, until: evil } }],
      gaps: [spoiled],
      notes: [note],
    };
    const sms = { ...checked.sms, settings: { ...checked.sms.settings, organization: evil } };
    for (const line of github.render({ sms, judgement }, options).split(/\r\n|\r|\n/)) {
      if (/^\s*::/.test(line)) {
        expect(line).toMatch(/^::(?:error|notice|group|endgroup)\b/);
        // Between name and message nothing can end the properties early.
        expect(/^::\w+(?: ([^:]*))?::/.test(line)).toBe(true);
      } else expect(line).not.toContain('##[');
    }
  });
});
