import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { historySettings, GitSms } from '../support/git-sms.ts';

const settings = (
  id: string,
  files = 'docs/**/*.md',
): string => `${historySettings.replace('in_force_from', 'roots: [docs]\nin_force_from')}foreign:
  - files: ${files}
    type: procedure
    id: ${id}
    defaults: {classification: internal, status: draft, owner: Operations}
`;
const about = (what: string, more = ''): string => `---
title: ${what}
---

## Purpose

${what} is done by the desk every morning before the first call, and the log says by whom it was done and what came of it.
Who finds something odd tells the service owner at once, and writes down when it was seen and what was done until then.
${more}`;
const unlike =
  '---\ntitle: Parking\n---\n\nCars stand behind the house. Bicycles have a roof of their own. Visitors ring the bell at the gate and wait.\n';

/** A repository of a set whose ids are made from paths. */
class ForeignStory {
  readonly sms: GitSms;
  #day = 1;

  constructor(id = 'DOC-{path}', files?: string) {
    this.sms = GitSms.start({ 'clausebook.yaml': settings(id, files) });
  }

  /** One commit: moves first, then files. */
  commit(moves: Readonly<Record<string, string>>, files: Readonly<Record<string, string | null>> = {}): this {
    const held = Object.entries(moves).map(([from, to], index) => {
      renameSync(join(this.sms.root, from), join(this.sms.root, `held-${index}`));
      return [`held-${index}`, to] as const;
    });
    for (const [from, to] of held) {
      mkdirSync(dirname(join(this.sms.root, to)), { recursive: true });
      renameSync(join(this.sms.root, from), join(this.sms.root, to));
    }
    this.#day += 1;
    this.sms.commit({ by: 'PER-002', on: `2026-03-${String(this.#day).padStart(2, '0')}`, files });
    return this;
  }

  /** What history tells of each id made from a path: kinds of its revisions, then of its states where they end. */
  async told(): Promise<Readonly<Record<string, string>>> {
    const { history } = await this.sms.sms();
    const foreign = [...(history?.revisions ?? [])].filter(([id]) => !/^(?:REG|ROL|PER)-/.test(id));
    return Object.fromEntries(
      foreign.map(([id, revisions]) => {
        const isOver = history?.line.get(id)?.at(-1)?.snapshot === null;
        return [id, `${revisions.map(({ kind }) => kind).join(' ')}${isOver ? ', over' : ''}`];
      }),
    );
  }
}

const backup = { 'docs/backup.md': about('Backup') };

describe('history follows a renamed file whose id is made from its path', () => {
  test.each<readonly [string, () => ForeignStory, Readonly<Record<string, string>>]>([
    [
      'git mv',
      () => new ForeignStory().commit({}, backup).commit({ 'docs/backup.md': 'docs/it/saving.md' }),
      { 'DOC-IT-SAVING': 'added moved' },
    ],
    [
      'moved twice, changed between',
      () =>
        new ForeignStory()
          .commit({}, backup)
          .commit({ 'docs/backup.md': 'docs/b.md' })
          .commit({}, { 'docs/b.md': about('Backup', 'More.\n') })
          .commit({ 'docs/b.md': 'docs/c.md' }),
      { 'DOC-C': 'added moved content moved' },
    ],
    [
      'moved and moved back',
      () =>
        new ForeignStory()
          .commit({}, backup)
          .commit({ 'docs/backup.md': 'docs/b.md' })
          .commit({ 'docs/b.md': 'docs/backup.md' }),
      { 'DOC-BACKUP': 'added moved moved' },
    ],
    [
      'moved and changed in one commit, with its title',
      () =>
        new ForeignStory()
          .commit({}, backup)
          .commit({ 'docs/backup.md': 'docs/b.md' }, { 'docs/b.md': about('Backup', 'And weekly.\n') }),
      { 'DOC-B': 'added content' },
    ],
    [
      'a folder renamed, with texts that are all the same',
      () =>
        new ForeignStory()
          .commit({}, { 'docs/a/x.md': about('Same'), 'docs/a/y.md': about('Same') })
          .commit({ 'docs/a/x.md': 'docs/b/x.md', 'docs/a/y.md': 'docs/b/y.md' }),
      { 'DOC-B-X': 'added moved', 'DOC-B-Y': 'added moved' },
    ],
    [
      'two files that change places',
      () =>
        new ForeignStory()
          .commit({}, { ...backup, 'docs/parking.md': unlike })
          .commit({ 'docs/backup.md': 'docs/parking.md', 'docs/parking.md': 'docs/backup.md' })
          .commit({}, { 'docs/backup.md': `${unlike}More.\n` }),
      { 'DOC-PARKING': 'added moved', 'DOC-BACKUP': 'added moved content' },
    ],
    [
      'the path is taken by another document later',
      () =>
        new ForeignStory()
          .commit({}, backup)
          .commit({ 'docs/backup.md': 'docs/b.md' })
          .commit({}, { 'docs/backup.md': unlike }),
      { 'DOC-B': 'added moved', 'DOC-BACKUP': 'added' },
    ],
    [
      'another document moves to the path in the same commit',
      () =>
        new ForeignStory()
          .commit({}, { ...backup, 'docs/parking.md': unlike })
          .commit({ 'docs/backup.md': 'docs/b.md', 'docs/parking.md': 'docs/backup.md' }),
      { 'DOC-B': 'added moved', 'DOC-BACKUP': 'added moved' },
    ],
    [
      'moved and deleted later: one document that is over',
      () =>
        new ForeignStory()
          .commit({}, backup)
          .commit({ 'docs/backup.md': 'docs/b.md' })
          .commit({}, { 'docs/b.md': null, 'docs/parking.md': unlike }),
      { 'DOC-B': 'added moved removed, over', 'DOC-PARKING': 'added' },
    ],
    [
      'from a folder that no mapping is for',
      () =>
        new ForeignStory()
          .commit({}, { 'old/backup.md': about('Backup') })
          .commit({ 'old/backup.md': 'docs/backup.md' }),
      { 'DOC-BACKUP': 'added moved' },
    ],
    [
      'counted ids: a file before it does not hand its number on',
      () =>
        new ForeignStory('PRO-{n}')
          .commit({}, { 'docs/a.md': unlike, ...backup })
          .commit({ 'docs/backup.md': 'docs/saving.md' }, { 'docs/a.md': null }),
      { 'PRO-001': 'added moved' },
    ],
    [
      'links go on leading there',
      () =>
        new ForeignStory()
          .commit({}, { ...backup, 'docs/see.md': `${unlike}\n[how](backup.md)\n` })
          .commit({ 'docs/backup.md': 'docs/b.md' }, { 'docs/see.md': `${unlike}\n[how](b.md)\n` }),
      { 'DOC-B': 'added moved', 'DOC-SEE': 'added layout' },
    ],
  ])('%s', async (_what, story, told) => {
    expect(await story().told()).toEqual(told);
  });

  test.each([
    ['branch renames', 'DOC-B', about('Backup')],
    ['main renames', 'DOC-B', about('Backup')],
    ['branch renames', 'PRO-101', about('Backup').replace('---', '---\nid: PRO-101')],
    ['main renames', 'PRO-101', about('Backup').replace('---', '---\nid: PRO-101')],
  ])('side by side with changes elsewhere: %s, %s', async (who, id, text) => {
    const story = new ForeignStory().commit({}, { 'docs/backup.md': text });
    const rename = (): ForeignStory => story.commit({ 'docs/backup.md': 'docs/b.md' });
    const change = (): ForeignStory => story.commit({}, { 'docs/backup.md': `${text}More.\n` });
    story.sms.branch('side');
    if (who === 'branch renames') rename();
    else change();
    story.sms.checkout('main');
    if (who === 'branch renames') change();
    else rename();
    story.sms.merge('side', { by: 'PER-002', on: '2026-04-01' });
    const told = await story.told();
    expect(Object.keys(told)).toEqual([id]);
    expect(told[id]?.split(' ').filter((kind) => /added|removed|over/.test(kind))).toEqual(['added']);
  });
});

