import { hasField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { complaints, isOpenCase } from './_complaints.ts';

export default defineRule({
  id: 'OPER-023',
  name: 'customer-hears-what-came-of-it',
  severity: 'info',
  basis: 'practice',
  clause: '8.3.2',
  level: 'standard',
  types: ['case'],
  needs: ['files'],
  summary: 'Whoever complained is told what came of it.',
  fix: 'Tell the customer, and enter the day under `customer_informed`.',
  *check({ sms }) {
    for (const complaint of complaints(sms)) {
      if (isOpenCase(complaint) || hasField(complaint, 'customer_informed') || tellsOfAnswer(complaint)) continue;
      yield {
        item: complaint.id,
        place: placeOfField(complaint, 'status'),
        message: `The complaint ${complaint.id} (${complaint.title}) is ${complaint.status}, and nothing says that the customer was told. Expected the day under \`customer_informed\`: tell them and enter it.`,
      };
    }
  },
});

const answer =
  /\b(?:told|informed|answered|replied|apologi[sz]ed|apology|accepts?|accepted|confirms?|confirmed|content)\b|informiert|mitgeteilt|beantwortet|entschuldig|bestätigt|akzeptiert/i;

/** A step or the resolution says that the customer heard of it. */
function tellsOfAnswer(complaint: Item): boolean {
  const texts = [
    ...mapsField(complaint, 'steps').map((step) => textField(step, 'what')),
    textField(complaint, 'resolution'),
  ];
  return texts.some((text) => text !== null && answer.test(text));
}
