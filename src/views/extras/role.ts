import { mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { siteIndex } from '../site-index.ts';
import type { Site } from '../site.ts';
import { typeListName } from '../site.ts';
import { itemValue, textValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';
import { tableSection } from './table-section.ts';

const parts = ['accountable', 'responsible', 'consulted', 'informed'] as const;
const mostOfKind = 12;
const mostProcesses = 40;

/** What a role does in the steps of processes, and what it owns. */
export function roleSections(site: Site, role: Item): readonly ExtraSection[] {
  return [...ownedItems(site, role), ...dutiesInSteps(site, role)];
}

function dutiesInSteps(site: Site, role: Item): readonly ExtraSection[] {
  const rows = itemsOfType(site.checked.sms, 'process').flatMap((process) => {
    const steps = mapsField(process, 'activities').flatMap((step) => {
      const duties = parts.filter((part) => textsField(step, part).includes(role.id));
      return duties.length === 0 ? [] : [textValue(`${textField(step, 'step') ?? ''}: ${duties.join(', ')}`)];
    });
    return steps.length === 0 ? [] : [[itemValue(site, process.id), { kind: 'list' as const, items: steps }]];
  });
  return tableSection('cb_duties', 'Duties in process steps', ['Process', 'Steps'], rows, mostProcesses);
}

function ownedItems(site: Site, role: Item): readonly ExtraSection[] {
  const owned = siteIndex(site).ownedBy.get(role.id) ?? [];
  if (owned.length === 0) return [];
  const entries = [...Map.groupBy(owned, (item) => item.type.key)].map(([type, items]) => ({
    label: typeListName(type),
    value: { kind: 'list' as const, items: items.map((item) => itemValue(site, item.id)) },
  }));
  return [
    {
      anchor: 'cb_owns',
      title: `Owns ${owned.length === 1 ? '1 item' : `${owned.length} items`}`,
      value: { kind: 'map', entries },
      chart: null,
      most: mostOfKind,
    },
  ];
}
