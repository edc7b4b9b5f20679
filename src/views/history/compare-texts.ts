import type { RedlineTexts } from '../../core/history/redline-summary.ts';
import { redlineTexts } from '../../core/history/redline-summary.ts';
import type { Text } from '../words/say.ts';
import { sayAll } from '../words/say.ts';

/** Sentences about what two texts differ in, in the language spoken. */
export function saidRedline(): RedlineTexts {
  return sayAll(redlineTexts);
}

/** What the script that compares two versions says besides. */
const ofScript = {
  notLoaded: 'The two texts could not be loaded. Try again later.',
  against: '{before} against {after}: {what}',
  unchanged: 'Wording unchanged.',
  leftOut: 'Unchanged text is left out.',
  oneFile: '1 picture or attachment differs.',
  files: '{count} pictures or attachments differ.',
  oneField: '1 field differs.',
  fields: '{count} fields differ.',
  isNew: '{file} is new.',
  isGone: '{file} is no longer there.',
  isOther: '{file} is another file.',
} as const satisfies Readonly<Record<string, Text>>;

/** Everything that the script says. */
export type CompareTexts = RedlineTexts & Readonly<Record<keyof typeof ofScript, string>>;

/** The same in the language spoken, for the page that loads the script. */
export function compareTexts(): CompareTexts {
  return { ...saidRedline(), ...sayAll(ofScript) };
}
