import { compareDates } from '../lifecycle/calendar.ts';
import { dateField, mapField, mapsField, textField, textsField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Sms } from '../model/sms.ts';
import { postHolders } from '../control/role-holders.ts';

/** Why somebody in a role has to know a document. */
export type ReasonToKnow = 'binds everybody' | 'addressed' | 'takes part' | 'tells how' | 'names the role';

/** A document that somebody in a role has to know. */
export interface ToKnow {
  readonly item: Item;
  readonly reason: ReasonToKnow;
}

/** Parts that a role has in a step of a process, in the order in which people name them. */
export const stepParts = ['accountable', 'responsible', 'consulted', 'informed'] as const;

/** A step of a process in which roles take part. */
export interface StepDuty {
  readonly process: Item;
  readonly step: string;
  readonly parts: readonly (typeof stepParts)[number][];
}

/** A right that an authority matrix gives on the day judged, or the settings where there is none. */
export interface Right {
  /** Null where the settings give it. */
  readonly matrix: Item | null;
  readonly action: string;
  /** Type and kind as the matrix writes them; empty where it means everything. */
  readonly of: string;
}

const reasons: readonly ReasonToKnow[] = ['binds everybody', 'addressed', 'takes part', 'tells how', 'names the role'];

/**
 * Documents in force that somebody in one of some roles has to know: what binds everybody first, then what is addressed to them, the
 * processes they take part in, what tells how, and other documents that name one of the roles. Each stands once, with the first reason.
 *
 * @param sms the model
 * @param roles items of type role
 */
export function documentsToKnow(sms: Sms, roles: readonly Item[]): readonly ToKnow[] {
  const { addressedTo, policiesFor, policiesForAll, proceduresOf, known } = documentsInForce(sms);
  const groups = [...groupsOf(sms, roles)];
  const processes = [...new Set(stepDuties(sms, roles).map(({ process }) => process))];
  const inReasons: readonly (readonly [ReasonToKnow, readonly Item[]])[] = [
    ['addressed', groups.flatMap((name) => addressedTo.get(name) ?? [])],
    ['binds everybody', [...policiesForAll, ...groups.flatMap((name) => policiesFor.get(name) ?? [])]],
    ['takes part', processes.filter((process) => known.has(process.id))],
    ['tells how', processes.flatMap(({ id }) => proceduresOf.get(id) ?? [])],
    ['names the role', [...namingDocuments(sms, roles)].flatMap((id) => known.get(id) ?? [])],
  ];
  const found = new Map<Item, ReasonToKnow>();
  for (const [reason, items] of inReasons) for (const item of items) if (!found.has(item)) found.set(item, reason);
  return [...found]
    .map(([item, reason]) => ({ item, reason }))
    .sort((a, b) => reasons.indexOf(a.reason) - reasons.indexOf(b.reason) || (a.item.id < b.item.id ? -1 : 1));
}

/** Documents of a file of their own that are in force, sorted by what makes somebody know them. */
interface DocumentsInForce {
  readonly known: ReadonlyMap<string, Item>;
  readonly addressedTo: ReadonlyMap<string, readonly Item[]>;
  /** A policy binds everybody in scope unless it names those to whom it applies. */
  readonly policiesForAll: readonly Item[];
  readonly policiesFor: ReadonlyMap<string, readonly Item[]>;
  readonly proceduresOf: ReadonlyMap<string, readonly Item[]>;
}

const sorted = new WeakMap<Sms['items'], DocumentsInForce>();

/** Sorted once per SMS, which has many roles. */
function documentsInForce({ items }: Sms): DocumentsInForce {
  const before = sorted.get(items);
  if (before !== undefined) return before;
  const documents = [...items.values()].filter(
    (item) => item.type.class === 'document' && item.storage === 'file' && item.inForce,
  );
  const policies = documents.filter(({ type }) => type.key === 'policy');
  const procedures = documents.filter(({ type }) => type.key === 'procedure');
  const found = {
    known: new Map(documents.map((item) => [item.id, item])),
    addressedTo: byNames(documents, audienceOf),
    policiesForAll: policies.filter((policy) => boundBy(policy).length === 0),
    policiesFor: byNames(policies, boundBy),
    proceduresOf: byNames(procedures, (procedure) => textField(procedure, 'process') ?? []),
  };
  sorted.set(items, found);
  return found;
}

function byNames(
  items: readonly Item[],
  namesOf: (item: Item) => string | readonly string[],
): ReadonlyMap<string, readonly Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items)
    for (const name of new Set([namesOf(item)].flat())) {
      const list = found.get(name);
      if (list === undefined) found.set(name, [item]);
      else list.push(item);
    }
  return found;
}

