import type { Item } from '../../core/model/item.ts';
import { textsField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import type { Classification } from '../../core/types/declaration.ts';
import { defineRule } from '../define-rule.ts';
import { isOfVersion } from '../../core/trace/acknowledgements.ts';

/** For whom a policy may be published outside: the classifications that reach them, and how it may be handed over instead. */
const outside: Readonly<Record<string, { readonly reach: readonly Classification[]; readonly party: string | null }>> =
  {
    customers: { reach: ['public', 'customer'], party: 'customer' },
    suppliers: { reach: ['public', 'customer'], party: 'supplier' },
    public: { reach: ['public'], party: null },
  };

export default defineRule({
  id: 'ACCS-014',
  name: 'policy-can-be-given-to-its-readers',
  severity: 'info',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  types: ['policy'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'A policy that is to be published outside is classified so that those outside can be given it.',
  fix: 'Change the classification, or `publish_to`; or hand it over and record that in an acknowledgement or in minutes.',
  *check({ sms }) {
    for (const policy of itemsOfType(sms, 'policy')) {
      if (!policy.inForce) continue;
      const unreached = textsField(policy, 'publish_to').filter((readers) => {
        const { reach, party } = outside[readers] ?? { reach: [], party: null };
        return (
          outside[readers] !== undefined && !reach.includes(policy.classification) && !isHandedTo(sms, policy, party)
        );
      });
      if (unreached.length === 0) continue;
      yield {
        item: policy.id,
        place: placeOfField(policy, 'publish_to'),
        actual: policy.classification,
        message: `${policy.id} (${policy.title}) is to be published for ${listWords(unreached.map((readers) => (readers === 'public' ? 'the public' : readers)))}, and is classified \`${policy.classification}\`, so that no site for them shows it. Expected ${unreached.includes('public') ? 'the classification `public`' : 'the classification `customer` or `public`, or a record that it was handed over'}.`,
      };
    }
  },
});

/** An agreement with the party rests on it, or a record says that the party was given it. */
function isHandedTo(sms: Sms, policy: Item, party: string | null): boolean {
  if (party === null) return false;
  const isParty = (id: string): boolean => sms.items.get(id)?.type.key === party;
  const isAgreement = (item: Item): boolean => item.type.key === (party === 'supplier' ? 'supplier-contract' : 'sla');
  const naming = (sms.relationsTo.get(policy.id) ?? []).flatMap(({ from }) => sms.items.get(from) ?? []);
  const confirming = itemsOfType(sms, 'acknowledgement').filter((row) => isOfVersion(row, policy));
  return [...naming, ...confirming].some((item) => {
    const present = ['audience', 'present', 'recipients'].flatMap((field) => idsAt(sms, item, field));
    return item.inView && (isAgreement(item) || (item.type.class === 'record' && present.some(isParty)));
  });
}
