import { spokenLanguage } from '../words/say.ts';

/** The name of a state inside a sentence: `Version 1.2` -> `version 1.2`; German writes nouns with a capital anywhere. */
export function lowered(label: string): string {
  return spokenLanguage() === 'en' ? label.replace(/^Version/, 'version').replace(/^The/, 'the') : label;
}
