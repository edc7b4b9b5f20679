import { mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt } from '../../core/trace/field-references.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
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

/**
 * The contract carries the agreement or a service it covers. A target that names one of these services rests only on
 * contracts for that service, and on those that name none.
 */
function supports(sms: Sms, item: Item, sla: Item, target: Target): boolean {
  const supported = namedIn(sms, item, 'supports');
  const covered = namedIn(sms, sla, 'covers');
  const what = target.what.toLowerCase();
  const meant = covered.filter(
    (id) => what.includes((sms.items.get(id)?.title ?? id).toLowerCase()) || what.includes(id.toLowerCase()),
  );
  const services = supported.filter((id) => id !== sla.id && sms.items.get(id)?.type.key !== 'sla');
  if (meant.length > 0 && services.length > 0) return meant.some((id) => services.includes(id));
  return supported.includes(sla.id) || covered.some((id) => supported.includes(id));
}

/** Ids in a field, also of items that are not there: a misspelt id is no reason to say nothing. */
function namedIn(sms: Sms, item: Item, field: string): readonly string[] {
  return [...new Set([...idsAt(sms, item, field), ...textsField(item, field).map((id) => id.toUpperCase())])];
}

/** An `alignment` entry for this measure or target gives a reason, for this contract or for all of them. */
function isExplained(sla: Item, target: Target, contract: Item): boolean {
  return mapsField(sla, 'alignment').some((entry) => {
    const about = textField(entry, 'target') ?? '';
    const parts = textsField(entry, 'underneath').filter((part) => /^[a-z]{2,6}-\S*\d/i.test(part));
    const isAbout =
      namesWord(about, target.measure) ||
      (target.what !== '' && about.toLowerCase().includes(target.what.toLowerCase()));
    return (
      textField(entry, 'reason') !== null &&
      isAbout &&
      (parts.length === 0 || parts.some((part) => namesWord(part, contract.id)))
    );
  });
}

/** A risk in force names the measure, or speaks of the targets of this agreement or contract. */
function isCarriedByRisk(sms: Sms, target: Target, contract: Item): boolean {
  return itemsOfType(sms, 'risk').some((risk) => {
    if (!risk.inForce || textField(risk, 'risk_kind') === 'opportunity') return false;
    const text = JSON.stringify(risk.fields);
    const namesAgreement = namesWord(text, target.item.id) || namesWord(text, contract.id);
    return namesWord(text, target.measure) || (namesAgreement && /target|promise|stricter|zusag|ziel/i.test(text));
  });
}

function namesWord(text: string, word: string): boolean {
  const escaped = word.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return escaped !== '' && new RegExp(String.raw`(?<![\p{L}\p{N}-])${escaped}(?![\p{L}\p{N}])`, 'iu').test(text);
}
