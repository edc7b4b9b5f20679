import { mapsField, textField } from '../../core/model/fields.ts';
import type { Relation, Sms } from '../../core/model/sms.ts';
import { relationsOfFields } from '../../core/trace/relations-of-fields.ts';
import { defineRule } from '../define-rule.ts';
import { compareVersions, numberOf } from '../vers/_versions.ts';

export default defineRule({
  id: 'LINK-006',
  name: 'pinned-version-is-in-force',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  summary: 'A document in force that rests on a version of another rests on the one in force.',
  fix: 'Look at what has changed, then take `version` out or write the new one; where history is meant, write `rel: relates_to`.',
  *check({ sms }) {
    for (const relation of relationsOfFields(sms.relations)) {
      const pinned = pinnedVersion(sms, relation);
      const target = sms.items.get(relation.to);
      if (pinned === null || target === undefined || target.version === null || !target.inForce) continue;
      if (isSame(pinned, target.version)) continue;
      yield {
        item: relation.from,
        place: relation.place,
        actual: pinned,
        expected: target.version,
        message: `${relation.from} rests on version ${pinned} of ${target.id} (${target.title}); version ${target.version} is in force. Expected a look at what has changed, then ${target.version} here, or no version.`,
        related: [{ item: target.id, message: `is in force as version ${target.version}`, place: target.place }],
      };
    }
  },
});

/** Version that an entry of `related` names. `relates_to` with a version only tells what was. */
function pinnedVersion(sms: Sms, { from, path, verb }: Relation): string | null {
  const item = sms.items.get(from);
  if (item === undefined || path === null || path[item.path.length] !== 'related' || verb === 'relates_to') return null;
  if (!item.inForce || !item.inView || item.type.class === 'record') return null;
  const entry = mapsField(item, 'related')[Number(path[item.path.length + 1])];
  return entry === undefined ? null : textField(entry, 'version');
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [numberOf(a), numberOf(b)];
  return left === null || right === null ? a === b : compareVersions(left, right) === 0;
}
