import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../src/core/standard/catalogue.ts';
import { compareClauses, isWithin } from '../../../src/core/standard/clause-reference.ts';

const primary = 'iso20000-1-2018';
const clauses = catalogue.clauses(primary);
const rows = catalogue.mandatoryRows;
const rowIds = rows.map((row) => row.id);
const isKnown = (id: string): boolean => catalogue.findClause(primary, id) !== undefined;

describe('clauses', () => {
  test('89 numbered units, 62 normative, each once and in order', () => {
    expect(clauses).toHaveLength(89);
    expect(catalogue.normativeClauses(primary)).toHaveLength(62);
    const ids = clauses.map((clause) => clause.id);
    expect(new Set(ids).size).toBe(89);
    expect(ids).toEqual(ids.toSorted(compareClauses));
  });

  test('every clause hangs on the clause whose number it extends', () => {
    for (const clause of clauses) {
      const { id, parent } = clause;
      if (parent === null) continue;
      expect(isKnown(parent), id).toBe(true);
      expect(id.slice(0, id.lastIndexOf('.'))).toBe(parent);
    }
  });

  test('the tree reaches every clause once', () => {
    const descend = (parent: string | null): string[] =>
      catalogue.children(primary, parent).flatMap((clause) => [clause.id, ...descend(clause.id)]);
    expect(descend(null)).toEqual(clauses.map((clause) => clause.id));
    expect(catalogue.children(primary, null).map((clause) => clause.id)).toEqual('1.2 4 5 6 7 8 9 10'.split(' '));
    expect(catalogue.children(primary, '8.5.1').map((clause) => clause.id)).toEqual(['8.5.1.1', '8.5.1.2', '8.5.1.3']);
  });

  test('normative clauses can be explained and audited; headings carry no duties', () => {
    for (const clause of clauses) {
      expect(clause.summary, clause.id).not.toBe('');
      if (clause.normative) {
        expect(clause.auditorQuestions.length, clause.id).toBeGreaterThan(0);
        expect(clause.typicalEvidence.length, clause.id).toBeGreaterThan(0);
      } else {
        expect(clause.documentedInformation, clause.id).toEqual([]);
        expect(clause.plannedIntervals, clause.id).toEqual([]);
      }
    }
  });

  test('43 of the normative clauses ask for something documented', () => {
    const asking = catalogue.normativeClauses(primary).filter((c) => c.documentedInformation.some((d) => d.explicit));
    expect(asking).toHaveLength(43);
  });

  test('only 6.3 and 9.3 key their content items, each item once', () => {
    const keyed = clauses.filter((clause) => clause.contentItems.some((item) => item.key !== undefined));
    expect(keyed.map((clause) => [clause.id, clause.contentItems.map((item) => item.key).join(' ')])).toEqual([
      ['6.3', 'authorities services obligations limits means technology others measurement fit'],
      [
        '9.3',
        'services other-parties feedback sms objectives policies risks resources context changes-ahead ideas earlier-actions result',
      ],
    ]);
  });

  test('amended are the clauses that the amendments of the standard touch', () => {
    const amended = clauses.filter((clause) => clause.amended).map((clause) => clause.id);
    const touched = catalogue.standards[0]?.amendments.flatMap((amendment) => amendment.touches.map((t) => t.clause));
    expect(amended).toEqual(touched);
  });

  test('14 clauses leave an interval to the organization', () => {
    expect(catalogue.clausesWantingIntervals.map((clause) => clause.id)).toEqual(
      '8.2.6 8.3.2 8.3.3 8.3.4.1 8.3.4.2 8.4.1 8.4.2 8.5.1.3 8.6.3 8.7.1 8.7.2 8.7.3.2 9.2.1 9.3'.split(' '),
    );
  });

  test('look-ups are exact', () => {
    expect(catalogue.findClause(primary, '8.6.1')?.title).toBe('Incident management');
    expect(catalogue.findClause(primary, '8.6.10')).toBeUndefined();
    expect(catalogue.findClause('iso9001-2015', '8.1')).toBeUndefined();
    expect(catalogue.clauses('iso9001-2015')).toEqual([]);
    expect(catalogue.normativeClauses('unknown')).toEqual([]);
  });
});

