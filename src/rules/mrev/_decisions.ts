import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { heldReviews } from '../../core/trace/held-reviews.ts';
import { isAnswer } from '../nonc/_says.ts';
import { isOpen, sectionText } from '../serv/_sections.ts';

/**
 * The last management review, where its minutes hold no decision. Closed minutes are frozen: what one review left out, the next
 * one makes good.
 *
 * @param sms the model
 */
export function lastWithoutDecision(sms: Sms): (Item & { readonly date: string }) | null {
  const review = heldReviews(sms).at(-1);
  return review === undefined || isAnswer(review.fields['decisions']) || !isOpen(sectionText(review, 'Decisions'))
    ? null
    : review;
}
