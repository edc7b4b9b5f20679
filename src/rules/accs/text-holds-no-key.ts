import type { DataFacts, SourceFacts } from '../../core/model/facts.ts';
import { mayHold } from '../../core/model/may-hold.ts';
import { remembered } from '../../core/model/remembered.ts';
import type { Place } from '../../core/model/place.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import { mayHoldSecrets, secretsIn } from './_secrets.ts';
import { idsOfFiles } from '../../core/model/ids-of-files.ts';

export default defineRule({
  id: 'ACCS-009',
  name: 'text-holds-no-key',
  severity: 'block',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  summary: 'No text holds a key or token that opens something.',
  fix: 'Make the key invalid first, then take it out; the history keeps it for ever.',
  *check({ sms }) {
    const ids = idsOfFiles(sms);
    for (const facts of [...sms.files, ...sms.pages]) yield* inText(facts, ids.get(facts.file) ?? null);
    for (const data of sms.data) yield* inData(data);
  },
});

function* inText(facts: SourceFacts, item: string | null): Iterable<Draft> {
  for (const { what, place } of placedSecrets(facts)) yield draftOf(what, item, place);
}

const placedSecrets = remembered((facts: SourceFacts) => {
  const { file, text } = facts;
  if (!bodyMayHoldSecrets(facts) && !mayHoldSecrets(headOf(facts))) return [];
  return secretsIn(text).map(({ what, index, length }) => ({ what, place: placeIn(file, text, index, length) }));
});

/** What every form holds, as whole words or beginnings. */
const bodyMayHoldSecrets = mayHold(
  ...['private key', 'akia', 'asia', 'gho_', 'ghp_', 'ghr_', 'ghs_', 'ghu_', 'github_pat_'],
  ...['glpat-', 'gldt-', 'glptt-', 'glrt-', 'xoxa-', 'xoxb-', 'xoxe-', 'xoxp-', 'xoxr-', 'xoxs-', 'hooks.slack'],
  ...['aiza', 'k_live_', 'npm_', 'accountkey', 'eyj'],
);

/** What stands above the body; the whole text where tags of a template engine were taken out of the body. */
function headOf({ text, body }: SourceFacts): string {
  return text.endsWith(body) ? text.slice(0, text.length - body.length) : text;
}

function* inData({ file, rows }: DataFacts): Iterable<Draft> {
  for (const { values, place } of rows) {
    const [first] = Object.values(values).flatMap(secretsIn);
    if (first !== undefined) yield draftOf(first.what, null, { ...place, file });
  }
}

/** The key itself is not repeated: reports travel further than the text. */
function draftOf(what: string, item: string | null, place: Place): Draft {
  return {
    ...(item === null ? {} : { item }),
    place,
    message: `Here stands what has the form of ${what}. Expected no key in a text: have it made invalid where it was issued, take it out, and say where it is kept. It stays readable in the history, so taking it out alone does not help.`,
  };
}

function placeIn(file: string, text: string, index: number, length: number): Place {
  const before = text.slice(0, index);
  const line = before.split('\n').length;
  const column = index - before.lastIndexOf('\n');
  const first = text.slice(index, index + length).split('\n', 1)[0] ?? '';
  return { file, line, column, endLine: line, endColumn: column + first.length };
}
