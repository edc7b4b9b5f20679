import type { RelatedPlace } from '../../core/finding/finding.ts';
import { compareDates, parsePeriod } from '../../core/lifecycle/calendar.ts';
import type { Period } from '../../core/lifecycle/calendar.ts';
import { booleanField, mapsField } from '../../core/model/fields.ts';
import { meansHeading } from '../../core/model/heading-meaning.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { inputGaps, inputKeys } from '../../core/trace/review-inputs.ts';
import { heldReviews } from '../../core/trace/held-reviews.ts';

export default defineRule({
  id: 'MREV-002',
  name: 'management-review-has-all-inputs',
  severity: 'error',
  basis: 'std',
  clause: '9.3',
  level: 'essential',
  types: ['management-review'],
  needs: ['files'],
  judges: 'in-force',
  subsumes: ['MREV-006', 'MREV-008'],
  summary: 'The minutes of the management review speak of all twelve subjects of clause 9.3.',
  fix: 'Look at the subject, in an extra meeting or at once in the next review, and write down what was said.',
  *check({ sms }) {
    // Closed minutes are frozen: what one review left out, the next one makes good.
    const [before, review] = [heldReviews(sms).at(-2), heldReviews(sms).at(-1)];
    if (review === undefined) return;
    const { missing, empty } = inputGaps(review);
    if (missing.length + empty.length === 0) return;
    const said = [
      ...(missing.length === 0 ? [] : [`says nothing on ${listWords(missing.map((key) => describe(sms, key)))}`]),
      ...(empty.length === 0
        ? []
        : [`has a heading and no text for ${listWords(empty.map((key) => describe(sms, key)))}`]),
    ];
    yield {
      item: review.id,
      place: review.facts?.headings.find((heading) => meansHeading(heading, 'Inputs'))?.place ?? review.place,
      message: `${review.id} of ${review.date} ${said.join(' and ')}. Expected a heading with text for each of the ${inputKeys.length} subjects. Look at what is missing, at the latest in the next review.`,
      related:
        missing.includes('other-parties') || empty.includes('other-parties')
          ? missedTargets(
              sms,
              periodOf(review) ?? { from: before?.date ?? sms.settings.inForceFrom ?? review.date, to: review.date },
            )
          : [],
      keys: [...missing, ...empty].map((key) => `${review.id}/${key}`),
    };
  },
});

/** `other parties (how suppliers and other parties did)`. */
function describe(sms: Sms, key: string): string {
  const text = sms.catalogue
    .findClause(sms.catalogue.primaryStandard, '9.3')
    ?.contentItems.find((item) => item.key === key)?.text;
  return `${key.replaceAll('-', ' ')}${text === undefined ? '' : ` (${text})`}`;
}

/** Supplier reviews of the period that show a missed target: what the review would have had to hear. */
function missedTargets(sms: Sms, reviewed: { readonly from: string; readonly to: string }): readonly RelatedPlace[] {
  return itemsOfType(sms, 'report').flatMap((report) => {
    const period = periodOf(report);
    const missed = mapsField(report, 'results').some((row) => booleanField(row, 'met') === false);
    if (report.kind?.key !== 'supplier' || !report.inView || !missed || period === null) return [];
    const overlaps = compareDates(period.from, reviewed.to) <= 0 && compareDates(reviewed.from, period.to) <= 0;
    return overlaps
      ? [
          {
            item: report.id,
            message: `shows a missed target between ${period.from} and ${period.to}`,
            place: placeOfField(report, 'results'),
          },
        ]
      : [];
  });
}

function periodOf(item: Item): Period | null {
  return parsePeriod(item.fields['period']);
}
