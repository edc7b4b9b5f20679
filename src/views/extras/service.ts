import { textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Site } from '../site.ts';
import { stateText } from '../standing.ts';
import { dateValue, itemValue, textValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';
import { latestRecords, namedBy } from './related-items.ts';
import { tableSection } from './table-section.ts';

/** Agreements about a service, with customers and below them, and the latest records about it. */
export function serviceSections(site: Site, service: Item): readonly ExtraSection[] {
  const { items } = site.checked.sms;
  const agreements = [
    ...namedBy(site, service.id, 'sla', ['covers']),
    ...namedBy(site, service.id, 'supplier-contract', ['underpins']),
    ...namedBy(site, service.id, 'ola', ['underpins']),
  ];
  const withWhom = (agreement: Item): readonly string[] =>
    ['agreed_with', 'customer', 'supplier', 'with', 'party']
      .flatMap((field) => textsField(agreement, field))
      .filter((id) => items.has(id));
  return [
    ...tableSection(
      'cb_agreements',
      'Agreements',
      ['Agreement', 'With', 'Status', 'Until'],
      agreements.map((agreement) => [
        itemValue(site, agreement.id),
        { kind: 'list', items: [...new Set(withWhom(agreement))].map((id) => itemValue(site, id)) },
        textValue(stateText(agreement)),
        dateValue(textField(agreement, 'to')),
      ]),
    ),
    ...latestRecords(site, service.id),
  ];
}
