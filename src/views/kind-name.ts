import type { Item } from '../core/model/item.ts';
import { spelled } from './plain-words.ts';
import { typeName } from './site.ts';
import { kindNameIn } from './words/model-words.ts';
import { say } from './words/say.ts';

/** Name of the kind of an item: `hosting` of a plan is a `hosting plan`. No word is said twice. */
export function kindName(item: Item): string {
  const kind = item.kind?.formerName ?? item.kind?.key;
  const known = item.kind === null || item.kind === undefined ? null : kindNameIn(item.type.key, item.kind.key);
  if (known !== null) return known;
  if (kind === undefined || kind === item.type.key || kind === 'other') return typeName(item.type.key);
  if (item.kind?.formerName !== undefined) return spelled(kind);
  const [name, type] = [spelled(kind), typeName(item.type.key)];
  return type.startsWith(name) ? type : say('{kind} {type}', { kind: name, type });
}
