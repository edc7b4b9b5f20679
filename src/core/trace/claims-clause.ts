import type { Claim, Item } from '../model/item.ts';
import { primaryStandardId } from '../standard/standards.ts';

/**
 * True where an item claims a clause of ISO/IEC 20000-1, the standard whose clauses the built-in rules know; clauses of other
 * standards may have the same numbers.
 *
 * @param item the item
 * @param clause number
 */
export function claimsClause({ claims }: Pick<Item, 'claims'>, clause: string): boolean {
  return claims.some((claim) => isOfStandard(claim) && claim.clause === clause);
}

/** The same for what the item states itself; claims that follow from its type or sections do not count. */
export function statesClause({ claims }: Pick<Item, 'claims'>, clause: string): boolean {
  return claims.some((claim) => claim.stated && isOfStandard(claim) && claim.clause === clause);
}

/** True for a claim on a clause of ISO/IEC 20000-1. */
export function isOfStandard({ standard }: Pick<Claim, 'standard'>): boolean {
  return standard === primaryStandardId;
}