describe('mandatory rows', () => {
  test('44 documents and 51 records, ids by kind and each once', () => {
    expect(rows.filter((row) => row.kind === 'document')).toHaveLength(44);
    expect(rows.filter((row) => row.kind === 'record')).toHaveLength(51);
    expect(new Set(rowIds).size).toBe(rows.length);
    for (const row of rows) expect(row.id).toMatch(row.kind === 'document' ? /^MD-\d\db?$/ : /^MR-\d\d$/);
  });

  test('every row a clause names exists, lists that clause, and says the same about it', () => {
    for (const clause of clauses) {
      for (const entry of clause.documentedInformation) {
        if (entry.row === null) continue;
        const row = catalogue.findMandatoryRow(entry.row);
        expect(row?.clauses, entry.row).toContain(clause.id);
        expect({
          kind: row?.kind,
          explicit: row?.strength === 'explicit',
          trigger: row?.trigger,
          thenPeriodic: row?.thenPeriodic,
          in754: row?.in754,
        }).toEqual({
          kind: entry.kind,
          explicit: entry.explicit,
          trigger: entry.trigger,
          thenPeriodic: entry.then === 'periodic',
          in754: entry.via?.includes('7.5.4') ?? false,
        });
        for (const via of entry.via ?? []) expect(isKnown(via), via).toBe(true);
      }
    }
  });

  test('only 7.5.1 and 7.5.4 stand for the rows together', () => {
    const wholes = clauses.filter((clause) => clause.documentedInformation.some((entry) => entry.row === null));
    expect(wholes.map((clause) => clause.id)).toEqual(['7.5.1', '7.5.4']);
  });

  test('every row is named by its clauses; the rest is support from a further clause', () => {
    const unnamed = rows.flatMap((row) =>
      row.clauses
        .filter((id) => !catalogue.findClause(primary, id)?.documentedInformation.some((entry) => entry.row === row.id))
        .map((id) => `${row.id} ${id}`),
    );
    expect(unnamed).toEqual(['MD-08 8.1', 'MD-19 8.5.2.3', 'MD-35 6.3', 'MR-45 5.2.2', 'MR-45 8.7.3.1']);
  });

  test('rows serve normative clauses only', () => {
    for (const row of rows) {
      expect(row.clauses.length, row.id).toBeGreaterThan(0);
      for (const id of row.clauses) expect(catalogue.findClause(primary, id)?.normative, `${row.id} ${id}`).toBe(true);
    }
  });

  test('a pointer suffices exactly where an external register is among the types', () => {
    for (const row of rows) {
      const pointer = row.types.some((type) => type.type === 'external-register' && type.partial === undefined);
      expect(pointer, row.id).toBe(row.pointerSuffices);
    }
  });

  test('every row can be proved by some type that carries the proof alone, or says how else', () => {
    for (const row of rows) {
      if (row.provedBy !== 'types') continue;
      expect(
        row.types.some((type) => type.partial === undefined),
        row.id,
      ).toBe(true);
    }
    expect(rows.filter((row) => row.provedBy !== 'types').map((row) => `${row.id} ${row.provedBy}`)).toEqual([
      'MD-10 overview',
      'MD-34 any-type',
      'MR-02 operational-records',
      'MR-03 approvals',
    ]);
  });

  test('types keep kinds, sections and alternatives', () => {
    const typesOf = (id: string) => catalogue.findMandatoryRow(id)?.types;
    expect(typesOf('MD-16')).toEqual([{ type: 'plan', kind: 'capacity' }]);
    expect(typesOf('MD-09')).toEqual([{ type: 'service', section: 'requirements' }, { type: 'service-requirement' }]);
    expect(typesOf('MD-21b')).toEqual([{ type: 'policy' }, { type: 'process' }]);
    expect(typesOf('MR-01')).toEqual([{ type: 'competence-record' }, { type: 'external-register' }]);
    expect(typesOf('MR-23')).toEqual([
      { type: 'external-register' },
      { type: 'report', kind: 'incidents', partial: true },
    ]);
  });

  test('rows of a clause', () => {
    expect(catalogue.mandatoryRowsOf('8.6.1').map((row) => row.id)).toEqual(['MD-22', 'MR-23', 'MR-24']);
    expect(catalogue.mandatoryRowsOf('8.6')).toEqual([]);
    expect(catalogue.findMandatoryRow('MD-99')).toBeUndefined();
  });
});

