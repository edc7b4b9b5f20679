import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { clausebook } from '../../support/command-line.ts';
import { git, temporaryFolder } from '../../support/git.ts';
import { GitSms, historySettings } from '../../support/git-sms.ts';
import { budgetDraft, commitPolicy, policyFile, policyText } from '../../support/policy-story.ts';

// Every command is a process of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const groups = /^(?:APPR|VERS|LIFE)-/;
const draft = policyText(budgetDraft);

/** The policy that was signed in February, typed in March by Dan Frost, or not committed yet. */
function typed(isCommitted = true, settings = historySettings): GitSms {
  const sms = GitSms.start({ 'clausebook.yaml': settings });
  if (isCommitted) commitPolicy(sms, budgetDraft, { by: 'PER-004', on: '2026-03-20', message: 'Type the text' });
  else sms.write({ [policyFile]: draft });
  return sms;
}

function recording(sms: GitSms, email: string): ReturnType<typeof clausebook> {
  const paper = join(temporaryFolder(), 'minutes.pdf');
  writeFileSync(paper, 'signed on 5 February\n');
  git(sms.root, 'config', 'user.email', email);
  const act = ['approve', 'POL-004', '--by', 'PER-003', '--on', '2026-02-05'];
  return clausebook([...act, '--on-behalf', '--proof', paper, '--proof-system', 'board', '--yes'], sms.root);
}

const textIn = (sms: GitSms): string => readFileSync(join(sms.root, policyFile), 'utf8');

describe('a signed paper of an earlier day', () => {
  test('is recorded by somebody else, and the check agrees before and after the commit', async () => {
    const sms = typed();
    const { code, err } = await recording(sms, 'ben.holt@example.org');
    expect({ code, err }).toEqual({
      code: 0,
      err: 'No version was approved before: all of it is new.\nCommit this under your own name: the commit shows who recorded the proof (grade C, on paper).\n',
    });
    expect(await sms.findings(groups)).toEqual([]);
    sms.commit({ by: 'PER-002', on: '2026-04-10', message: 'Record the paper' });
    expect(await sms.findings(groups)).toEqual([]);
  });

  test('is not taken from the only author of the text, whom the check would not believe either', async () => {
    const sms = typed();
    const { code, err } = await recording(sms, 'dan.frost@example.org');
    expect(code).toBe(1);
    expect(err).toContain(
      'APPR-009 (clause 7.5.3.1): The approval of POL-004 by PER-003 (Cleo Park) on 2026-02-05 has grade D. Only stated in the file: Dan Frost, who alone wrote the text, recorded the proof as well, which takes another person.',
    );
    expect(err).toContain('APPR-007');
    expect(textIn(sms)).toBe(draft);
  });

  test('is not recorded with the text in one commit where the settings ask for more than that proves', async () => {
    const sms = typed(false);
    const { code, err } = await recording(sms, 'ben.holt@example.org');
    expect(code).toBe(1);
    expect(err).toContain('The text of POL-004 is in no commit yet. Have it committed by whoever wrote it first.\n');
    expect(textIn(sms)).toBe(draft);
  });

  test.each(['ben.holt@example.org', 'nobody@example.com'])(
    'with the text in no commit yet is promised no grade: %s',
    async (email) => {
      const sms = typed(false, historySettings.replace('expected_minimum_grade: C\n', ''));
      const { code, err } = await recording(sms, email);
      expect({ code, err }).toEqual({
        code: 0,
        err: 'No version was approved before: all of it is new.\nThe text of POL-004 is in no commit yet. Have it committed by whoever wrote it, then commit the proof by itself under the name of somebody else: a proof counts (grade C, on paper) where another person than the author recorded it.\n',
      });
      sms.commit({ by: 'PER-002', on: '2026-04-10', message: 'Text and paper' });
      expect(await sms.findings(groups)).toEqual(['APPR-009 warn POL-004', 'LIFE-010 warn POL-004']);
    },
  );

  test('may be committed by a person of the register where Git knows whoever runs the command as none', async () => {
    const { code, err } = await recording(typed(), 'nobody@example.com');
    expect({ code, err }).toEqual({
      code: 0,
      err: 'No version was approved before: all of it is new.\nCommit this under the name of a person of the register; nobody@example.com, as Git knows you, is none: the commit shows who recorded the proof (grade C, on paper).\n',
    });
  });
});
