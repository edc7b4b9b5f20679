import { keywordIn } from './model-words.ts';
import type { Text } from './say.ts';
import { say, spokenLanguage } from './say.ts';
import { sayTold } from './told.ts';

// The model tells in English sentences why the evidence of a clause stands as it does; these are their forms.
const forms = [
  'Evidence is there, but it is past its interval or review.',
  'The owner states that nothing has happened that would leave a record.',
  'No item names this clause.',
  'What names the clause is on file in a version of a later day; which version was in force on this day is not known without history.',
  '1 item shows it, in force or closed, and current.',
  'Items show it, in force or closed, and current.',
  '{count} items show it, in force or closed, and current.',
  'Evidence is there, but nothing for {names}.',
  'Evidence is there, but what shows {names} is past its interval or review.',
  'Evidence is there, but what shows {names} is on file in a version of a later day; which version was in force on this day is not known without history.',
  'This audience sees a part of the SMS, so nothing is said of the clause as a whole.',
  'Items name the clause, but none counts on this day ({reasons}).',
] as const satisfies readonly Text[];

/** Why the evidence of a clause stands as it does, in the language spoken; as the model tells it where a sentence is of no known form. */
export function stateReason(because: string): string {
  if (spokenLanguage() === 'en') return because;
  const [, reason = because, through] = /^(.*?)(?: Only through (.*)\.)?$/s.exec(because) ?? [];
  return [
    sayTold(reason, forms, (value, name) => (name === 'reasons' ? keywords(value) : value)) ?? reason,
    ...(through === undefined ? [] : [say('Only through {clauses}.', { clauses: inWords(through) })]),
  ].join(' ');
}

function keywords(list: string): string {
  return list
    .split(', ')
    .map((word) => keywordIn(word) ?? word)
    .join(', ');
}

function inWords(through: string): string {
  return through
    .replaceAll(/\bclauses?\b/g, say('clause#through'))
    .replaceAll(/ of /g, ` ${say('of#through')} `)
    .replaceAll(/ and /g, ` ${say('and#through')} `);
}
