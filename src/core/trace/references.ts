import { closest } from './nearest.ts';
import { fieldsOfType } from '../types/fields-of-type.ts';
import type { FieldDeclaration } from '../types/declaration.ts';
import { parseTypeExpression } from '../types/type-expression.ts';
import type { Shape } from '../types/type-expression.ts';
import type { TypeTable } from '../types/type-table.ts';
import { prefixOf } from '../types/type-table.ts';
import { isFieldMap, mapsField, textField } from '../model/fields.ts';
import type { BodyLink, SourceFacts } from '../model/facts.ts';
import type { Item } from '../model/item.ts';
import type { FieldPath } from '../model/place.ts';
import type { DanglingReference, Relation } from '../model/sms.ts';
import { FieldRelation } from './field-relation.ts';
import { LinkRelation } from './link-relation.ts';
import type { LinkIndex } from './link-target.ts';
import { resolveLinkTarget } from './link-target.ts';
import { placeOfPath } from './place-of-path.ts';

export { placeOfPath } from './place-of-path.ts';

/** Relations and dead ends found in fields and text. */
export interface References {
  readonly relations: readonly Relation[];
  readonly dangling: readonly DanglingReference[];
}

/** What references are resolved against. */
export interface ReferenceContext {
  readonly index: LinkIndex;
  readonly table: TypeTable;
  /** The id most like a word, for "did you mean". */
  readonly nearestId: (word: string) => string | null;
  /** Anchors on the page of an item or register. */
  readonly anchorsOf: (id: string) => ReadonlySet<string>;
  /** True for a file of a foreign set: its authors name people and roles in words. */
  readonly isForeign: (file: string) => boolean;
}

interface Found {
  readonly value: string;
  readonly path: FieldPath;
  /** True when the value may be plain words as well as an id. */
  readonly orText: boolean;
}

/**
 * Reads the references of one item: every field whose declaration names an item type, `related`, and the links of its text.
 *
 * @param item the item
 * @param context what exists
 */
export function referencesOf(item: Item, context: ReferenceContext): References {
  const relations: Relation[] = [];
  const dangling: DanglingReference[] = [];
  for (const field of fieldsOfType(item.type, item.kind)) {
    const value = item.fields[field.name];
    // An entry of `related` states its own verb: see below.
    if (value === undefined || field.name === 'related' || item.origins[field.name]?.kind === 'default') continue;
    for (const found of findReferences(value, parseTypeExpression(field.type), [], false)) {
      const orText = found.orText || (item.storage === 'file' && context.isForeign(item.file));
      follow(item, field, { ...found, orText }, context, relations, dangling);
    }
  }
  for (const [index, entry] of mapsField(item, 'related').entries()) {
    const target = textField(entry, 'target');
    if (target === null) continue;
    const verb = textField(entry, 'rel') ?? 'relates_to';
    const id = context.index.findId(target);
    if (id !== null) relations.push(new FieldRelation(item, verb, id, 'related', [index, 'target']));
    else {
      const place = placeOfPath(item, 'related', [index, 'target']);
      const path = [...item.path, 'related', index, 'target'];
      dangling.push({ from: item.id, target, place, kind: 'field', path, nearest: context.nearestId(target) });
    }
  }
  return { relations, dangling };
}

function follow(
  item: Item,
  field: FieldDeclaration,
  found: Found,
  context: ReferenceContext,
  relations: Relation[],
  dangling: DanglingReference[],
): void {
  const [plain = ''] = found.value.split('#');
  const id = context.index.findId(plain.trim());
  if (id !== null) {
    if (id !== item.id) relations.push(new FieldRelation(item, field.verb ?? field.name, id, field.name, found.path));
    return;
  }
  const looksLikeId =
    /^[A-Za-z]{2,6}-[\w-]*\d[\w-]*$/.test(plain) && context.table.byPrefix.has(prefixOf(plain.toUpperCase()));
  if (looksLikeId || (!found.orText && !/^[a-z]+:/i.test(plain))) {
    const place = placeOfPath(item, field.name, found.path);
    const path = [...item.path, field.name, ...found.path];
    dangling.push({
      from: item.id,
      target: found.value,
      place,
      kind: 'field',
      path,
      nearest: context.nearestId(plain),
    });
  }
}

