import { holdersOfRole, isInOrganization } from '../../core/control/role-holders.ts';
import { staffingOf } from '../../core/control/role-vacancy.ts';
import { dateField, mapsField, numberField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { ownedInForce, rolesInForce } from './_topic.ts';

export default defineRule({
  id: 'ORGA-002',
  name: 'role-has-its-holders',
  severity: 'warn',
  basis: 'derived',
  clause: '5.3',
  level: 'essential',
  types: ['role'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  summary: 'Somebody holds every role, and as many people as the role asks for.',
  fix: 'Appoint somebody and add the post, name a deputy, or retire the role.',
  *check({ sms, asOf }) {
    const owned = ownedInForce(sms);
    for (const role of rolesInForce(sms)) {
      const staffing = staffingOf(sms, role, asOf);
      const wanted = numberField(role, 'min_holders') ?? 1;
      const holders = holdersOn(sms, role, asOf);
      if (staffing.kind === 'vacant') {
        // A vacant role that owns something is named by ORGA-001.
        if (owned.has(role.id) || isToBegin(role, asOf)) continue;
        const since = staffing.since === null ? 'has never been held' : `has been vacant since ${staffing.since}`;
        yield {
          item: role.id,
          place: placeOfField(role, 'posts'),
          message: `${role.id} (${role.title}) ${since}, and nobody stands in. Expected a holder or a deputy, or \`status: retired\` where the role is not needed any more.`,
          actual: 'vacant',
          ...(staffing.since === null ? {} : { due: staffing.since }),
        };
      } else if (wanted > 1 && holders.length < wanted) {
        yield {
          item: role.id,
          place: placeOfField(role, 'posts'),
          message: `${role.id} (${role.title}) is held by ${holders.length === 0 ? 'nobody' : listWords(holders)}. Expected at least ${wanted} holders (\`min_holders\`); appoint somebody.`,
          actual: `${holders.length}`,
          expected: `at least ${wanted}`,
        };
      }
    }
  },
});

/** Nobody held the role yet, and the first post is there and begins later. */
function isToBegin(role: Item, day: string): boolean {
  const begins = mapsField(role, 'posts').map((post) => dateField(post, 'from'));
  return begins.length > 0 && begins.every((from) => from !== null && from > day);
}

/** People who hold a role on a day, by post or delegation, and are still in the organization. */
function holdersOn(sms: Sms, role: Item, day: string): readonly string[] {
  const people = new Set(holdersOfRole(sms, role.id, day).map((holder) => holder.person));
  return [...people].filter((id) => {
    const person = sms.items.get(id);
    return person === undefined || isInOrganization(person, day);
  });
}
