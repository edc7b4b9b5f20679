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
  const groups = groupsOf(sms, roles);
  const processes = new Set(stepDuties(sms, roles).map(({ process }) => process.id));
  const named = namingDocuments(sms, roles);
  const found = documentsInForce(sms).flatMap((item): readonly ToKnow[] => {
    const reason = reasonFor(item, groups, processes, named);
    return reason === null ? [] : [{ item, reason }];
  });
  return found.sort(
    (a, b) => reasons.indexOf(a.reason) - reasons.indexOf(b.reason) || (a.item.id < b.item.id ? -1 : 1),
  );
}

const knownDocuments = new WeakMap<Sms['items'], readonly Item[]>();

/** Documents of a file of their own that are in force, sorted out once per SMS. */
function documentsInForce({ items }: Sms): readonly Item[] {
  const known =
    knownDocuments.get(items) ??
    [...items.values()].filter((item) => item.type.class === 'document' && item.storage === 'file' && item.inForce);
  knownDocuments.set(items, known);
  return known;
}

/** Roles, the people who hold them and their units: whom a text may be addressed to. */
function groupsOf(sms: Sms, roles: readonly Item[]): ReadonlySet<string> {
  const people = roles.flatMap((role) => postHolders(role, sms.asOf));
  const units = people.flatMap((id) => textField(sms.items.get(id)?.fields ?? {}, 'unit') ?? []);
  return new Set([...roles.map(({ id }) => id), ...people, ...units]);
}

function reasonFor(
  item: Item,
  groups: ReadonlySet<string>,
  processes: ReadonlySet<string>,
  named: ReadonlySet<string>,
): ReasonToKnow | null {
  const addressed = [
    ...textsField(mapField(item, 'distribution') ?? {}, 'audience').flatMap((text) => text.split(/[,;]/)),
    ...textsField(item, 'audience'),
  ].map((text) => text.trim());
  if (addressed.some((name) => groups.has(name))) return 'addressed';
  if (item.type.key === 'policy' && bindsEverybody(item, groups)) return 'binds everybody';
  if (processes.has(item.id)) return 'takes part';
  if (item.type.key === 'procedure' && processes.has(textField(item, 'process') ?? '')) return 'tells how';
  return named.has(item.id) ? 'names the role' : null;
}

/** A policy binds everybody in scope unless it names those to whom it applies. */
function bindsEverybody(item: Item, groups: ReadonlySet<string>): boolean {
  const stated = textsField(item, 'applies_to');
  const ids = stated.filter((text) => /^(?:ROL|UNI|PER)-\d+$/i.test(text));
  return ids.length === 0 || ids.some((id) => groups.has(id));
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
  return itemsOfType(sms, 'process').flatMap((process) =>
    process.inForce
      ? mapsField(process, 'activities').flatMap((step): readonly StepDuty[] => {
          const parts = stepParts.filter((part) => textsField(step, part).some((who) => ids.has(who)));
          return parts.length === 0 ? [] : [{ process, step: textField(step, 'step') ?? '', parts }];
        })
      : [],
  );
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
