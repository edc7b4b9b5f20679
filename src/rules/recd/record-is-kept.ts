import { departureOf, describeDeparture, wayBack } from '../../core/history/gone-item.ts';
import { isTakenOver, statesOf } from '../../core/history/item-states.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { startOfFile } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import { disposalOf, goesOn } from '../iden/_goes-on.ts';
import { hadStanding } from '../iden/_standing.ts';
import { isFrozen } from './_records.ts';
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
      const gone = departureOf(sms, id);
      const type = sms.types.get(gone?.last.type ?? '');
      if (gone === null || type?.class !== 'record' || !isEntered(gone.last)) continue;
      const { end, last } = gone;
      if (isTakenOver(sms, end.day) || compareDates(end.day, asOf) > 0) continue;
      if (isTakenBack(sms, id, last) || goesOn(sms, gone)) continue;
      const until = retainUntil(lastFrozen(sms, id) ?? last, type);
      const isEarly = until !== null && compareDates(end.day, until) < 0;
      // Where the house keeps no disposals as items, what has run out may go.
      if (!isEarly && (disposalOf(sms, id) !== null || (until !== null && !sms.types.has('disposition')))) continue;
      const why = isEarly
        ? `It is to be kept until ${until}`
        : `No disposal names it, with who decided it and on which authority`;
      const fix = wayBack(gone);
      yield {
        item: id,
        place: startOfFile(last.file),
        message: `The record ${id} ${describeDeparture(history, gone)}. ${why}: ${end.elsewhere === undefined ? 'restore it from history' : 'bring it back'}.`,
        ...(until === null ? {} : { expected: until }),
        actual: end.day,
        ...(fix === null ? {} : { fix }),
      };
    }
  },
});

function isEntered({ storage }: ItemSnapshot): boolean {
  return storage === 'file' || storage === 'row';
}

/** A plan or draft that never was more. */
function isTakenBack(sms: Sms, id: string, last: ItemSnapshot): boolean {
  if (last.status === null || !notYet.has(last.status)) return false;
  return statesOf(sms, id).every(({ snapshot }) => snapshot === null || !hadStanding(sms, snapshot));
}

/** The state that says how long it is to be kept, where it was opened again before it went. */
function lastFrozen(sms: Sms, id: string): ItemSnapshot | null {
  return statesOf(sms, id).findLast(({ snapshot }) => snapshot !== null && isFrozen(sms, snapshot))?.snapshot ?? null;
}
