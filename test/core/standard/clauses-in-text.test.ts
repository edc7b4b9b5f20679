import { describe, expect, test } from 'vitest';
import { clauseFinder } from '../../../src/core/standard/clauses-in-text.ts';

const standards = [
  { id: 'iso20000-1-2018', reference: 'ISO/IEC 20000-1:2018', form: 'numbers' },
  { id: 'fitsm-1-v3', reference: 'FitSM-1 v3', form: 'codes' },
] as const;
const find = clauseFinder({ standards, bareStandard: 'iso20000-1-2018' });

/** What is found, as `words -> standard/clause`. */
function found(text: string, finder = find): readonly string[] {
  return finder(text).map(
    ({ from, to, standard, clause }) => `${text.slice(from, to)} -> ${standard.slice(0, 3)}/${clause}`,
  );
}

describe('the word clause, or the reference of a standard, makes a number a clause', () => {
  test.each([
    ['See clause 8.6.1.', ['clause 8.6.1 -> iso/8.6.1']],
    ['Clause 8 holds the daily work.', ['Clause 8 -> iso/8']],
    ['clauses 8.5.1.2, 8.5.1.3 and 9.3', ['8.5.1.2 -> iso/8.5.1.2', '8.5.1.3 -> iso/8.5.1.3', '9.3 -> iso/9.3']],
    ['Clauses 4 to 7.5', ['4 -> iso/4', '7.5 -> iso/7.5']],
    ['as asked (clause 7.5.2)', ['clause 7.5.2 -> iso/7.5.2']],
    ['Nach Abschnitt 8.6.1 gilt', ['Abschnitt 8.6.1 -> iso/8.6.1']],
    ['die Abschnitte 8.6.1 und 8.6.2', ['8.6.1 -> iso/8.6.1', '8.6.2 -> iso/8.6.2']],
    ['ISO/IEC 20000-1:2018, 8.6.1 asks', ['ISO/IEC 20000-1:2018, 8.6.1 -> iso/8.6.1']],
    ['ISO 20000-1 clause 8.6.1', ['ISO 20000-1 clause 8.6.1 -> iso/8.6.1']],
    ['FitSM-1 PR9.2 and FitSM-1 v3 GR1', ['FitSM-1 PR9.2 -> fit/PR9.2', 'FitSM-1 v3 GR1 -> fit/GR1']],
    ['clause 8.6.1 a) names it', ['clause 8.6.1 -> iso/8.6.1']],
    ['clause\n8.6.1', ['clause\n8.6.1 -> iso/8.6.1']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('other numbers are none', () => {
  test.each([
    'version 8.6.1 of the server',
    'Node 8.6.1 (8.6.1), v8.6.1',
    '8.6.1',
    'an average of 8.6 and (8.6.1)',
    'clause 8.6 % of them',
    'clause 8.6.1.2.3.4',
    'ISO/IEC 20000-1:2011, 8.6.1',
    'clause 8.6 of ISO 9001',
    'ISO/IEC 27001, clause 8.2',
    'clause 8.6 in the edition of 2011',
    'clause 4.2 of the contract',
    'clause 4.2 of our agreement with the group',
    'the contract, clause 4.2',
    'SLA-001, clause 4.2',
    'Abschnitt 4.2 des Vertrags',
    'Abschnitt 4.2 dieses Dokuments',
    'subclause 4.2',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('another sentence does not matter', () => {
    expect(found('We hold ISO 9001 too. It follows clause 8.6.1.')).toEqual(['clause 8.6.1 -> iso/8.6.1']);
  });

  test('a text with clauses of its own means the standard where it names it', () => {
    const finder = clauseFinder({ standards, bareStandard: null });
    expect(found('clause 8.6.1 and ISO/IEC 20000-1 clause 8.6.2', finder)).toEqual([
      'ISO/IEC 20000-1 clause 8.6.2 -> iso/8.6.2',
    ]);
  });
});
