import type { FieldMap } from '../../core/model/fields.ts';
import { mapsField, numberField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

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
    const underneath = [...sms.items.values()].filter(
      (item) => (item.type.key === 'ola' || item.type.key === 'supplier-contract') && item.inForce,
    );
    for (const sla of sms.items.values()) {
      if (sla.type.key !== 'sla' || !sla.inForce) continue;
      const explained = new Set(mapsField(sla, 'alignment').flatMap((entry) => (textField(entry, 'reason') === null ? [] : [textField(entry, 'target') ?? ''])));
      for (const [index, target] of mapsField(sla, 'targets').entries()) {
        const measure = textField(target, 'measure');
        if (measure === null || [...explained].some((text) => text.includes(measure)) || hasRisk(sms.items.values(), measure, sla.id)) continue;
        const weaker = underneath.flatMap((item) => mapsField(item, 'targets').map((promise) => ({ item, promise }))).find(({ item, promise }) => supports(item, sla) && isStricter(target, promise));
        if (weaker === undefined) continue;
        const unit = textField(target, 'unit') ?? '';
        const promised = textField(target, 'value') ?? '';
        const given = textField(weaker.promise, 'value') ?? '';
        yield {
          item: sla.id,
          place: placeOfPath(sla, 'targets', [index]),
          message: `${sla.id} promises ${promised} ${unit} for ${measure}, ${weaker.item.id} gives ${given} ${unit} underneath. Expected a promise that the supplier carries, a reason under \`alignment\`, or a linked risk.`,
          actual: `${promised} ${unit}`,
          expected: `at best ${given} ${unit}`,
          related: [{ item: weaker.item.id, message: `${given} ${unit} promised by ${weaker.item.title}`, place: placeOfPath(weaker.item, 'targets', [mapsField(weaker.item, 'targets').indexOf(weaker.promise)]) }],
        };
      }
    }
  },
});

function supports(item: Item, sla: Item): boolean {
  const supported = textsField(item, 'supports');
  return supported.includes(sla.id) || textsField(sla, 'covers').some((service) => supported.includes(service));
}

/** Same measure, unit, window and class, and the customer gets more than the supplier gives. */
function isStricter(target: FieldMap, promise: FieldMap): boolean {
  const same = (name: string): boolean => (textField(target, name) ?? '') === (textField(promise, name) ?? '');
  if (!['measure', 'unit', 'window', 'class'].every(same)) return false;
  const wanted = numberField(target, 'value');
  const given = numberField(promise, 'value');
  if (wanted === null || given === null) return false;
  const moreIsBetter = textField(target, 'class') === 'availability' || textField(target, 'unit') === '%';
  return moreIsBetter ? wanted > given : wanted < given;
}

/** A risk in force that names the measure or the agreement carries the gap knowingly. */
function hasRisk(items: Iterable<Item>, measure: string, sla: string): boolean {
  for (const item of items) {
    if (item.type.key !== 'risk' || !item.inForce) continue;
    const words = JSON.stringify(item.fields);
    if (words.includes(measure) || (words.includes(sla) && /target|promise/i.test(words))) return true;
  }
  return false;
}
