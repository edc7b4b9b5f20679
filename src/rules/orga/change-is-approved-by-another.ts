import { holdersOfRole } from '../../core/control/role-holders.ts';
import { dateField, mapField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt } from '../../core/trace/field-references.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'ORGA-006',
  name: 'change-is-approved-by-another',
  severity: 'warn',
  basis: 'practice',
  clause: '8.5.1.3',
  level: 'essential',
  types: ['change'],
  needs: ['files'],
  summary: 'Nobody approves a change that they asked for themselves.',
  fix: 'Have a second person decide; where the change has gone live, have somebody else review it and say so under `reviewed`.',
  *check({ sms }) {
    for (const change of itemsOfType(sms, 'change')) {
      const decision = mapField(change, 'decision');
      const day = decision === null ? null : dateField(decision, 'at');
      const [person] = idsAt(sms, change, 'decision', 'by');
      const [role] = idsAt(sms, change, 'requested_by');
      if (!change.inView || day === null || person === undefined || role === undefined) continue;
      const holders = new Set(holdersOfRole(sms, role, day).map((holder) => holder.person));
      // Of several holders nobody can say which one asked.
      if (holders.size !== 1 || !holders.has(person) || isReviewedByAnother(sms, change, person)) continue;
      const title = (id: string): string => `${id} (${sms.items.get(id)?.title ?? id})`;
      yield {
        item: change.id,
        place: placeOfPath(change, 'decision', ['by']),
        message: `${title(person)} approved ${change.id} on ${day}, and alone held ${title(role)}, which asked for it. Expected the decision of a second person, or their review of what came of it.`,
        actual: person,
      };
    }
  },
});

function isReviewedByAnother(sms: Sms, change: Item, person: string): boolean {
  const day = dateField(mapField(change, 'reviewed') ?? {}, 'at') ?? sms.asOf;
  return idsAt(sms, change, 'reviewed', 'by').some((id) => {
    const isRole = sms.items.get(id)?.type.key === 'role';
    return isRole ? holdersOfRole(sms, id, day).some((holder) => holder.person !== person) : id !== person;
  });
}
