import { mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { defineRule } from '../define-rule.ts';
import { placeOfField } from '../../core/trace/field-references.ts';

export default defineRule({
  id: 'EVID-008',
  name: 'claims-are-few',
  severity: 'info',
  basis: 'practice',
  clause: '7.5.4',
  level: 'essential',
  needs: ['files'],
  parameters: {
    claims: { default: 12, says: 'How many clauses an item may name without saying which section shows them.' },
  },
  summary: 'An item that names many clauses says which of its sections shows each of them.',
  fix: 'Name the section of each claim, `{ref: "8.6.1", section: Steps}`, or leave out what the text does not really show.',
  *check({ sms, number }) {
    const most = number('claims');
    for (const item of sms.items.values()) {
      const plain = item.inView && item.countsAsEvidence ? plainClaims(item) : 0;
      if (plain <= most) continue;
      yield {
        item: item.id,
        place: placeOfField(item, 'clauses'),
        message: `${item.id} (${item.title}) names ${plain} clauses without saying where it shows them; a reader looks for each in the whole text. Expected at most ${most} of them, or the section of each.`,
        actual: String(plain),
        expected: `at most ${most}`,
      };
    }
  },
});

/** Clauses that the item states itself, without those for which it names the section. */
function plainClaims(item: Item): number {
  const withSection = mapsField(item, 'clauses').filter((entry) => textField(entry, 'section') !== null);
  return item.claims.filter(({ stated }) => stated).length - withSection.length;
}
