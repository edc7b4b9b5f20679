import { describe, expect, test, vi } from 'vitest';
import { loadSms } from '../../../src/io/load-sms.ts';
import { clausebook } from '../../support/command-line.ts';
import { temporarySms } from '../../support/temporary-sms.ts';

// Every command is a process of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const [oldFile, newFile, userFile] = ['policies/pol-004.md', 'policies/pol-007.md', 'policies/pol-008.md'] as const;

function policy(id: string, status: string, more = '', body = 'Every service has a budget.'): string {
  const approval =
    status === 'approved'
      ? 'effective_from: 2026-01-05\napprovals: [{action: approved, by: PER-003, role: ROL-003, on: 2026-01-05, version: "1.0"}]\n'
      : '';
  return `---\nid: ${id}\nowner: ROL-004\nversion: "1.0"\nstatus: ${status} # now\nclassification: internal\n${more}${approval}---\n\n# Policy ${id}\n\n${body}\n`;
}

const command = ['supersede', 'POL-004', '--with', 'POL-007'];

describe('clausebook supersede', () => {
  test('lets the new document name the old one, and says what still leads to the old', async () => {
    const before = policy('POL-007', 'draft', 'supersedes: ["POL-001"] # long ago\n').replaceAll('\n', '\r\n');
    const sms = await temporarySms({
      [oldFile]: policy('POL-004', 'approved'),
      [newFile]: before,
      [userFile]: policy('POL-008', 'approved', '', 'Within [the budget](pol-004.md).'),
    });
    expect(await clausebook(command, sms.root)).toEqual({
      code: 0,
      out: `POL-007 takes the place of POL-004 (Policy POL-004) on the first day it is in force
  supersedes: POL-004
  in policies/pol-007.md
From that day on the check reports what still leads to POL-004: POL-008. Point them to POL-007.
`,
      err: '',
    });
    expect(await sms.read(newFile)).toBe(before.replace('["POL-001"]', '["POL-001", POL-004]'));
    expect(await sms.read(oldFile)).toBe(policy('POL-004', 'approved'));
    expect((await clausebook(command, sms.root)).out).toMatch(/already; nothing was written/);
  });

  test('refuses with a reason and writes nothing', async () => {
    const old = policy('POL-004', 'approved');
    const cases: readonly (readonly [string, string, readonly string[], number, RegExp])[] = [
      [old, policy('POL-007', 'approved'), command, 1, /is approved: .*\n.*clausebook revise POL-007/],
      [policy('POL-004', 'draft'), policy('POL-007', 'draft'), command, 1, /never approved/],
      [policy('POL-004', 'withdrawn'), policy('POL-007', 'draft'), command, 1, /is withdrawn/],
      [
        policy('POL-004', 'approved', 'supersedes: [POL-007]\n'),
        policy('POL-007', 'draft'),
        command,
        1,
        /cannot take the place of each other/,
      ],
      [old, policy('POL-007', 'draft'), ['supersede', 'POL-004', '--with', 'POL-004'], 1, /its own place/],
      [old, policy('POL-007', 'draft'), ['supersede', 'POL-004', '--with', 'ROL-001'], 1, /ROL-001 is a role/],
      [old, policy('POL-007', 'draft'), ['supersede', 'POL-004'], 2, /Two documents are needed/],
    ];
    for (const [first, second, args, expected, message] of cases) {
      const sms = await temporarySms({ [oldFile]: first, [newFile]: second });
      const { code, out, err } = await clausebook(args, sms.root);
      expect(err).toMatch(message);
      expect({ code, out }).toEqual({ code: expected, out: '' });
      expect([await sms.read(oldFile), await sms.read(newFile)]).toEqual([first, second]);
    }
  });

  test('lets a text under light control end one under full control only when somebody with that right approves it', async () => {
    const file = 'content/procedures/pro-001.md';
    const procedure = `---\nid: PRO-001\nowner: ROL-005\nstatus: approved\nclassification: internal\nprocess: PRC-001\n---\n\n# Keep budgets\n`;
    const files = {
      [oldFile]: policy('POL-004', 'approved'),
      [userFile]: policy('POL-008', 'approved'),
      'content/processes/prc-001.md':
        '---\nid: PRC-001\nowner: ROL-005\nversion: "1.0"\nstatus: draft\nclassification: internal\n---\n\n# Budgets\n',
    };
    const args = ['supersede', 'POL-004', '--with', 'PRO-001'];
    const released = await temporarySms({ ...files, [file]: procedure });
    expect((await clausebook(args, released.root)).err).toMatch(
      /would then report\n {2}APPR-004 .*nobody has approved it/,
    );
    expect(await released.read(file)).toBe(procedure);
    const draft = procedure.replace('status: approved', 'status: draft');
    const sms = await temporarySms({ ...files, [file]: draft });
    expect((await clausebook(args, sms.root)).code).toBe(0);
    const approval = ['approve', 'PRO-001', '--by'];
    expect((await clausebook([...approval, 'PER-005'], sms.root)).err).toMatch(/had no right to/);
    expect(await clausebook([...approval, 'PER-003'], sms.root)).toMatchObject({
      code: 0,
      err: expect.not.stringContaining('APPR') as unknown,
    });
    const { out } = await clausebook(['check', '--format', 'json'], sms.root);
    expect(out).not.toMatch(/"rule": "APPR-\d+",\s+"severity"/);
    expect((await loadSms(sms.root)).items.get('POL-004')?.state).toBe('superseded');
  });

  test('refuses a second successor', async () => {
    const heir = policy('POL-007', 'draft');
    const sms = await temporarySms({
      [oldFile]: policy('POL-004', 'approved'),
      [newFile]: heir,
      [userFile]: policy('POL-008', 'approved', 'supersedes: [POL-004]\n'),
    });
    const { code, err } = await clausebook(command, sms.root);
    expect(code).toBe(1);
    expect(err).toMatch(/POL-008 .* has replaced POL-004 already\.\n.*supersede POL-008 --with POL-007/);
    expect(await sms.read(newFile)).toBe(heir);
  });
});
