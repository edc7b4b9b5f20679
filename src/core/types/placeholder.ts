import type { PlainValue } from '../model/frontmatter-edit.ts';
import type { ItemTypeDeclaration } from './declaration.ts';
import type { Shape } from './type-expression.ts';

/** What placeholders are chosen from. */
export interface PlaceholderContext {
  /** Day to write where a day is needed, YYYY-MM-DD. */
  readonly day: string;
  /** Ids of the items of a type that exist. */
  readonly idsOf: (typeKey: string) => readonly string[];
  /** Types by key. */
  readonly types: ReadonlyMap<string, ItemTypeDeclaration>;
  /** A clause to write where a clause is needed. */
  readonly clause: string;
}

/** A value that stands in for the right one, and what it may be replaced by. */
export interface Placeholder {
  readonly value: PlainValue;
  readonly hint: string | null;
}

// What comes later in the life of an entry is not written at its beginning.
const later: ReadonlySet<string> = new Set([
  'to',
  'until',
  'done',
  'worked',
  'moved',
  'closed',
  'sha256',
  'digest',
  'appointed_by',
]);

/**
 * A value of the right shape. The only item of a type is taken; where there are none or several, an id that cannot exist
 * (`CUS-000`) makes the check ask for the right one. A text is put in brackets, which no finished document may hold.
 *
 * @param shape shape of the field
 * @param name name of the field, for texts
 * @param context what exists
 */
export function placeholderFor(shape: Shape, name: string, context: PlaceholderContext): Placeholder {
  switch (shape.kind) {
    case 'list': {
      const { value, hint } = placeholderFor(shape.of, name, context);
      return { value: [value], hint };
    }
    case 'map':
      return plain({});
    case 'record': {
      const entries = shape.entries
        .filter((entry) => !later.has(entry.name))
        .map((entry) => [entry.name, placeholderFor(entry.shape, entry.name, context)] as const);
      const hints = entries.flatMap(([key, { hint }]) => (hint === null ? [] : [`${key}: ${hint}`]));
      return {
        value: Object.fromEntries(entries.map(([key, { value }]) => [key, value])),
        hint: hints.length === 0 ? null : hints.join('; '),
      };
    }
    case 'choice':
      return choose(shape.of, name, context);
    case 'enum':
      return { value: shape.values[0] ?? '', hint: oneOf(shape.values) };
    case 'reference':
      return referenceTo(shape.to, context);
    case 'scalar':
      return plain(scalarFor(shape.scalar, name, context));
  }
}

/** Words first, then an item that is there, then what comes first. */
function choose(shapes: readonly Shape[], name: string, context: PlaceholderContext): Placeholder {
  const candidates = [
    shapes.find((shape) => shape.kind === 'enum'),
    shapes.find((shape) => shape.kind === 'reference' && context.idsOf(shape.to).length === 1),
    shapes.find((shape) => shape.kind === 'scalar' && shape.scalar === 'text'),
    ...shapes,
  ];
  const chosen = candidates.find((shape) => shape !== undefined);
  const ids = shapes.flatMap((shape) => (shape.kind === 'reference' ? context.idsOf(shape.to) : []));
  const found = chosen === undefined ? plain(null) : placeholderFor(chosen, name, context);
  return found.hint !== null || ids.length < 2 ? found : { ...found, hint: oneOf(ids) };
}

function referenceTo(key: string, context: PlaceholderContext): Placeholder {
  const ids = context.idsOf(key);
  const [only] = ids;
  if (only !== undefined && ids.length === 1) return plain(only);
  const prefix = context.types.get(key)?.prefix ?? 'XXX';
  return {
    value: idPlaceholder(prefix),
    hint: ids.length === 0 ? `id of a ${key === 'ref' ? 'document or record' : key}` : oneOf(ids),
  };
}

function scalarFor(scalar: string, name: string, { day, clause }: PlaceholderContext): PlainValue {
  switch (scalar) {
    case 'number':
      return 0;
    case 'integer':
      return 1;
    case 'boolean':
      return false;
    case 'date':
      return day;
    case 'datetime':
      return `${day}T09:00`;
    case 'duration':
      return 'P1M';
    case 'period':
      return day.slice(0, 7);
    case 'clause':
      return clause;
    case 'rule':
      return idPlaceholder('XXXX');
    case 'sha256':
      return '0'.repeat(64);
    case 'type':
      return 'policy';
    default:
      return textPlaceholder(name);
  }
}

/** What stands where a text belongs: its name in brackets. */
export function textPlaceholder(name: string): string {
  return `[${name.replaceAll(/[_-]/g, ' ')}]`;
}

/** What stands where the title of a row belongs. */
export function titlePlaceholder(type: Pick<ItemTypeDeclaration, 'key'>): string {
  return textPlaceholder(`${type.key} in one sentence`);
}

/** An id that cannot exist: numbers begin with 1. */
export function idPlaceholder(prefix: string): string {
  return `${prefix}-000`;
}

function plain(value: PlainValue): Placeholder {
  return { value, hint: null };
}

const shown = 6;

function oneOf(values: readonly string[]): string {
  return values.length <= shown ? `one of ${values.join(', ')}` : `one of ${values.slice(0, shown).join(', ')} …`;
}
