import type { Item } from '../../core/model/item.ts';
import type { Place } from '../../core/model/place.ts';
import { defaultIdPattern } from '../../core/model/settings.ts';
import type { Sms } from '../../core/model/sms.ts';
import { prefixOf } from '../../core/types/type-table.ts';
import { describeType } from '../appr/_topic.ts';
import { isOver } from './_misfits.ts';

/** An id that has not the prefix or the form it should have. */
export interface WrongId {
  readonly item: string;
  readonly place: Place;
  readonly message: string;
  readonly actual: string;
  readonly expected: string;
}

type Wrong = Pick<WrongId, 'message' | 'actual' | 'expected'>;

/**
 * Ids of registers and items that do not fit their type or the form of ids.
 *
 * @param sms registers and items
 * @param idPattern form of ids (`id_pattern`)
 */
export function* wrongIds(sms: Sms, idPattern: string): Iterable<WrongId> {
  const check = checkerOf(sms, idPattern);
  for (const { id, facts } of sms.registers.values()) {
    const wrong = check(id, ['REG'], 'a register');
    if (wrong !== null) yield { item: id, place: facts.locateValue(['id']), ...wrong };
  }
  for (const item of sms.items.values()) {
    if (!item.inView || isOver(item) || isMadeUp(item)) continue;
    const prefixes = [...new Set([item.kind?.prefix ?? item.type.prefix, item.type.prefix])];
    const wrong = check(item.id, prefixes, describeType(item));
    if (wrong !== null) yield { item: item.id, place: item.place, ...wrong };
  }
}

function checkerOf(
  sms: Sms,
  idPattern: string,
): (id: string, prefixes: readonly string[], what: string) => Wrong | null {
  const pattern = new RegExp(idPattern);
  // A pattern of the house stands instead of our form; only a prefix that means another type is wrong then.
  const isOwnForm = idPattern !== defaultIdPattern;
  const taken = new Set(
    [...sms.types.values()].flatMap((type) => [
      type.prefix,
      ...(type.kinds ?? []).flatMap((kind) => kind.prefix ?? []),
    ]),
  );
  return (id, prefixes, what) => {
    const [first = ''] = prefixes;
    const prefix = prefixOf(id);
    const hasPrefix = prefixes.includes(prefix) || (isOwnForm && !taken.has(prefix) && prefix !== 'REG');
    if (!hasPrefix) {
      const message = `${id} is ${what}, but its id does not begin with ${prefixes.join('- or ')}-. Expected the prefix of the type: people and searches take it for something else.`;
      return { message, actual: prefix, expected: `${first}-…` };
    }
    if (pattern.test(id) || (!isOwnForm && hasOurForm(id.slice(prefix.length + 1)))) return null;
    const wanted = isOwnForm ? `"${idPattern}", as \`id_pattern\` says` : `${first}- and three to five digits`;
    return {
      message: `The id ${id} has another form than the ids of the house. Expected ${wanted}.`,
      actual: id,
      expected: idPattern,
    };
  };
}

/** Behind the prefix: a number, or the period of a periodic item with or without its subject (`2026-03-SLA-001`). */
function hasOurForm(rest: string): boolean {
  return /^(?:\d{3,5}|\d{4}(?:-(?:\d{2}|Q[1-4]|H[12]|W\d{2}))?(?:-[A-Z]{2,4}-\d{2,6})?)$/.test(rest);
}

/** Ids that the mapping of a taken-over set made up are no mistake of the file. */
function isMadeUp(item: Item): boolean {
  const origin = item.origins['id'];
  const [key] = origin?.kind === 'frontmatter' ? origin.path : [];
  return item.storage === 'file' && typeof key === 'string' && item.facts?.fields[key] === undefined;
}
