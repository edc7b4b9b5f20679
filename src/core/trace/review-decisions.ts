import { compareDates } from '../lifecycle/calendar.ts';
import { asText, dateField, isFieldMap, mapField, mapsField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { heldReviews } from './held-reviews.ts';

/** A decision of a management review that asks somebody to do something. */
export interface ReviewDecision {
  /** Its id in the minutes, else a name from its position. */
  readonly id: string;
  readonly index: number;
  readonly text: string;
  readonly owner: string | null;
  /** Day by which it is carried out, after the last move. */
  readonly due: string | null;
  readonly isDone: boolean;
  /** Somebody wrote down after the review what becomes of it. */
  readonly isFollowed: boolean;
}

/**
 * Decisions of a management review, without those that say "no need". What was entered under `closed.follow_up`, and what a
 * later review says of earlier actions, counts until the day judged.
 *
 * @param sms the model
 * @param review the minutes
 */
export function decisionsOf(sms: Sms, review: Item): readonly ReviewDecision[] {
  const entries = review.fields['decisions'];
  return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown, index): readonly ReviewDecision[] => {
    const fields = isFieldMap(entry) ? entry : { text: asText(entry) ?? '' };
    if (textField(fields, 'kind') === 'none') return [];
    const id = textField(fields, 'id') ?? `decision ${index + 1}`;
    const followed = mapsField(mapField(review, 'closed') ?? {}, 'follow_up').filter(
      (row) => textField(row, 'ref') === id && isPast(dateField(row, 'at'), sms.asOf),
    );
    const later = laterStates(sms, review, id);
    const days = [dateField(fields, 'due'), ...followed.map((row) => dateField(row, 'moved_to'))];
    return [
      {
        id,
        index,
        text: textField(fields, 'text') ?? '',
        owner: textField(fields, 'owner'),
        due:
          days
            .filter((day) => day !== null)
            .sort()
            .at(-1) ?? null,
        isDone: followed.some((row) => isPast(dateField(row, 'done') ?? '9999-12-31', sms.asOf)) || later.some(isEnd),
        isFollowed: followed.length > 0 || later.length > 0,
      },
    ];
  });
}

/** What later reviews say of a decision: `ref` is its id, alone or with the id of the review. */
function laterStates(sms: Sms, review: Item, id: string): readonly string[] {
  const names: ReadonlySet<string> = new Set([id, `${review.id}/${id}`, `${review.id} ${id}`, `${id} of ${review.id}`]);
  const [next, ...others] = heldReviews(sms).filter(({ date }) => date > (review.date ?? ''));
  const of = (later: Item, isNext: boolean): readonly string[] =>
    mapsField(later, 'previous_actions').flatMap((row) => {
      const ref = textField(row, 'ref') ?? '';
      return names.has(ref) && (isNext || ref !== id) ? (textField(row, 'state') ?? []) : [];
    });
  return next === undefined ? [] : [...of(next, true), ...others.flatMap((later) => of(later, false))];
}

function isEnd(state: string): boolean {
  return (
    /\b(?:done|closed|complete[d]?|implemented|finished|carried out|dropped|cancelled|erledigt|umgesetzt|abgeschlossen)\b/i.test(
      state,
    ) && !/\b(?:not|nicht|partly|teilweise|open|offen)\b/i.test(state)
  );
}

function isPast(day: string | null, asOf: string): boolean {
  return day === null || compareDates(day, asOf) <= 0;
}
