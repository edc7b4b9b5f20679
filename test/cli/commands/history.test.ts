import { describe, expect, test, vi } from 'vitest';
import { clausebook, program, run } from '../../support/command-line.ts';
import { git } from '../../support/git.ts';
import { GitSms, organizationFile } from '../../support/git-sms.ts';
import { temporarySms } from '../../support/temporary-sms.ts';

// Every command is a process of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const file = 'policies/pol-004.md';
const body = '# Budgeting policy\n\nEvery service has a budget, and every budget an owner.\n';
const approval = (version: string, by: string, on: string, digest: string): string =>
  `  - {action: approved, by: ${by}, role: ROL-00${by.slice(-1)}, on: ${on}, version: "${version}", digest: "${digest}"}\n`;
const policy = (version: string, status: string, rest = '', text = body): string =>
  `---\nid: POL-004\nowner: ROL-004\nversion: "${version}"\nstatus: ${status}\nclassification: internal\n${rest}---\n\n${text}`;

/** Version 1.0 of February, 1.1 of April with a reason, and an unfinished 1.2 in the work tree. */
async function twoVersions(): Promise<GitSms> {
  const sms = GitSms.start();
  sms.commit({
    by: 'PER-004',
    on: '2026-02-02',
    message: 'Draft the policy',
    files: { [file]: policy('1.0', 'draft') },
  });
  const first = approval('1.0', 'PER-003', '2026-02-05', await sms.digestOf('POL-004'));
  const old = `effective_from: 2026-02-05\napprovals:\n${first}`;
  sms.commit({
    by: 'PER-003',
    on: '2026-02-05',
    message: 'Approve',
    files: { [file]: policy('1.0', 'approved', old) },
  });
  const text = body.replace('an owner', 'two\nowners');
  sms.commit({
    by: 'PER-004',
    on: '2026-04-01',
    message: 'Two owners',
    files: { [file]: policy('1.1', 'draft', old, text) },
  });
  const second = approval('1.1', 'PER-001', '2026-04-03', await sms.digestOf('POL-004'));
  const now = `effective_from: 2026-05-01\napprovals:\n${first}${second}changes:\n  - {version: "1.1", summary: Audit finding}\n`;
  sms.commit({
    by: 'PER-002',
    on: '2026-04-03',
    message: 'Approve 1.1',
    files: { [file]: policy('1.1', 'approved', now, text) },
  });
  return sms;
}

/** Ids of commits differ from nothing but are no pleasure to read. */
function withoutIds(text: string): string {
  return text.replaceAll(/\b[0-9a-f]{12,40}\b/g, 'ID');
}

describe('clausebook history', () => {
  test('tells versions, days, approvals with grades, authors, reasons and commits', async () => {
    const sms = await twoVersions();
    const { code, out, err } = await clausebook(['history', 'POL-004'], sms.root);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(withoutIds(out)).toMatchInlineSnapshot(`
      "POL-004 Budgeting policy
      policy, judged on 2026-06-30

      Version 1.1
        in force since 2026-05-01
        approved by PER-001 (Ada Marsh) as ROL-001 on 2026-04-03
          grade D: Only stated in the file: Ben Holt recorded it, and no proof is filed.
        written by Dan Frost
        why: Audit finding
          ID 2026-04-03 control; Ben Holt: Approve 1.1
          ID 2026-04-01 content; Dan Frost: Two owners

      Version 1.0
        was in force from 2026-02-05 until the day before 2026-05-01
        approved by PER-003 (Cleo Park) as ROL-003 on 2026-02-05
          grade C: Recorded in a commit by Cleo Park, without a signature that could be verified.
        written by Dan Frost
        why: Draft the policy
          ID 2026-02-05 control; Cleo Park: Approve
          ID 2026-02-02 first text; Dan Frost: Draft the policy
      "
    `);
    const earlier = await clausebook(['history', 'POL-004', '--as-of', '2026-03-01', '--format', 'json'], sms.root);
    const past = JSON.parse(earlier.out) as {
      versions: readonly { version: string; standing: string; from: string; to: string | null }[];
    };
    expect(past.versions.map(({ version, standing, from, to }) => [version, standing, from, to])).toEqual([
      ['1.1', 'coming', '2026-05-01', null],
      ['1.0', 'in force', '2026-02-05', '2026-05-01'],
    ]);
  });

  test('tells the commits of a row, also of one that is gone, and knows a bare repository', async () => {
    const sms = GitSms.start();
    const renamed = organizationFile((text) => text.replace('Eve Lund, emp', 'Eve Lund-Marsh, emp'));
    const without = organizationFile((text) => text.replace(/ {2}- \{id: PER-005.*\n/, ''));
    sms.commit({
      by: 'PER-002',
      on: '2026-02-01',
      message: 'Eve married',
      files: { 'content/registers/organization.md': renamed },
    });
    sms.commit({
      by: 'PER-002',
      on: '2026-03-01',
      message: 'Eve left',
      files: { 'content/registers/organization.md': without },
    });
    git(sms.root, 'config', 'core.bare', 'true');
    const { code, out } = await clausebook(['history', 'PER-005', '--ref', 'main', '--root', '.git'], sms.root);
    expect(code).toBe(0);
    expect(withoutIds(out)).toMatchInlineSnapshot(`
      "PER-005 Eve Lund-Marsh
      person, no longer in the files, judged on 2026-06-30
      PER-005 was removed from content/registers/organization.md in the commit of 2026-03-01 by Ben Holt.

      Commits
          ID 2026-03-01 removed; Ben Holt: Eve left
          ID 2026-02-01 content; Ben Holt: Eve married
          ID 2025-01-02 first text; Ben Holt: Start the manual
      "
    `);
  });

  test('of a document that is gone: versions, and whether one was in force on the day', async () => {
    const sms = await twoVersions();
    sms.commit({ by: 'PER-005', on: '2026-06-10', message: 'Tidy up', files: { [file]: null } });
    const { code, out } = await clausebook(['history', 'POL-004'], sms.root);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^POL-004 Budgeting policy\npolicy, no longer in the files, judged on 2026-06-30\nPOL-004 was removed from policies\/pol-004\.md in the commit of 2026-06-10 by Eve Lund\.\n\nVersion 1\.1\n {2}was in force from 2026-05-01 until the day before 2026-06-10\n/,
    );
    expect(out).toMatch(
      /\nVersion 1\.0\n.*\n {2}approved by PER-003 \(Cleo Park\) as ROL-003 on 2026-02-05\n {4}grade C:/,
    );
    const then = await clausebook(['history', 'POL-004', '--as-of', '2026-03-01'], sms.root);
    expect(then.out).toContain('\nVersion 1.0 was in force on 2026-03-01; later, POL-004 was removed from');
    expect(await clausebook(['diff', 'POL-004', '1.0'], sms.root)).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^POL-004: from version 1\.0 to the text as it last was \(version 1\.1, approved\)\n2 words added/,
      ) as unknown,
    });
    expect((await clausebook(['diff', 'POL-004'], sms.root)).out).toContain('\nWording unchanged.\n');
  });

  test('says in plain words what cannot be known', async () => {
    const none = await temporarySms({});
    expect(await clausebook(['history', 'ROL-001'], none.root)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/\nWhat could not be known\n {2}clausebook\.yaml says `history: none`/) as unknown,
    });
    expect(await clausebook(['history', 'ROL-009'], none.root)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^There is no item ROL-009\.\nDid you mean/) as unknown,
    });
  });
});

