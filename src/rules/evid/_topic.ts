import type { Place } from '../../core/model/place.ts';
import { startOfFile } from '../../core/model/place.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';

/** Place of a finding about the SMS as a whole: the settings say which standard it works to. */
export const settingsPlace: Place = startOfFile('clausebook.yaml');

/** A clause with its title: `8.6.1 Incident management`. */
export function clauseWithTitle(sms: Sms, standard: string, clause: string): string {
  const title = sms.catalogue.findClause(standard, clause)?.title;
  return title === undefined ? clause : `${clause} ${title}`;
}

/** True when the clause asks for something on paper or screen. */
export function asksForDocuments(sms: Sms, standard: string, clause: string): boolean {
  return sms.catalogue.findClause(standard, clause)?.documentedInformation.some((entry) => entry.explicit) ?? false;
}

/** Line in which an item names a clause; the item itself where the clause comes with its type. */
export function placeOfClaim(item: Item, standard: string, clause: string): Place {
  const claim = item.claims.find((candidate) => candidate.clause === clause && candidate.standard === standard);
  return claim?.stated === true && item.facts !== null ? item.facts.locateValue(claim.path) : item.place;
}
