import { textsField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Sms } from '../model/sms.ts';

const underWay: ReadonlySet<string> = new Set(['draft', 'in-review', 'negotiation']);

/**
 * Items whose past tells whether a change of some may be written: they themselves, what takes their place or whose place they take,
 * documents of which the file may hold another text than the one in force, and authority matrices.
 *
 * @param sms the items
 * @param ids what is to be changed
 */
export function involvedItems(sms: Pick<Sms, 'items'>, ids: Iterable<string>): ReadonlySet<string> {
  const wanted = new Set([...ids].map((id) => id.toUpperCase()));
  const others = [...sms.items.values()].filter((item) => mayDiffer(item) || isReplacing(sms, item, wanted));
  return new Set([...wanted, ...others.map(({ id }) => id), ...matricesIn(sms)]);
}

/**
 * Items whose past tells who had which right: authority matrices, delegations and roles with their posts.
 *
 * @param sms the items
 */
export function itemsOfRights(sms: Pick<Sms, 'items'>): ReadonlySet<string> {
  return new Set([
    ...matricesIn(sms),
    ...[...itemsOfType(sms, 'delegation'), ...itemsOfType(sms, 'role')].map(({ id }) => id),
  ]);
}

/** Authority matrices, and those whose place they took, of which no file may be left. */
function matricesIn(sms: Pick<Sms, 'items'>): readonly string[] {
  return itemsOfType(sms, 'authority-matrix').flatMap((matrix) => [
    matrix.id,
    ...textsField(matrix, 'supersedes').map((id) => id.toUpperCase()),
  ]);
}

function mayDiffer(item: Item): boolean {
  const { lifecycle } = item.type;
  return (lifecycle === 'document' || lifecycle === 'agreement') && underWay.has(item.status);
}

function isReplacing(sms: Pick<Sms, 'items'>, item: Item, wanted: ReadonlySet<string>): boolean {
  const replaced = textsField(item, 'supersedes').map((id) => id.toUpperCase());
  if (replaced.some((id) => wanted.has(id))) return true;
  return [...wanted].some((id) => {
    const heir = sms.items.get(id);
    return (
      heir !== undefined && textsField(heir, 'supersedes').some((text) => text.toUpperCase() === item.id.toUpperCase())
    );
  });
}