describe('clausebook diff', () => {
  test('compares the last approved version with the text as it is, and any two versions', async () => {
    const sms = await twoVersions();
    expect((await clausebook(['diff', 'POL-004'], sms.root)).out).toBe(
      'POL-004: from version 1.1, approved on 2026-04-03 to the text as it is (version 1.1, approved)\nWording unchanged.\n',
    );
    expect((await clausebook(['diff', 'POL-004', '1.0', '1.1'], sms.root)).out).toMatchInlineSnapshot(`
      "POL-004: from version 1.0 to version 1.1
      2 words added, 2 words removed.

        # Budgeting policy
        Every service has a budget, and every budget [-an-]{+two+} [-owner-]{+owners+}.

      Fields
        version: [-1.0-]{+1.1+}
        effective_from: [-2026-02-05-]{+2026-05-01+} (administrative)
        changes: {+version 1.1, summary Audit finding+} (administrative)
      "
    `);
    const args = [program, 'diff', 'POL-004', '1.0', '1.1', '--color'];
    const colored = await run(process.execPath, args, sms.root, { NO_COLOR: '' });
    expect(colored.out).toContain('\u001B[32;4mtwo\u001B[0m');
    expect(colored.out).not.toContain('[-');
    const now = policy('1.1', 'approved', '', body.replace('an owner', 'two\n  owners').replaceAll('\n', '\r\n'));
    sms.write({ [file]: now });
    expect((await clausebook(['diff', 'POL-004'], sms.root)).out).toMatch(/\nWording unchanged\.\n/);
    const json = JSON.parse((await clausebook(['diff', 'POL-004', '1.0', '--format', 'json'], sms.root)).out) as object;
    expect(json).toMatchObject({ id: 'POL-004', isUnchanged: false, added: 2, removed: 2, from: { version: '1.0' } });
  });

  test('compares a row with what it was', async () => {
    const sms = GitSms.start();
    sms.write({
      'content/registers/organization.md': organizationFile((text) => text.replace('Eve Lund, emp', 'Eve Marsh, emp')),
    });
    const { out } = await clausebook(['diff', 'PER-005'], sms.root);
    expect(out).toBe(
      'PER-005: from the text committed on 2025-01-02 to the text as it is\nWording unchanged; fields that an approval binds differ.\n\nFields\n  name: [-Eve Lund-]{+Eve Marsh+}\n',
    );
  });

  test('refuses versions that are not there', async () => {
    const sms = await twoVersions();
    expect(await clausebook(['diff', 'POL-004', '1.0', '1.7'], sms.root)).toEqual({
      code: 2,
      out: '',
      err: 'POL-004 has no version or commit "1.7".\nDid you mean 1.0? There are 1.0, 1.1.\n',
    });
    const none = await temporarySms({});
    expect((await clausebook(['diff', 'ROL-001'], none.root)).err).toMatch(
      /^The past is not known: clausebook\.yaml says/,
    );
  });
});
