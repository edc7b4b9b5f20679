import {
  addDuration,
  compareDates,
  daysBetween,
  describeDuration,
  parseDuration,
} from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { openedNonconformities } from './_actions.ts';
import { matterOf, settledOn } from './_matters.ts';

export default defineRule({
  id: 'NONC-010',
  name: 'nonconformity-does-not-come-back',
  severity: 'warn',
  basis: 'practice',
  clause: '10.1.1',
  level: 'essential',
  types: ['nonconformity'],
  needs: ['files'],
  parameters: {
    window: {
      default: 'P12M',
      weaker: 'less',
      says: 'How long after a nonconformity was settled a new one of the same clause and process is a repetition.',
    },
  },
  summary: 'What was settled as effective does not happen again in the same process within a year.',
  fix: 'Look at the cause of both again, and plan an action that removes it.',
  *check({ sms, asOf, text }) {
    const window = parseDuration(text('window')) ?? parseDuration('P12M');
    if (window === null) return;
    for (const nonconformity of openedNonconformities(sms)) {
      const { id, date } = nonconformity;
      if (date === null || settledOn(nonconformity, asOf) !== null) continue;
      const earlier = settledBefore(sms, nonconformity, date);
      if (earlier === null || compareDates(addDuration(earlier.on, window), date) < 0) continue;
      const days = daysBetween(earlier.on, date);
      yield {
        item: id,
        place: placeOfField(nonconformity, 'requirement'),
        message: `${id} of ${date} is about ${earlier.clause} in ${listWords(earlier.processes)} again, ${days} day${days === 1 ? '' : 's'} after ${earlier.item.id} was settled on ${earlier.on} (limit ${describeDuration(text('window'))}). Expected the first action to have removed the cause. Look at the cause of both again.`,
        related: [{ item: earlier.item.id, message: `settled on ${earlier.on}`, place: earlier.item.place }],
      };
    }
  },
});

interface Earlier {
  readonly item: Item;
  readonly on: string;
  readonly clause: string;
  readonly processes: readonly string[];
}

/** The last nonconformity about the same clause and process that was settled before a day. */
function settledBefore(sms: Sms, nonconformity: Item, day: string): Earlier | null {
  const { clause, processes } = matterOf(sms, nonconformity);
  if (clause === null || processes.length === 0) return null;
  return (
    openedNonconformities(sms)
      .flatMap((item): readonly Earlier[] => {
        const on = item.id === nonconformity.id ? null : settledOn(item, sms.asOf);
        if (on === null || compareDates(on, day) >= 0) return [];
        const other = matterOf(sms, item);
        const shared = processes.filter((process) => other.processes.includes(process));
        return other.clause === clause && shared.length > 0 ? [{ item, on, clause, processes: shared }] : [];
      })
      .sort((a, b) => compareDates(a.on, b.on))
      .at(-1) ?? null
  );
}
