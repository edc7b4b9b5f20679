import { mapField, textField, textsField } from '../core/model/fields.ts';
import type { Item } from '../core/model/item.ts';
import { itemsOfType } from '../core/model/items-of-type.ts';
import { beginningOf } from './paging.ts';
import type { LinkView, Site } from './site.ts';
import { itemLink, ownerLink } from './site.ts';
import { stateText } from './standing.ts';

/** The service catalogue, generated from the services. */
export interface ServicesView {
  readonly services: readonly {
    readonly link: LinkView;
    readonly name: string;
    readonly outcome: string;
    readonly state: { readonly key: string; readonly text: string };
    readonly isInScope: boolean;
    readonly criticality: string;
    readonly availability: string;
    readonly hours: string;
    readonly owner: LinkView | null;
    readonly customers: readonly LinkView[];
    readonly dependsOn: readonly LinkView[];
    readonly agreements: readonly LinkView[];
  }[];
  /** Services this page leaves out. */
  readonly more: number;
}

const mostServices = 100;
const mostHours = 160;

/** Page model of the service catalogue: services in operation first, then planned and retired ones. */
export function servicesView(site: Site): ServicesView {
  const { sms } = site.checked;
  const named = (id: string): LinkView => itemLink(site, id, sms.items.get(id)?.title ?? id);
  const order = (item: Item): number => (item.inForce ? (item.fields['in_scope'] === false ? 1 : 0) : 2);
  const services = itemsOfType(sms, 'service').toSorted((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
  const { shown, rest } = beginningOf(services, mostServices);
  return {
    more: rest,
    services: shown.map((item) => {
      const hours = textField(item, 'hours') ?? '–';
      const availability = mapField(item, 'availability');
      return {
        link: itemLink(site, item.id),
        name: item.title,
        outcome: item.summary,
        state: { key: item.state, text: stateText(item) },
        isInScope: item.fields['in_scope'] !== false,
        criticality: textField(item, 'criticality') ?? '–',
        availability: availability === null ? '–' : (textField(availability, 'target') ?? '–'),
        hours: hours.length > mostHours ? `${hours.slice(0, mostHours - 3)}…` : hours,
        owner: ownerLink(site, item),
        customers: textsField(item, 'customers').map(named),
        dependsOn: textsField(item, 'depends_on').map(named),
        agreements: (sms.relationsTo.get(item.id) ?? [])
          .filter((relation) => relation.verb === 'covers')
          .flatMap((relation) => (sms.items.get(relation.from)?.type.key === 'sla' ? [named(relation.from)] : [])),
      };
    }),
  };
}
