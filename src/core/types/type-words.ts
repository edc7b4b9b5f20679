import type { ItemTypeDeclaration } from './declaration.ts';

/** A type in words: `SLA`, `availability plan`. */
export function typeWords({ key }: Pick<ItemTypeDeclaration, 'key'>): string {
  return key.length <= 3 ? key.toUpperCase() : key.replaceAll('-', ' ');
}

/** A type in words with its article: `an SLA`, `an availability plan`, `a unit`. */
export function typeWithArticle(type: Pick<ItemTypeDeclaration, 'key'>): string {
  const words = typeWords(type);
  return `${/^(?:[aeio]|SLA|OLA)/.test(words) ? 'an' : 'a'} ${words}`;
}
