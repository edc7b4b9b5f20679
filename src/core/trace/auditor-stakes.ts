import { isOfStandard } from './claims-clause.ts';
import { compareDates, daysBetween } from '../lifecycle/calendar.ts';
import { dateField, mapsField } from '../model/fields.ts';
import type { FieldMap } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Place } from '../model/place.ts';
import type { Sms } from '../model/sms.ts';
import { isWithin } from '../standard/clause-reference.ts';
import { idsAt } from './field-references.ts';
import { placeOfPath } from './references.ts';
import type { Span } from './audits.ts';

/** A role somebody holds or held, by post or by delegation. */
export interface Tenure {
  readonly role: Item;
  readonly from: string | null;
  readonly to: string | null;
  /** Delegation that gave the role; null for a post. */
  readonly delegation: Item | null;
  readonly place: Place;
}

/** What an auditor judged. */
export interface Area {
  readonly clauses: readonly string[];
  readonly processes: readonly string[];
}

/** A role of the auditor with a stake in what was judged. */
export interface Stake {
  readonly tenure: Tenure;
  readonly processes: readonly Item[];
  /** True when the role owns them; false when it only answers for steps. */
  readonly isOwner: boolean;
}

/**
 * Stakes of a person in an area: roles held between two days that own a process of the area, or answer for a step of a
 * process named in it. An area given as a clause means the processes in force that name the clause. Roles of the audit
 * itself are none.
 *
 * @param sms the model
 * @param person id of the auditor
 * @param area what was judged
 * @param days first day that counts, last day of the audit
 */
export function stakesOf(sms: Sms, person: string, area: Area, days: Span): readonly Stake[] {
  const named = area.processes.flatMap((id) => sms.items.get(id) ?? []).filter((item) => item.type.key === 'process');
  const meant = itemsOfType(sms, 'process').filter(
    (item) => item.inForce && !named.includes(item) && namesClause(item, area.clauses),
  );
  return tenuresOf(sms, person)
    .filter((tenure) => overlaps(tenure, days))
    .flatMap((tenure): readonly Stake[] => {
      const owned = [...named, ...meant].filter((process) => process.owner === tenure.role.id);
      if (owned.length > 0) return [{ tenure, processes: owned, isOwner: true }];
      const answered = isAuditRole(sms, tenure.role)
        ? []
        : named.filter((process) => answersForStep(sms, process, tenure.role.id));
      return answered.length > 0 ? [{ tenure, processes: answered, isOwner: false }] : [];
    });
}

/** How long before a day a tenure ended, in days; null when it had not ended. */
export function daysSinceEnd(tenure: Tenure, day: string): number | null {
  return tenure.to === null || compareDates(tenure.to, day) >= 0 ? null : daysBetween(tenure.to, day);
}

function tenuresOf(sms: Sms, person: string): readonly Tenure[] {
  const posts = itemsOfType(sms, 'role').flatMap((role) =>
    mapsField(role, 'posts').flatMap((post, index): readonly Tenure[] =>
      idsAt(sms, role, 'posts', index, 'person').includes(person)
        ? [{ role, ...spanIn(post), delegation: null, place: placeOfPath(role, 'posts', [index]) }]
        : [],
    ),
  );
  const delegations = itemsOfType(sms, 'delegation').flatMap((delegation): readonly Tenure[] => {
    const role = idsAt(sms, delegation, 'from_role').flatMap((id) => sms.items.get(id) ?? [])[0];
    if (role === undefined || delegation.status === 'draft' || !idsAt(sms, delegation, 'to_person').includes(person))
      return [];
    return [{ role, ...spanIn(delegation), delegation, place: delegation.place }];
  });
  return [...posts, ...delegations];
}

function spanIn(map: Item | FieldMap): { readonly from: string | null; readonly to: string | null } {
  return { from: dateField(map, 'from'), to: dateField(map, 'to') };
}

/** A post that ended exactly the lookback before the audit is far enough away. */
function overlaps(tenure: Tenure, days: Span): boolean {
  return (
    (tenure.from === null || compareDates(tenure.from, days.to) <= 0) &&
    (tenure.to === null || compareDates(tenure.to, days.from) > 0)
  );
}

function namesClause(process: Item, clauses: readonly string[]): boolean {
  return process.claims.some(
    (claim) =>
      claim.stated &&
      isOfStandard(claim) &&
      clauses.some((clause) => isWithin(claim.clause, clause) || isWithin(clause, claim.clause)),
  );
}

function answersForStep(sms: Sms, process: Item, role: string): boolean {
  return mapsField(process, 'activities').some((_, index) =>
    idsAt(sms, process, 'activities', index, 'accountable').includes(role),
  );
}

/** A role that owns nothing but audits and their programme, or is called after auditing and owns nothing. */
function isAuditRole(sms: Sms, role: Item): boolean {
  const owned = [...sms.items.values()].filter((item) => item.owner === role.id && item.type.key !== 'finding');
  const onlyAudits = owned.every((item) => item.type.key === 'audit' || item.type.key === 'audit-programme');
  return onlyAudits && (owned.length > 0 || /audit|revis/i.test(role.title));
}
