import { compareDates, parsePeriod } from '../../core/lifecycle/calendar.ts';
import { meansHeading } from '../../core/model/heading-meaning.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import { textOn } from '../../core/trace/review-inputs.ts';
import { heldReviews } from '../../core/trace/held-reviews.ts';

/** Subjects of a review that rest on records of the period, not on judgement alone. */
const ofData = ['services', 'other-parties', 'feedback', 'sms', 'objectives', 'risks'];

const ids = /\b[A-Z]{2,4}-\d{2,6}b?\b/g;

export default defineRule({
  id: 'MREV-006',
  name: 'inputs-rest-on-current-data',
  severity: 'warn',
  basis: 'derived',
  clause: '9.3',
  level: 'essential',
  types: ['management-review'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'What the management review heard rests on records of the period it looks at.',
  fix: 'Name the reports, audits and measures of the period, at the latest in the next review.',
  *check({ sms }) {
    const [before, review] = [heldReviews(sms).at(-2), heldReviews(sms).at(-1)];
    if (review === undefined) return;
    const from = parsePeriod(review.fields['period'])?.from ?? before?.date ?? null;
    const subjects = ofData.flatMap((key) => {
      const text = textOn(review, key);
      return text === null ? [] : [{ key, named: namedIn(sms, review, text), hasFigure: /\d/.test(text) }];
    });
    const place = review.facts?.headings.find((heading) => meansHeading(heading, 'Inputs'))?.place ?? review.place;
    const old = subjects.filter(({ named }) => from !== null && areOld(named, from));
    if (old.length > 0) {
      yield {
        item: review.id,
        place,
        message: `${review.id} of ${review.date} looks at ${words(old)} with records from before ${from ?? ''}, where its period begins: ${listWords(old.flatMap(({ named }) => named.map(({ id, date }) => `${id} of ${date ?? ''}`)))}. Expected records of the period.`,
        keys: old.map(({ key }) => `${review.id}/${key}`),
      };
    }
    const bare = subjects.filter(({ named, hasFigure }) => named.length === 0 && !hasFigure);
    if (bare.length > 0) {
      yield {
        item: review.id,
        place,
        severity: 'info',
        message: `${review.id} of ${review.date} names neither a record nor a figure for ${words(bare)}. Expected what the statement rests on: a report, an audit, a measure.`,
        keys: bare.map(({ key }) => `${review.id}/${key}`),
      };
    }
  },
});

function namedIn(sms: Sms, review: Item, text: string): readonly Item[] {
  return [...new Set(text.match(ids) ?? [])].filter((id) => id !== review.id).flatMap((id) => sms.items.get(id) ?? []);
}

/** Nothing but records, and all of them from before a day. A measure, an objective or a risk is always of today. */
function areOld(named: readonly Item[], from: string): boolean {
  return (
    named.length > 0 &&
    named.every((item) => item.type.class === 'record' && item.date !== null && compareDates(lastDay(item), from) < 0)
  );
}

/** The day of a record, or the end of the period it reports on where that is later. */
function lastDay(item: Item): string {
  const end = parsePeriod(item.fields['period'])?.to ?? '';
  return end > (item.date ?? '') ? end : (item.date ?? '');
}

function words(subjects: readonly { readonly key: string }[]): string {
  return listWords(subjects.map(({ key }) => (key === 'sms' ? 'the SMS' : key.replaceAll('-', ' '))));
}
