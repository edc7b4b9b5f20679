import { isTextInView } from '../../core/control/version-on-day.ts';
import type { SourceFacts } from '../../core/model/facts.ts';
import { textField } from '../../core/model/fields.ts';
import { meaningOf } from '../../core/model/heading-meaning.ts';
import { remembered } from '../../core/model/remembered.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';

/** A document in a file of its own. */
export type Written = Item & { readonly facts: SourceFacts };

/** In force, or decided and waiting for its day; a draft may still lack things. */
export function isDecided(sms: Sms, item: Item): boolean {
  const isWaiting = item.state === 'approved' || item.state === 'agreed';
  return (item.inForce || isWaiting) && isTextInView(item, sms.asOf);
}

/**
 * Documents in files of their own that are in force, or decided and waiting for their day.
 *
 * @param sms the model
 */
export const decidedDocuments = remembered((sms: Sms): readonly Written[] =>
  [...sms.items.values()].filter(
    (item): item is Written =>
      item.type.class === 'document' &&
      item.storage === 'file' &&
      item.facts !== null &&
      item.inView &&
      isDecided(sms, item),
  ),
);

/** Language of a document: its own, else that of the SMS. */
export function languageOf(sms: Sms, item: Item): string {
  return textField(item, 'language') ?? sms.settings.language;
}

/** True for the languages in which headings are recognised by their meaning. */
export function areHeadingsRead(language: string): boolean {
  return /^(?:en|de)\b/i.test(language);
}

/**
 * Slugs of the headings, but for the title, whose meaning passes a test, and of all headings below them.
 *
 * @param facts a document
 * @param isMeant test of a heading reduced to its meaning
 */
export function slugsUnder(facts: SourceFacts, isMeant: (meaning: string) => boolean): ReadonlySet<string> {
  const slugs = new Set<string>();
  let depth = 0;
  for (const [index, heading] of facts.headings.entries()) {
    if (depth > 0 && heading.depth <= depth) depth = 0;
    if (depth === 0 && index > 0 && isMeant(meaningOf(heading.text))) depth = heading.depth;
    if (depth > 0) slugs.add(heading.slug);
  }
  return slugs;
}
