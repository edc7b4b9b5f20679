import { mapField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Site } from '../site.ts';
import { stateText } from '../standing.ts';
import { dateValue, itemValue, ownValue, textValue, toneValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';
import { namesValue } from './names-value.ts';
import { laterRecords, latestRecords, namedBy } from './related-items.ts';
import { tableSection } from './table-section.ts';
import { say } from '../words/say.ts';

/** Who looks after a customer, what it gets, and whether something is open with it. */
export function customerFacts(site: Site, customer: Item): readonly Fact[] {
  const agreements = namedBy(site, customer.id, 'sla', ['agreed_with', 'party']).filter(({ inForce }) => inForce);
  const complaints = namedBy(site, customer.id, 'case').filter(({ inView, status }) => inView && status !== 'closed');
  const [meeting] = namedBy(site, customer.id, 'meeting-record')
    .filter(({ countsAsEvidence }) => countsAsEvidence)
    .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
  return [
    ...fact(
      say('Agreements'),
      namesValue(
        site,
        agreements.map(({ id }) => id),
      ),
    ),
    ...fact(say('Last meeting'), meeting === undefined ? textValue('') : dateValue(meeting.date)),
    ...fact(
      say('Open complaints'),
      complaints.length === 0 ? textValue('') : toneValue(String(complaints.length), 'warn'),
    ),
    ...fact(
      say('User groups'),
      ownValue(site, customer.id, textsField(customer, 'user_groups').join(', ')),
      'user_groups',
    ),
  ];
}

/** What a customer gets, what was agreed with it, and the latest records about it. */
export function customerSections(site: Site, customer: Item): readonly ExtraSection[] {
  const agreements = namedBy(site, customer.id, 'sla', ['agreed_with', 'party']);
  return [
    ...servicesOf(site, customer, agreements),
    ...tableSection(
      'cb_agreements',
      say('Agreements'),
      [say('Agreement'), say('Version'), say('Status'), say('From'), say('Until')],
      agreements.map((agreement) => [
        itemValue(site, agreement.id),
        textValue(agreement.version ?? ''),
        textValue(stateText(agreement)),
        dateValue(agreement.effectiveFrom),
        dateValue(textField(agreement, 'to')),
      ]),
    ),
    ...latestRecords(site, customer.id),
    ...laterRecords(site, customer.id),
  ];
}

function servicesOf(site: Site, customer: Item, agreements: readonly Item[]): readonly ExtraSection[] {
  const { items, relationsFrom } = site.checked.sms;
  const received = (relationsFrom.get(customer.id) ?? []).filter(({ verb }) => verb === 'receives').map(({ to }) => to);
  const delivered = namedBy(site, customer.id, 'service', ['delivered_to']).map((service) => service.id);
  const services = [...new Set([...received, ...delivered])]
    .flatMap((id) => items.get(id) ?? [])
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const covering = (service: Item): readonly Item[] =>
    agreements.filter((agreement) =>
      (relationsFrom.get(agreement.id) ?? []).some(({ verb, to }) => verb === 'covers' && to === service.id),
    );
  return tableSection(
    'cb_services',
    say('Services'),
    [say('Service'), say('Status'), say('Availability'), say('Covered by')],
    services.map((service) => [
      itemValue(site, service.id),
      textValue(stateText(service)),
      textValue(textField(mapField(service, 'availability') ?? {}, 'target') ?? ''),
      { kind: 'list', items: covering(service).map((agreement) => itemValue(site, agreement.id)) },
    ]),
  );
}
