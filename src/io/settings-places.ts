import type { LineCounter } from 'yaml';
import { isMap, isNode, isScalar, isSeq } from 'yaml';

/** A place in `clausebook.yaml`; both count from 1. */
export interface SettingsPlace {
  readonly line: number;
  readonly column: number;
}

/**
 * Where a path stands, as deep as it is there: a single value at the value, a list or a group at its key.
 *
 * @param contents the parsed document
 * @param path keys and numbers of entries
 * @param lines positions of its lines
 * @param isKey true for the key itself
 */
export function placeOfSetting(
  contents: unknown,
  path: readonly PropertyKey[],
  lines: LineCounter,
  isKey = false,
): SettingsPlace {
  let node = contents;
  let offset = isNode(contents) ? (contents.range?.[0] ?? 0) : 0;
  for (const [depth, step] of path.entries()) {
    if (isSeq(node) && typeof step === 'number') {
      const entry: unknown = node.items[step];
      if (!isNode(entry)) break;
      node = entry;
      offset = entry.range?.[0] ?? offset;
      continue;
    }
    if (!isMap(node)) break;
    const pair = node.items.find(({ key }) => isScalar(key) && spellings(step).includes(String(key.value)));
    if (pair === undefined || !isScalar(pair.key) || !pair.key.range) break;
    offset = pair.key.range[0];
    node = pair.value;
    const isValue = !(isKey && depth === path.length - 1);
    if (isValue && isScalar(node) && node.range && node.range[1] > node.range[0]) offset = node.range[0];
  }
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function spellings(step: PropertyKey): readonly string[] {
  return step === 'organization' ? ['organization', 'organisation'] : [String(step)];
}
