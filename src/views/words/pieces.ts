import type { PlainText, Text } from './say.ts';
import { say } from './say.ts';

type NamesIn<T> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** A piece of a text: words as they are said, or the name of what a page puts there. */
export interface Piece<Name extends string> {
  readonly text: string;
  /** Null for words. */
  readonly name: Name | null;
}

/**
 * A text in pieces, for several elements within one sentence: their order is that of the language spoken.
 *
 * @param text the English text
 */
export function sayPieces<T extends Text>(text: T): readonly Piece<NamesIn<T>>[] {
  return say(text as PlainText)
    .split(/\{(\w+)\}/)
    .map((part, at) => ({ text: part, name: at % 2 === 1 ? (part as NamesIn<T>) : null }))
    .filter((piece) => piece.text !== '');
}
