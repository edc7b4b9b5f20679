import { dayText } from './days.ts';
import type { Text } from './say.ts';
import { say } from './say.ts';
import { sayTold } from './told.ts';

// The model tells in English sentences how well an approval is proved; these are their forms, the narrower before the wider.
const reasons = [
  'Signed by {person} with their own key.',
  'Recorded in a commit that {person} signed with their own key.',
  'Recorded in a commit by {person} that the platform signed.',
  'Recorded in a commit by {person}, without a signature that could be verified.',
  'On paper: {recorder} recorded the proof of what {person} signed.',
  'On paper, as the file states; the history of the repository was not read.',
  'On paper, as the file states.',
  'Only stated in the file; the history of the repository was not read.',
  'Only stated in the file; the entry is in no commit yet.',
  'Only stated in the file.',
  'Only stated in the file: it was recorded as {name}, which the register knows as {person} only since {day}, and no proof is filed.',
  'Only stated in the file: it was recorded as {name}, which the register knew as {person} only until {day}, and no proof is filed.',
  'Only stated in the file: {recorder} recorded it in a commit under the name of {name}, which their own key signed, and no proof is filed.',
  'Only stated in the file: {recorder} recorded it, and no proof is filed.',
  'Only stated in the file: {recorder} recorded it, and the proof it names lacks its SHA-256 (64 hexadecimal digits), so that no paper can be told to be the one.',
  'Only stated in the file: {recorder} recorded it, and its proof is in no commit yet.',
  'Only stated in the file: {recorder}, who stands in no register, recorded the proof.',
  'Only stated in the file: {recorder} recorded the proof of their own act, which takes another person.',
  'Only stated in the file: {recorder}, who alone wrote the text, recorded the proof as well, which takes another person.',
  'Signed with the key of the person who approved it.',
  'Recorded by the person who approved it, signed by the platform.',
  'Recorded by the person who approved it, or on paper.',
] as const satisfies readonly Text[];

const doubts = [
  'The entry is signed by {signer}, not by {person}.',
  'The signature of the entry proves nothing: {why}',
  'The signature of the commit proves nothing: {why}',
] as const satisfies readonly Text[];

const verdicts = [
  'Signed with the key {key} of {signer}, which counts {window}, not on {day}.',
  'Signed with the key {key}, which is stated for {signers}, so it proves none of them.',
  'Signed with the OpenPGP key {key}, which is stated for nobody.',
  'Signed with the key {key}, which is stated for nobody.',
  'Signed with an X.509 certificate (S/MIME or gitsign), which cannot be verified offline.',
  'The signature was made for "{made}", expected "{wanted}".',
  'The signature rests on SHA-1, which can be forged.',
  'The signature rests on a hash that can be forged, as SHA-1.',
  'Signatures made in a browser (webauthn) are not supported.',
  'A {key} key makes no signature of type "{type}".',
  'The signature does not fit the content: one of them was changed.',
  'The signature is malformed.',
  'The signature has {count} parts, expected one.',
  'The signature is none over bytes, as Git makes them.',
  'The signature is not in its usual form, or holds parts that nobody signed.',
  'The signature states no time.',
  'The signature is older than its key.',
  'The signature is of a kind that Git does not know.',
  'The key was revoked when it signed on {day}.',
  'The key was expired, revoked or not meant for signing when it signed on {day}.',
  'The commit has several signatures, expected one.',
  'The object is neither a commit nor a tag.',
] as const satisfies readonly Text[];

const windows = [
  'always#key',
  'until {day}',
  'from {day} (it was entered on {entered}) to {to}',
  'from {day} (it was entered on {entered})',
  'from {from} to {to}#key',
  'from {day}',
] as const satisfies readonly Text[];

/** How well an approval is proved and how that was found out, in the language spoken; as the model tells it where no form fits. */
export function proofReason(because: string): string {
  return sayTold(because, reasons, (value) => dayText(value)) ?? because;
}

/** What was found wrong with a signature, in the language spoken. */
export function proofDoubt(doubt: string): string {
  return sayTold(doubt, doubts, (value, name) => (name === 'why' ? verdict(value) : value)) ?? doubt;
}

/** What is wrong with a key is for whoever made it, and told by the command line. */
function verdict(message: string): string {
  const told = message.replace(/^(The signature is malformed): .*\.$/s, '$1.');
  return sayTold(told, verdicts, valueOfVerdict) ?? say('It cannot be verified with its key.');
}

function valueOfVerdict(value: string, name: string): string {
  if (name === 'window') return each(value, (window) => sayTold(window, windows, (day) => dayText(day)) ?? window);
  if (name === 'signer') return sayTold(value, ['the platform {name}#of']) ?? value;
  return name === 'signers' ? each(value, (one) => sayTold(one, ['the platform {name}#for']) ?? one) : dayText(value);
}

function each(value: string, said: (one: string) => string): string {
  return value
    .split(' and ')
    .map(said)
    .join(` ${say('and#key')} `);
}
