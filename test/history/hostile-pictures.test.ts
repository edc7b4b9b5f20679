import { sha256 } from '../../src/io/sha256.ts';
import { GitSms } from '../support/git-sms.ts';
import { testCases } from '../support/hostile-cases.ts';
import type { HostileCase } from '../support/hostile-cases.ts';
import {
  approvedWith,
  approveNext,
  commitPictured,
  draftNext,
  picturedDraft,
  pictureFile,
  pictureStory,
} from '../support/picture-story.ts';
import { entryOf, policyFile, policyText } from '../support/policy-story.ts';

const proof = `{system: archive, ref: minutes 7, sha256: ${'a'.repeat(64)}}`;
const tidy = { by: 'PER-004', on: '2026-03-09', message: 'New drawing' } as const;

/** The approved policy, of which a branch drew the picture anew while the line went on with the text of version 1.1. */
function drawnOnBranch(isRaised: boolean): GitSms {
  const { sms, policy } = pictureStory();
  sms.branch('drawing');
  commitPictured(sms, { by: 'PER-005', on: '2026-02-10', message: 'Draw it anew' }, null, 'two');
  sms.checkout('main');
  const draft = draftNext(sms, policy, '1.1', '2026-02-12');
  const approved = approveNext(sms, draft, '2026-02-16', 'one');
  if (isRaised) draftNext(sms, approved, '1.2', '2026-03-02');
  sms.merge('drawing', { by: 'PER-002', on: '2026-03-03', message: 'Merge the drawing' });
  return sms;
}

/** A text that was approved in a state, with a picture that was committed later. */
function pictureAfterText(approvedPicture: string | null): GitSms {
  const sms = GitSms.start();
  commitPictured(sms, { by: 'PER-004', on: '2026-02-02', message: 'Draft the policy' }, picturedDraft);
  const approve = (): void =>
    commitPictured(
      sms,
      { by: 'PER-003', on: '2026-02-05', message: 'Approve the policy' },
      approvedWith(picturedDraft, approvedPicture),
    );
  if (approvedPicture === null) approve();
  commitPictured(sms, { by: 'PER-004', on: '2026-02-05', message: 'Add the drawing' }, null, 'one');
  if (approvedPicture !== null) approve();
  return sms;
}

const cases: readonly HostileCase[] = [
  {
    name: 'the picture was replaced after the approval, the text untouched',
    hostile: () => {
      const { sms } = pictureStory();
      commitPictured(sms, tidy, null, 'two');
      return sms;
    },
    caught: ['APPR-002 block POL-004'],
    honest: () => {
      const { sms, policy } = pictureStory();
      draftNext(sms, policy, '1.1', '2026-03-09', 'two');
      return sms;
    },
  },
  {
    name: 'the picture was deleted after the approval',
    hostile: () => {
      const { sms } = pictureStory();
      commitPictured(sms, tidy, null, null);
      return sms;
    },
    caught: ['APPR-002 block POL-004'],
    honest: () => {
      const { sms, policy } = pictureStory();
      sms.commit({
        ...tidy,
        message: 'Move policy and picture',
        files: {
          [policyFile]: null,
          [pictureFile]: null,
          'policies/money/budgets.md': policyText(policy),
          'policies/money/flow.png': 'one',
        },
      });
      return sms;
    },
  },
  {
    name: 'the approved picture is in no commit, only another one at its path',
    hostile: () => {
      const sms = GitSms.start();
      const before = { ...picturedDraft, version: '0.9' };
      const old = entryOf(before, { on: '2024-06-03', proof, digest: digestWith('zero') });
      const draft = { ...picturedDraft, entries: [old] };
      commitPictured(sms, { by: 'PER-004', on: '2026-02-02' }, draft, 'one');
      commitPictured(sms, { by: 'PER-003', on: '2026-02-05' }, approvedWith(draft, 'one'));
      return sms;
    },
    caught: ['VERS-010 error POL-004'],
    honest: () => {
      const { sms, policy } = pictureStory();
      approveNext(sms, draftNext(sms, policy, '1.1', '2026-03-09', 'two'), '2026-03-12', 'two');
      return sms;
    },
  },
  {
    name: 'a branch brought another picture into the approved text; a version drafted meanwhile keeps its own',
    hostile: () => drawnOnBranch(false),
    caught: ['APPR-002 block POL-004'],
    honest: () => drawnOnBranch(true),
  },
  {
    name: 'a picture was laid where the approved text only had a broken link',
    hostile: () => pictureAfterText(null),
    caught: ['APPR-002 block POL-004'],
    honest: () => pictureAfterText('one'),
  },
  {
    name: 'the picture is replaced in the work tree',
    hostile: () => {
      const { sms } = pictureStory();
      sms.write({ [pictureFile]: 'two' });
      return sms;
    },
    caught: ['APPR-002 block POL-004'],
    honest: () => {
      const { sms, policy } = pictureStory();
      draftNext(sms, policy, '1.1', '2026-03-09');
      sms.write({ [pictureFile]: 'two' });
      return sms;
    },
  },
  {
    name: 'what Git LFS keeps is known by the SHA-256 of its pointer',
    hostile: () => keptByLfs('zero'),
    caught: ['VERS-010 error POL-004'],
    honest: () => keptByLfs('one'),
  },
];

/** A picture that Git LFS keeps: the approval binds its content, commits hold pointers. */
function keptByLfs(content: string): GitSms {
  const sms = GitSms.start();
  const pointer = (text: string): string =>
    `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(text)}\nsize ${text.length}\n`;
  commitPictured(sms, { by: 'PER-004', on: '2026-02-02' }, picturedDraft, pointer(content));
  const policy = approvedWith(picturedDraft, 'one');
  commitPictured(sms, { by: 'PER-003', on: '2026-02-05' }, policy);
  draftNext(sms, policy, '1.1', '2026-03-09', pointer('two'));
  return sms;
}

function digestWith(picture: string): string {
  const [entry = ''] = approvedWith({ ...picturedDraft, version: '0.9' }, picture).entries;
  return /digest: (\S+)/.exec(entry)?.[1] ?? '';
}

testCases(cases, /^(?:APPR-|VERS-)/);
