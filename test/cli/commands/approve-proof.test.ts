import { createHash } from 'node:crypto';
import { readFileSync, statSync, chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Terminal } from '../../../src/cli/command.ts';
import { buildProgram } from '../../../src/cli/program.ts';
import { clausebook } from '../../support/command-line.ts';
import { hostilePolicy, policyFile, withReturns } from '../../support/hostile-policy.ts';
import { git, temporaryFolder } from '../../support/git.ts';
import { GitSms } from '../../support/git-sms.ts';
import { newKey, stateKey } from '../../support/new-key.ts';

// Every command is a process of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const draft = hostilePolicy(`version: '1.0'   # in quotes
status: in-review # waits
`);
const command = ['approve', 'POL-004', '--by', 'PER-003', '--on', '2026-02-05'];

/** A policy drafted by Dan Frost. */
function drafted(text = draft): GitSms {
  const sms = GitSms.start();
  sms.commit({ by: 'PER-004', on: '2026-02-02', message: 'Draft the policy', files: { [policyFile]: text } });
  return sms;
}

function textIn(sms: GitSms): string {
  return readFileSync(join(sms.root, policyFile), 'utf8');
}

describe('clausebook approve --sign', () => {
  test.each([
    ['unix line ends', draft],
    ['Windows line ends', withReturns(draft)],
  ])('signs with the key Git signs with, proves grade A and keeps every other byte: %s', async (_, text) => {
    const sms = drafted(text);
    const key = newKey();
    stateKey(sms, key.line);
    git(sms.root, 'config', 'gpg.format', 'ssh');
    git(sms.root, 'config', 'user.signingkey', key.file);
    chmodSync(join(sms.root, policyFile), 0o755);
    const { code, out, err } = await clausebook([...command, '--sign'], sms.root);
    expect({ code, err }).toEqual({ code: 0, err: 'No version was approved before: all of it is new.\n' });
    expect(out).toMatch(
      /^POL-004 version 1\.0: approved by PER-003 .* on 2026-02-05\n[\s\S]*, signed\n {2}in policies/,
    );
    const [, entry = ''] = /approvals:\r?\n(.*)/.exec(textIn(sms)) ?? [];
    const added = (part: string): string => (text.includes('\r') ? withReturns(part) : part);
    expect(textIn(sms)).toBe(
      text
        .replace('status: in-review #', 'status: approved #')
        .replace(
          added('status: approved # waits\n'),
          added(`status: approved # waits\neffective_from: 2026-02-05\napprovals:\n${entry.trimEnd()}\n`),
        ),
    );
    expect(statSync(join(sms.root, policyFile)).mode & 0o777).toBe(0o755);
    const model = await sms.sms();
    const item = model.items.get('POL-004');
    const [approval] = item?.approvals ?? [];
    expect(item === undefined || approval === undefined ? null : model.history?.proofOf(item, approval).because).toBe(
      'Signed by Cleo Park with their own key.',
    );
  });

  test('refuses a key that is not one of the approver on that day, and says what to add where', async () => {
    const sms = drafted();
    const key = newKey();
    const unknown = await clausebook([...command, '--key', key.file], sms.root);
    expect(unknown.code).toBe(1);
    expect(unknown.err).toMatch(/Not written\. The key SHA256:\S+ stands under `keys` of nobody\./);
    expect(unknown.err).toContain(
      `Add it to PER-003 in content/registers/organization.md, and have that merged first:\n  keys: [{key: "${key.line}", from: 2026-02-05}]\n`,
    );
    stateKey(sms, key.line, '2026-02-06');
    expect((await clausebook([...command, '--key', key.file], sms.root)).err).toMatch(/did not count on 2026-02-05/);
    const other = await clausebook(
      [...command.slice(0, 3), 'PER-001', ...command.slice(4), '--key', key.file, '--on', '2026-02-07'],
      sms.root,
    );
    expect(other.err).toMatch(/belongs to PER-003, not to PER-001/);
    expect(textIn(sms)).toBe(draft);
  });

  test('says what is missing where there is no key', async () => {
    const sms = drafted();
    git(sms.root, 'config', 'user.signingkey', 'ABCD');
    expect(await clausebook([...command, '--sign'], sms.root)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/signs with openpgp here/) as unknown,
    });
    expect((await clausebook([...command, '--key', '/nowhere'], sms.root)).err).toMatch(
      /no readable key file \/nowhere/,
    );
    expect(textIn(sms)).toBe(draft);
  });
});

