import { mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { GraphEdge, GraphNode } from '../charts/graph-view.ts';
import { mostNodes } from '../charts/graph-view.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { tableSection } from '../extras/table-section.ts';
import type { Site } from '../site.ts';
import { itemLink } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { itemValue, ownValue, textValue } from '../value-view.ts';
import type { PlainText } from '../words/say.ts';
import { say } from '../words/say.ts';

/** What a service relies on: other services, and parties that give parts of it. */
interface Reliance {
  readonly from: Item;
  readonly to: string;
  readonly what: string;
}

const tooLarge: PlainText =
  'No drawing that somebody could read holds all these services and parties. The table lists what relies on what.';

/**
 * What services rely on, as a drawing and as a table.
 *
 * @param site the site
 * @param around id of the service in the middle: only what is next to it is shown; all services when left out
 */
export function serviceMap(site: Site, around?: string): readonly ExtraSection[] {
  const services = itemsOfType(site.checked.sms, 'service').filter((service) => service.inForce);
  const all = services.flatMap((service) => reliances(site, service));
  const shown = around === undefined ? all : all.filter(({ from, to }) => from.id === around || to === around);
  const rows = shown.map(({ from, to, what }): readonly ValueView[] => [
    itemValue(site, from.id),
    nameValue(site, to),
    ownValue(site, from.id, what),
  ]);
  const drawing = draw(site, shown, around);
  return tableSection(
    'cb_reliance',
    say('What services rely on'),
    [say('Service'), say('Relies on'), say('For#what')],
    rows,
    100,
  ).map((section) => (drawing === '' ? { ...section, lead: say(tooLarge) } : { ...section, drawing }));
}

function reliances(site: Site, service: Item): readonly Reliance[] {
  const { items } = site.checked.sms;
  const services = textsField(service, 'depends_on').filter((id) => items.has(id));
  const parts = mapsField(service, 'components').flatMap((part): readonly Reliance[] => {
    const party = textField(part, 'party');
    return party === null ? [] : [{ from: service, to: party, what: textField(part, 'name') ?? '' }];
  });
  return [...services.map((to) => ({ from: service, to, what: '' })), ...parts];
}

function nameValue(site: Site, name: string): ValueView {
  return site.checked.sms.items.has(name) ? itemValue(site, name) : textValue(name);
}

function draw(site: Site, shown: readonly Reliance[], around: string | undefined): string {
  const { items } = site.checked.sms;
  const ids = [...new Set(shown.flatMap(({ from, to }) => [from.id, to]))];
  if (ids.length < 2 || ids.length > mostNodes) return '';
  const nodes = ids.map((id): GraphNode => {
    const item = items.get(id);
    const isService = item?.type.key === 'service';
    return {
      id,
      text: item === undefined ? id : `${id}\n${item.title}`,
      href: item === undefined ? null : itemLink(site, id).href,
      shape: id === around ? 'terminal' : isService ? 'rounded' : 'step',
      group: null,
    };
  });
  const edges = new Map<string, GraphEdge>();
  for (const { from, to } of shown)
    edges.set(`${from.id} ${to}`, {
      from: from.id,
      to,
      text: null,
      stroke: items.get(to)?.type.key === 'service' ? 'solid' : 'dashed',
    });
  return site.drawGraph(
    {
      title: say('What relies on what: services with solid lines, parties with dashed ones'),
      description: say('{count} services and parties. An arrow leads from a service to what it relies on.', {
        count: nodes.length,
      }),
      direction: 'LR',
      nodes,
      edges: [...edges.values()],
      groups: [],
    },
    'cb_services',
  );
}
