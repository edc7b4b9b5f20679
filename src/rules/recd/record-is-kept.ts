import { disposalOf } from '../../core/history/gone-documents.ts';
import type { Departure } from '../../core/history/gone-item.ts';
import { departureOf, describeDeparture, wayBack } from '../../core/history/gone-item.ts';
import type { History } from '../../core/history/history.ts';
import { describeCommit, isTakenOver, statesOf } from '../../core/history/item-states.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { hasField } from '../../core/model/fields.ts';
import { startOfFile } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import { goesOn } from '../iden/_goes-on.ts';
import { hadStanding } from '../iden/_standing.ts';
import type { KeptUntil } from './_kept-until.ts';
import { keptUntil } from './_kept-until.ts';

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
      const kept = keptUntil(sms, id, last);
      const why = lackOf(sms, history, gone, kept);
      if (why === null) continue;
      const until = kept.longest;
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

/** Why it could not go, as the beginning of a sentence; null where it could. */
function lackOf(sms: Sms, history: History, { id, end }: Departure, kept: KeptUntil): string | null {
  const { stated, longest, shortened } = kept;
  const disposal = disposalOf(sms, id);
  if (stated !== null && compareDates(end.day, stated) < 0) return `It is to be kept until ${longest ?? stated}`;
  if (shortened !== null && (longest === null || compareDates(end.day, longest) < 0)) {
    // Whoever may decide on disposals may decide that the time is over.
    if (disposal !== null && hasField(disposal, 'authorised_by')) return null;
    const before = longest === null ? 'until something else had ended' : `until ${longest}`;
    return `It was to be kept ${before}; ${describeCommit(history, shortened.commit)} made that ${stated ?? 'less'} after it was closed, and no correction says why`;
  }
  // Where the house keeps no disposals as items, what has run out may go.
  if (disposal !== null || (stated !== null && !sms.types.has('disposition'))) return null;
  return `No disposal names it, with who decided it and on which authority`;
}