describe('correspondences', () => {
  const mapped = clauses.flatMap((clause) => catalogue.mappingOf(clause.id) ?? []);

  test('every normative clause is mapped, and 8.3.1 which explains; headings are not', () => {
    const expected = clauses.filter((clause) => clause.normative || clause.id === '8.3.1').map((clause) => clause.id);
    expect(mapped.map((mapping) => mapping.clause)).toEqual(expected);
    expect(catalogue.mappingOf('8.6')).toBeUndefined();
  });

  test('every 2011 reference of a mapping has a title and leads back, except where only the subject touches', () => {
    const oneWay = mapped.flatMap((mapping) =>
      mapping.references['iso20000-1-2011']
        .filter(({ reference }) => !catalogue.findLegacyClause(reference)?.clauses.includes(mapping.clause))
        .map(({ reference, relation, confidence }) => `${mapping.clause} ${reference} ${relation} ${confidence}`),
    );
    expect(oneWay).toEqual([
      '4.2 7.1 related low',
      '6.1.3 4.5.2 related medium',
      '6.2.1 4.5.2 related medium',
      '8.2.2 4.5.2 related low',
      '8.3.4.2 4.2 related medium',
    ]);
    for (const mapping of mapped) {
      for (const { reference } of mapping.references['iso20000-1-2011']) {
        expect(catalogue.findLegacyClause(reference)?.title, reference).toBeTruthy();
      }
    }
  });

  test('legacy clauses and groups lead to clauses that exist', () => {
    for (const { reference, clauses: targets } of catalogue.legacyClauses) {
      expect(targets.every(isKnown), reference).toBe(true);
    }
    for (const { name, clauses: targets } of catalogue.legacyProcessGroups) {
      expect(targets.every(isKnown), name).toBe(true);
    }
    expect(catalogue.findLegacyClause('6.6.4')).toBeUndefined();
  });

  test('references have the form of their standard', () => {
    for (const { clause, references, practices } of mapped) {
      for (const { reference } of references['fitsm-1-v3'])
        expect(reference, clause).toMatch(/^(GR[1-7]|PR\d\d?)(\.\d)?$/);
      for (const { reference } of references['iso9001-2015']) expect(reference, clause).toMatch(/^\d+(\.\d+)+$/);
      for (const { reference } of references['iso27001-2022']) expect(reference, clause).toMatch(/^(A\.)?\d+(\.\d+)+$/);
      expect(new Set(practices).size).toBe(practices.length);
    }
  });

  test('false friends name clauses that exist', () => {
    for (const friend of catalogue.falseFriends) expect(friend.clauses.every(isKnown), friend.subject).toBe(true);
  });
});

describe('standards', () => {
  test('ids are unique and the primary standard comes first', () => {
    const ids = catalogue.standards.map((standard) => standard.id);
    expect(ids).toEqual([primary, 'iso20000-1-2011', 'iso9001-2015', 'iso27001-2022', 'fitsm-1-v3', 'itil-4']);
    expect(catalogue.primaryStandard).toBe(primary);
  });

  test('clauses 4 to 10 allow no exclusion', () => {
    expect(catalogue.standards[0]?.exclusionsAllowed).toBe(false);
    const top = catalogue.children(primary, null).map((clause) => clause.id);
    for (const { id } of catalogue.normativeClauses(primary)) {
      expect(
        top.some((ancestor) => Number(ancestor) >= 4 && isWithin(id, ancestor)),
        id,
      ).toBe(true);
    }
  });
});