describe('what cannot be known is not guessed', () => {
  test.each<readonly [string, () => ForeignStory, Readonly<Record<string, string>>]>([
    [
      'one document deleted, another one of the same template written',
      () =>
        new ForeignStory()
          .commit({}, backup)
          .commit({}, { 'docs/backup.md': null, 'docs/restore.md': about('Restore') }),
      { 'DOC-BACKUP': 'added removed, over', 'DOC-RESTORE': 'added' },
    ],
    [
      'two candidates for one new file',
      () =>
        new ForeignStory()
          .commit({}, { 'docs/a/one.md': about('Same'), 'docs/b/two.md': about('Same') })
          .commit({}, { 'docs/a/one.md': null, 'docs/b/two.md': null, 'docs/c/three.md': about('Same') }),
      {
        'DOC-A-ONE': 'added removed, over',
        'DOC-B-TWO': 'added removed, over',
        'DOC-C-THREE': 'added',
      },
    ],
    [
      'a copy of a file that stays',
      () => new ForeignStory().commit({}, backup).commit({}, { 'docs/b.md': about('Backup') }),
      { 'DOC-BACKUP': 'added', 'DOC-B': 'added' },
    ],
    [
      'deleted in one commit, written in another',
      () =>
        new ForeignStory()
          .commit({}, backup)
          .commit({}, { 'docs/backup.md': null, 'docs/parking.md': unlike })
          .commit({}, { 'docs/b.md': about('Backup') }),
      { 'DOC-BACKUP': 'added removed, over', 'DOC-B': 'added', 'DOC-PARKING': 'added' },
    ],
    [
      'two documents with ids of their own',
      () =>
        new ForeignStory()
          .commit({}, { 'docs/a.md': about('Backup').replace('---', '---\nid: PRO-101') })
          .commit({}, { 'docs/a.md': null, 'docs/b.md': about('Backup').replace('---', '---\nid: PRO-102') }),
      { 'PRO-101': 'added removed, over', 'PRO-102': 'added' },
    ],
    [
      'what lay at the path before, and was deleted, is nobody else',
      () =>
        new ForeignStory()
          .commit({}, { 'docs/parking.md': unlike, ...backup })
          .commit({}, { 'docs/parking.md': null })
          .commit({ 'docs/backup.md': 'docs/parking.md' }),
      { 'DOC-PARKING': 'added moved' },
    ],
    [
      'counted ids: of what is gone nobody knows the number',
      () =>
        new ForeignStory('PRO-{n}').commit({}, { 'docs/a.md': unlike, ...backup }).commit({}, { 'docs/a.md': null }),
      { 'PRO-001': 'added' },
    ],
  ])('%s', async (_what, story, told) => {
    expect(await story().told()).toEqual(told);
  });
});
