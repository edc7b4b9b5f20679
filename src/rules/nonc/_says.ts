import { asText, isFieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { sectionText } from '../serv/_sections.ts';

/**
 * True when a record answers a question: in the field, or in a text under the heading. A dash, "tbd" or "to follow" is no
 * answer; "none" is one.
 *
 * @param item the record
 * @param field name of the field
 * @param heading heading under which the answer may stand
 */
export function says(item: Item, field: string, heading: string): boolean {
  return isAnswer(item.fields[field]) || isAnswer(sectionText(item, heading));
}

/** True for a value that answers something, or a list or entry that holds one. */
export function isAnswer(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isAnswer);
  if (isFieldMap(value)) return Object.values(value).some(isAnswer);
  const text = asText(value)?.trim();
  return text !== undefined && !unanswered.test(text);
}

const unanswered =
  /^(?:[–—?.…-]*|tb[acd]|todo|to be (?:added|defined|decided|done|written)|to follow|open|offen|folgt|unknown|unbekannt)[.\s]*$/i;
