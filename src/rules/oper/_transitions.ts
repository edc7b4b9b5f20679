import { compareDates } from '../../core/lifecycle/calendar.ts';
import { booleanField, dateField, mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt } from '../../core/trace/field-references.ts';
import { missingParts } from '../serv/_sections.ts';

/** Transition plans that were not given up. */
export function transitionPlans(sms: Sms): readonly Item[] {
  return itemsOfType(sms, 'service-transition-plan').filter((plan) => plan.inView && plan.status !== 'withdrawn');
}

/** True for a plan to remove a service or to hand it over. */
export function takesAway(plan: Item): boolean {
  return /^(?:removal|transfer)/.test(textField(plan, 'transition_kind') ?? '');
}

/** Services that a change affects and that the SMS covers. */
export function affectedServices(sms: Sms, change: Item): readonly Item[] {
  return idsAt(sms, change, 'affects')
    .flatMap((id) => sms.items.get(id) ?? [])
    .filter((item) => item.type.key === 'service' && booleanField(item, 'in_scope') !== false);
}

/**
 * True when a plan carries out a change: it names it, by id or by its number in the ticket tool, or it plans an affected
 * service, names no change and was not over when the change was asked for.
 *
 * @param sms the model
 * @param plan service transition plan
 * @param change a change
 */
export function carriesOut(sms: Sms, plan: Item, change: Item): boolean {
  const named = textField(plan, 'change');
  const ticket = textField(mapField(change, 'external_ref') ?? {}, 'id');
  if (idsAt(sms, plan, 'change').includes(change.id) || (named !== null && named === ticket)) return true;
  const isLinked = [...(sms.relationsFrom.get(plan.id) ?? []), ...(sms.relationsTo.get(plan.id) ?? [])].some(
    ({ from, to }) => from === change.id || to === change.id,
  );
  if (isLinked) return true;
  const end = dateField(mapField(plan, 'planned') ?? {}, 'to');
  const isOver = end !== null && change.date !== null && compareDates(end, change.date) < 0;
  const services = affectedServices(sms, change).map(({ id }) => id);
  return named === null && !isOver && idsAt(sms, plan, 'service').some((id) => services.includes(id));
}

/** Something the plan to remove or transfer a service does not say. */
export interface RemovalLack {
  readonly field: string;
  readonly words: string;
}

/**
 * What the plan to remove or transfer a service lacks: its last day, and what happens to data, documents and parts; for a
 * transfer also to what people know.
 *
 * @param plan a plan of the kind removal or transfer
 */
export function removalLacks(plan: Item): readonly RemovalLack[] {
  const part = {
    field: 'data_handling',
    heading: 'What happens to data and parts',
    name: 'data',
    mayBeNone: true,
  } as const;
  const isTransfer = (textField(plan, 'transition_kind') ?? '').startsWith('transfer');
  const isTold = /knowledge|know-how|training|handover|hand over|wissen|einweisung|schulung|übergabe/i.test(
    plan.facts?.body ?? '',
  );
  return [
    ...(dateField(mapField(plan, 'planned') ?? {}, 'to') === null
      ? [{ field: 'planned', words: 'until when (`planned.to`)' }]
      : []),
    ...(missingParts(plan, [part]).length > 0
      ? [{ field: 'data_handling', words: 'what happens to data, documents and parts' }]
      : []),
    ...(isTransfer && !isTold ? [{ field: 'data_handling', words: 'how knowledge is handed over' }] : []),
  ];
}
