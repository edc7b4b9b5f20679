import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import { dateField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import { reviewLog, wholeReviews } from '../../core/model/review-log.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { isAnswered, namedBy } from './_triggers.ts';

/** Records of something that went wrong. */
const problems: ReadonlySet<string> = new Set(['nonconformity', 'major-incident-report', 'security-incident']);

const unchanged = /^(?:no[- ]change|unchanged|keine änderung|unverändert)\.?$/i;

export default defineRule({
  id: 'REVW-007',
  name: 'no-change-fits-the-records',
  severity: 'info',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  parameters: {
    reviews: { default: 3, says: 'Reviews in a row that ended with "no change". A convention of ours.' },
    records: { default: 2, says: 'Records of problems in that time that are more than chance. A convention of ours.' },
  },
  summary: 'A document that every review left unchanged is not one that records of problems name again and again.',
  fix: 'Look at the document again with those who work by it, with the records on the table; log the review and name them under `trigger`.',
  *check({ sms, asOf, number }) {
    for (const item of sms.items.values()) {
      if (item.type.lifecycle !== 'document' || item.storage !== 'file' || !item.inForce) continue;
      const row = lastReviews(item, asOf, number('reviews'));
      const [first] = row;
      const last = row.at(-1);
      if (first === undefined || last === undefined) continue;
      const found = problemsBetween(sms, item, first.on, last.on);
      if (found.length < number('records')) continue;
      yield {
        item: item.id,
        place: placeOfPath(item, 'review', ['log', reviewLog(item).indexOf(last.entry)]),
        message: `The last ${row.length} reviews of ${item.id} (${item.title}), from ${first.on} to ${last.on}, ended with "no change", and in that time ${listWords(
          found.map(({ id, date }) => `${id} of ${date ?? ''}`),
          6,
        )} named it. Expected a look at whether the text is part of the problem, or an entry of the log that names these records.`,
        related: found.map(({ id, title, place }) => ({ item: id, message: title, place })),
      };
    }
  },
});

interface DatedReview {
  readonly entry: FieldMap;
  readonly on: string;
}

/** The last reviews of the whole where there are as many and none led to anything; else none. A new version is a change. */
function lastReviews(item: Item, asOf: string, count: number): readonly DatedReview[] {
  const row = wholeReviews(item)
    .flatMap((entry): readonly DatedReview[] => {
      const on = dateField(entry, 'at');
      return on === null || compareDates(on, asOf) > 0 ? [] : [{ entry, on }];
    })
    .toSorted((a, b) => compareDates(a.on, b.on))
    .slice(-count);
  const [first] = row;
  const since = item.effectiveFrom;
  const isChanged = first === undefined || (since !== null && compareDates(since, first.on) > 0);
  const isSame = row.every(({ entry }) => unchanged.test(textField(entry, 'outcome') ?? ''));
  return row.length < Math.max(count, 1) || isChanged || !isSame ? [] : row;
}

function problemsBetween(sms: Sms, item: Item, from: string, to: string): readonly Item[] {
  return namedBy(sms, item)
    .flatMap((id) => sms.items.get(id) ?? [])
    .filter(
      ({ id, type, date, inView, status }) =>
        problems.has(type.key) &&
        inView &&
        status !== 'rejected' &&
        date !== null &&
        compareDates(date, from) > 0 &&
        compareDates(date, to) <= 0 &&
        !isAnswered(item, id) &&
        !reviewLog(item).some((entry) => textField(entry, 'note')?.includes(id) === true),
    )
    .toSorted((a, b) => compareDates(a.date ?? '', b.date ?? ''));
}
