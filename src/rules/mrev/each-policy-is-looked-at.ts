import { compareDates } from '../../core/lifecycle/calendar.ts';
import { meansHeading } from '../../core/model/heading-meaning.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import { textOn } from '../../core/trace/review-inputs.ts';
import { heldReviews } from '../../core/trace/held-reviews.ts';

/** Policies that the standard asks for, with the words by which a text means them. */
const required: Readonly<Record<string, RegExp>> = {
  'service-management': /service[- ]management|\bsms\b|servicemanagement/i,
  'change-management':
    /change[- ]management|changes? polic|polic(?:y|ies) (?:on|for) changes?|änderung|change-richtlinie/i,
  'information-security': /securit|sicherheit/i,
};

export default defineRule({
  id: 'MREV-008',
  name: 'each-policy-is-looked-at',
  severity: 'warn',
  basis: 'std',
  clause: '9.3',
  level: 'essential',
  types: ['management-review', 'policy'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'The management review looks at each of the policies that the standard asks for, not only at some.',
  fix: 'Look whether the policy is followed and still fits, at the latest in the next review, and write it down.',
  *check({ sms }) {
    const review = heldReviews(sms).at(-1);
    const text = review === undefined ? null : textOn(review, 'policies');
    if (review === undefined || text === null) return;
    const policies = policiesOn(sms, review.date);
    const left = policies.filter((policy) => !isNamed(policy, text));
    // "All of them are followed and fit" speaks of each; who names some has to name all.
    if (left.length === 0 || left.length === policies.length) return;
    yield {
      item: review.id,
      place:
        review.facts?.headings.find(({ text: heading }) => /polic|richtlinie|leitlinie|politik/i.test(heading))
          ?.place ??
        review.facts?.headings.find((heading) => meansHeading(heading, 'Inputs'))?.place ??
        review.place,
      message: `Among the policies ${review.id} of ${review.date} names ${listWords(policies.filter((policy) => !left.includes(policy)).map(({ id }) => id))} and not ${listWords(left.map(({ id, title }) => `${id} (${title})`))}. Expected a word on each: is it followed, and does it still fit?`,
      related: left.map((policy) => ({ item: policy.id, message: 'was in force on that day', place: policy.place })),
      keys: [`${review.id}/policies`],
    };
  },
});

function policiesOn(sms: Sms, day: string): readonly Item[] {
  return itemsOfType(sms, 'policy').filter(
    (policy) =>
      policy.inForce &&
      Object.hasOwn(required, policy.kind?.key ?? '') &&
      (policy.effectiveFrom === null || compareDates(policy.effectiveFrom, day) <= 0),
  );
}

function isNamed(policy: Item, text: string): boolean {
  const words = required[policy.kind?.key ?? ''];
  return (
    text.includes(policy.id) || text.toLowerCase().includes(policy.title.toLowerCase()) || words?.test(text) === true
  );
}
