import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Site } from '../site.ts';
import { stateText } from '../standing.ts';
import { dateValue, itemValue, textValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';
import { latestRecords, namedBy } from './related-items.ts';
import { tableSection } from './table-section.ts';

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
