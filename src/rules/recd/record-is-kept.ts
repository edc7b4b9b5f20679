import { describeCommit, isTakenOver, statesOf } from '../../core/history/item-states.ts';
import { likeness } from '../../core/history/likeness.ts';
import type { History } from '../../core/history/history.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapsField, textField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { startOfFile } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { contentOf } from '../iden/_standing.ts';
import { defineRule } from '../define-rule.ts';
import { retainUntil } from './_retention.ts';

/** First states of records that are plans or drafts: taking them back loses no record. */
const notYet: ReadonlySet<string> = new Set(['draft', 'planned']);

export default defineRule({
  id: 'RECD-003',
  name: 'record-is-kept',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files', 'history'],
  question: 'whether records were removed before their time, or without a record of it',
  summary: 'No record leaves the repository before its time, or without a record of its disposal.',
  fix: 'Restore it from history: `git checkout COMMIT~1 -- FILE`.',
  *check({ sms, asOf }) {
    const { history } = sms;
    if (history === null) return;
    for (const id of history.line.keys()) {
      if (sms.items.has(id)) continue;
      const states = statesOf(sms, id);
      const [end, last] = [states.at(-1), states.at(-2)?.snapshot];
      if (end === undefined || end.snapshot !== null || last === null || last === undefined) continue;
      const type = sms.types.get(last.type);
      if (type?.class !== 'record' || (last.storage !== 'file' && last.storage !== 'row')) continue;
      if (isTakenOver(sms, end.day) || compareDates(end.day, asOf) > 0) continue;
      if (last.status !== null && notYet.has(last.status)) continue;
      if (goesOn(sms, history, id, last, end.commit?.id ?? null)) continue;
      const until = retainUntil(last, type);
      const disposal = disposalOf(sms, id);
      const isEarly = until !== null && compareDates(end.day, until) < 0;
      // Where the house keeps no disposals as items, what has run out may go.
      if (!isEarly && (disposal !== null || (until !== null && !sms.types.has('disposition')))) continue;
      const why = isEarly
        ? `It is to be kept until ${until}`
        : `No disposal names it, with who decided it and on which authority`;
      yield {
        item: id,
        place: startOfFile(last.file),
        message: `The record ${id} was removed from ${last.file} in ${describeCommit(history, end.commit)}. ${why}: restore it from history.`,
        ...(until === null ? {} : { expected: until }),
        actual: end.day,
        ...(end.commit === null
          ? {}
          : { fix: `Restore it: \`git checkout ${end.commit.id.slice(0, 7)}~1 -- ${last.file}\`.` }),
      };
    }
  },
});

/** The record goes on under another id, which is a finding of its own (IDEN-005), or under the same in another spelling. */
function goesOn(sms: Sms, history: History, id: string, last: ItemSnapshot, commit: string | null): boolean {
  return [...sms.items.values()].some((item) => {
    if (item.id.toLowerCase() === id.toLowerCase()) return true;
    if (item.type.key !== last.type) return false;
    const [first] = history.line.get(item.id) ?? [];
    if (first?.snapshot === null || first === undefined || first.commit.id !== commit) return false;
    return likeness(contentOf(history, first.snapshot), contentOf(history, last)) >= 0.8;
  });
}

/** Day of the disposal that names a record; null where none does. */
function disposalOf(sms: Sms, id: string): string | null {
  const disposal = itemsOfType(sms, 'disposition').find((item) =>
    mapsField(item, 'items').some((entry) => textField(entry, 'id')?.toLowerCase() === id.toLowerCase()),
  );
  return disposal === undefined ? null : (dateField(disposal, 'at') ?? disposal.date ?? '');
}
