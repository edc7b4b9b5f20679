import { entryDay, isTakenOver } from '../../core/history/item-states.ts';
import { authorsOf } from '../../core/history/identities.ts';
import type { CommitIdentity } from '../../core/history/identities.ts';
import type { History } from '../../core/history/history.ts';
import { textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'IDEN-010',
  name: 'stated-author-wrote-it',
  severity: 'info',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'history'],
  question: 'whether the stated authors of a document wrote it',
  summary: 'Whoever is stated as author has a part in the history of the version.',
  fix: 'Name the people who wrote this version, or leave `authors` out: they are derived.',
  *check({ sms, note }) {
    const { history } = sms;
    if (history === null) return;
    for (const item of sms.items.values()) {
      const stated = textsField(item.stated, 'authors');
      const day = entryDay(sms, item.id);
      // Who wrote what was taken over, or is in no commit yet, Git does not know.
      if (stated.length === 0 || day === null || isTakenOver(sms, day)) continue;
      const writers = writersOf(history, item);
      if (writers.length === 0) continue;
      const nobody = stated.filter((name) => !writers.some((who) => isMeant(name, who, sms.items.get(name)?.title)));
      const [first] = nobody;
      if (first === undefined) continue;
      if (writers.every(({ person }) => person === null) && nobody.every((name) => sms.items.has(name))) {
        note(
          `Whether the stated authors of ${item.id} wrote it cannot be said: its commits are by nobody the register knows.`,
          'State `git_identities` of the people in the organization register.',
          item.id,
        );
        continue;
      }
      const known = [...new Set(writers.map(({ person, name }) => person ?? name))];
      yield {
        item: item.id,
        place: placeOfPath(item, 'authors', []),
        message: `${item.id} names ${nobody.join(' and ')} as author${nobody.length === 1 ? '' : 's'}, but the history of ${item.version === null ? 'the text' : `version ${item.version}`} knows only ${known.join(', ')}. Expected who wrote it, or no \`authors\` at all.`,
        actual: nobody.join(', '),
        expected: known.join(', '),
      };
    }
  },
});

function writersOf(history: History, item: Item): readonly CommitIdentity[] {
  if (item.version !== null) {
    const version = history.versionsOf(item).find((candidate) => candidate.version === item.version);
    return version === undefined ? [] : history.authorsOf(version).map(({ who }) => who);
  }
  return (history.revisions.get(item.id) ?? [])
    .filter(({ kind }) => kind === 'added' || kind === 'content')
    .flatMap(({ commit }) => authorsOf(commit, history.identify));
}

function isMeant(stated: string, who: CommitIdentity, title: string | undefined): boolean {
  const name = stated.trim().toLowerCase();
  const known = [who.person, who.name, who.email].flatMap((word) => word?.toLowerCase() ?? []);
  return known.includes(name) || (title !== undefined && who.name.toLowerCase() === title.toLowerCase());
}
