import { dateField, hasField, mapField, mapsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { isOpenWithKnownCause } from './_problems.ts';

export default defineRule({
  id: 'OPER-008',
  name: 'known-cause-is-acted-on',
  severity: 'error',
  basis: 'std',
  clause: '8.6.3',
  level: 'advanced',
  types: ['problem'],
  needs: ['files'],
  summary: 'While a problem with a known cause is open, a known error or something that lowers its impact is recorded.',
  fix: 'Enter the known error (`KER-…` with `problem`), or under `interim` what lowers the impact meanwhile.',
  *check({ sms }) {
    for (const problem of itemsOfType(sms, 'problem')) {
      if (!isOpenWithKnownCause(problem) || isActedOn(sms, problem)) continue;
      const found = dateField(mapField(problem, 'root_cause') ?? {}, 'at');
      yield {
        item: problem.id,
        place: placeOfField(problem, 'root_cause'),
        message: `The cause of ${problem.id} (${problem.title}) is known${found === null ? '' : ` since ${found}`} and the problem is still open, but nothing says how its impact is lowered meanwhile. Expected a known error that names the problem, or \`interim\`; "none" with the reason is an answer.`,
      };
    }
  },
});

function isActedOn(sms: Sms, problem: Item): boolean {
  if (hasField(problem, 'interim') || mapsField(problem, 'actions').length > 0) return true;
  const isResolving = (sms.relationsFrom.get(problem.id) ?? []).some(
    ({ to }) => sms.items.get(to)?.type.key === 'change',
  );
  return (
    isResolving ||
    itemsOfType(sms, 'problem').some(
      (other) => other.kind?.key === 'known-error' && idsAt(sms, other, 'problem').includes(problem.id),
    )
  );
}
