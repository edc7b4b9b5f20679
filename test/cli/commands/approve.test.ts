import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { loadSms } from '../../../src/io/load-sms.ts';
import { clausebook } from '../../support/command-line.ts';
import { temporarySms } from '../../support/temporary-sms.ts';

const file = 'policies/pol-004.md';
const policy = `---
# the budget comes every October
id: POL-004
owner:   ROL-004
version: '1.0'
status: in-review   # waits for the board
classification: internal
kind: financial
---

# Budgeting policy

Every service has a budget.
`;

describe('clausebook approve', () => {
  test('writes the entry, keeps every other byte, and the check agrees with it', async () => {
    const sms = await temporarySms({ [file]: policy });
    const { code, out, err } = await clausebook(['approve', 'POL-004', '--by', 'PER-003'], sms.root);
    const digest = (await loadSms(sms.root)).items.get('POL-004')?.digest ?? '';
    expect({ code, err }).toEqual({
      code: 0,
      err: 'What changed since the last approval cannot be shown. The past is not known: clausebook.yaml says `history: none`.\n',
    });
    expect(out)
      .toBe(`POL-004 version 1.0: approved by PER-003 (Cleo Park) as ROL-003 (Operations Director) on 2026-06-30
  status: approved (was in-review)
  effective_from: 2026-06-30
  approvals: action approved, by PER-003, role ROL-003, on 2026-06-30, version 1.0, digest ${digest}
  in policies/pol-004.md
`);
    expect(await sms.read(file)).toBe(
      policy
        .replace('status: in-review   #', 'status: approved   #')
        .replace(
          'kind: financial\n',
          `kind: financial\neffective_from: 2026-06-30\napprovals:\n  - {action: approved, by: PER-003, role: ROL-003, on: 2026-06-30, version: "1.0", digest: "${digest}"}\n`,
        ),
    );
    const check = await clausebook(['check', '--format', 'json'], sms.root);
    expect(check.out).not.toMatch(/"APPR-00\d"[^}]*"severity": "(?:block|error)"/);
    expect(await readdir(`${sms.root}/policies`)).toEqual(['pol-004.md']);
  });

  test('keeps Windows line ends', async () => {
    const dos = policy.replaceAll('\n', '\r\n');
    const sms = await temporarySms({ [file]: dos });
    expect((await clausebook(['approve', 'POL-004', '--by', 'PER-003'], sms.root)).code).toBe(0);
    const after = await sms.read(file);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(after.split('\r\n').length).toBe(dos.split('\r\n').length + 3);
  });

  test('refuses with a reason, exit 1, and writes nothing', async () => {
    const sms = await temporarySms({ [file]: policy });
    const refused = await clausebook(['approve', 'POL-004', '--by', 'PER-005'], sms.root);
    expect(refused).toEqual({
      code: 1,
      out: '',
      err: 'Not written. PER-005 (Eve Lund) had no right to approve a policy (financial) on 2026-06-30.\nclausebook.yaml gives it to ROL-001 (Managing Director), ROL-003 (Operations Director).\n',
    });
    expect(await sms.read(file)).toBe(policy);
  });

  test('refuses what the check would then reject', async () => {
    const bad = policy
      .replace('kind: financial', 'kind: information-security')
      .replace('Every service has a budget.', 'TBD');
    const sms = await temporarySms({ [file]: bad });
    const { code, err } = await clausebook(['approve', 'POL-004', '--by', 'PER-003'], sms.root);
    expect(code).toBe(1);
    expect(err).toMatch(/^Not written: the check would then report\n {2}RECD-013 /);
    expect(await sms.read(file)).toBe(bad);
  });

  test('wrong usage is exit 2', async () => {
    const sms = await temporarySms({ [file]: policy });
    expect((await clausebook(['approve', 'POL-004'], sms.root)).code).toBe(2);
    expect(await clausebook(['approve', 'POL-004', '--by', 'PER-003', '--on', '2026-02-30'], sms.root)).toMatchObject({
      code: 2,
      err: '--on 2026-02-30 is no calendar day.\nThat month has no such day, or the year no such month; give one that exists, for example --on 2026-06-30.\n',
    });
    expect((await clausebook(['approve', 'POL-040', '--all-missing'], sms.root)).err).toBe(
      'There is no item POL-040.\nDid you mean POL-004?\n',
    );
  });

  test('a file that is not UTF-8 is left alone', async () => {
    const sms = await temporarySms({});
    const { writeFile, mkdir } = await import('node:fs/promises');
    await mkdir(`${sms.root}/policies`);
    await writeFile(`${sms.root}/${file}`, Buffer.from(policy.replace('budget.', 'b\u00fcdget.'), 'latin1'));
    const { code, err } = await clausebook(['approve', 'POL-004', '--by', 'PER-003'], sms.root);
    expect({ code, err }).toEqual({
      code: 2,
      err: `${file} is not stored as UTF-8.\nSave it as UTF-8 first; editors offer this as the encoding when saving.\n`,
    });
  });

  test('--all-missing binds entries without a digest, once', async () => {
    const taken = policy
      .replace('status: in-review', 'status: approved')
      .replace(
        'kind: financial\n',
        'kind: financial\neffective_from: 2026-01-10\napprovals:\n  - {action: approved, by: PER-003, role: ROL-003, on: 2026-01-05, version: "1.0"}\n',
      );
    const sms = await temporarySms({ [file]: taken });
    const first = await clausebook(['approve', '--all-missing'], sms.root);
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/^POL-004: 1 approval entry bound to the content\n/);
    expect(await sms.read(file)).toMatch(/version: "1.0", digest: "cb1-sha256:[0-9a-f]{64}"\}/);
    expect(await clausebook(['approve', '--all-missing'], sms.root)).toEqual({
      code: 0,
      out: 'No approval entry lacks a digest.\n',
      err: '',
    });
  });
});

describe('clausebook close', () => {
  const register = `---
id: REG-002
type: register
of: [decision]
owner: ROL-002
classification: internal
rows:
  - id: DEC-001
    text: Two suppliers are enough   # for now
    by: ROL-001
    at: 2026-05-01
    reason: cost
    affects: [ROL-001]
  - id: DEC-002
    text: No
    by: ROL-001
    at: 2026-05-01
    reason: cost
    affects: [ROL-001]
---

# Decisions

One line each.
`;

  test('freezes a row of a register in its place', async () => {
    const sms = await temporarySms({ 'content/registers/decisions.md': register });
    const { code, out } = await clausebook(['close', 'DEC-001', '--by', 'PER-001', '--on', '2026-05-02'], sms.root);
    const digest = (await loadSms(sms.root)).items.get('DEC-001')?.digest ?? '';
    expect(code).toBe(0);
    expect(out).toBe(
      `DEC-001: closed by PER-001 (Ada Marsh) on 2026-05-02\n  closed: at 2026-05-02, by PER-001, digest ${digest}\n  in content/registers/decisions.md\n`,
    );
    expect(await sms.read('content/registers/decisions.md')).toBe(
      register.replace(
        'affects: [ROL-001]\n  - id: DEC-002',
        `affects: [ROL-001]\n    closed: {at: 2026-05-02, by: PER-001, digest: "${digest}"}\n  - id: DEC-002`,
      ),
    );
    expect((await clausebook(['close', 'DEC-001', '--by', 'PER-001'], sms.root)).err).toMatch(
      'DEC-001 was closed on 2026-05-02 and is frozen.',
    );
  });
});
