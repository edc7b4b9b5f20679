import { readBodyField } from '../../core/model/body-fields.ts';
import { remembered } from '../../core/model/remembered.ts';
import type { SourceFacts } from '../../core/model/facts.ts';
import { hasField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';

/** A part that an agreement or service description has to have: a field, or the section it is read from. */
export interface Part {
  readonly field: string;
  readonly heading: string;
  /** Words for people. */
  readonly name: string;
  /** "None" is an answer. */
  readonly mayBeNone?: true;
}

/**
 * Parts of which an item says nothing: neither the field nor any text under the heading. A pointer to the signed
 * original ("see annex 2") is text and enough.
 *
 * @param item agreement or service
 * @param parts what is wanted
 */
export function missingParts(item: Item, parts: readonly Part[]): readonly Part[] {
  return parts.filter((part) => !isThere(item, part));
}

function isThere(item: Item, part: Part): boolean {
  const value = item.fields[part.field];
  const isEmptyList = Array.isArray(value) && value.length === 0;
  if (hasField(item, part.field) && (!isEmptyList || part.mayBeNone === true)) return true;
  const text = sectionText(item, part.heading);
  return text !== null && (part.mayBeNone === true || !saysNone(text));
}

/** Everything that stands under a heading, as one text; null where the heading is missing or nothing stands there. */
export function sectionText(item: Item, heading: string): string | null {
  return item.facts === null || item.storage !== 'file' ? null : textUnder(item.facts, heading);
}

const textUnder = remembered(
  (facts: SourceFacts, heading: string): string | null => {
    const source = { heading, form: 'text' } as const;
    const read = readBodyField({ name: heading, type: 'text', supply: 'derived', requiredFrom: null, source }, facts);
    return typeof read?.value === 'string' ? read.value : null;
  },
  (heading) => heading,
);

/** True for a text that begins by saying that there is nothing. */
export function saysNone(text: string): boolean {
  return /^(?:none|nothing|no\b|not\b|keine?\b|nichts|[–—-]\s*$)/i.test(text.trim());
}

/** True for an empty text, a dash, or a word that says that it is still open: nothing is named. */
export function isOpen(text: string | null): boolean {
  return /^(?:[–—?.-]*|tb[dc]|todo|to be (?:defined|named|decided)|to follow|n\/a|none|nobody|unknown|open|offen|folgt|keine[rs]?|niemand|unbekannt)[.\s]*$/i.test(
    (text ?? '').trim(),
  );
}
