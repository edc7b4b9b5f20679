import { afterEach, beforeEach, expect, test } from 'vitest';
import { lostState } from '../../../src/core/history/lost-approval.ts';
import { lifecycles } from '../../../src/core/lifecycle/lifecycles.ts';
import { catalogue } from '../../../src/core/standard/catalogue.ts';
import { duties } from '../../../src/core/trace/falling-due.ts';
import { builtinTypes } from '../../../src/core/types/builtin-types.ts';
import { registerExtraFields, registerFields } from '../../../src/core/types/common-fields.ts';
import { fieldsOfType } from '../../../src/core/types/fields-of-type.ts';
import type { Shape } from '../../../src/core/types/type-expression.ts';
import { parseTypeExpression } from '../../../src/core/types/type-expression.ts';
import { clauseTitle } from '../../../src/views/words/clause-title.ts';
import { dayText, durationText } from '../../../src/views/words/days.ts';
import { german } from '../../../src/views/words/german.ts';
import * as words from '../../../src/views/words/model-words.ts';
import { say, sayAround, sayCount, sayKnown, speak } from '../../../src/views/words/say.ts';
import { stateReason } from '../../../src/views/words/state-reasons.ts';
import { verbLabel } from '../../../src/views/verbs.ts';
import { typeListName } from '../../../src/views/site.ts';

beforeEach(() => speak('de'));
afterEach(() => speak('en'));

const fields = [
  ...builtinTypes.flatMap((type) => [null, ...(type.kinds ?? [])].flatMap((kind) => fieldsOfType(type, kind))),
  ...registerFields,
  ...registerExtraFields,
];
const shapes = fields.map(({ type }) => parseTypeExpression(type));

function within(shape: Shape): readonly Shape[] {
  if (shape.kind === 'list' || shape.kind === 'map') return [shape, ...within(shape.of)];
  if (shape.kind === 'choice') return shape.of.flatMap(within);
  return shape.kind === 'record' ? [shape, ...shape.entries.flatMap((entry) => within(entry.shape))] : [shape];
}

test('every built-in type and kind has a name, and every type a purpose', () => {
  expect(builtinTypes.filter(({ key }) => words.typeNamesIn(key) === null || words.purposeIn(key) === null)).toEqual(
    [],
  );
  const kinds = builtinTypes.flatMap((type) => (type.kinds ?? []).map((kind) => [type.key, kind.key] as const));
  expect(kinds.filter(([type, kind]) => kind !== 'other' && words.kindNameIn(type, kind) === null)).toEqual([]);
  expect([...new Set(builtinTypes.map(({ group }) => group))].filter((group) => !Object.hasOwn(german, group))).toEqual(
    [],
  );
});

test('every built-in field has a label, at any depth', () => {
  const inside = shapes.flatMap(within).flatMap((shape) => (shape.kind === 'record' ? shape.entries : []));
  const names = new Set([...fields, ...inside].map(({ name }) => name));
  expect([...names].filter((name) => words.fieldLabelIn(name, '') === null)).toEqual([]);
});

test('every value of a field, every state and every relation has words', () => {
  const values = new Set(shapes.flatMap(within).flatMap((shape) => (shape.kind === 'enum' ? shape.values : [])));
  const isWord = (value: string): boolean => /[a-z]/.test(value);
  expect([...values].filter((value) => isWord(value) && words.keywordIn(value) === null)).toEqual([]);
  const states = new Set([
    ...Object.values(lifecycles).flatMap(({ states: stated, computed }) => [...stated, ...computed]),
    lostState,
  ]);
  expect([...states].filter((state) => words.stateIn(state) === null)).toEqual([]);
  expect([words.stateIn('effective'), words.stateIn('effective', 'action')]).toEqual(['in Kraft', 'wirksam']);
  const isRelation = ({ type }: { readonly type: string }): boolean =>
    within(parseTypeExpression(type)).some(({ kind }) => kind === 'reference');
  const verbs = new Set([
    ...builtinTypes.flatMap(({ relations }) => relations.map(({ verb }) => verb)),
    ...fields.filter((field) => field.verb !== undefined || isRelation(field)).map(({ name, verb }) => verb ?? name),
  ]);
  expect([...verbs].filter((verb) => words.verbLabelIn(verb, 'from') === null)).toEqual([]);
  expect(duties.filter((duty) => !Object.hasOwn(german, duty))).toEqual([]);
});

test('every clause of part 1 has a title', () => {
  const clauses = catalogue.clauses(catalogue.primaryStandard);
  const english = clauses.filter((clause) => clauseTitle(catalogue.primaryStandard, clause) === clause.title);
  // Disciplines that German service managers call by their English names.
  expect(english.filter(({ title }) => !/^(?:\w+ )*management$/i.test(title)).map(({ id }) => id)).toEqual([]);
});

test('what an organization declares itself stays as it wrote it', () => {
  expect(typeListName('crew-roster')).toBe('Crew rosters');
  expect(verbLabel('flies_with', 'from')).toBe('Flies with');
  expect(verbLabel('flies_with', 'to')).toBe('Unter „flies with“ genannt in');
  expect(sayKnown('Anything at all')).toBe('Anything at all');
});

test('days, durations, numbers and sentences are German; English is as it was', () => {
  expect([dayText('2026-03-01'), durationText('P1Y6M'), durationText('P1D')]).toEqual([
    '1. März 2026',
    '1 Jahr und 6 Monate',
    '1 Tag',
  ]);
  expect([sayCount(1, '1 matter', '{count} matters'), sayCount(3, '1 matter', '{count} matters')]).toEqual([
    '1 Punkt',
    '3 Punkte',
  ]);
  expect(say('Version {version}, text of {day}', { version: '1.2', day: dayText('2026-03-01') })).toBe(
    'Version 1.2, Text vom 1. März 2026',
  );
  expect(stateReason('4 items show it, in force or closed, and current. Only through clauses 4.1 and 4.2 of X.')).toBe(
    '4 Einträge belegen ihn, in Kraft oder abgeschlossen und aktuell. Nur über Abschnitt 4.1 und 4.2 von X.',
  );
  speak('en');
  expect([dayText('2026-03-01'), say('Ends#step'), sayAround('in {link}')]).toEqual([
    '1 March 2026',
    'Ends',
    ['in ', ''],
  ]);
});
