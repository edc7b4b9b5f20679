import { describeCommit, isTakenOver, statesOf } from '../../core/history/item-states.ts';
import { authorsOf } from '../../core/history/identities.ts';
import type { CommitIdentity } from '../../core/history/identities.ts';
import type { Commit } from '../../core/history/commit.ts';
import { believed } from '../../core/control/believed.ts';
import { isFieldMap, mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { enteredRecords } from './_records.ts';

export default defineRule({
  id: 'RECD-009',
  name: 'somebody-stands-behind-it',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files', 'history', 'base'],
  question: 'whether a person of the organization stands behind each record',
  summary: 'A person of the register stands behind every record.',
  fix: 'Name the person under `recorded`, or state the Git identity of whoever it was; automated imports name the source system.',
  *check({ sms, note }) {
    const { history } = sms;
    if (history === null) return;
    const people = itemsOfType(believed(sms), 'person');
    const records = enteredRecords(sms);
    if (!people.some((person) => textsField(person, 'git_identities').length > 0)) {
      if (records.length > 0)
        note(
          'Not evaluated: whether a person of the organization stands behind each record. No person states a Git identity.',
          'State `git_identities` (the addresses they commit with) of the people in the organization register.',
        );
      return;
    }
    for (const item of records) {
      const [first] = statesOf(sms, item.id);
      if (first === undefined || first.commit === null || isTakenOver(sms, first.day) || namesSource(item)) continue;
      const makers = makersOf(sms, item, first.commit);
      const [maker] = makers;
      if (maker === undefined || makers.some(({ person }) => person !== null)) continue;
      const who = `${maker.name} <${maker.email}>`;
      yield {
        item: item.id,
        place: placeOfPath(item, 'id', []),
        message: `${item.id} was recorded by ${maker.isBot ? `a program or shared account, ${who}` : `${who}, whom the register does not know`} (${describeCommit(history, first.commit)}). Expected a person of the register, or \`recorded: {by, at}\` that names the person or the source system.`,
        actual: who,
      };
    }
  },
});

/** Who made the record: authors of the commits that brought it, and whoever merged them. */
function makersOf(sms: Sms, item: Item, arrival: Commit): readonly CommitIdentity[] {
  const { history } = sms;
  if (history === null) return [];
  const brought = (history.revisions.get(item.id) ?? []).filter((revision) => revision.arrival.id === arrival.id);
  const commits = [...brought.map(({ commit }) => commit), arrival];
  return commits.flatMap((commit) => authorsOf(commit, history.identify));
}

function namesSource(item: Item): boolean {
  const recorded = item.fields['recorded'];
  const by = isFieldMap(recorded) ? textField(recorded, 'by') : null;
  return by !== null || mapsField(item, 'evidence').some((entry) => textField(entry, 'system') !== null);
}
