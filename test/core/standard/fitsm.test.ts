import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../src/core/standard/catalogue.ts';

const fitsm = 'fitsm-1-v3';
const clauses = catalogue.clauses(fitsm);

describe('FitSM-1', () => {
  test('17 general requirements and 65 of processes, numbered as in the standard', () => {
    const counts = catalogue.children(fitsm, null).map(({ id }) => `${id}:${catalogue.children(fitsm, id).length}`);
    expect(counts.join(' ')).toBe(
      'GR1:3 GR2:4 GR3:2 GR4:2 GR5:2 GR6:2 GR7:2 ' +
        'PR1:4 PR2:5 PR3:3 PR4:4 PR5:4 PR6:5 PR7:6 PR8:4 PR9:6 PR10:4 PR11:5 PR12:6 PR13:6 PR14:3',
    );
    expect(catalogue.normativeClauses(fitsm)).toHaveLength(82);
    expect(clauses).toHaveLength(103);
    expect(clauses.slice(0, 5).map(({ id }) => id)).toEqual(['GR1', 'GR1.1', 'GR1.2', 'GR1.3', 'GR2']);
    expect(catalogue.findClause(fitsm, 'PR9.2')).toMatchObject({ parent: 'PR9', normative: true, pdca: 'do' });
  });

  test('says everything in words of its own, each differently', () => {
    for (const { id, title, summary, titleSource } of clauses) {
      expect(title, id).not.toBe('');
      expect(summary, id).toMatch(/^(Show|Heading\.) .+\.$/);
      expect(summary, id).not.toMatch(/\bshall\b/);
      expect(titleSource).toBe('working');
    }
    expect(new Set(clauses.map(({ summary }) => summary)).size).toBe(clauses.length);
  });

  test('names its authors and licence', () => {
    expect(catalogue.findStandard(fitsm)?.attribution).toMatch(/ITEMO e\.V\..*CC BY 4\.0/);
  });

  test('holds every requirement that ISO/IEC 20000-1 is mapped to', () => {
    const named = catalogue
      .clauses(catalogue.primaryStandard)
      .flatMap(({ id }) => catalogue.mappingOf(id)?.references[fitsm] ?? []);
    const unknown = named.filter(({ reference }) => catalogue.findClause(fitsm, reference) === undefined);
    expect(unknown).toEqual([]);
  });
});
