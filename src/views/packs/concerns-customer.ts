import { textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';

/** Names of a customer as texts say them: its id, its whole name, and a word of the name that no other customer has. */
function namesOf(sms: Sms, customer: Item): readonly RegExp[] {
  const others = itemsOfType(sms, 'customer').filter(({ id }) => id !== customer.id);
  const taken = new Set([...others.map(({ title }) => title), sms.settings.organization].flatMap(wordsOf));
  const [first] = wordsOf(customer.title).filter(
    (word) => word.length > 3 && /^\p{Lu}/u.test(word) && !taken.has(word),
  );
  return [customer.id, customer.title, ...(first === undefined ? [] : [first])].map(
    (name) =>
      new RegExp(
        `(?<![\\p{L}\\p{N}])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\\p{L}\\p{N}])`,
        'u',
      ),
  );
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Tells what may be said to one customer from what is about others. */
export interface Concern {
  /** True where a text names the customer. */
  readonly isNamed: (text: string) => boolean;
  /** True where a text names other customers and not this one. */
  readonly isOfOthers: (text: string) => boolean;
  /** True where an item names, with one of its fields, other customers or their agreements and neither this one nor its agreements. */
  readonly belongsToOthers: (item: Item) => boolean;
}

/**
 * What concerns a customer.
 *
 * @param sms the model
 * @param customer item of type customer
 * @param agreements its agreements
 */
export function concernOf(sms: Sms, customer: Item, agreements: readonly Item[]): Concern {
  const own = namesOf(sms, customer);
  const others = itemsOfType(sms, 'customer').filter(({ id }) => id !== customer.id);
  const foreign = others.flatMap((other) => namesOf(sms, other));
  const mine = new Set([customer.id, ...agreements.map(({ id }) => id)]);
  const theirs = new Set([
    ...others.map(({ id }) => id),
    ...itemsOfType(sms, 'sla').flatMap(({ id }) => (mine.has(id) ? [] : [id])),
  ]);
  const isNamed = (text: string): boolean => own.some((name) => name.test(text));
  const isOfOthers = (text: string): boolean => !isNamed(text) && foreign.some((name) => name.test(text));
  return {
    isNamed,
    isOfOthers,
    belongsToOthers: (item) => {
      const named = (sms.relationsFrom.get(item.id) ?? []).flatMap(({ to, verb }) => (verb === 'mentions' ? [] : [to]));
      if (named.some((id) => mine.has(id))) return false;
      return named.some((id) => theirs.has(id)) || isOfOthers(`${item.title} ${textsField(item, 'text').join(' ')}`);
    },
  };
}