/** Values of a field that its shape says are references. */
function findReferences(value: unknown, shape: Shape, path: FieldPath, orText: boolean): readonly Found[] {
  if (value === null || value === undefined) return [];
  switch (shape.kind) {
    case 'list': {
      const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
      return entries.flatMap((entry, index) =>
        findReferences(entry, shape.of, Array.isArray(value) ? [...path, index] : path, orText),
      );
    }
    case 'map':
      return isFieldMap(value)
        ? Object.entries(value).flatMap(([key, entry]) => findReferences(entry, shape.of, [...path, key], orText))
        : [];
    case 'record':
      return isFieldMap(value)
        ? shape.entries.flatMap((entry) =>
            findReferences(value[entry.name], entry.shape, [...path, entry.name], orText),
          )
        : [];
    case 'choice': {
      if (isFieldMap(value)) {
        const record = shape.of.find((of) => of.kind === 'record');
        return record === undefined ? [] : findReferences(value, record, path, orText);
      }
      if (Array.isArray(value)) {
        const list = shape.of.find((of) => of.kind === 'list');
        return list === undefined ? [] : findReferences(value, list, path, orText);
      }
      const reference = shape.of.find((of) => of.kind === 'reference');
      if (reference === undefined) return [];
      const alternatives = shape.of.some(
        (of) => of.kind === 'scalar' || (of.kind === 'enum' && typeof value === 'string' && of.values.includes(value)),
      );
      return findReferences(value, reference, path, orText || alternatives);
    }
    case 'reference':
      return typeof value === 'string' && value.trim() !== '' ? [{ value, path, orText }] : [];
    default:
      return [];
  }
}

/**
 * Links of a text as relations and dead ends.
 *
 * @param from id of the item or register that holds the text
 * @param facts its file
 * @param context what exists
 */
export function linksOf(from: string, facts: SourceFacts, context: ReferenceContext): References {
  const relations: Relation[] = [];
  const dangling: DanglingReference[] = [];
  const report = (link: BodyLink, kind: DanglingReference['kind'], nearest: string | null): void => {
    dangling.push({ from, target: link.target, place: link.place, kind, path: null, nearest });
  };
  const hasAnchor = (id: string, anchor: string): boolean => {
    const anchors = context.anchorsOf(id);
    return anchors.has(anchor) || (context.index.foreign?.anchorMeant(anchor, anchors, facts.file) ?? null) !== null;
  };
  for (const [position, link] of facts.links.entries()) {
    const target = resolveLinkTarget(link.target, facts.file, context.index);
    if (link.kind === 'image' && target.kind !== 'asset' && target.kind !== 'unsafe') {
      const isElsewhere = target.kind === 'external';
      const words = link.target.replace(/#.*$/, '').split('/').at(-1) ?? '';
      report(link, isElsewhere ? 'image-elsewhere' : 'image', isElsewhere ? null : context.nearestId(words));
      continue;
    }
    switch (target.kind) {
      case 'item':
        if (target.id !== from) {
          relations.push(new LinkRelation(from, target.id, facts, position, link, target.anchor));
        }
        if (target.anchor !== null && target.anchor !== '' && !hasAnchor(target.id, target.anchor)) {
          report(link, 'anchor', closest(target.anchor, [...context.anchorsOf(target.id)]));
        }
        break;
      case 'landing':
        if (target.anchor !== null && target.anchor !== '' && !hasAnchor(target.file, target.anchor)) {
          report(link, 'anchor', closest(target.anchor, [...context.anchorsOf(target.file)]));
        }
        break;
      case 'here':
        if (!hasAnchor(from, target.anchor)) {
          report(link, 'anchor', closest(target.anchor, [...context.anchorsOf(from)]));
        }
        break;
      case 'missing':
        report(link, link.kind, context.nearestId(link.target.replace(/#.*$/, '').split('/').at(-1) ?? ''));
        break;
      case 'unsafe':
        report(link, 'unsafe', null);
        break;
      default:
        break;
    }
  }
  return { relations, dangling };
}
