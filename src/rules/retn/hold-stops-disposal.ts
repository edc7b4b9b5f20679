import { dateField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { reachOf, stands } from './_holds.ts';

export default defineRule({
  id: 'RETN-005',
  name: 'hold-stops-disposal',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'advanced',
  types: ['legal-hold'],
  needs: ['files'],
  summary: 'Nothing is disposed of while a hold names it.',
  fix: 'Stop, bring it back from the history or a copy, and tell whoever ordered the hold.',
  *check({ sms }) {
    const holds = itemsOfType(sms, 'legal-hold')
      .filter(({ inView }) => inView)
      .map((hold) => ({ hold, ids: reachOf(sms, hold).ids }));
    for (const disposal of itemsOfType(sms, 'disposition')) {
      const day = dateField(disposal, 'at');
      if (day === null || !disposal.inView) continue;
      for (const [index, entry] of mapsField(disposal, 'items').entries()) {
        const id = textField(entry, 'id');
        const hold =
          id === null
            ? undefined
            : holds.find(({ hold: candidate, ids }) => stands(candidate, day) && ids.has(id.toUpperCase()))?.hold;
        if (id === null || hold === undefined) continue;
        yield {
          item: disposal.id,
          place: placeOfField(disposal, 'items', index),
          actual: id,
          message: `${disposal.id} disposed of ${id} on ${day}, while ${hold.id} (${hold.title}) held it: ${daysOf(hold)}. Expected no disposal before the hold is lifted: bring it back, and tell ${textField(hold, 'ordered_by') ?? 'whoever ordered it'}.`,
          related: [{ item: hold.id, message: `holds ${id}`, place: hold.place }],
        };
      }
    }
  },
});

function daysOf(hold: Item): string {
  const [from, to] = [dateField(hold, 'from'), dateField(hold, 'to')];
  return `${from === null ? 'always' : `from ${from}`}${to === null ? ', not yet lifted' : `, lifted on ${to}`}`;
}
