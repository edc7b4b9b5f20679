import { textsField } from '../model/fields.ts';
import type { Approval, Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { ControlStrength } from '../types/declaration.ts';

/** What says that one thing takes the place of others. */
export interface Heir {
  readonly control: ControlStrength;
  readonly version: string | null;
  readonly approvals: readonly Approval[];
  readonly digest: string;
}

/**
 * Whether a document may end one under full control as far as its own file can tell: somebody approved it by then. Under light
 * control, where no other rule holds an approval against the text, the approval must be bound to the text as it is.
 *
 * @param heir the document that takes the place of another
 * @param asOf day to judge
 */
export function mayEndControlled(heir: Heir, asOf: string): boolean {
  return heir.approvals.some(
    (entry) =>
      (entry.action === 'approved' || entry.action === 'agreed') &&
      entry.by !== '' &&
      entry.on !== null &&
      entry.on <= asOf &&
      (heir.version === null || entry.version === null || entry.version === heir.version) &&
      (heir.control === 'full' || entry.digest === heir.digest),
  );
}

/**
 * Documents and agreements under full control that an item ends by saying that it replaces them: what is approved, and what is
 * called withdrawn while no entry of its own says who decided it.
 *
 * @param sms the items
 * @param heir the item that takes their place
 */
export function replacedDocuments(sms: Pick<Sms, 'items' | 'relationsFrom'>, heir: Item): readonly Item[] {
  if (textsField(heir, 'supersedes').length === 0) return [];
  const ids = (sms.relationsFrom.get(heir.id) ?? []).flatMap(({ verb, to }) => (verb === 'supersedes' ? [to] : []));
  return [...new Set(ids)].flatMap((id) => {
    const item = sms.items.get(id);
    return item !== undefined && item !== heir && item.control === 'full' && restsOnHeir(item) ? [item] : [];
  });
}

function restsOnHeir({ status, approvals }: Item): boolean {
  if (status === 'approved' || status === 'agreed') return true;
  const has = (...actions: readonly string[]): boolean => approvals.some(({ action }) => actions.includes(action));
  return (status === 'withdrawn' || status === 'terminated') && has('approved', 'agreed') && !has('withdrawn');
}
