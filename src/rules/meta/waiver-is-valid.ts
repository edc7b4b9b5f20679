import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'META-003',
  name: 'waiver-is-valid',
  severity: 'error',
  basis: 'practice',
  clause: '7.5.2',
  level: 'standard',
  types: ['waiver'],
  needs: ['files', 'base'],
  clock: true,
  parameters: {
    max: {
      default: 'P12M',
      says: 'Longest time a finding may be waived. A convention of ours; the standard sets none.',
    },
    grace: { default: 'P30D', says: 'How long a waiver that has run out is a warning before it becomes an error.' },
  },
  summary: 'A finding is tolerated only under a waiver with an end, a reason and the consent of somebody else.',
  fix: 'Renew the waiver with a reason and somebody who agrees, or settle what it waives and set `status: retired`.',
  *check({ sms, asOf, text }) {
    for (const waiver of itemsOfType(sms, 'waiver')) {
      if (!waiver.inView || waiver.status !== 'active') continue;
      yield* withoutConsent(waiver);
      yield* withoutEnd(waiver, asOf, text('max'));
    }
  },
});

function* withoutConsent(waiver: Item): Iterable<Draft> {
  const approver = textField(waiver, 'approved_by');
  if (approver === null) {
    const message = `${waiver.id} names nobody who agreed, so it waives nothing. Expected \`approved_by\` with a person other than the one who asks.`;
    yield { item: waiver.id, place: waiver.place, message };
    return;
  }
  const recorded = mapField(waiver, 'recorded');
  const asker = recorded === null ? null : textField(recorded, 'by');
  if (asker !== approver) return;
  const message = `${waiver.id} was asked for and agreed to by the same person (${approver}). Expected the consent of somebody else.`;
  yield { item: waiver.id, place: placeOfPath(waiver, 'approved_by', []), message, actual: approver };
}

function* withoutEnd(waiver: Item, asOf: string, max: string): Iterable<Draft> {
  const until = dateField(waiver, 'until');
  if (until === null) {
    yield {
      item: waiver.id,
      place: waiver.place,
      message: `${waiver.id} states no end, so it waives nothing. Expected \`until\` with a day at most ${describeDuration(max)} ahead.`,
    };
    return;
  }
  const place = placeOfPath(waiver, 'until', []);
  if (compareDates(until, asOf) < 0) {
    const message = `${waiver.id} ran out on ${until}, so what it waived (${textField(waiver, 'rule') ?? 'a rule'} for ${textField(waiver, 'target') ?? 'an item'}) counts again. Expected a new decision, or \`status: retired\` once it is settled.`;
    yield { item: waiver.id, place, message, actual: until, due: until };
    return;
  }
  const duration = parseDuration(max);
  if (duration === null) return;
  const latest = addDuration(waiver.date ?? asOf, duration);
  if (compareDates(until, latest) <= 0) return;
  const from = waiver.date === null ? 'today' : `its day ${waiver.date}`;
  const message = `${waiver.id} runs until ${until}. Expected at most ${describeDuration(max)} from ${from}, so ${latest} or earlier: shorten it and decide again then.`;
  yield { item: waiver.id, place, message, actual: until, expected: latest };
}
