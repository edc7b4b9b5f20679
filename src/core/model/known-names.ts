import leven from 'leven';
import type { ItemTypeDeclaration } from '../types/declaration.ts';
import { fieldsOfType } from '../types/fields-of-type.ts';
import { parseTypeExpression } from '../types/type-expression.ts';
import type { Shape } from '../types/type-expression.ts';
import type { FieldPath } from './place.ts';

/**
 * The known key that an unknown one is most likely a misspelling of: at most two edits apart, in a short key one, or two
 * letters changed about.
 *
 * @param key what was written
 * @param names what is known
 * @returns null when the key is more likely somebody's own
 */
export function likelyKey(key: string, names: readonly string[]): string | null {
  const most = key.length > 4 ? 2 : 1;
  let best: string | null = null;
  let bestDistance = most + 1;
  for (const name of names) {
    // With one or two letters everything is like everything else, and a short word with another beginning is another word.
    if (name.length < 3 || key.length < 3) continue;
    if (key.length < 5 && key.length === name.length && key[0]?.toLowerCase() !== name[0]) continue;
    const distance = isSwapped(key, name)
      ? 1
      : leven(key.toLowerCase(), name.toLowerCase(), { maxDistance: bestDistance });
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** True when two neighbouring letters changed places: `onwer` for `owner`. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/**
 * Names that the map at a path may hold, by the declarations of the fields.
 *
 * @param shapes shape of each field
 * @param path name of the field, then keys and positions inside it
 * @param type type whose sections may stand inside its lists; null for a register
 * @param types types in use
 */
export function namesInside(
  shapes: ReadonlyMap<string, Shape>,
  path: FieldPath,
  type: ItemTypeDeclaration | null,
  types: ReadonlyMap<string, ItemTypeDeclaration>,
): readonly string[] {
  const [field, ...inside] = path;
  const sections = [...types.values()].filter((candidate) => type !== null && candidate.section?.parent === type.key);
  const listed = sections.filter((section) => section.section?.list === field).map((section) => section.key);
  const shape = shapes.get(String(field));
  const starts: readonly Shape[] = [
    ...(shape === undefined ? [] : [shape]),
    ...listed.map((key): Shape => ({ kind: 'list', of: { kind: 'reference', to: key } })),
  ];
  const byKey = new Map(sections.map((section) => [section.key, section]));
  return [...new Set(starts.flatMap((start) => namesAt(start, inside, byKey)))];
}

function namesAt(shape: Shape, path: FieldPath, sections: ReadonlyMap<string, ItemTypeDeclaration>): readonly string[] {
  const [step, ...rest] = path;
  switch (shape.kind) {
    case 'choice':
      return shape.of.flatMap((of) => namesAt(of, path, sections));
    case 'list':
    case 'map':
      return step === undefined ? [] : namesAt(shape.of, rest, sections);
    case 'record': {
      if (step === undefined) return shape.entries.map((entry) => entry.name);
      const entry = shape.entries.find((candidate) => candidate.name === step);
      return entry === undefined ? [] : namesAt(entry.shape, rest, sections);
    }
    case 'reference': {
      const section = sections.get(shape.to);
      if (section === undefined) return [];
      const fields = fieldsOfType(section, null);
      if (step === undefined) return fields.map((field) => field.name);
      const field = fields.find((candidate) => candidate.name === step);
      return field === undefined ? [] : namesAt(parseTypeExpression(field.type), rest, sections);
    }
    default:
      return [];
  }
}
