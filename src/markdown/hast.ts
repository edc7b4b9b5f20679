import type { Element, ElementContent, Text } from 'hast';

/** An element of a rendered text. */
export function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

/** Words of a rendered text. */
export function text(value: string): Text {
  return { type: 'text', value };
}

/** The words of a piece of a rendered text, without its elements. */
export function plainText(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(plainText).join('') : '';
}

/** True for the blanks between two blocks. */
export function isBlank(node: ElementContent | undefined): boolean {
  return node?.type === 'text' && node.value.trim() === '';
}
