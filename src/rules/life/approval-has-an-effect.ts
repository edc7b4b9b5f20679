import { isOfVersion } from '../../core/control/authority.ts';
import { takenPlace } from '../../core/control/taken-place.ts';
import { isTakenOver } from '../../core/history/item-states.ts';
import { isApproving } from '../../core/history/terms.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'LIFE-013',
  name: 'approval-has-an-effect',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  summary: 'No version is approved of a document whose place another has taken.',
  fix: 'Let the other document give the place back: take `supersedes` out of it and have that approved. Or put the old version back, and write a new document.',
  *check({ sms, asOf }) {
    for (const item of sms.items.values()) {
      const isControlled = item.type.lifecycle === 'document' || item.type.lifecycle === 'agreement';
      if (!isControlled || (item.status !== 'approved' && item.status !== 'agreed')) continue;
      const approval = firstApproval(item);
      if (approval === null || compareDates(approval.on, asOf) > 0 || isTakenOver(sms, approval.on)) continue;
      // A version that was approved before, and replaced before its first day, was given up by the later decision.
      const taken = takenPlace(sms, item, firstDay(item, approval.on));
      if (taken === null || compareDates(taken.from, approval.on) > 0) continue;
      const text = item.version === null ? item.id : `Version ${item.version} of ${item.id}`;
      const heir = sms.items.get(taken.heir);
      yield {
        item: item.id,
        place: placeOfPath(item, 'approvals', [approval.index, 'on']),
        message: `${text} was approved on ${approval.on}, and is never in force: ${taken.heir} has had its place since ${taken.from}. Expected one of them: whoever reads the approval relies on a text that does not hold.`,
        related:
          heir === undefined
            ? []
            : [{ item: heir.id, message: 'says that it takes the place', place: placeOfPath(heir, 'supersedes', []) }],
      };
    }
  },
});

/** A document is in force from its approval at the earliest; an agreement may begin before it is signed. */
function firstDay({ type, effectiveFrom }: Item, approvedOn: string): string {
  if (effectiveFrom === null) return approvedOn;
  return type.lifecycle === 'agreement' || compareDates(effectiveFrom, approvedOn) > 0 ? effectiveFrom : approvedOn;
}

/** The approval that made the version in the file what it is. */
function firstApproval(item: Item): { readonly index: number; readonly on: string } | null {
  const [first] = item.approvals
    .flatMap((entry) =>
      isApproving(entry) && isOfVersion(item, entry) && entry.on !== null ? [{ index: entry.index, on: entry.on }] : [],
    )
    .toSorted((a, b) => compareDates(a.on, b.on));
  return first ?? null;
}
