import { textsField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { pursuedObjectives } from './_objectives.ts';

export default defineRule({
  id: 'OBJV-006',
  name: 'objective-is-communicated',
  severity: 'warn',
  basis: 'std',
  clause: '6.2.1',
  level: 'standard',
  types: ['objective'],
  needs: ['files'],
  gapBeforeInForce: true,
  summary: 'The people who have to reach an objective have been told of it.',
  fix: 'Tell them, and name the roles or units under `communicated_to`, or the objective in the minutes in which they heard of it.',
  *check({ sms }) {
    for (const objective of pursuedObjectives(sms)) {
      if (objective.state !== 'active' || isTold(sms, objective)) continue;
      yield {
        item: objective.id,
        place: placeOfField(objective, 'communicated_to'),
        message: `${objective.id} (${objective.title}) is active, and nothing says who has been told of it. Expected the roles or units under \`communicated_to\`, or minutes or an acknowledgement that name ${objective.id}.`,
      };
    }
  },
});

/** Stated in the row, or named by minutes or an acknowledgement, in a field, by a link or in the text. */
function isTold(sms: Sms, objective: Item): boolean {
  if (textsField(objective, 'communicated_to').length > 0) return true;
  const named = (sms.relationsTo.get(objective.id) ?? []).flatMap(({ from }) => sms.items.get(from) ?? []);
  if (named.some(({ type, inView }) => inView && (type.key === 'meeting-record' || type.key === 'acknowledgement')))
    return true;
  const id = new RegExp(String.raw`\b${objective.id}\b`);
  return itemsOfType(sms, 'meeting-record').some(
    (item) => item.inView && item.countsAsEvidence && id.test(item.facts?.body ?? ''),
  );
}
