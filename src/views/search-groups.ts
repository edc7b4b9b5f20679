import type { Item } from '../core/model/item.ts';

/**
 * The sorts of thing that people look for, in the order in which they are offered: the name, and how much more than a plain
 * page it counts when results are put in order. What tells people what to do comes before what tells what was done.
 */
export const searchGroups = [
  { name: 'Policies', factor: 3 },
  { name: 'Procedures', factor: 2.2 },
  { name: 'Pages', factor: 1.5 },
  { name: 'Services', factor: 1.4 },
  { name: 'Plans', factor: 1.3 },
  { name: 'People', factor: 1.1 },
  { name: 'Clauses', factor: 1.2 },
  { name: 'Registers', factor: 0.7 },
  { name: 'Records', factor: 0.6 },
] as const;

/** Name of a sort of thing. */
export type SearchGroup = (typeof searchGroups)[number]['name'];

/** Sorts of the documents whose types stand in these groups of types; types of one's own may stand in any other. */
const ofDocuments: Readonly<Record<string, SearchGroup>> = {
  'Direction and frame': 'Policies',
  'People and authority': 'Policies',
  'Process documentation': 'Procedures',
};

/** The sort of thing that an item is, whatever its type. */
export function groupOfItem({ type, storage }: Pick<Item, 'type' | 'storage'>): SearchGroup {
  if (type.class === 'record') return 'Records';
  if (type.group === 'Services and agreements') return 'Services';
  if (storage === 'file' && type.class === 'document')
    return type.key === 'plan' ? 'Plans' : (ofDocuments[type.group] ?? 'Plans');
  return type.group === 'People and authority' ? 'People' : 'Registers';
}
