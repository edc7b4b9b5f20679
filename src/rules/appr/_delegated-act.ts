import { believed } from '../../core/control/believed.ts';
import type { Extent } from '../../core/control/delegated-extent.ts';
import { extentOf } from '../../core/control/delegated-extent.ts';
import type { StatedDelegation } from '../../core/control/delegations.ts';
import { delegationTolerance, holdsOn, statedDelegations } from '../../core/control/delegations.ts';
import type { GrantingFault } from '../../core/control/granting.ts';
import { grantingFault } from '../../core/control/granting.ts';
import { postHolders, rolesOfPerson } from '../../core/control/role-holders.ts';
import { stoodBetween } from '../../core/history/on-file.ts';
import { addDuration } from '../../core/lifecycle/calendar.ts';
import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { RecordedAct } from './_acts.ts';
import type { DatedApproval } from './_topic.ts';

/** Whether an act for a role that somebody holds by no post stands on a delegation. */
export type DelegatedVerdict =
  /** It is no matter of delegations: a post holder acted, or somebody who is no deputy at all. */
  | { readonly kind: 'none' }
  | { readonly kind: 'stands' }
  /** Its words except something that cannot be told. */
  | { readonly kind: 'unclear'; readonly delegation: StatedDelegation }
  /** Nothing delegates the role; being its deputy is not enough. */
  | { readonly kind: 'undelegated' }
  /** No delegation covers the day. */
  | { readonly kind: 'other-days'; readonly delegation: StatedDelegation }
  /** What covers the day was recorded too late, or taken out before. */
  | { readonly kind: 'late' | 'gone'; readonly delegation: StatedDelegation }
  /** It covers something else; `later` says this too, but came after the act. */
  | { readonly kind: 'outside'; readonly delegation: StatedDelegation; readonly later: StatedDelegation | null }
  | { readonly kind: 'granted'; readonly delegation: StatedDelegation; readonly fault: GrantingFault };

/**
 * Judges an act by the delegations as they stood on its day, or were recorded soon after it. What became of them later does neither
 * harm nor good.
 *
 * @param sms the model
 * @param act what was done
 * @param entry by whom, when and for which role
 */
export function delegatedVerdict(sms: Sms, act: RecordedAct, entry: DatedApproval): DelegatedVerdict {
  const judging = believed(sms);
  const role = entry.role === null ? undefined : judging.items.get(entry.role);
  if (!judging.types.has('delegation') || role?.type.key !== 'role') return { kind: 'none' };
  if (postHolders(role, entry.on).includes(entry.by)) return { kind: 'none' };
  const all = statedDelegations(sms).filter(
    ({ fields }) => textField(fields, 'to_person') === entry.by && textField(fields, 'from_role') === role.id,
  );
  const last = all.at(-1);
  if (last === undefined) return { kind: isDeputy(judging, role, entry) ? 'undelegated' : 'none' };
  const inDay = all.filter((delegation) => holdsOn(delegation, entry.on));
  const latest = inDay.at(-1);
  if (latest === undefined) return { kind: 'other-days', delegation: last };
  const limit = addDuration(entry.on, delegationTolerance(judging.settings));
  const [first, ...others] = inDay.filter((delegation) => stoodBetween(delegation, entry.on, limit));
  if (first === undefined) {
    const late = inDay.find(({ since }) => since !== null && since > limit);
    return late === undefined ? { kind: 'gone', delegation: latest } : { kind: 'late', delegation: late };
  }
  const ownRoles = [role.id, ...rolesOfPerson(judging, entry.by, entry.on).map((holder) => holder.role)];
  const extent = ({ fields }: StatedDelegation): Extent =>
    extentOf(sms, textField(fields, 'authority') ?? '', { item: act.item, kind: act.kind, ownRoles });
  const fitting = [first, ...others].filter((delegation) => extent(delegation) !== 'outside');
  if (fitting.length === 0) {
    const later = inDay.find(({ since }) => since !== null && since > limit);
    return {
      kind: 'outside',
      delegation: first,
      later: later !== undefined && extent(later) === 'covered' ? later : null,
    };
  }
  return byGranter(sms, fitting, role, (delegation) => extent(delegation) === 'covered');
}

/** Somebody who could grant it must have granted one of them. */
function byGranter(
  sms: Sms,
  fitting: readonly StatedDelegation[],
  role: Item,
  isClear: (delegation: StatedDelegation) => boolean,
): DelegatedVerdict {
  const judged = fitting.map((delegation) => ({ delegation, fault: grantingFault(sms, delegation, role) }));
  const granted = judged.flatMap(({ delegation, fault }) => (fault === null ? [delegation] : []));
  if (granted.some(isClear)) return { kind: 'stands' };
  const [unclear] = granted;
  if (unclear !== undefined) return { kind: 'unclear', delegation: unclear };
  const [bad] = judged;
  return bad === undefined || bad.fault === null ? { kind: 'stands' } : { kind: 'granted', ...bad, fault: bad.fault };
}

function isDeputy(judging: Sms, role: Item, entry: DatedApproval): boolean {
  const deputy = judging.items.get(textField(role, 'deputy') ?? '');
  return deputy !== undefined && postHolders(deputy, entry.on).includes(entry.by);
}
