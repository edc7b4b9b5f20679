import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue, catalogueWith } from '../../../src/core/standard/catalogue.ts';
import type { Correspondence, StandardPack } from '../../../src/core/standard/clause.ts';
import { plainClause } from '../../../src/core/standard/plain-clause.ts';

const iso = 'iso20000-1-2018';
const fitsm = 'fitsm-1-v3';
const idsOf = (standard: string, clause: string): readonly string[] =>
  catalogue.equivalents(standard, clause).map((key) => `${key.standard}/${key.clause}`);

describe('equivalents', () => {
  test('are the clauses mapped as such, in both directions, and no related ones', () => {
    expect(idsOf(iso, '7.5.4')).toEqual(['fitsm-1-v3/GR2.1', 'fitsm-1-v3/GR2.2', 'fitsm-1-v3/GR2.3']);
    expect(idsOf(fitsm, 'GR2.4')).toEqual(['iso20000-1-2018/7.5.2', 'iso20000-1-2018/7.5.3.2']);
    expect(idsOf(iso, '4.1')).toEqual([]);
    expect(idsOf(iso, '99')).toEqual([]);
  });

  test('of a heading are all below it; a part is no equivalent of the whole', () => {
    expect(idsOf(iso, '8.2.6')).toEqual([1, 2, 3, 4, 5].map((number) => `fitsm-1-v3/PR11.${number}`));
    expect(idsOf(fitsm, 'PR11.3')).toEqual([]);
    expect(catalogue.counterparts(fitsm, 'PR11.3')).toEqual([
      { standard: iso, clause: '8.2.6', relation: 'equivalent', confidence: 'high', asPartOf: 'PR11' },
    ]);
  });

  test('the mapping of FitSM is ours the other way round', () => {
    for (const { id } of catalogue.clauses(fitsm)) {
      const stated = catalogue.clauses(iso).flatMap((clause) =>
        (catalogue.mappingOf(clause.id)?.references[fitsm] ?? [])
          .filter(({ reference }) => reference === id)
          .map(({ relation, confidence }) => ({
            standard: iso,
            clause: clause.id,
            relation,
            confidence,
            asPartOf: null,
          })),
      );
      expect(catalogue.counterparts(fitsm, id).filter(({ asPartOf }) => asPartOf === null)).toEqual(stated);
    }
  });
});

describe('an own standard', () => {
  const names = ['A', 'A1', 'A2', 'B', 'B1', 'B2', 'C1'];
  const clauses = names.map((id) =>
    plainClause({
      id,
      title: id,
      normative: id.length > 1,
      parent: id.length > 1 && id !== 'C1' ? id.charAt(0) : null,
    }),
  );
  const pack = (id: string, correspondences: readonly Correspondence[]): StandardPack => ({
    standard: { id, reference: id, title: id, form: 'codes', amendments: [], notes: [] },
    clauses,
    correspondences,
  });
  const correspondence = fc.record({
    clause: fc.constantFrom(...names),
    to: fc.constant('there'),
    reference: fc.record({
      reference: fc.constantFrom(...names),
      relation: fc.constantFrom('equivalent' as const, 'related' as const),
      confidence: fc.constant('high' as const),
    }),
  });

  test('agrees with a search through everything stated', () => {
    fc.assert(
      fc.property(fc.array(correspondence, { maxLength: 8 }), (stated) => {
        const own = catalogueWith([pack('here', stated), pack('there', [])]);
        // Of several statements about the same two units the first counts.
        const first = stated.filter(
          (one, index) =>
            stated.findIndex((o) => o.clause === one.clause && o.reference.reference === one.reference.reference) ===
            index,
        );
        const below = (id: string): readonly string[] =>
          id.length > 1 ? [id] : names.filter((name) => name.length > 1 && name !== 'C1' && name.startsWith(id));
        for (const id of names) {
          const forwards = first.filter((one) => one.clause === id && one.reference.relation === 'equivalent');
          const backwards = first.filter(
            (one) => one.reference.reference === id && one.reference.relation === 'equivalent',
          );
          const found = (standard: string): ReadonlySet<string> =>
            new Set(own.equivalents(standard, id).map(({ clause }) => clause));
          expect(found('here')).toEqual(new Set(forwards.flatMap((one) => below(one.reference.reference))));
          expect(found('there')).toEqual(new Set(backwards.flatMap((one) => below(one.clause))));
        }
      }),
    );
  });
});
