import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { isCarriedByRisk, isExplained, supports } from './_alignment.ts';
import { inForceOf } from './_services.ts';
import { inWords, isStricterThanAll, promisesFor, targetsOf } from './_targets.ts';
import type { Target } from './_targets.ts';

export default defineRule({
  id: 'SERV-007',
  name: 'customer-target-is-underpinned',
  severity: 'warn',
  basis: 'derived',
  clause: '8.3.4.1',
  level: 'essential',
  types: ['sla'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'No customer target is stricter than what suppliers promise for the same measure.',
  fix: 'Renegotiate one of the two, state under `alignment` why the target still holds, or carry the risk knowingly.',
  *check({ sms }) {
    const underneath = [...inForceOf(sms, 'supplier-contract'), ...inForceOf(sms, 'ola')].map((item) => ({
      item,
      promises: targetsOf(item),
    }));
    for (const sla of inForceOf(sms, 'sla')) {
      const targets = targetsOf(sla);
      for (const target of targets) {
        const weaker = underneath.flatMap(({ item, promises }): readonly Target[] => {
          const held = promisesFor(target, targets, promises);
          const [first] = held;
          if (first === undefined || !supports(sms, item, sla, target) || !isStricterThanAll(sms, target, held))
            return [];
          return isExplained(sla, target, item) || isCarriedByRisk(sms, target, item) ? [] : [first];
        });
        const [first] = weaker;
        if (first === undefined) continue;
        const given = weaker
          .map((promise, index) => `${promise.item.id}${index === 0 ? ' gives' : ''} ${words(promise, target)}`)
          .join(', ');
        yield {
          item: sla.id,
          place: placeOfPath(sla, 'targets', [target.index]),
          message: `${sla.id} promises ${words(target, first)} for ${target.measure}, ${given} underneath. Expected a promise that the supplier carries, a reason under \`alignment\`, or a linked risk.`,
          actual: words(target, first),
          expected: `at best ${words(first, target)}`,
          related: weaker.map((promise) => ({
            item: promise.item.id,
            message: `${words(promise, target)} promised by ${promise.item.title}`,
            place: placeOfPath(promise.item, 'targets', [promise.index]),
          })),
        };
      }
    }
  },
});

/** Number and unit; the hours as well where only they differ. */
function words(target: Target, other: Target): string {
  return target.value === other.value && target.unit === other.unit && target.hours !== ''
    ? `${inWords(target)} (${target.hours})`
    : inWords(target);
}
