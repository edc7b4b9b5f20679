import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publishedSms } from '../../src/core/history/published-sms.ts';
import { readSms } from '../../src/io/read-sms.ts';
import { sha256 } from '../../src/io/sha256.ts';
import { redlineView } from '../../src/views/history/redline-view.ts';
import { stepsOf } from '../../src/views/history/steps.ts';
import { clausebook } from '../support/command-line.ts';
import { temporaryFolder } from '../support/git.ts';
import { siteOf } from '../support/history-site.ts';
import type { GitSms } from '../support/git-sms.ts';
import {
  approveNext,
  approvedWith,
  commitPictured,
  draftNext,
  picturedDraft,
  pictureFile,
  pictureStory,
} from '../support/picture-story.ts';
import { policyFile, policyText } from '../support/policy-story.ts';

const now = '2026-06-30T12:00:00Z';

/** Version 1.0 is in force; its picture is drawn anew for the draft of 1.1. */
function redrawn(): GitSms {
  const { sms, policy } = pictureStory();
  commitPictured(
    sms,
    { by: 'PER-004', on: '2026-03-09', message: 'Draft 1.1' },
    { ...policy, version: '1.1', status: 'draft' },
    'two',
  );
  return sms;
}

describe('a commit that changes only a picture', () => {
  test.each(['git', 'isomorphic-git'] as const)(
    'is among those of the text that shows it, read by %s, also from what was read before',
    async (engine) => {
      const { sms } = pictureStory();
      sms.commit({ by: 'PER-002', on: '2026-02-20', files: { 'content/pages/index.md': '# Welcome\n' } });
      const historyFolder = temporaryFolder();
      await readSms(sms.root, { now, engine, historyFolder });
      const id = sms.commit({ by: 'PER-005', on: '2026-03-09', files: { [pictureFile]: 'two' } });
      for (const folder of [null, historyFolder, historyFolder]) {
        const { history } = await readSms(sms.root, { now, engine, historyFolder: folder });
        expect(history?.revisions.get('POL-004')?.map(({ commit, kind }) => [commit.id === id, kind])).toEqual([
          [false, 'added'],
          [false, 'control'],
          [true, 'content'],
        ]);
        expect(history?.line.get('POL-004')?.at(-1)?.snapshot?.includes).toEqual([
          { path: pictureFile, sha256: sha256('two') },
        ]);
      }
    },
  );

  test('and one on a branch that comes with its merge', async () => {
    const { sms } = pictureStory();
    sms.branch('drawing');
    const drawn = sms.commit({ by: 'PER-005', on: '2026-03-09', files: { [pictureFile]: 'two' } });
    sms.checkout('main');
    sms.commit({ by: 'PER-002', on: '2026-03-10', files: { 'content/pages/index.md': '# Welcome\n' } });
    const merge = sms.merge('drawing', { by: 'PER-002', on: '2026-03-11' });
    const { history } = await readSms(sms.root, { now });
    expect(history?.revisions.get('POL-004')?.at(-1)).toMatchObject({
      kind: 'content',
      commit: { id: drawn },
      arrival: { id: merge },
    });
    expect(history?.line.get('POL-004')?.at(-1)?.commit.id).toBe(merge);
  });
});

