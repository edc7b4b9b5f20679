import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { byDay, resultLines } from '../packs/pack-parts.ts';
import { plainWords } from '../plain-words.ts';
import type { Site } from '../site.ts';
import { stateText } from '../standing.ts';
import { dateValue, itemValue, textValue, toneValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';
import { latestRecords, namedBy } from './related-items.ts';
import { tableSection } from './table-section.ts';

/** How much hangs on a supplier, and how it did when it was last looked at. */
export function supplierFacts(site: Site, supplier: Item): readonly Fact[] {
  const [review] = namedBy(site, supplier.id, 'report', ['reviews'])
    .filter(({ inView }) => inView)
    .toSorted(byDay);
  const judged = (review === undefined ? [] : resultLines([review]))
    .filter(({ agreement }) => agreement === '' || agreement.startsWith(supplier.id))
    .flatMap(({ isMet }) => isMet ?? []);
  const met = judged.filter(Boolean).length;
  return [
    ...fact('Criticality', textValue(plainWords(textField(supplier, 'criticality') ?? '')), 'criticality'),
    ...fact('Last review', review === undefined ? textValue('') : itemValue(site, review.id)),
    ...fact(
      'Its figures',
      judged.length === 0
        ? textValue('')
        : toneValue(`${met} of ${judged.length} met`, met === judged.length ? 'good' : 'stop'),
    ),
  ];
}

/** Contracts with a supplier, what they underpin, and the latest records about it. */
export function supplierSections(site: Site, supplier: Item): readonly ExtraSection[] {
  const { relationsFrom } = site.checked.sms;
  const contracts = namedBy(site, supplier.id, 'supplier-contract', ['with']);
  return [
    ...tableSection(
      'cb_contracts',
      'Contracts',
      ['Contract', 'Status', 'From', 'Until', 'Underpins'],
      contracts.map((contract) => [
        itemValue(site, contract.id),
        textValue(stateText(contract)),
        dateValue(contract.effectiveFrom),
        dateValue(textField(contract, 'to')),
        {
          kind: 'list',
          items: (relationsFrom.get(contract.id) ?? [])
            .filter(({ verb }) => verb === 'underpins')
            .map(({ to }) => itemValue(site, to)),
        },
      ]),
    ),
    ...latestRecords(site, supplier.id),
  ];
}
