import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { catalogue, catalogueWith } from '../../../../src/core/standard/catalogue.ts';
import { fromCisoAssistant } from '../../../../src/core/standard/exchange/from-ciso-assistant.ts';
import { toCisoAssistant } from '../../../../src/core/standard/exchange/to-ciso-assistant.ts';
import { ownMappingProblems, ownStandardProblems } from '../../../../src/core/standard/own-standard-problems.ts';
import type { OwnStandard, OwnStandardInput } from '../../../../src/core/standard/own-standard.ts';
import { ownStandardSchema, packOfOwn } from '../../../../src/core/standard/own-standard.ts';
import type { StandardPack } from '../../../../src/core/standard/clause.ts';
import { cisoLibraryText } from '../../../../src/io/exchange-standard.ts';

const words = fc
  .array(fc.constantFrom('Access', 'is', 'reviewed:', '"yearly"', '#1', 'no', '- x', 'größer', '<b>', '{a}'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((list) => list.join(' '));
const code = fc.constantFrom(
  'A',
  'B',
  'AC',
  'ac-1',
  'A.1',
  'A.1.2',
  '8',
  '8.1',
  '8.10',
  '8.2',
  'x_y',
  'GR1.1',
  'no',
  'null',
  '1e3',
);
const isoClauses = catalogue.clauses('iso20000-1-2018').map(({ id }) => id);
const fitsmClauses = catalogue.clauses('fitsm-1-v3').map(({ id }) => id);

const clause = fc.record(
  {
    id: code,
    title: words,
    parentAt: fc.option(fc.nat(), { nil: undefined }),
    normative: fc.boolean(),
    summary: fc.array(words, { maxLength: 3 }).map((lines) => lines.join('\n')),
    typical_evidence: fc.array(words, { maxLength: 2 }),
    group: words,
    pdca: fc.constantFrom('plan' as const, 'do' as const, 'check' as const, 'act' as const),
  },
  { requiredKeys: ['id', 'title'] },
);

const standard = fc
  .record({
    clauses: fc.uniqueArray(clause, { minLength: 1, maxLength: 8, selector: ({ id }) => id.toLowerCase() }),
    title: words,
    attribution: fc.option(words, { nil: undefined }),
    exclusions_allowed: fc.option(fc.boolean(), { nil: undefined }),
    isCodes: fc.boolean(),
    mapped: fc.array(
      fc.record({
        at: fc.nat(),
        target: fc.oneof(
          fc.tuple(
            fc.constant('iso20000-1-2018'),
            fc.uniqueArray(fc.constantFrom(...isoClauses), { minLength: 1, maxLength: 3 }),
          ),
          fc.tuple(
            fc.constant('fitsm-1-v3'),
            fc.uniqueArray(fc.constantFrom(...fitsmClauses), { minLength: 1, maxLength: 3 }),
          ),
        ),
        relation: fc.constantFrom('equivalent' as const, 'related' as const),
        confidence: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ clauses, title, attribution, exclusions_allowed, isCodes, mapped }): OwnStandardInput => ({
    id: 'acme',
    reference: 'Acme 3',
    title,
    ...(attribution === undefined ? {} : { attribution }),
    ...(exclusions_allowed === undefined ? {} : { exclusions_allowed }),
    ...(isCodes ? { form: 'codes' } : {}),
    clauses: clauses.map(({ parentAt, ...rest }, index) => ({
      ...rest,
      ...(parentAt === undefined ? {} : { parent: index === 0 ? null : (clauses[parentAt % index]?.id ?? null) }),
    })),
    mappings: mapped.map(({ at, target: [to, refs], relation, confidence }) => ({
      clause: clauses[at % clauses.length]?.id ?? '',
      to,
      refs,
      relation,
      confidence,
    })),
  }));

function whole(own: OwnStandard): StandardPack {
  expect(ownStandardProblems(own, catalogue)).toEqual([]);
  const pack = packOfOwn(own);
  expect(ownMappingProblems(own, catalogueWith([pack]))).toEqual([]);
  return pack;
}

/** What each clause corresponds to; the first of several statements about the same two counts. */
function counterparts(pack: StandardPack): unknown {
  const own = catalogueWith([pack]);
  return pack.clauses.map(({ id }) =>
    own
      .counterparts(pack.standard.id, id)
      .map((found) => JSON.stringify(found))
      .sort(),
  );
}

test('a library that is exported reads back as the same standard', () => {
  fc.assert(
    fc.property(standard, (input) => {
      const pack = whole(ownStandardSchema.parse(input));
      const { library } = toCisoAssistant(pack, catalogueWith([pack]));
      const wish = { id: null, reference: null, withText: true };
      const imported = fromCisoAssistant(parse(cisoLibraryText(library)), wish, catalogue);
      const again = whole(ownStandardSchema.parse(imported?.standard));
      expect(again.standard).toEqual(pack.standard);
      expect(again.clauses).toEqual(pack.clauses);
      expect(counterparts(again)).toEqual(counterparts(pack));
    }),
    { numRuns: 300 },
  );
});

test('without texts numbers, titles, order and mappings stay', () => {
  fc.assert(
    fc.property(standard, (input) => {
      const pack = whole(ownStandardSchema.parse(input));
      const { library } = toCisoAssistant(pack, catalogueWith([pack]));
      const imported = fromCisoAssistant(library, { id: 'other', reference: 'Other', withText: false }, catalogue);
      const again = whole(ownStandardSchema.parse(imported?.standard));
      expect(again.clauses).toEqual(pack.clauses.map((one) => ({ ...one, summary: '', typicalEvidence: [] })));
      expect(again.standard).toMatchObject({ id: 'other', reference: 'Other' });
    }),
    { numRuns: 100 },
  );
});

test.each(['iso20000-1-2018', 'fitsm-1-v3'])('%s goes out and comes back', (id) => {
  const pack = catalogue.findPack(id);
  if (pack === undefined) throw new Error(id);
  const { library, leftOut } = toCisoAssistant(pack, catalogue);
  const imported = fromCisoAssistant(library, { id: 'copy', reference: 'Copy', withText: true }, catalogue);
  const again = whole(ownStandardSchema.parse(imported?.standard));
  const essence = (one: StandardPack): unknown =>
    one.clauses.map(({ id: number, title, parent, normative, summary, typicalEvidence, group, pdca }) => ({
      number,
      title,
      parent,
      normative,
      summary,
      typicalEvidence,
      group,
      pdca,
    }));
  expect(essence(again)).toEqual(essence(pack));
  expect(again.correspondences).toEqual(pack.correspondences.filter(({ to }) => catalogue.clauses(to).length > 0));
  expect(leftOut.filter((line) => line.startsWith('Mappings to'))).toHaveLength(id === 'fitsm-1-v3' ? 0 : 3);
});