describe('what is published', () => {
  const picturesOf = async (sms: GitSms, asOf?: string): Promise<readonly (readonly [string, string])[]> => {
    const read = await readSms(sms.root, { now, ...(asOf === undefined ? {} : { asOf }) });
    const published = publishedSms(read, sha256);
    const item = published.items.get('POL-004');
    expect(item?.digest).toBe(item?.approvals.findLast(({ version }) => version === item.version)?.digest);
    return (item?.includes ?? []).map(({ path, sha256: hash }) => [path, hash]);
  };

  test('the version in force has its own picture, today and on a day in the past', async () => {
    const one = [[pictureFile, sha256('one')]];
    expect(await picturesOf(redrawn())).toEqual(one);
    expect(await picturesOf(redrawn(), '2026-02-20')).toEqual(one);
  });

  test('also where the picture was deleted, renamed, or moved with the text since', async () => {
    const { sms, policy } = pictureStory();
    const draft = { ...policy, version: '1.1', status: 'draft' };
    const renamed = { ...draft, body: draft.body.replace('flow.png', 'new.png') };
    sms.commit({
      by: 'PER-004',
      on: '2026-03-09',
      files: { [policyFile]: policyText(renamed), [pictureFile]: null, 'policies/new.png': 'one' },
    });
    expect(await picturesOf(sms)).toEqual([[pictureFile, sha256('one')]]);
    sms.commit({
      by: 'PER-004',
      on: '2026-03-10',
      files: {
        [policyFile]: null,
        'policies/new.png': null,
        'content/money/budgets.md': policyText(draft),
        'content/money/flow.png': 'two',
      },
    });
    expect(await picturesOf(sms)).toEqual([['content/money/flow.png', sha256('one')]]);
  });

  test('the site holds the picture of each version that is shown, and none of what is withheld', async () => {
    const { sms, policy } = pictureStory();
    const other = { ...picturedDraft, id: 'POL-005', title: 'Spending policy' };
    const secret = {
      ...picturedDraft,
      id: 'POL-006',
      title: 'Sale of the business',
      classification: 'restricted',
      body: 'See ![the buyers](buyers.png).\n',
    };
    commitPictured(
      sms,
      { by: 'PER-004', on: '2026-03-09', message: 'Draft 1.1' },
      { ...policy, version: '1.1', status: 'draft' },
      'two',
    );
    sms.commit({
      by: 'PER-004',
      on: '2026-03-10',
      files: {
        'policies/pol-005.md': policyText(other),
        'policies/pol-006.md': policyText({ ...secret, status: 'approved', entries: [] }),
        'policies/buyers.png': 'old buyers',
      },
    });
    sms.commit({ by: 'PER-004', on: '2026-03-11', files: { 'policies/buyers.png': 'new buyers' } });
    expect(await clausebook(['build', '--out-dir', 'site', '--without-search'], sms.root)).toMatchObject({ code: 0 });
    const read = (path: string): string => readFileSync(join(sms.root, 'site', path), 'utf8');
    const older = `_earlier-files/${sha256('one').slice(0, 32)}/flow.png`;
    expect(read('pol-004/index.html')).toContain(`src="/${older}"`);
    expect(read(older)).toBe('one');
    expect(read('pol-005/index.html')).toContain('src="/_files/policies/flow.png"');
    expect(read('_files/policies/flow.png')).toBe('two');
    const published = readdirSync(join(sms.root, 'site'), { recursive: true, encoding: 'utf8' });
    expect(published.filter((path) => path.endsWith('.png')).sort()).toEqual(
      [older, '_files/policies/flow.png'].sort(),
    );
    expect(read('pol-004/history/index.html')).toContain('flow.png is another file than before.');
  }, 300_000);
});

describe('commands', () => {
  test('an approved document with a picture can be revised', async () => {
    const { sms } = pictureStory();
    expect(await clausebook(['revise', 'POL-004', '--reason', 'Yearly change'], sms.root)).toMatchObject({
      code: 0,
      err: '',
    });
  });

  test('also where its picture was another one before, on a branch, or lies in a folder with a blank', async () => {
    const { sms, policy } = pictureStory();
    const moved = { ...policy, body: policy.body.replace('flow.png', 'my%20files/flow.png') };
    const draft = { ...moved, version: '1.1', status: 'draft' };
    const files = { [policyFile]: policyText(draft), [pictureFile]: null, 'policies/my files/flow.png': 'two' };
    sms.commit({ by: 'PER-004', on: '2026-03-09', files });
    const digest = await sms.digestOf('POL-004');
    const approved = approvedWith(draft, null, { on: '2026-03-12', digest });
    commitPictured(sms, { by: 'PER-003', on: '2026-03-12', message: 'Approve 1.1' }, approved);
    expect(await clausebook(['revise', 'POL-004'], sms.root)).toMatchObject({ code: 0, err: '' });
  });

  test('diff names the picture that differs', async () => {
    const sms = redrawn();
    expect((await clausebook(['diff', 'POL-004'], sms.root)).out).toMatchInlineSnapshot(`
      "POL-004: from version 1.0, approved on 2026-02-05 to the text as it is (version 1.1, draft)
      Wording unchanged; pictures or attachments and fields that an approval binds differ.

      Pictures and attachments
        policies/flow.png: another file than before

      Fields
        version: [-1.0-]{+1.1+}
        status: [-approved-]{+draft+} (administrative)
      "
    `);
    const json = JSON.parse((await clausebook(['diff', 'POL-004', '--format', 'json'], sms.root)).out) as object;
    expect(json).toMatchObject({
      isUnchanged: false,
      files: [{ path: pictureFile, kind: 'changed', before: sha256('one'), after: sha256('two') }],
    });
  });

  test('diff says nothing of a picture that is the same', async () => {
    const { sms, policy } = pictureStory();
    approveNext(sms, draftNext(sms, policy, '1.1', '2026-03-09'), '2026-03-12', 'one');
    expect((await clausebook(['diff', 'POL-004', '1.0', '1.1'], sms.root)).out).not.toContain('Pictures');
  });
});

test('the page of the history names the picture that differs', async () => {
  const site = await siteOf(redrawn());
  const step = stepsOf(site, 'POL-004').at(-1);
  if (step === undefined || step.previous === null || step.snapshot === null) throw new Error('There is no step.');
  expect(redlineView(site, step.previous, step.snapshot)).toMatchObject({
    summary: 'Wording unchanged. 1 picture or attachment changed. 1 field changed.',
    files: ['flow.png is another file than before.'],
  });
});