function audienceOf(item: Item): readonly string[] {
  return [
    ...textsField(mapField(item, 'distribution') ?? {}, 'audience').flatMap((text) => text.split(/[,;]/)),
    ...textsField(item, 'audience'),
  ].map((text) => text.trim());
}

/** Roles, units and people that a policy names as those to whom it applies. */
function boundBy(policy: Item): readonly string[] {
  return textsField(policy, 'applies_to').filter((text) => /^(?:ROL|UNI|PER)-\d+$/i.test(text));
}

/** Roles, the people who hold them and their units: whom a text may be addressed to. */
function groupsOf(sms: Sms, roles: readonly Item[]): ReadonlySet<string> {
  const people = roles.flatMap((role) => postHolders(role, sms.asOf));
  const units = people.flatMap((id) => textField(sms.items.get(id)?.fields ?? {}, 'unit') ?? []);
  return new Set([...roles.map(({ id }) => id), ...people, ...units]);
}

/** Documents whose text or fields name one of the roles; owning and approving alone is no reason to know. */
function namingDocuments(sms: Sms, roles: readonly Item[]): ReadonlySet<string> {
  return new Set(
    roles.flatMap((role) =>
      (sms.relationsTo.get(role.id) ?? []).flatMap(({ from, verb }) =>
        verb === 'owner' || verb === 'approvals' || verb === 'rules' ? [] : [from],
      ),
    ),
  );
}

/**
 * Steps of processes in force in which one of some roles takes part.
 *
 * @param sms the model
 * @param roles items of type role
 */
export function stepDuties(sms: Sms, roles: readonly Item[]): readonly StepDuty[] {
  const ids = new Set(roles.map(({ id }) => id));
  const steps = [...ids].flatMap((id) => stepsByRole(sms).get(id) ?? []);
  return [...new Set(steps)]
    .sort((a, b) => a.at - b.at)
    .map(({ process, step, partsOf }) => ({
      process,
      step,
      parts: stepParts.filter((part) => partsOf[part].some((who) => ids.has(who))),
    }));
}

/** A step of a process in force, and who has which part in it. */
interface KnownStep {
  /** Its place among all steps. */
  readonly at: number;
  readonly process: Item;
  readonly step: string;
  readonly partsOf: Readonly<Record<(typeof stepParts)[number], readonly string[]>>;
}

const knownSteps = new WeakMap<Sms['items'], ReadonlyMap<string, readonly KnownStep[]>>();

/** Steps by the id of everybody who has a part in them, read once per SMS. */
function stepsByRole(sms: Sms): ReadonlyMap<string, readonly KnownStep[]> {
  const before = knownSteps.get(sms.items);
  if (before !== undefined) return before;
  const found = new Map<string, KnownStep[]>();
  let at = 0;
  for (const process of itemsOfType(sms, 'process')) {
    if (!process.inForce) continue;
    for (const step of mapsField(process, 'activities')) {
      const partsOf = {
        accountable: textsField(step, 'accountable'),
        responsible: textsField(step, 'responsible'),
        consulted: textsField(step, 'consulted'),
        informed: textsField(step, 'informed'),
      };
      at += 1;
      const known: KnownStep = { at, process, step: textField(step, 'step') ?? '', partsOf };
      for (const who of new Set(Object.values(partsOf).flat())) {
        const list = found.get(who);
        if (list === undefined) found.set(who, [known]);
        else list.push(known);
      }
    }
  }
  knownSteps.set(sms.items, found);
  return found;
}

/**
 * Rights that authority matrices in force give to one of some roles on the day judged; where none is in force, the settings do.
 *
 * @param sms the model
 * @param roles items of type role
 */
export function rightsOfRoles(sms: Sms, roles: readonly Item[]): readonly Right[] {
  const ids = new Set(roles.map(({ id }) => id));
  const matrices = itemsOfType(sms, 'authority-matrix').filter((matrix) => matrix.inForce);
  if (matrices.length === 0)
    return Object.entries(sms.settings.approvers)
      .filter(([, approvers]) => approvers.some((role) => ids.has(role)))
      .map(([type]) => ({ matrix: null, action: 'approved', of: type === 'default' ? '' : type }));
  return matrices.flatMap((matrix) =>
    mapsField(matrix, 'rules').flatMap((row): readonly Right[] => {
      const [from, to] = [dateField(row, 'from'), dateField(row, 'to')];
      const holds =
        (from === null || compareDates(from, sms.asOf) <= 0) && (to === null || compareDates(sms.asOf, to) <= 0);
      if (!holds || !textsField(row, 'roles').some((role) => ids.has(role))) return [];
      const of = ['type', 'kind'].flatMap((name) => textField(row, name) ?? []).filter((text) => /\w/.test(text));
      return [{ matrix, action: textField(row, 'action') ?? '', of: of.join(', ') }];
    }),
  );
}
