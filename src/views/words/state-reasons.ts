import { keywordIn } from './model-words.ts';
import type { Text } from './say.ts';
import { say, spokenLanguage } from './say.ts';

// The model tells in English sentences why the evidence of a clause stands as it does; these are their forms.
const whole = [
  'Evidence is there, but it is past its interval or review.',
  'The owner states that nothing has happened that would leave a record.',
  'No item names this clause.',
  'What names the clause is on file in a version of a later day; which version was in force on this day is not known without history.',
] as const satisfies readonly Text[];

/** Why the evidence of a clause stands as it does, in the language spoken; as the model tells it where a sentence is of no known form. */
export function stateReason(because: string): string {
  if (spokenLanguage() === 'en') return because;
  const [, reason = because, through] = /^(.*?)(?: Only through (.*)\.)?$/s.exec(because) ?? [];
  return [
    said(reason),
    ...(through === undefined ? [] : [say('Only through {clauses}.', { clauses: inWords(through) })]),
  ].join(' ');
}

function said(reason: string): string {
  const known = whole.find((sentence) => sentence === reason);
  if (known !== undefined) return say(known);
  const [, count] = /^(\d+) items? shows? it, in force or closed, and current\.$/.exec(reason) ?? [];
  if (count === '1') return say('1 item shows it, in force or closed, and current.');
  if (count !== undefined) return say('{count} items show it, in force or closed, and current.', { count });
  const [, names] = /^Evidence is there, but nothing for (.*)\.$/s.exec(reason) ?? [];
  if (names !== undefined) return say('Evidence is there, but nothing for {names}.', { names });
  const [, stale] = /^Evidence is there, but what shows (.*) is past its interval or review\.$/s.exec(reason) ?? [];
  if (stale !== undefined)
    return say('Evidence is there, but what shows {names} is past its interval or review.', { names: stale });
  const [, later] =
    /^Evidence is there, but what shows (.*) is on file in a version of a later day; /s.exec(reason) ?? [];
  if (later !== undefined)
    return say(
      'Evidence is there, but what shows {names} is on file in a version of a later day; which version was in force on this day is not known without history.',
      { names: later },
    );
  const [, reasons] = /^Items name the clause, but none counts on this day \((.*)\)\.$/.exec(reason) ?? [];
  if (reasons !== undefined)
    return say('Items name the clause, but none counts on this day ({reasons}).', {
      reasons: reasons
        .split(', ')
        .map((word) => keywordIn(word) ?? word)
        .join(', '),
    });
  return reason;
}

function inWords(through: string): string {
  return through
    .replaceAll(/\bclauses?\b/g, say('clause#through'))
    .replaceAll(/ of /g, ` ${say('of#through')} `)
    .replaceAll(/ and /g, ` ${say('and#through')} `);
}
