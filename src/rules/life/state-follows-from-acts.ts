import { isTextInView } from '../../core/control/version-on-day.ts';
import { lifecycles } from '../../core/lifecycle/lifecycles.ts';
import { dateField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'LIFE-002',
  name: 'state-follows-from-acts',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  clock: true,
  summary: 'No file states a state that follows from acts and days, and differs from what follows.',
  fix: 'State the act instead (approved, agreed, withdrawn …) and the days; the state is worked out for each day.',
  *check({ sms, asOf }) {
    for (const item of sms.items.values()) {
      const lifecycle = lifecycles[item.type.lifecycle];
      const stated = textField(item.stated, 'status');
      if (lifecycle === undefined || stated === null || stated === item.state || !item.inView) continue;
      if (!lifecycle.computed.includes(stated) || !isTextInView(item, asOf)) continue;
      // Replaced, and nothing says by what: LIFE-007.
      if (stated === 'superseded' && !isReplaced(sms, item)) continue;
      const due = stated === 'effective' ? endOf(item) : null;
      yield {
        item: item.id,
        place: placeOfPath(item, 'status', []),
        message: `${item.id} states that it is ${stated}. ${foundState(item, asOf)}. Expected only the act: one of ${lifecycle.states.join(', ')}.`,
        actual: stated,
        expected: item.state,
        ...(due === null ? {} : { due }),
      };
    }
  },
});

function isReplaced(sms: Sms, item: Item): boolean {
  const heirs = (sms.relationsTo.get(item.id) ?? []).some(({ verb }) => verb === 'supersedes');
  return heirs || textField(item, 'superseded_by') !== null;
}

/** Last day of what ran out; null where nothing did. */
function endOf(item: Item): string | null {
  if (item.state === 'expired') return dateField(item, 'to');
  return item.state === 'withdrawn' ? dateField(item, 'effective_to') : null;
}

/** What follows from the acts and days of the item. */
function foundState(item: Item, asOf: string): string {
  const { state, effectiveFrom } = item;
  const end = endOf(item);
  if (end !== null) return `By its dates it ended on ${end}`;
  if (state === 'superseded') return 'Another document has taken its place';
  if ((state === 'approved' || state === 'agreed') && effectiveFrom !== null && effectiveFrom > asOf)
    return `By its dates it is ${state} and in force only from ${effectiveFrom}`;
  if (state === 'effective') return 'By its dates it is in force';
  return `That is no step of its own, so the item is read as "${state}"`;
}
