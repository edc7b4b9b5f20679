import { describe, expect, test, vi } from 'vitest';
import { loadSms } from '../../../src/io/load-sms.ts';
import { clausebook } from '../../support/command-line.ts';
import { hostilePolicy, policyFile, withReturns } from '../../support/hostile-policy.ts';
import { temporarySms } from '../../support/temporary-sms.ts';

// Every command is a process of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const digest = `cb1-sha256:${'0'.repeat(64)}`;
const entry = `{action: approved, by: PER-003, role: ROL-003, on: 2026-01-05, version: "1.4", digest: "DIGEST"}`;
const lines = `version: '1.4'   # in quotes
status: approved # by the board
effective_from: 2026-01-05
approvals: # newest last
  - ${entry} # minutes 7
`;

/** The policy with the digest of its own content. */
async function approved(more = lines): Promise<string> {
  const text = hostilePolicy(more.replace('DIGEST', digest));
  const sms = await temporarySms({ [policyFile]: text });
  return text.replace(digest, (await loadSms(sms.root)).items.get('POL-004')?.digest ?? '');
}

describe('clausebook revise', () => {
  test.each([
    ['unix line ends', (text: string) => text],
    ['Windows line ends', withReturns],
  ])('opens the next version and keeps every other byte: %s', async (_, form) => {
    const before = await approved();
    const sms = await temporarySms({ [policyFile]: form(before) });
    const { code, out, err } = await clausebook(['revise', 'POL-004', '--reason', 'New sites: two'], sms.root);
    expect(code).toBe(0);
    expect(out).toBe(`POL-004: version 1.5 is open; 1.4 stays in force until it is approved
  version: 1.5 (was 1.4)
  status: draft (was approved)
  changes: 1.5, New sites: two
  in policies/pol-004.md
`);
    expect(err).toMatch(/^Work on a branch. Until the new version is approved, .*\n {2}EVID-002 /);
    expect(await sms.read(policyFile)).toBe(
      form(
        before
          .replace("version: '1.4'", "version: '1.5'")
          .replace('status: approved #', 'status: draft #')
          .replace('# minutes 7\n', '# minutes 7\nchanges:\n  - {version: "1.5", summary: "New sites: two"}\n'),
      ),
    );
  });

  test('--major raises the number before the dot, and --reason may be left out', async () => {
    const before = await approved();
    const sms = await temporarySms({ [policyFile]: before });
    expect((await clausebook(['revise', 'POL-004', '--major'], sms.root)).code).toBe(0);
    expect(await sms.read(policyFile)).toBe(
      before.replace("version: '1.4'", "version: '2.0'").replace('status: approved #', 'status: draft #'),
    );
  });

  test('says when the text was changed before the version was opened', async () => {
    const sms = await temporarySms({ [policyFile]: (await approved()).replace('has a budget', 'needs a budget') });
    expect((await clausebook(['revise', 'POL-004'], sms.root)).out).toMatch(
      'Its text differs already from the one that was approved',
    );
  });

  test('refuses with a reason and writes nothing', async () => {
    const cases: readonly (readonly [string, string, RegExp])[] = [
      ['POL-004', lines.replace('approved #', 'draft #'), /Version 1\.4 of POL-004 is open already \(draft\)/],
      ['POL-004', lines.replace("'1.4' ", "'2026a' "), /no MAJOR\.MINOR/],
      ['POL-004', lines.replace('status: approved', 'status: withdrawn'), /POL-004 is withdrawn\./],
      ['ROL-001', lines, /Rows and sections have no versions/],
      ['POL-005', lines, /There is no item POL-005\. Did you mean POL-004/],
    ];
    for (const [id, more, message] of cases) {
      const text = hostilePolicy(more.replace('DIGEST', digest));
      const sms = await temporarySms({ [policyFile]: text });
      const { code, out, err } = await clausebook(['revise', id], sms.root);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/^Not written\. /);
      expect(err).toMatch(message);
      expect(await sms.read(policyFile)).toBe(text);
    }
  });
});
