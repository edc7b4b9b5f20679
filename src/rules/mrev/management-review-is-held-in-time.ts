import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { dutyState } from '../../core/trace/recurring-duty.ts';
import { defineRule } from '../define-rule.ts';
import { heldReviews } from '../../core/trace/held-reviews.ts';

export default defineRule({
  id: 'MREV-001',
  name: 'management-review-is-held-in-time',
  severity: 'error',
  basis: 'own',
  clause: '9.3',
  level: 'essential',
  types: ['management-review'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  parameters: {
    interval: { default: 'P12M', says: 'Interval of the management review where no process or plan sets one.' },
  },
  subsumes: ['MREV-007'],
  summary: 'Top management reviews the SMS in its own interval.',
  fix: 'Hold the review and close its minutes, or change the interval by a decision.',
  *check({ sms, text }) {
    const last = heldReviews(sms).at(-1);
    const state = dutyState(sms, { clause: '9.3', last: last?.date ?? null, fallback: text('interval') });
    if (!state.isOverdue) return;
    const next = nextReview(sms, last?.date ?? null);
    const before =
      last === undefined
        ? 'No management review has been held yet'
        : `The last management review was held on ${last.date} (${last.id})`;
    yield {
      item: last?.id ?? state.holder?.id ?? null,
      place: last === undefined ? state.place : placeOfField(last, 'date'),
      message: `${before}${state.detail}. ${next === null ? 'Hold the review' : next.words} and close the minutes.`,
      ...(state.due === null ? {} : { due: state.due }),
      related: [
        ...(last === undefined || state.holder === null
          ? []
          : [{ item: state.holder.id, message: 'sets or keeps the interval', place: state.place }]),
        ...(next === null ? [] : [{ item: next.item.id, message: 'is not closed', place: next.item.place }]),
      ],
    };
  },
});

/** A review after the last one whose minutes are still open, planned or held. */
function nextReview(sms: Sms, after: string | null): { readonly item: Item; readonly words: string } | null {
  for (const item of itemsOfType(sms, 'management-review')) {
    const { date } = item;
    if (item.state !== 'open' || date === null || (after !== null && compareDates(date, after) <= 0)) continue;
    const isAhead = compareDates(date, sms.asOf) > 0;
    return {
      item,
      words: isAhead ? `${item.id} is planned for ${date}: hold it` : `${item.id} of ${date} is still open: hold it`,
    };
  }
  return null;
}
