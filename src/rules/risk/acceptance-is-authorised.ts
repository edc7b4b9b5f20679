import { actingRoles, authorityFor } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import { rolesOfPerson } from '../../core/control/role-holders.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import { dateField, hasField, mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';

const wanted = [
  { field: 'by', name: 'by whom' },
  { field: 'at', name: 'when' },
  { field: 'reason', name: 'why' },
] as const;

export default defineRule({
  id: 'RISK-004',
  name: 'acceptance-is-authorised',
  severity: 'warn',
  basis: 'derived',
  clause: '6.1.2',
  level: 'essential',
  types: ['risk'],
  needs: ['files', 'base'],
  summary: 'A risk is accepted by somebody who may do that, with the reason.',
  fix: 'State `by`, `role`, `at` and `reason`, or have the risk accepted by somebody who may.',
  *check({ sms }) {
    for (const risk of itemsOfType(sms, 'risk')) {
      const accepted = risk.inView && risk.state !== 'closed' ? mapField(risk, 'accepted') : null;
      if (accepted === null) continue;
      const lacking = wanted.filter(({ field }) => !hasField(accepted, field));
      const fault =
        lacking.length > 0
          ? `does not say ${listWords(lacking.map(({ name }) => name))}. Expected ${listWords(lacking.map(({ field }) => `\`${field}\``))} in \`accepted\``
          : faultOfPerson(sms, risk, accepted);
      if (fault === null) continue;
      yield {
        item: risk.id,
        place: placeOfField(risk, 'accepted'),
        message: `The acceptance of ${risk.id} (${risk.title}) ${fault}.`,
      };
    }
  },
});

/** Why the person who accepted may not have done so; null where nothing speaks against it. */
function faultOfPerson(sms: Sms, risk: Item, accepted: FieldMap): string | null {
  const [person, day] = [textField(accepted, 'by'), dateField(accepted, 'at')];
  const trusted = believed(sms);
  if (person === null || day === null || trusted.items.get(person)?.type.key !== 'person') return null;
  const stated = textField(accepted, 'role');
  const held = rolesOfPerson(trusted, person, day).map(({ role }) => role);
  if (stated !== null && !held.includes(stated))
    return `names ${person} in the role ${stated}, which ${person} did not hold on ${day}. Expected a role that the person held; correct it, or have the risk accepted by the right one`;
  const authority = authorityFor(trusted, risk, 'accepted', day);
  if (authority === null || authority.roles.length === 0) return null;
  if (actingRoles(trusted, authority, person, day).length > 0) return null;
  return `was given by ${person} on ${day}, who may not accept risks: ${listWords(authority.roles)} may. Expected one of them; have it decided there`;
}
