import { textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';

/** Names of a customer as texts say them: its id, its whole name, and a word of the name that no other customer has. */
function namesOf(sms: Sms, customer: Item): readonly RegExp[] {
  const others = itemsOfType(sms, 'customer').filter(({ id }) => id !== customer.id);
  const taken = new Set([...others.map(({ title }) => title), sms.settings.organization].flatMap(wordsOf));
  const words = wordsOf(customer.title).filter((word) => word.length > 3);
  // In a name such as `Internal business units` no word is a name of its own.
  const isProper = words.every((word) => /^\p{Lu}/u.test(word));
  const first = isProper ? words.find((word) => !taken.has(word)) : undefined;
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
  /** True where a text names other customers, whether or not it names this one too. */
  readonly namesOthers: (text: string) => boolean;
  /**
   * True where an item names, with one of its fields, other customers or their agreements and neither this one nor its agreements; where
   * it names none at all, where it arises from such an item.
   */
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
  const namesOthers = (text: string): boolean => foreign.some((name) => name.test(text));
  const isOfOthers = (text: string): boolean => !isNamed(text) && namesOthers(text);
  const sideOf = (item: Item): 'mine' | 'theirs' | null => {
    const named = namedIds(sms, item);
    const words = `${item.title} ${textsField(item, 'text').join(' ')}`;
    if (named.some((id) => mine.has(id))) return 'mine';
    return named.some((id) => theirs.has(id)) || isOfOthers(words) ? 'theirs' : null;
  };
  return {
    isNamed,
    isOfOthers,
    namesOthers,
    belongsToOthers: (item) => {
      const side = sideOf(item);
      if (side !== null) return side === 'theirs';
      const origins = (sms.relationsFrom.get(item.id) ?? [])
        .flatMap(({ to, verb }) => (verb === 'arises_from' ? (sms.items.get(to) ?? []) : []))
        .map(sideOf);
      return origins.includes('theirs') && !origins.includes('mine');
    },
  };
}

/** Ids that the fields of an item name, also in the middle of a text: `CUS-002, 23 branches`. */
function namedIds(sms: Sms, item: Item): readonly string[] {
  const related = (sms.relationsFrom.get(item.id) ?? []).flatMap(({ to, verb }) => (verb === 'mentions' ? [] : [to]));
  return [...related, ...(JSON.stringify(item.fields).match(/\b[A-Z]+-\d+\b/g) ?? [])];
}
