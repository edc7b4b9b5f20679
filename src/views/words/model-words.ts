import { germanTypes } from './german-model.ts';
import { spokenLanguage } from './say.ts';

/** Names of a type in the language spoken: of one item in running text, and of the list of all; null where English says what the key says. */
export function typeNamesIn(typeKey: string): { readonly one: string; readonly many: string } | null {
  if (spokenLanguage() === 'en') return null;
  const [one, many] = germanTypes[typeKey] ?? [];
  return one === undefined || many === undefined ? null : { one, many };
}