describe('clausebook approve --on-behalf', () => {
  test('records the proof with its SHA-256, from a file outside', async () => {
    const sms = drafted();
    const file = join(temporaryFolder(), 'minutes 12.pdf');
    writeFileSync(file, 'signed\n');
    git(sms.root, 'config', 'user.email', 'ben.holt@example.org');
    const args = [...command, '--on-behalf', '--proof', file];
    const { code, err } = await clausebook([...args, '--proof-system', 'board archive'], sms.root);
    expect({ code, err }).toEqual({
      code: 0,
      err: 'No version was approved before: all of it is new.\nCommit this under your own name: the commit shows who recorded the proof (grade C, on paper).\n',
    });
    const sum = createHash('sha256').update('signed\n').digest('hex');
    expect(textIn(sms)).toMatch(
      `proof: {system: board archive, ref: minutes 12.pdf, sha256: ${/^\d/.test(sum) ? `"${sum}"` : sum}`,
    );
  });

  test('refuses what does not fit together', async () => {
    const sms = drafted();
    const file = join(temporaryFolder(), 'page.pdf');
    writeFileSync(file, 'signed\n');
    const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
      [['--on-behalf'], 2, /needs what they signed/],
      [['--on-behalf', '--proof', '/nowhere.pdf'], 2, /no readable file \/nowhere\.pdf/],
      [['--on-behalf', '--proof', file, '--sign'], 2, /Nobody signs on behalf/],
      [['--proof', file], 2, /for acts that somebody else records/],
      [['--on-behalf', '--proof-system', 'archive'], 2, /names no proof/],
    ];
    for (const [more, expected, message] of cases) {
      const { code, err } = await clausebook([...command, ...more], sms.root);
      expect(err).toMatch(message);
      expect(code).toBe(expected);
    }
    git(sms.root, 'config', 'user.email', 'cleo.park@example.org');
    expect((await clausebook([...command, '--on-behalf', '--proof', file], sms.root)).err).toMatch(
      /Git knows you as PER-003: nobody records an act on behalf of themselves/,
    );
    expect(textIn(sms)).toBe(draft);
  });
});

describe('clausebook approve', () => {
  test('refuses the approval of a policy by its author, which the check would report as an error', async () => {
    const sms = GitSms.start();
    sms.commit({ by: 'PER-003', on: '2026-02-02', files: { [policyFile]: draft } });
    const { code, err } = await clausebook(command, sms.root);
    expect({ code, err }).toEqual({
      code: 1,
      err: 'Not written. PER-003 (Cleo Park) wrote 100 % of the lines that changed for version 1.0; an approver may have written 20 % (APPR-003).\nLet another person with authority approve it.\n',
    });
    expect(textIn(sms)).toBe(draft);
  });

  test('asks on a terminal, and only there', async () => {
    const sms = drafted();
    const questions: string[] = [];
    let answer: string | null = null;
    let [out, err] = ['', ''];
    const terminal: Terminal = {
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      isInteractive: true,
      canAsk: true,
      color: false,
      cwd: sms.root,
      now: '2026-06-30T12:00:00Z',
      ask: (question) => {
        questions.push(question);
        return Promise.resolve(answer);
      },
    };
    expect(await buildProgram(terminal)(command)).toBe(1);
    expect({ out, questions, text: textIn(sms) }).toEqual({ out: '', questions: ['Record this? [y/N]'], text: draft });
    expect(err).toMatch(/Not written\. It was not confirmed\./);
    answer = 'yes';
    expect(await buildProgram(terminal)(command)).toBe(0);
    expect(textIn(sms)).toContain('status: approved #');
    expect(await buildProgram({ ...terminal, canAsk: false })([...command, '--action', 'reviewed'])).toBe(0);
    expect(questions).toHaveLength(2);
  });
});
