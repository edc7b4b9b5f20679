import { pathInFile } from '../model/foreign.ts';
import type { FieldOrigin, Item } from '../model/item.ts';
import type { FieldPath, Place } from '../model/place.ts';

/** Place of a value of a field: in the frontmatter, or at its row in the body. */
export function placeOfPath(item: Item, field: string, inside: FieldPath): Place {
  const origin = item.origins[field];
  if (origin?.kind === 'body') {
    const [index] = inside;
    return (typeof index === 'number' ? origin.rows[index] : undefined) ?? origin.place;
  }
  if (item.facts === null) return item.place;
  if (origin?.kind === 'frontmatter') return item.facts.locateValue(pathOf(field, origin, inside));
  return item.storage === 'section' && item.path.length === 0 ? item.place : item.facts.locateValue(item.path);
}

function pathOf(field: string, origin: FieldOrigin & { readonly kind: 'frontmatter' }, inside: FieldPath): FieldPath {
  return origin.sources === undefined ? [...origin.path, ...inside] : pathInFile(origin.sources, [field, ...inside]);
}
