import { authorityFor } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import { booleanField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { provedEntries } from './_proved.ts';
import type { DatedApproval } from './_topic.ts';
import { anyOf, claimsApproval, datedApprovals, describePerson, rolesOfEntry } from './_topic.ts';

const names: Readonly<Record<string, string>> = {
  'service-management': 'service management policy',
  'information-security': 'information security policy',
};

export default defineRule({
  id: 'APPR-010',
  name: 'policies-approved-by-management',
  severity: 'error',
  basis: 'std',
  clause: '5.2.1',
  level: 'essential',
  types: ['policy'],
  needs: ['files', 'base'],
  summary:
    'Top management approves the service management policy, management with authority the one on information security.',
  fix: 'Have it approved at the right level, or mark the role as `top_management: true` if it is.',
  *check({ sms, note }) {
    const top = itemsOfType(believed(sms), 'role')
      .filter((role) => booleanField(role, 'top_management') === true)
      .map((role) => role.id);
    for (const item of itemsOfType(sms, 'policy')) {
      const name = names[item.kind?.key ?? ''];
      if (name === undefined || !claimsApproval(sms, item)) continue;
      const isSecurity = item.kind?.key === 'information-security';
      const acts = actsOf(sms, item);
      const last = acts.at(-1);
      if (last === undefined || acts.some(({ roles }) => roles.some((role) => top.includes(role)))) continue;
      const given = isSecurity
        ? acts.map(({ entry }) => authorityFor(believed(sms), item, 'approved', entry?.on ?? sms.asOf))
        : [];
      if (acts.some(({ roles }, index) => given[index]?.roles.some((role) => roles.includes(role)) === true)) continue;
      if (isSecurity && given.at(-1) === null) {
        note(
          `Whether ${item.id} was approved by management with authority for it cannot be said: nothing names the roles that have it.`,
          'Name them in an authority matrix or under `approvers` in clausebook.yaml, or mark the role `top_management: true`.',
          item.id,
        );
        continue;
      }
      const wanted = [...new Set([...top, ...(given.at(-1)?.roles ?? [])])];
      const expected = wanted.length === 0 ? 'a role marked `top_management: true`, and no role is' : anyOf(wanted);
      const place =
        last.entry === null
          ? placeOfPath(item, 'owner', [])
          : placeOfPath(item, 'approvals', [last.entry.index, last.entry.role === null ? 'by' : 'role']);
      yield {
        item: item.id,
        place,
        clause: isSecurity ? '8.7.3.1' : '5.2.1',
        message: `The ${name} ${item.id} ${last.words}. Expected ${isSecurity ? 'management with authority for it' : 'top management'}: ${expected}.`,
        actual: last.roles.join(', '),
        expected: wanted.join(', '),
      };
    }
  },
});

interface Act {
  readonly entry: DatedApproval | null;
  readonly roles: readonly string[];
  readonly words: string;
}

/** Who approved; under light control without an entry it is the owner, who releases the text. */
function actsOf(sms: Sms, item: Item): readonly Act[] {
  const entries = provedEntries(sms, item, datedApprovals(sms, item)).map((entry): Act => {
    const roles = rolesOfEntry(sms, entry);
    const as = roles.length === 0 ? '' : ` as ${roles.join(', ')}`;
    return { entry, roles, words: `was approved on ${entry.on} by ${describePerson(sms, entry.by)}${as}` };
  });
  if (entries.length > 0 || item.control === 'full' || item.owner === null) return entries;
  return [{ entry: null, roles: [item.owner], words: `is released by its owner, ${item.owner}` }];
}
