import { compareDates } from '../../core/lifecycle/calendar.ts';
import { mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';
import { isAnswer } from '../nonc/_says.ts';
import { decisionsOf } from '../../core/trace/review-decisions.ts';
import type { ReviewDecision } from '../../core/trace/review-decisions.ts';
import { heldReviews } from '../../core/trace/held-reviews.ts';

export default defineRule({
  id: 'MREV-004',
  name: 'decisions-are-followed-up',
  severity: 'error',
  basis: 'derived',
  clause: '9.3',
  level: 'essential',
  types: ['management-review'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  subsumes: ['ACTN-001'],
  summary: 'Decisions of the management review have an owner and a day, and are carried out by then.',
  fix: 'Follow the decision up: an entry under `closed.follow_up` with its id as `ref`, and `done` or `moved_to`.',
  *check({ sms, asOf }) {
    const { adopted } = sms.settings;
    const reviews = heldReviews(sms);
    for (const review of reviews) {
      // Minutes from before the day Git keeps the SMS are taken over as they are.
      if (adopted !== null && compareDates(review.date, adopted) < 0) continue;
      const isLast = review === reviews.at(-1);
      for (const decision of decisionsOf(sms, review)) {
        if (decision.isDone) continue;
        const found = (isLast ? incomplete(review, decision) : null) ?? late(review, decision, asOf);
        if (found !== null) yield found;
      }
      const stateless = isLast ? withoutState(review) : null;
      if (stateless !== null) yield stateless;
    }
  },
});

function incomplete(review: Item, decision: ReviewDecision): Draft | null {
  const { id, index, owner, due, isFollowed } = decision;
  const lacks = [...(owner === null ? ['no owner'] : []), ...(due === null ? ['no day'] : [])];
  if (lacks.length === 0 || isFollowed) return null;
  return {
    item: review.id,
    place: placeOfPath(review, 'decisions', [index]),
    message: `${nameOf(review, decision)} has ${lacks.join(' and ')}. Expected a role under \`owner\` and a day under \`due\`; in closed minutes an entry under \`closed.follow_up\` that says who does it by when.`,
    keys: [`${review.id}/${id}`],
  };
}

function late(review: Item, decision: ReviewDecision, asOf: string): Draft | null {
  const { id, index, due, owner } = decision;
  if (due === null || compareDates(due, asOf) >= 0) return null;
  return {
    item: review.id,
    place: placeOfPath(review, 'decisions', [index, 'due']),
    message: `${nameOf(review, decision)} was to be carried out by ${due}${owner === null ? '' : ` (${owner})`}, and nothing says that it was. Expected an entry under \`closed.follow_up\` with \`done\`, or with \`moved_to\` and the reason.`,
    due,
    keys: [`${review.id}/${id}`],
  };
}

function nameOf(review: Item, { id, text }: ReviewDecision): string {
  const name = id.startsWith('decision ') ? `The ${id}` : id;
  return `${name}${text === '' ? '' : ` (${text})`} of ${review.id}`;
}

/** Earlier actions that the last review names without saying where they stand. */
function withoutState(review: Item): Draft | null {
  const rows = mapsField(review, 'previous_actions');
  const open = rows.filter((row) => !isAnswer(row['state'])).flatMap((row) => textField(row, 'ref') ?? []);
  return open.length === 0
    ? null
    : {
        item: review.id,
        place: placeOfField(review, 'previous_actions'),
        message: `${review.id} does not say where ${listWords(open)}, named under \`previous_actions\`, ${open.length === 1 ? 'stands' : 'stand'}. Expected a \`state\` for each earlier action.`,
        keys: open.map((ref) => `${review.id}/${ref}`),
      };
}
