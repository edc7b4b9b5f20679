import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, isFieldMap, mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { FieldPath, Place } from '../../core/model/place.ts';
import type { Relation, Sms } from '../../core/model/sms.ts';
import { idsAt } from '../../core/trace/field-references.ts';

/** Something that is still with a person after their last day. */
export interface Left {
  readonly item: Item;
  readonly words: string;
  readonly place: Place;
}

/** States in which nothing is left to do. */
const over: ReadonlySet<string> = new Set([
  'retired',
  'rejected',
  'cancelled',
  'withdrawn',
  'superseded',
  'terminated',
  'expired',
  'implemented',
  'measured',
]);

/**
 * Open actions, audits without another auditor and delegations that are with a person beyond a day.
 *
 * @param sms the model
 * @param person who leaves
 * @param last last day in the organization
 */
export function leftWith(sms: Sms, person: Item, last: string): readonly Left[] {
  const left = [...openActions(sms, person), ...soleAudits(sms, person, last), ...delegations(sms, person, last)];
  const placeKey = ({ place }: Left): string => `${place.file}:${place.line}:${place.column}`;
  // An action of a nonconformity is an item of its own as well.
  return [...new Map(left.toReversed().map((one) => [placeKey(one), one])).values()].toReversed();
}

/** Wherever a field `who` names the person: the entry around it is an action. */
function openActions(sms: Sms, person: Item): readonly Left[] {
  return (sms.relationsTo.get(person.id) ?? []).flatMap((relation): readonly Left[] => {
    const item = sms.items.get(relation.from);
    if (item === undefined || relation.path?.at(-1) !== 'who' || !item.inView || over.has(item.state)) return [];
    const action = entryAround(item, relation);
    if (action === null || isDone(item, action)) return [];
    const due = dateField(action, 'due');
    const name = textField(action, 'id') ?? textField(action, 'what');
    const words = `${name === null ? 'an action' : `action "${name}"`} of ${item.id}${due === null ? '' : ` (due on ${due})`}`;
    return [{ item, words, place: relation.place }];
  });
}

function entryAround(item: Item, relation: Relation): FieldMap | null {
  const inside: FieldPath = relation.path?.slice(item.path.length, -1) ?? [];
  let value: unknown = item.fields;
  for (const step of inside) {
    if (Array.isArray(value) && typeof step === 'number') value = value[step];
    else if (isFieldMap(value) && typeof step === 'string') value = value[step];
    else return null;
  }
  return isFieldMap(value) ? value : null;
}

/** Done as stated, or as entered after the record was closed. A register entry that is closed has no open actions. */
function isDone(item: Item, action: FieldMap): boolean {
  if (dateField(action, 'done') !== null) return true;
  if (item.state === 'closed' && item.storage !== 'file') return true;
  const id = textField(action, 'id');
  return mapsField(mapField(item, 'closed') ?? {}, 'follow_up').some(
    (entry) => id !== null && textField(entry, 'ref') === id,
  );
}

function soleAudits(sms: Sms, person: Item, last: string): readonly Left[] {
  return itemsOfType(sms, 'audit').flatMap((audit): readonly Left[] => {
    const from = dateField(mapField(audit, 'dates') ?? {}, 'from');
    const auditors = new Set(idsAt(sms, audit, 'auditors').filter((id) => sms.items.get(id)?.type.key === 'person'));
    if (audit.state !== 'planned' || from === null || compareDates(from, last) <= 0) return [];
    if (auditors.size !== 1 || !auditors.has(person.id)) return [];
    return [{ item: audit, words: `${audit.id} (planned for ${from}, without another auditor)`, place: audit.place }];
  });
}

function delegations(sms: Sms, person: Item, last: string): readonly Left[] {
  return itemsOfType(sms, 'delegation').flatMap((delegation): readonly Left[] => {
    const to = dateField(delegation, 'to');
    if (delegation.status === 'draft' || over.has(delegation.state) || to === null) return [];
    if (!idsAt(sms, delegation, 'to_person').includes(person.id)) return [];
    if (compareDates(to, last) <= 0 || compareDates(to, sms.asOf) < 0) return [];
    return [{ item: delegation, words: `${delegation.id} (until ${to})`, place: delegation.place }];
  });
}
