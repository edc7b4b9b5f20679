import type { Item } from '../../core/model/item.ts';
import type { FieldPath } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { ItemTypeDeclaration } from '../../core/types/declaration.ts';
import { fieldsOfType } from '../../core/types/fields-of-type.ts';
import type { Shape } from '../../core/types/type-expression.ts';
import { parseTypeExpression } from '../../core/types/type-expression.ts';

const shapes = new WeakMap<ItemTypeDeclaration, Map<string, Shape | null>>();

/**
 * Types of items that a place within a field may name. Null where it may name any item, or words as well, or is not declared.
 *
 * @param item the item that holds the field
 * @param field name of the field
 * @param inside keys and positions inside the field
 */
export function typesAt(item: Item, field: string, inside: FieldPath): readonly string[] | null {
  const shape = shapeOf(item, field);
  const named = shape === null ? [] : targetsOf(shape, inside);
  return named === null || named.length === 0 || named.includes('ref') ? null : [...new Set(named)];
}

function shapeOf(item: Item, field: string): Shape | null {
  const key = `${item.kind?.key ?? ''}/${field}`;
  const known = shapes.get(item.type) ?? new Map<string, Shape | null>();
  shapes.set(item.type, known);
  const before = known.get(key);
  if (before !== undefined) return before;
  const declared = fieldsOfType(item.type, item.kind).findLast(({ name }) => name === field);
  const shape = declared === undefined ? null : parseTypeExpression(declared.type);
  known.set(key, shape);
  return shape;
}

/** Null where words are allowed too: then an id of another type may be meant as words. */
function targetsOf(shape: Shape, inside: FieldPath): readonly string[] | null {
  const [step, ...rest] = inside;
  switch (shape.kind) {
    case 'reference':
      return step === undefined ? [shape.to] : [];
    case 'scalar':
      return step === undefined ? null : [];
    case 'list':
      return targetsOf(shape.of, typeof step === 'number' ? rest : inside);
    case 'map':
      return step === undefined ? [] : targetsOf(shape.of, rest);
    case 'record': {
      const entry = shape.entries.find(({ name }) => name === step);
      return entry === undefined ? [] : targetsOf(entry.shape, rest);
    }
    case 'choice': {
      const all = shape.of.map((of) => targetsOf(of, inside));
      return all.some((types) => types === null) ? null : all.flatMap((types) => types ?? []);
    }
    default:
      return [];
  }
}

/** A role may stand for the person who holds it, and the other way round. */
const whoever: ReadonlySet<string> = new Set(['role', 'person']);

/**
 * True where an item or register is of one of some types. A register counts as what its rows are.
 *
 * @param sms the model
 * @param id of the item or register
 * @param types keys of types, or `any`, `any document`, `any record`, `any type`
 */
export function isOfType(sms: Sms, id: string, types: readonly string[]): boolean {
  const item = sms.items.get(id);
  const own = item === undefined ? (sms.registers.get(id)?.of ?? []) : [item.type.key];
  return types.some((type) => {
    const [any, of] = type.split(' ');
    if (any !== 'any') return own.some((key) => key === type || (whoever.has(key) && whoever.has(type)));
    return of === undefined || of === 'type' || own.some((key) => sms.types.get(key)?.class === of);
  });
}
