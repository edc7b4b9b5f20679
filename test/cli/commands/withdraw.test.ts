import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { loadSms } from '../../../src/io/load-sms.ts';
import { clausebook } from '../../support/command-line.ts';
import { git, temporaryFolder } from '../../support/git.ts';
import { newKey, stateKey } from '../../support/new-key.ts';
import { policyStory } from '../../support/policy-story.ts';
import { temporarySms } from '../../support/temporary-sms.ts';

// Every command is a process of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const file = 'policies/pol-004.md';
const policy = `---
id: POL-004 # kept
owner: ROL-004
version: "1.0"
status: "approved"   # by the board
classification: internal
kind: financial
effective_from: 2026-01-05
approvals: [{action: approved, by: PER-003, role: ROL-003, on: 2026-01-05, version: "1.0", digest: "DIGEST"}]
---\r
# Budgeting policy

Every service has a budget.
`;
/** Shows the clauses that the policy shows, so that its end leaves no gap. */
const other = {
  'policies/pol-006.md': policy.replace('POL-004', 'POL-006').replace(', digest: "DIGEST"', ''),
};
const command = ['withdraw', 'POL-004', '--by', 'PER-003', '--reason', 'Finance keeps its own: "FIN-1"'];

async function bound(text: string): Promise<string> {
  const sms = await temporarySms({ [file]: text });
  return text.replace('DIGEST', (await loadSms(sms.root)).items.get('POL-004')?.digest ?? '');
}

describe('clausebook withdraw', () => {
  test('writes state, last day and an entry with the reason, and nothing else', async () => {
    const before = await bound(policy);
    const digest = /cb1-sha256:\w+/.exec(before)?.[0] ?? '';
    const sms = await temporarySms({ [file]: before, ...other });
    const { code, out, err } = await clausebook(command, sms.root);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^POL-004: withdrawn by PER-003 \(Cleo Park\) as ROL-003 \(Operations Director\) on 2026-06-30\n/,
    );
    expect(await sms.read(file)).toBe(
      before
        .replace('status: "approved"', 'status: "withdrawn"')
        .replace('approvals:', 'effective_to: 2026-06-30\napprovals:')
        .replace(
          '"}]',
          `"}, {action: withdrawn, by: PER-003, role: ROL-003, on: 2026-06-30, version: "1.0", digest: "${digest}", reason: "Finance keeps its own: \\"FIN-1\\""}]`,
        ),
    );
    const { out: report } = await clausebook(['check', '--format', 'json'], sms.root);
    expect(JSON.parse(report)).toMatchObject({
      findings: expect.not.arrayContaining([
        expect.objectContaining({ item: 'POL-004', severity: 'error' }),
      ]) as unknown,
    });
    expect((await clausebook(command, sms.root)).out).toBe('POL-004 is withdrawn already; nothing was written.\n');
  });

  test('refuses with a reason and writes nothing', async () => {
    const good = await bound(policy);
    const user = {
      'policies/pol-005.md': `---\nid: POL-005\nowner: ROL-004\nversion: "1.0"\nstatus: approved\nclassification: internal\neffective_from: 2026-01-05\napprovals: [{action: approved, by: PER-003, role: ROL-003, on: 2026-01-05, version: "1.0"}]\n---\n\n# Purchasing policy\n\nWithin [the budget](pol-004.md).\n`,
    };
    const cases: readonly (readonly [Record<string, string>, readonly string[], number, RegExp])[] = [
      [{ [file]: good, ...user }, command, 1, /POL-005 in force still relies on POL-004\.\n.*supersede POL-004/],
      [
        { [file]: good },
        [...command.slice(0, 3), 'PER-005', ...command.slice(4)],
        1,
        /PER-005 .* had no right to withdraw/,
      ],
      [
        { [file]: good.replace('"approved"', 'draft') },
        command,
        1,
        /what was never approved is not withdrawn|is draft/,
      ],
      [
        { [file]: good.replace('"approved"', 'draft').replace('version: "1.0"\nstatus', 'version: "1.1"\nstatus') },
        command,
        1,
        /holds version 1\.1, which is draft; version 1\.0 is the one that was approved/,
      ],
      [{ [file]: good }, ['withdraw', 'REG-001', ...command.slice(2)], 1, /REG-001 is a register: a list of rows/],
      [{ [file]: good }, ['withdraw', 'POL-004', '--by', 'PER-003'], 2, /a reason are needed|and a reason/],
    ];
    for (const [files, args, expected, message] of cases) {
      const sms = await temporarySms(files);
      const { code, out, err } = await clausebook(args, sms.root);
      expect(err).toMatch(message);
      expect({ code, out }).toEqual({ code: expected, out: '' });
      expect(await sms.read(file)).toBe(files[file]);
    }
  });

  test('records the end of the only document that shows a clause, and says what is missing then', async () => {
    const sms = await temporarySms({ [file]: await bound(policy) });
    const { code, err } = await clausebook(command, sms.root);
    expect(err).toMatch(/^POL-004 leaves a gap\. Until something fills it, the check also reports\n {2}EVID-002/);
    expect(code).toBe(0);
    expect(await sms.read(file)).toContain('status: "withdrawn"');
  });

  test('signs the entry, so that a squash by somebody else keeps the proof', async () => {
    const { sms, policy: approved } = policyStory();
    const key = newKey();
    stateKey(sms, key.line);
    const args = ['withdraw', approved.id, '--by', 'PER-003', '--on', '2026-03-28', '--reason', 'not needed'];
    expect((await clausebook([...args, '--key', key.file], sms.root)).out).toMatch(/, reason not needed, signed\n/);
    sms.commit({ by: 'PER-004', on: '2026-03-28', message: 'Squash' });
    expect(await sms.findings(/^(?:APPR|LIFE)-/)).toEqual([]);
  });

  test('records a withdrawal on paper, by another person', async () => {
    const { sms, policy: approved } = policyStory();
    const page = join(temporaryFolder(), 'minutes.pdf');
    writeFileSync(page, 'signed\n');
    const args = ['withdraw', approved.id, '--by', 'PER-003', '--on', '2026-03-28', '--reason', 'not needed'];
    git(sms.root, 'config', 'user.name', 'Cleo Park');
    git(sms.root, 'config', 'user.email', 'cleo.park@example.org');
    const onPaper = [...args, '--on-behalf', '--proof', page];
    expect((await clausebook(onPaper, sms.root)).err).toMatch(/nobody records an act on behalf of themselves/);
    git(sms.root, 'config', 'user.email', 'ben.holt@example.org');
    expect((await clausebook([...args, '--proof', page], sms.root)).code).toBe(2);
    expect((await clausebook(onPaper, sms.root)).err).toMatch(/^Commit this under your own name/);
    sms.commit({ by: 'PER-002', on: '2026-03-28', message: 'Record the withdrawal' });
    expect(await sms.findings(/^(?:APPR|LIFE)-/)).toEqual([]);
  });
});
