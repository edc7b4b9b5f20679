import { dateField, mapsField, textField, textsField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';

/** One decision that stands on the day judged: a row of its own, or an entry of a closed management review. */
export interface StatedDecision {
  /** Decision, or management review. */
  readonly item: string;
  readonly on: string;
  readonly text: string;
  /** Kind of an entry of a review (`none` is "no need"); null for a decision with a row of its own. */
  readonly kind: string | null;
  /** Ids the decision is about: stated in `affects`, in a review named in its text. */
  readonly affects: readonly string[];
}

const ids = /\b[A-Z]{2,4}-\d{2,6}b?\b/g;

/**
 * Decisions that count on the day judged. Below the level of decisions the management review states them.
 *
 * @param items all items
 */
export function statedDecisions(items: Iterable<Item>): readonly StatedDecision[] {
  const found: StatedDecision[] = [];
  for (const item of items) {
    if (!item.countsAsEvidence || !item.inView) continue;
    const on = dateField(item, 'at') ?? item.date;
    if (on === null) continue;
    if (item.type.key === 'decision') {
      const text = [item.title, textField(item, 'reason') ?? ''].join(' ');
      found.push({ item: item.id, on, text, kind: null, affects: textsField(item, 'affects') });
    } else if (item.type.key === 'management-review') {
      for (const entry of mapsField(item, 'decisions')) {
        const text = textField(entry, 'text') ?? '';
        found.push({ item: item.id, on, text, kind: textField(entry, 'kind'), affects: text.match(ids) ?? [] });
      }
    }
  }
  return found;
}
