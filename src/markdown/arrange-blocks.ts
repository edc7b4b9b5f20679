import type { Element, ElementContent } from 'hast';
import { element, isBlank, plainText, text } from './hast.ts';

/** Kinds of callouts, as GitHub knows them. */
export const calloutKinds = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type CalloutKind = (typeof calloutKinds)[number];

/** Tag of a callout until it is rendered: the allow-list lets none of an author through. */
export const calloutTag = 'x-callout';

const marker = new RegExp(String.raw`^\[!(${calloutKinds.join('|')})\][ \t]*(?:\n|$)`, 'i');
const captionMark = /^(?:Table|Tabelle)(?: \d+)?: /;
const numberless = /^(?:Table|Tabelle): /;

/**
 * Puts together what belongs together among blocks: quotations that are callouts, tables with the caption above them, images with
 * the caption below them.
 *
 * @param children sanitised nodes of one parent
 */
export function arrangeBlocks(children: readonly ElementContent[]): ElementContent[] {
  const arranged: ElementContent[] = [];
  for (let at = 0; at < children.length; at += 1) {
    const node = children[at];
    if (node === undefined) continue;
    if (node.type !== 'element') {
      arranged.push(node);
      continue;
    }
    const next = nextElement(children, at);
    const pair = next === null ? null : (captionedTable(node, next.node) ?? imageAbove(node, next.node));
    if (pair !== null && next !== null) {
      arranged.push(pair);
      at = next.at;
    } else arranged.push(callout(node) ?? imageWithCaption(node) ?? node);
  }
  return arranged;
}

function nextElement(
  children: readonly ElementContent[],
  from: number,
): { readonly node: Element; readonly at: number } | null {
  for (let at = from + 1; at < children.length; at += 1) {
    const node = children[at];
    if (node?.type === 'element') return { node, at };
    if (!isBlank(node)) return null;
  }
  return null;
}

/** A quotation whose first line is the mark of a callout and nothing else. */
function callout(node: Element): Element | null {
  if (node.tagName !== 'blockquote') return null;
  const at = node.children.findIndex((child) => !isBlank(child));
  const opening = node.children[at];
  const first = opening?.type === 'element' && opening.tagName === 'p' ? opening.children[0] : undefined;
  if (opening?.type !== 'element' || first?.type !== 'text') return null;
  const [mark, kind] = marker.exec(first.value) ?? [];
  if (mark === undefined || kind === undefined) return null;
  const behind = opening.children.slice(1);
  const [next] = behind;
  // The mark stands alone in its line: a line break written as an element counts, words behind it do not.
  const isBroken = next?.type === 'element' && next.tagName === 'br';
  if (!mark.endsWith('\n') && next !== undefined && !isBroken) return null;
  const rest = first.value.slice(mark.length);
  const words = [...(rest === '' ? [] : [text(rest)]), ...(isBroken ? behind.slice(1) : behind)];
  const children = [...(words.every(isBlank) ? [] : [{ ...opening, children: words }]), ...node.children.slice(at + 1)];
  return children.every(isBlank) ? null : element(calloutTag, { kind: kind.toLowerCase() }, children);
}

/** A table below a paragraph such as `Table: Targets by priority`. */
function captionedTable(node: Element, next: Element): Element | null {
  const first = node.tagName === 'p' && next.tagName === 'table' ? node.children[0] : undefined;
  if (first?.type !== 'text' || !captionMark.test(first.value)) return null;
  if (next.children.some((child) => child.type === 'element' && child.tagName === 'caption')) return null;
  const words = [text(first.value.replace(numberless, '')), ...node.children.slice(1)];
  return {
    ...next,
    children: [element('caption', {}, [element('span', { className: ['caption-words'] }, words)]), ...next.children],
  };
}

/** An image without a title that stands alone, above a paragraph that is its caption. */
function imageAbove(node: Element, next: Element): Element | null {
  const [image, ...others] = loneImage(node);
  const caption = onlyChild(next);
  if (image === undefined || others.length > 0 || titleOf(image) !== '') return null;
  return isEmphasis(caption) ? figure(image, caption.children) : null;
}

/** An image that stands alone, with an emphasised line right below it, or its title, as caption. */
function imageWithCaption(node: Element): Element | null {
  const [image, below, ...others] = loneImage(node);
  if (image === undefined || others.length > 0) return null;
  if (below !== undefined) return isEmphasis(below) ? figure(image, below.children) : null;
  const title = titleOf(image);
  return title === '' ? null : figure(image, [text(title)]);
}

function titleOf(image: Element): string {
  const title = imageIn(image)?.properties['title'];
  return typeof title === 'string' ? title.trim() : '';
}

/** The children of a paragraph that begins with an image; none of any other. */
function loneImage(node: Element): readonly [Element, ...ElementContent[]] | readonly [] {
  if (node.tagName !== 'p') return [];
  const [image, ...others] = node.children.filter((child) => !isBlank(child));
  return image?.type === 'element' && imageIn(image) !== null ? [image, ...others] : [];
}

function isEmphasis(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && node.tagName === 'em';
}

function figure(image: Element, caption: ElementContent[]): Element {
  return element('figure', {}, [image, element('figcaption', {}, caption)]);
}

function onlyChild(node: Element): ElementContent | undefined {
  const children = node.tagName === 'p' ? node.children.filter((child) => !isBlank(child)) : [];
  return children.length === 1 ? children[0] : undefined;
}

/** An image, alone or as the whole of a link. */
function imageIn(node: Element): Element | null {
  if (node.tagName === 'img') return node;
  const [only, ...others] = node.children;
  return node.tagName === 'a' && only?.type === 'element' && only.tagName === 'img' && others.length === 0
    ? only
    : null;
}

/** True for a caption of a table that says something. */
export function captionOf(table: Element): string {
  const caption = table.children.find((child) => child.type === 'element' && child.tagName === 'caption');
  return caption === undefined ? '' : plainText(caption).replaceAll(/\s+/g, ' ').trim();
}
