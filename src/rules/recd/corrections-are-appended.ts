import { describeCommit, statesOf } from '../../core/history/item-states.ts';
import type { ItemState } from '../../core/history/item-states.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import { dateField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import { takenBack } from './_records.ts';

export default defineRule({
  id: 'RECD-011',
  name: 'corrections-are-appended',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files', 'history'],
  looksForItself: true,
  question: 'whether an earlier correction of a record was altered',
  summary: 'A correction says who, when and why, and stays as it was written.',
  fix: 'Restore the earlier entry and append a new one.',
  *check({ sms, note }) {
    let unseen = 0;
    for (const item of sms.items.values()) {
      if (item.type.class !== 'record') continue;
      const draft = altered(sms, item) ?? (item.inView ? incomplete(item) : null);
      if (draft !== null) yield draft;
      else if (mapsField(item, 'corrections').length > 0) unseen += 1;
    }
    if (sms.history === null && unseen > 0)
      note(
        'Not evaluated: whether earlier corrections of records were altered.',
        'Keep the SMS where its history can be read (META-001 says what is missing).',
      );
  },
});

function incomplete(item: Item): Draft | null {
  for (const [index, entry] of mapsField(item, 'corrections').entries()) {
    const missing = [
      ...(textField(entry, 'by') === null ? ['person (`by`)'] : []),
      ...(dateField(entry, 'at') === null ? ['day (`at`)'] : []),
      ...(textField(entry, 'reason') === null ? ['reason'] : []),
    ];
    if (missing.length === 0) continue;
    return {
      item: item.id,
      place: placeOfPath(item, 'corrections', [index]),
      message: `A correction of ${item.id} states no ${missing.join(' and no ')}. Expected who corrected it, when and why, so that the record can still be relied on.`,
    };
  }
  return null;
}

/** An entry that some earlier state had and the latest has not, or has in other words. */
function altered(sms: Sms, item: Item): Draft | null {
  const { history } = sms;
  if (history === null) return null;
  const states = statesOf(sms, item.id);
  const now = mapsField(item.stated, 'corrections');
  for (const state of states) {
    const before = correctionsOf(state);
    const [lost] = takenBack(before, now);
    if (lost === undefined) continue;
    const entry = before[lost] ?? {};
    const later = states.slice(states.indexOf(state) + 1);
    const since = later.find((other) => takenBack([entry], correctionsOf(other)).length > 0);
    const of = dateField(entry, 'at');
    return {
      item: item.id,
      place: placeOfPath(item, 'corrections', []),
      message: `A correction of ${item.id}${of === null ? '' : ` of ${of}`} was altered or removed${since === undefined ? '' : ` in ${describeCommit(history, since.commit)}`}. Expected the entry as it was written, and another one after it.`,
      ...(textField(entry, 'text') === null ? {} : { expected: textField(entry, 'text') ?? '' }),
    };
  }
  return null;
}

function correctionsOf({ snapshot }: ItemState): readonly FieldMap[] {
  return snapshot === null ? [] : mapsField(snapshot.stated, 'corrections');
}
