import { isCollection, isNode, isScalar } from 'yaml';
import type { Node, Pair, Scalar } from 'yaml';
import type { PlainValue } from '../core/model/frontmatter-edit.ts';

/** The frontmatter of a file is such that a place in it cannot be changed safely. The message says why. */
export class UneditableFrontmatter extends Error {
  override readonly name = 'UneditableFrontmatter';
}

/** Offset of the end of the line, before its line end. */
export function lineEnd(yaml: string, from: number): number {
  const at = yaml.indexOf('\n', from);
  const end = at < 0 ? yaml.length : at;
  return yaml[end - 1] === '\r' && end > from ? end - 1 : end;
}

/** Characters between the start of the line and an offset. */
export function columnOf(yaml: string, offset: number): number {
  return offset - (yaml.lastIndexOf('\n', offset - 1) + 1);
}

/** Place of the colon behind a key; null where a key of a flow map stands alone. */
export function colonAfter(yaml: string, keyEnd: number): number | null {
  const match = /^[ \t]*:/.exec(yaml.slice(keyEnd, keyEnd + 200));
  return match === null ? null : keyEnd + match[0].length - 1;
}

/** Offset of the first character of a node. */
export function startOf(node: unknown): number {
  if (!isNode(node) || !node.range)
    throw new UneditableFrontmatter('The frontmatter uses a form of YAML that is not edited.');
  return node.range[0];
}

/** Offset behind the last character of a node; for a block collection also what follows it. */
export function endOf(node: unknown): number {
  if (!isNode(node) || !node.range)
    throw new UneditableFrontmatter('The frontmatter uses a form of YAML that is not edited.');
  return node.range[1];
}

/** Offset behind the value of a pair, or behind its colon where it has none. */
export function endOfPair(yaml: string, pair: Pair): number {
  if (!isEmpty(pair.value)) return endOfContent(yaml, pair.value);
  const keyEnd = endOf(pair.key);
  const colon = colonAfter(yaml, keyEnd);
  return colon === null ? keyEnd : colon + 1;
}

/** End of the last value inside a node: the range of a block collection also holds what comes after it. */
export function endOfContent(yaml: string, node: unknown): number {
  if (!isCollection(node) || node.flow === true) return endOf(node);
  const last: unknown = node.items.at(-1);
  if (last === undefined) return endOf(node);
  return isNode(last) ? (isEmpty(last) ? startOf(last) : endOfContent(yaml, last)) : endOfPair(yaml, last as Pair);
}

/** True for a value that is written over several lines by indentation. */
export function isBlock(node: Node): boolean {
  return isCollection(node)
    ? node.flow !== true
    : isScalar(node) && (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL');
}

/** True for a YAML reference, or a value with an anchor or a tag of its own. */
export function isMarked(node: Node): boolean {
  return (
    !(isScalar(node) || isCollection(node)) ||
    node.anchor !== undefined ||
    (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:'))
  );
}

/** Quotation mark a text is written in. */
export function quoteOf(node: Scalar): '"' | "'" | null {
  return node.type === 'QUOTE_DOUBLE' ? '"' : node.type === 'QUOTE_SINGLE' ? "'" : null;
}

/** True when the node already holds the value. */
export function isSame(node: Node, value: PlainValue): boolean {
  return JSON.stringify(node.toJSON()) === JSON.stringify(value);
}

/** True where no value is written: no node, or nothing behind the colon. */
export function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null && node.source === '');
}
