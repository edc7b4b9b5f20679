import { describe, expect, test } from 'vitest';
import pretty from '../../src/report/pretty.ts';
import { checkSample, sampleFiles } from './sample-sms.ts';

describe('pretty', () => {
  test('shows the whole report', () => {
    expect(pretty.render(checkSample(), { color: false, failOn: 'error' })).toMatchInlineSnapshot(`
      "clausebook.yaml
        1:1  info   TEST-004  The settings name no feedback address.
              fix: Shorten it.
              clause 7.5.2, good practice; no requirement of the standard

      content/procedures/größe 1.md
        10:12  error  TEST-002  The link to "one.md" leads nowhere, 100% sure: {0} and
                                [words](https://example.org). Correct it.
           10 | Follow the [first](one.md) and the [second](two.md).
              |            ^^^^^^^^^^^^^^^
              fix: Correct the target, or remove the link.
              clause 7.5.2, the clause asks for it
        10:36  error  TEST-002  The link to "two.md" leads nowhere, 100% sure: {0} and
                                [words](https://example.org). Correct it.
           10 | Follow the [first](one.md) and the [second](two.md).
              |                                    ^^^^^^^^^^^^^^^^
              fix: Correct the target, or remove the link.
              clause 7.5.2, the clause asks for it

      policies/pol-004.md
        9:77   block  TEST-001  The content of POL-004 differs from the content approved on 2026-01-05 as
                                version 1.0. Expected the approved text, or a new version with its own
                                approval.
           9 |   - {action: approved, by: PER-001, on: 2026-01-05, version: "1.0", digest: "cb1-sha256:000
             |                                                                             ^^^^^^^^^^^^^^^
              see PER-001: approved by Ada Marsh (content/registers/house.md:9)
              see the text was committed later
              fix: Restore the approved text, or have the new one approved.
              clause 7.5.2, needed to show that the clause is met
        10:15  warn   TEST-003  The review of POL-004 was due on 2026-06-15.
           10 | review: {due: 2026-06-15, reason: "new budget"}
              |               ^^^^^^^^^^
              fix: Review the document.
              clause 7.5.2, the organization promised it itself; due since 2026-06-15

      Waived, shown and not counted
        TEST-005  PRO-001  PRO-001 has no numbered steps. (WVR-001 until 2026-12-31)

      Known since the SMS was taken over, shown and not counted
        TEST-008  POL-004  POL-004 uses words that nobody knows.

      Gaps: still missing before the SMS claims to be complete
        TEST-006  clause 4.3  There is no scope. Expected one before the SMS is in force.

      Not evaluated
        TEST-006  POL-004  It is not known, whether the scope is printed. State \`printed\`.
        TEST-007  Not evaluated: whether the approver committed the approval. clausebook.yaml says
                  \`history: none\`; keep the SMS in a Git repository with its full history and remove that
                  line.

      5 findings (1 block, 2 error, 1 warn, 1 info), 1 waived, 1 known, 1 gap, 2 not evaluated.
      5 items of Example: 100% Ltd, judged on 2026-06-30: the check fails (fails from error).
      "
    `);
  });

  test('paints severities, never widths', () => {
    const plain = pretty.render(checkSample(), { color: false, failOn: 'error' });
    const painted = pretty.render(checkSample(), { color: true, failOn: 'error' });
    expect(painted).toContain('\u001B[1;31mblock\u001B[0m');
    const unpainted = painted
      .split('\u001B')
      .map((part, index) => (index === 0 ? part : part.replace(/^\[[\d;]*m/, '')));
    expect(unpainted.join('')).toBe(plain);
  });

  test('keeps lines within 100 characters, unless a word is longer', () => {
    const lines = pretty.render(checkSample(), { color: false, failOn: 'error' }).split('\n');
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });

  test('shows the part of a long line that matters, with the caret under it', () => {
    const filler = 'word '.repeat(40);
    const files = {
      ...sampleFiles,
      'content/procedures/größe 1.md': (sampleFiles['content/procedures/größe 1.md'] ?? '').replace(
        'Follow',
        `${filler}Follow`,
      ),
    };
    const lines = pretty.render(checkSample(files), { color: false, failOn: 'error' }).split('\n');
    const caret = lines.findIndex(
      (line) => /^ +\| +\^+$/.test(line) && line.includes('^'.repeat('[first](one.md)'.length)),
    );
    const at = lines[caret]?.indexOf('^') ?? 0;
    expect(lines[caret - 1]?.slice(at, at + '[first](one.md)'.length)).toBe('[first](one.md)');
  });

  test('lets no file move the cursor or hide words', () => {
    const files = {
      ...sampleFiles,
      'content/procedures/größe 1.md': (sampleFiles['content/procedures/größe 1.md'] ?? '').replace(
        'Follow',
        '\u001B[2J\u202EFollow',
      ),
    };
    const report = pretty.render(checkSample(files), { color: false, failOn: 'error' });
    expect(report).not.toContain('\u001B');
    expect(report).not.toContain('\u202E');
    expect(report).toContain('\uFFFD[2J\uFFFDFollow');
  });
});
