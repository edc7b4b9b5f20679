import { fieldsOnFile, statesOnFile, stoodBetween } from '../history/on-file.ts';
import { addDuration, compareDates } from '../lifecycle/calendar.ts';
import { dateField, mapField, mapsField, textField } from '../model/fields.ts';
import type { FieldMap } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Sms } from '../model/sms.ts';
import { delegationTolerance, holdsOn, statedDelegations } from './delegations.ts';

/** Why somebody may act for a role on a day. */
export interface RoleHolder {
  readonly role: string;
  readonly person: string;
  /** `deputy` only where delegations are switched off: then the posts of the deputy role do their work. */
  readonly by: 'post' | 'delegation' | 'deputy';
  /** Item that says so: the role, the delegation, or the deputy role. */
  readonly source: string;
}

type People = Pick<Sms, 'items' | 'types'> & Partial<Sms>;

/**
 * Everybody who may act for a role on a day: the holders of its posts, and those to whom it was delegated. Being deputy
 * alone gives no right. What the register and a delegation said when the day came counts also where the post was taken out since, or the
 * delegation ended or taken out.
 *
 * @param sms roles, people and delegations, with history where it is known
 * @param role id of the role
 * @param day the day asked for
 */
export function holdersOfRole(sms: People, role: string, day: string): readonly RoleHolder[] {
  const item = sms.items.get(role);
  if (item === undefined || item.type.key !== 'role') return [];
  const before = isWhole(sms) && compareDates(day, sms.asOf) < 0 ? postsTakenOut(sms, item, day) : [];
  const holders = new Set([...postHolders(item, day), ...before]);
  const posts = [...holders].map((person): RoleHolder => ({ role, person, by: 'post', source: role }));
  return [...posts, ...delegatesOf(sms, item, day)];
}

/**
 * Every role a person may act for on a day.
 *
 * @param sms roles, people and delegations
 * @param person id of the person
 * @param day the day asked for
 */
export function rolesOfPerson(sms: People, person: string, day: string): readonly RoleHolder[] {
  return holdersByPerson(sms, day).get(person) ?? [];
}

/** Days of approvals repeat over many items: who held what on a day is worked out once per SMS. */
const knownDays = new WeakMap<People, Map<string, ReadonlyMap<string, readonly RoleHolder[]>>>();

function holdersByPerson(sms: People, day: string): ReadonlyMap<string, readonly RoleHolder[]> {
  const days = knownDays.get(sms) ?? new Map<string, ReadonlyMap<string, readonly RoleHolder[]>>();
  knownDays.set(sms, days);
  const known = days.get(day);
  if (known !== undefined) return known;
  const holders = itemsOfType(sms, 'role').flatMap((role) => holdersOfRole(sms, role.id, day));
  const byPerson = Map.groupBy(holders, (holder) => holder.person);
  days.set(day, byPerson);
  return byPerson;
}

/**
 * People posted to a role on a day. The last day of a post counts; a post without a first day counts from ever.
 *
 * @param role item of type role, or its fields at some time
 * @param day the day asked for
 */
export function postHolders(role: Item | FieldMap, day: string): readonly string[] {
  return mapsField(role, 'posts').flatMap((post) => {
    const person = textField(post, 'person');
    return person !== null && isWithin(post, day) ? [person] : [];
  });
}

/**
 * People whom the register gave a post on the day itself, and of whom it says nothing by now: a successor was written over them. Where
 * it still states a post of theirs, that is what counts.
 */
function postsTakenOut(sms: Sms, role: Item, day: string): readonly string[] {
  const stated = new Set(mapsField(role, 'posts').map((post) => textField(post, 'person')));
  return statesOnFile(sms, role.id)
    .filter((state) => state.snapshot.type === 'role' && stoodBetween(state, day, day))
    .flatMap(({ snapshot }) => postHolders(fieldsOnFile(sms, snapshot), day))
    .filter((person) => !stated.has(person));
}

/**
 * True when a person belonged to the organization on a day: from the first to the last day of the employment. Where no
 * employment is stated nothing speaks against it.
 *
 * @param person item of type person, or its fields at some time
 * @param day the day asked for
 */
export function isInOrganization(person: Item | FieldMap, day: string): boolean {
  return isWithin(mapField(person, 'employment') ?? {}, day);
}

function delegatesOf(sms: People, role: Item, day: string): readonly RoleHolder[] {
  if (!sms.types.has('delegation')) {
    const deputy = sms.items.get(textField(role, 'deputy') ?? '');
    if (deputy === undefined || deputy.id === role.id) return [];
    return postHolders(deputy, day).map((person) => ({ role: role.id, person, by: 'deputy', source: deputy.id }));
  }
  const today = itemsOfType(sms, 'delegation').filter((delegation) => holdsOn(delegation, day));
  const before = isWhole(sms) && compareDates(day, sms.asOf) < 0 ? delegationsThen(sms, day) : [];
  const held = [...today, ...before].flatMap(({ id, fields }): readonly RoleHolder[] => {
    const person = textField(fields, 'to_person');
    const isOurs = textField(fields, 'from_role') === role.id;
    return person === null || !isOurs ? [] : [{ role: role.id, person, by: 'delegation', source: id }];
  });
  return [...new Map(held.map((holder) => [`${holder.source} ${holder.person}`, holder])).values()];
}

/** What delegations said when the day came, whatever became of them. */
function delegationsThen(sms: Sms, day: string): ReturnType<typeof statedDelegations> {
  const limit = addDuration(day, delegationTolerance(sms.settings));
  return statedDelegations(sms).filter((stated) => holdsOn(stated, day) && stoodBetween(stated, day, limit));
}

/** Some know people and their roles only; a model that has its history is whole. */
function isWhole(sms: People): sms is Sms {
  return (sms.history ?? null) !== null;
}

/** True when a day lies in `from` to `to`, both days included; an end that is not stated is open. */
function isWithin(span: Item | FieldMap, day: string): boolean {
  const from = dateField(span, 'from');
  const to = dateField(span, 'to');
  return (from === null || compareDates(from, day) <= 0) && (to === null || compareDates(day, to) <= 0);
}
