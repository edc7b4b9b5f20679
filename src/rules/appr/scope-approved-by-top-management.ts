import { believed } from '../../core/control/believed.ts';
import { booleanField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { approvedDocuments } from './_history.ts';
import { provedEntries } from './_proved.ts';
import { anyOf, describePerson, rolesOfEntry } from './_topic.ts';

export default defineRule({
  id: 'APPR-015',
  name: 'scope-approved-by-top-management',
  severity: 'warn',
  basis: 'practice',
  clause: '4.3',
  level: 'essential',
  types: ['scope'],
  needs: ['files', 'base'],
  summary: 'Top management approves the scope.',
  fix: 'Have it approved at that level, or mark the role as `top_management: true` if it is.',
  *check({ sms }) {
    const top = itemsOfType(believed(sms), 'role')
      .filter((role) => booleanField(role, 'top_management') === true)
      .map((role) => role.id);
    for (const { item, entries: all } of approvedDocuments(sms)) {
      const entries = provedEntries(sms, item, all);
      const last = entries.at(-1);
      if (item.type.key !== 'scope' || last === undefined) continue;
      if (entries.some((entry) => rolesOfEntry(sms, entry).some((role) => top.includes(role)))) continue;
      const roles = rolesOfEntry(sms, last);
      const as = roles.length === 0 ? '' : ` as ${roles.join(', ')}`;
      yield {
        item: item.id,
        place: placeOfPath(item, 'approvals', [last.index, last.role === null ? 'by' : 'role']),
        message: `The scope ${item.id} was approved on ${last.on} by ${describePerson(sms, last.by)}${as}. Expected top management: ${top.length === 0 ? 'a role marked `top_management: true`, and no role is' : anyOf(top)}.`,
        actual: roles.join(', '),
        expected: top.join(', '),
      };
    }
  },
});
