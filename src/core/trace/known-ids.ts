import { isFieldMap } from '../model/fields.ts';
import type { Shape } from '../types/type-expression.ts';

/** Spelling of the id of an item, register or alias, compared without case; null when there is none. */
export type FindId = (text: string) => string | null;

/**
 * A value in which every reference that leads to an item has the spelling of that item. What leads nowhere stays as it is,
 * so that a finding can quote it.
 *
 * @param value value of a field
 * @param shape declared shape of the field
 * @param findId what there is
 * @returns the value itself when nothing changes
 */
export function withKnownIds(value: unknown, shape: Shape, findId: FindId): unknown {
  if (!holdsReference(shape)) return value;
  switch (shape.kind) {
    case 'reference':
      return typeof value === 'string' ? knownSpelling(value, findId) : value;
    case 'list':
      return Array.isArray(value)
        ? changedList(value, (entry) => withKnownIds(entry, shape.of, findId))
        : withKnownIds(value, shape.of, findId);
    case 'map':
      return isFieldMap(value)
        ? changedMap(value, Object.keys(value), (entry) => withKnownIds(entry, shape.of, findId))
        : value;
    case 'record': {
      const shapes = new Map(shape.entries.map((entry) => [entry.name, entry.shape]));
      return isFieldMap(value)
        ? changedMap(value, [...shapes.keys()], (entry, name) => {
            const inside = shapes.get(name);
            return inside === undefined ? entry : withKnownIds(entry, inside, findId);
          })
        : value;
    }
    case 'choice': {
      const chosen = shape.of.find((of) => fits(value, of));
      return chosen === undefined ? value : withKnownIds(value, chosen, findId);
    }
    default:
      return value;
  }
}

/** Of several shapes the one a value has; a word of an enumeration is no id. */
function fits(value: unknown, shape: Shape): boolean {
  if (isFieldMap(value)) return shape.kind === 'record' || shape.kind === 'map';
  if (Array.isArray(value)) return shape.kind === 'list';
  return shape.kind === 'enum' ? typeof value === 'string' && shape.values.includes(value) : shape.kind === 'reference';
}

/** `rol-011#duties` -> `ROL-011#duties`. */
function knownSpelling(text: string, findId: FindId): string {
  const [plain = '', ...anchor] = text.split('#');
  const known = findId(plain.trim());
  return known === null || known === plain ? text : [known, ...anchor].join('#');
}

function changedList(list: readonly unknown[], change: (entry: unknown) => unknown): readonly unknown[] {
  const changed = list.map(change);
  return changed.every((entry, index) => entry === list[index]) ? list : changed;
}

function changedMap(
  map: Readonly<Record<string, unknown>>,
  names: readonly string[],
  change: (entry: unknown, name: string) => unknown,
): Readonly<Record<string, unknown>> {
  const changes = names.flatMap((name) => {
    if (!Object.hasOwn(map, name)) return [];
    const entry = change(map[name], name);
    return entry === map[name] ? [] : [[name, entry] as const];
  });
  return changes.length === 0 ? map : { ...map, ...Object.fromEntries(changes) };
}

const known = new WeakMap<Shape, boolean>();

function holdsReference(shape: Shape): boolean {
  const before = known.get(shape);
  if (before !== undefined) return before;
  const holds = holdsReferenceInside(shape);
  known.set(shape, holds);
  return holds;
}

function holdsReferenceInside(shape: Shape): boolean {
  switch (shape.kind) {
    case 'reference':
      return true;
    case 'list':
    case 'map':
      return holdsReference(shape.of);
    case 'record':
      return shape.entries.some((entry) => holdsReference(entry.shape));
    case 'choice':
      return shape.of.some(holdsReference);
    default:
      return false;
  }
}
