import type { PlainText, Text } from './say.ts';
import { say, spokenLanguage } from './say.ts';

const patterns = new Map<Text, RegExp>();

/**
 * A sentence that the model tells in English, with its values put in, as it is said in the language spoken. What the values are is read
 * from the sentence: its forms are texts of the table.
 *
 * @param sentence what the model tells
 * @param forms all forms it may have, the narrower before the wider
 * @param valueOf how a value of it is said, by its name in the form
 * @returns null where it is of none of the forms
 */
export function sayTold(
  sentence: string,
  forms: readonly Text[],
  valueOf: (value: string, name: string) => string = (value) => value,
): string | null {
  if (spokenLanguage() === 'en') return sentence;
  for (const form of forms) {
    const found = patternOf(form).exec(sentence);
    if (found !== null)
      return say(form as PlainText).replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        valueOf(found.groups?.[name] ?? '', name),
      );
  }
  return null;
}

function patternOf(form: Text): RegExp {
  const known = patterns.get(form);
  if (known !== undefined) return known;
  const text = form.replace(/#.*$/, '').replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  const pattern = new RegExp(`^${text.replaceAll(/\{(\w+)\}/g, '(?<$1>.+)')}$`, 's');
  patterns.set(form, pattern);
  return pattern;
}
