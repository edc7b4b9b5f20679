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
import { laterRecords, latestRecords, namedBy } from './related-items.ts';
import { tableSection } from './table-section.ts';
import { say } from '../words/say.ts';

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
    ...fact(say('Criticality'), textValue(plainWords(textField(supplier, 'criticality') ?? '')), 'criticality'),
    ...fact(say('Last review'), review === undefined ? textValue('') : itemValue(site, review.id)),
    ...fact(
      say('Its figures'),
      judged.length === 0
        ? textValue('')
        : toneValue(
            say('{met} of {count} met', { met, count: judged.length }),
            met === judged.length ? 'good' : 'stop',
          ),
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
      say('Contracts'),
      [say('Contract'), say('Status'), say('From'), say('Until'), say('Underpins')],
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
    ...laterRecords(site, supplier.id),
  ];
}
