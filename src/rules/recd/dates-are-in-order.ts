import { describeCommit, statesOf } from '../../core/history/item-states.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'RECD-006',
  name: 'dates-are-in-order',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'history'],
  looksForItself: true,
  question: 'whether records were closed or issued with a day that had not come yet',
  summary: 'A record is closed when it says it was, and nothing in it ends before it begins.',
  fix: 'Correct the date; in a closed record, by an entry under `corrections`.',
  *check({ sms, note }) {
    let unseen = 0;
    for (const item of sms.items.values()) {
      if (item.type.class !== 'record') continue;
      const draft = (item.inView ? endBeforeStart(item) : null) ?? closedAhead(sms, item);
      if (draft !== null) yield draft;
      else if (dateField(mapField(item, 'closed') ?? {}, 'at') !== null) unseen += 1;
    }
    if (sms.history === null && unseen > 0)
      note(
        'Not evaluated: whether records were closed or issued with a day that had not come yet when they were committed.',
        'Keep the SMS where its history can be read (META-001 says what is missing).',
      );
  },
});

/** Pairs of days of which the second cannot come first. */
function endBeforeStart(item: Item): Draft | null {
  const closed = dateField(mapField(item, 'closed') ?? {}, 'at');
  const dates = mapField(item, 'dates') ?? {};
  const period = mapField(item, 'period') ?? {};
  const pairs: readonly (readonly [string, string | null, string, string | null, string, readonly string[]])[] = [
    ['begins', dateField(dates, 'from'), 'ends', dateField(dates, 'to'), 'dates', ['to']],
    ['begins', dateField(period, 'from'), 'ends', dateField(period, 'to'), 'period', ['to']],
    ['begins', rangeOf(item, 'from'), 'ends', rangeOf(item, 'to'), 'to', []],
    ['was detected', dateField(item, 'detected'), 'was restored', dateField(item, 'restored'), 'restored', []],
    ['happened', happenedOn(item), 'was closed', closed, 'closed', ['at']],
  ];
  for (const [begun, start, ended, end, field, path] of pairs) {
    if (start === null || end === null || compareDates(end, start) >= 0) continue;
    return {
      item: item.id,
      place: placeOfPath(item, field, path),
      message: `${item.id} ${begun} on ${start} and ${ended} on ${end}. Expected an end that is not before the start: correct one of the two days.`,
      actual: end,
      expected: start,
    };
  }
  return null;
}

/** Day of a record as its file states it; a day worked out from something else proves nothing. */
function happenedOn(item: Item): string | null {
  return dateField(item.stated, 'date') ?? dateField(item.stated, 'detected') ?? dateField(item.stated, 'received');
}

function rangeOf(item: Item, name: string): string | null {
  return dateField(item.stated, name);
}

/** The day of closing lay in the future when the commit that states it was made. */
function closedAhead(sms: Sms, item: Item): Draft | null {
  const { history } = sms;
  const at = dateField(mapField(item, 'closed') ?? {}, 'at');
  if (history === null || at === null) return null;
  const first = statesOf(sms, item.id).find(
    ({ snapshot }) => snapshot !== null && dateField(closingOf(snapshot.stated), 'at') === at,
  );
  if (first?.commit === null || first === undefined) return null;
  // Two clocks may differ by the time zone: what was the day there counts as well.
  const there = new Date((first.commit.committer.at + first.commit.committer.offset * 60) * 1000)
    .toISOString()
    .slice(0, 10);
  const known = compareDates(there, first.day) > 0 ? there : first.day;
  if (compareDates(at, known) <= 0) return null;
  const word = { report: 'issued', audit: 'reported' }[item.type.lifecycle] ?? 'closed';
  return {
    item: item.id,
    place: placeOfPath(item, 'closed', ['at']),
    message: `${item.id} states that it was ${word} on ${at}, but ${describeCommit(history, first.commit)} already said so. Expected the day on which it was ${word}, not one that had yet to come.`,
    actual: at,
    expected: known,
  };
}

function closingOf(stated: FieldMap): FieldMap {
  return mapField(stated, 'closed') ?? {};
}
