import { mapField, textField, textsField } from '../core/model/fields.ts';
import type { Item } from '../core/model/item.ts';
import { itemsOfType } from '../core/model/items-of-type.ts';
import { beginningOf, moreOn } from './paging.ts';
import type { LinkView, Site } from './site.ts';
import { itemLink, ownerLink } from './site.ts';
import { stateText } from './standing.ts';
import { say, sayKnown } from './words/say.ts';

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
    readonly lists: readonly {
      readonly label: string;
      readonly links: readonly LinkView[];
      readonly more: LinkView | null;
    }[];
  }[];
  /** Services this page leaves out. */
  readonly more: number;
}

const mostServices = 100;
const mostHours = 160;
const mostInList = 12;

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
        criticality: sayKnown(textField(item, 'criticality') ?? '–'),
        availability: availability === null ? '–' : (textField(availability, 'target') ?? '–'),
        hours: hours.length > mostHours ? `${hours.slice(0, mostHours).replace(/[\s\p{P}]+\S*$/u, '')} …` : hours,
        owner: ownerLink(site, item),
        lists: [
          { label: say('For#customers'), ids: textsField(item, 'customers') },
          { label: say('Agreements'), ids: agreementsOf(site, item) },
          { label: say('Depends on'), ids: textsField(item, 'depends_on') },
        ]
          .filter(({ ids }) => ids.length > 0)
          .map(({ label, ids }) => ({
            label,
            links: ids.slice(0, mostInList).map(named),
            more: moreOn(itemLink(site, item.id), ids.length - mostInList),
          })),
      };
    }),
  };
}

function agreementsOf(site: Site, service: Item): readonly string[] {
  const { items, relationsTo } = site.checked.sms;
  const covering = (relationsTo.get(service.id) ?? []).filter((relation) => relation.verb === 'covers');
  return [...new Set(covering.map((relation) => relation.from))].filter((id) => items.get(id)?.type.key === 'sla');
}
