import { staffingOf } from '../../core/control/role-vacancy.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { ownedInForce } from './_topic.ts';

const mostNamed = 5;
const mostRelated = 50;

export default defineRule({
  id: 'ORGA-001',
  name: 'owning-role-is-held',
  severity: 'error',
  basis: 'derived',
  clause: '5.3',
  level: 'essential',
  types: ['role'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  subsumes: ['ORGA-002', 'ORGA-013'],
  summary: 'Somebody holds every role that owns something in force.',
  fix: 'Appoint somebody and add the post; until then name a deputy, or give the items to another role.',
  *check({ sms, asOf }) {
    for (const [id, owned] of ownedInForce(sms)) {
      const role = sms.items.get(id);
      if (role?.type.key !== 'role') continue;
      const staffing = staffingOf(sms, role, asOf);
      if (staffing.kind === 'held') continue;
      const names = owned.map((thing) => thing.id);
      const vacant =
        staffing.since === null
          ? 'has never had a holder or a deputy'
          : `has had no holder and no deputy since ${staffing.since}`;
      const due = staffing.since ?? owned.flatMap((thing) => thing.since ?? []).sort()[0];
      yield {
        item: role.id,
        place: placeOfPath(role, 'posts', []),
        ...(due === undefined ? {} : { due }),
        message: `${role.id} (${role.title}) ${vacant}, but owns ${countOf(names)}. Expected somebody who answers for them: appoint a holder, or name a deputy until then.`,
        actual: staffing.since === null ? 'never held' : `vacant since ${staffing.since}`,
        expected: 'a holder or a deputy',
        related: owned.slice(0, mostRelated).map((thing) => ({
          item: thing.id,
          message: `owned by ${role.id}: ${thing.title}`,
          place: thing.place(),
        })),
      };
    }
  },
});

/** `CAP-001 and PRC-001`, or `14 items, among them CAP-001, PRC-001, RSK-001, RSK-004 and RSK-007`. */
function countOf(ids: readonly string[]): string {
  return ids.length <= mostNamed
    ? listWords(ids)
    : `${ids.length} items, among them ${listWords(ids.slice(0, mostNamed))}`;
}
