import { compareDates } from '../../core/lifecycle/calendar.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { dutyState } from '../../core/trace/recurring-duty.ts';
import { defineRule } from '../define-rule.ts';
import { heldReviews } from './_reviews.ts';

export default defineRule({
  id: 'MREV-001',
  name: 'management-review-is-held-in-time',
  severity: 'error',
  basis: 'own',
  clause: '9.3',
  level: 'essential',
  types: ['management-review'],
  needs: ['files'],
  clock: true,
  gapBeforeInForce: true,
  parameters: {
    interval: { default: 'P12M', says: 'Interval of the management review where no process or plan sets one.' },
  },
  summary: 'Top management reviews the SMS in its own interval.',
  fix: 'Hold the review and close its minutes, or change the interval by a decision.',
  *check({ sms, asOf, text }) {
    const last = heldReviews(sms).at(-1);
    const state = dutyState(sms, { clause: '9.3', last: last?.date ?? null, fallback: text('interval') });
    if (!state.isOverdue) return;
    const planned = itemsOfType(sms, 'management-review').find(
      (item) =>
        item.state === 'open' && item.date !== null && (last === undefined || compareDates(item.date, last.date) > 0),
    );
    const before =
      last === undefined
        ? 'No management review has been held yet'
        : `The last management review was held on ${last.date} (${last.id})`;
    const open =
      planned?.date == null
        ? 'Hold the review'
        : compareDates(planned.date, asOf) > 0
          ? `${planned.id} is planned for ${planned.date}: hold it`
          : `${planned.id} of ${planned.date} is still open: hold it`;
    yield {
      item: last?.id ?? state.holder?.id ?? null,
      place: last === undefined ? state.place : placeOfField(last, 'date'),
      message: `${before}${state.detail}. ${open} and close the minutes.`,
      ...(state.due === null ? {} : { due: state.due }),
      related: [
        ...(last === undefined || state.holder === null
          ? []
          : [{ item: state.holder.id, message: 'sets or keeps the interval', place: state.place }]),
        ...(planned === undefined ? [] : [{ item: planned.id, message: 'is not closed', place: planned.place }]),
      ],
    };
  },
});
