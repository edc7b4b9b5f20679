import { textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Place } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { relationsOfFields } from '../../core/trace/relations-of-fields.ts';

/** One item takes the place of another, as a field states it. */
export interface Succession {
  readonly heir: string;
  readonly replaced: string;
  /** Who states it. */
  readonly by: Item;
  readonly place: Place;
}

const fields: ReadonlySet<string> = new Set(['supersedes', 'superseded_by']);

/**
 * Who takes the place of whom, as stated under `supersedes` and `superseded_by`; also of itself.
 *
 * @param sms the model
 */
export function successionsOf(sms: Sms): readonly Succession[] {
  const stated = relationsOfFields(sms.relations).flatMap((relation): readonly Succession[] => {
    if (!fields.has(relation.verb) || !sms.items.has(relation.to)) return [];
    const by = sms.items.get(relation.from);
    const field = relation.path?.[by?.path.length ?? 0];
    if (by === undefined || field !== relation.verb) return [];
    const [heir, replaced] = field === 'supersedes' ? [by.id, relation.to] : [relation.to, by.id];
    return [{ heir, replaced, by, place: relation.place }];
  });
  return [...stated, ...ofItself(sms)];
}

/** What names itself is no relation to another. */
function ofItself(sms: Sms): readonly Succession[] {
  return [...sms.items.values()].flatMap((item) =>
    [...fields].flatMap((field) => {
      if (item.stated[field] === undefined || !textsField(item, field).some((id) => isSame(id, item.id))) return [];
      return [{ heir: item.id, replaced: item.id, by: item, place: item.facts?.locateValue([field]) ?? item.place }];
    }),
  );
}

function isSame(text: string, id: string): boolean {
  return text.trim().toLowerCase() === id.toLowerCase();
}

/**
 * Steps that lead from one to another, each time to what is replaced; the shortest way. Null where none does.
 *
 * @param steps what each replaces
 * @param from id of the heir
 * @param to id of what is replaced in the end
 */
export function wayTo(
  steps: ReadonlyMap<string, readonly Succession[]>,
  from: string,
  to: string,
): readonly Succession[] | null {
  const seen = new Set([from]);
  let ways: readonly (readonly Succession[])[] = (steps.get(from) ?? []).map((step) => [step]);
  while (ways.length > 0) {
    const found = ways.find((way) => way.at(-1)?.replaced === to);
    if (found !== undefined) return found;
    ways = ways.flatMap((way) => {
      const at = way.at(-1)?.replaced ?? '';
      if (seen.has(at)) return [];
      seen.add(at);
      return (steps.get(at) ?? []).map((step) => [...way, step]);
    });
  }
  return null;
}
