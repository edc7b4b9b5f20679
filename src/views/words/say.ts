import type { InterfaceLanguage } from '../../core/model/settings.ts';
import { german } from './german.ts';

/**
 * A text of the interface: a key of the table, which is the English text itself. `{name}` stands for what is put in. What
 * follows a `#` tells two meanings of one English text apart and is not shown: `Open#verb`.
 */
export type Text = keyof typeof german;

type NamesIn<T> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
/** Texts into which nothing is put. */
export type PlainText = { [T in Text]: [NamesIn<T>] extends [never] ? T : never }[Text];

/** Names of what is put into a text besides a count. */
type Besides<T> = Exclude<NamesIn<T>, 'count'>;
/** Texts into which nothing is put but perhaps a count. */
export type CountText = { [T in Text]: [Besides<T>] extends [never] ? T : never }[Text];
type Values<T extends Text> = Readonly<Record<NamesIn<T>, string | number>>;

// Pages are bundled apart from the integration, so both meet at one place of the process.
const key = Symbol.for('clausebook.language');

interface Store {
  [key]?: InterfaceLanguage;
}

/**
 * Makes this process speak a language: it makes one manual, and a manual speaks one. English until somebody says otherwise.
 *
 * @param language what the settings say
 */
export function speak(language: InterfaceLanguage): void {
  (globalThis as Store)[key] = language;
}

/** The language that this process speaks. */
export function spokenLanguage(): InterfaceLanguage {
  return (globalThis as Store)[key] ?? 'en';
}

/** Mark of a text by its author: its language where that is not the one of the pages around it. */
export function ownLanguage(language: string): string | undefined {
  return language === spokenLanguage() ? undefined : language;
}

/**
 * A text in the language spoken.
 *
 * @param text the English text
 * @param values what stands for the names in it
 */
export function say<T extends Text>(
  text: T,
  ...values: [NamesIn<T>] extends [never] ? readonly [] : readonly [Values<T>]
): string {
  const said = inLanguage(text);
  const [put] = values;
  return put === undefined ? said : filled(said, put);
}

/**
 * A text about a number of things: the first for one of them, the second, which names `{count}`, for any other number.
 *
 * @param count how many
 * @param one text for one
 * @param other text for any other number
 * @param values what stands for the other names in both
 */
export function sayCount<One extends Text, Other extends Text>(
  count: number,
  one: One,
  other: '{count}' extends Other ? never : Other,
  ...values: [Besides<One | Other>] extends [never]
    ? readonly []
    : readonly [Readonly<Record<Besides<One | Other>, string | number>>]
): string {
  return filled(inLanguage(count === 1 ? one : other), { ...values[0], count });
}

/**
 * What stands before and after the `{link}` of a text.
 *
 * @param text the English text
 */
export function sayAround(text: Extract<Text, `${string}{link}${string}`>): readonly [string, string] {
  const said = inLanguage(text);
  const at = said.indexOf('{link}');
  return [said.slice(0, at), said.slice(at + '{link}'.length)];
}

/**
 * Words that come from the model, such as a state or what is due, in the language spoken; unchanged where the table has none.
 *
 * @param words English words
 */
export function sayKnown(words: string): string {
  return Object.hasOwn(german, words) ? inLanguage(words as Text) : words;
}

/**
 * A set of texts as they stand in the table, in the language spoken: for scripts of pages, which put in the values themselves.
 *
 * @param texts English texts by name
 */
export function sayAll<K extends string>(texts: Readonly<Record<K, Text>>): Readonly<Record<K, string>> {
  return Object.fromEntries(Object.entries<Text>(texts).map(([name, text]) => [name, inLanguage(text)])) as Record<
    K,
    string
  >;
}

function inLanguage(text: Text): string {
  if (spokenLanguage() === 'de') return german[text];
  const note = text.indexOf('#');
  return note < 0 ? text : text.slice(0, note);
}

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** What marks a text that is English in any manual, for `lang` of its element; nothing where the manual speaks English. */
export function englishMark(): 'en' | undefined {
  return spokenLanguage() === 'en' ? undefined : 'en';
}
