import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../../src/core/standard/catalogue.ts';
import { fromOscal } from '../../../../src/core/standard/exchange/from-oscal.ts';
import { ownStandardProblems } from '../../../../src/core/standard/own-standard-problems.ts';
import { ownStandardSchema, packOfOwn } from '../../../../src/core/standard/own-standard.ts';

const wish = { id: null, reference: null, withText: false };

const sample = {
  catalog: {
    uuid: '11111111-2222-4333-8444-555555555555',
    metadata: { title: 'House rules', version: '2.1', 'oscal-version': '1.1.2' },
    groups: [
      {
        id: 'ac',
        title: 'Doors',
        groups: [{ id: 'ac-x', title: 'Cellar doors', controls: [{ id: 'ac-9', title: 'Cellar is locked' }] }],
        controls: [
          {
            id: 'ac-1',
            title: 'Front door',
            params: [{ id: 'ac-1_prm_1' }],
            parts: [
              {
                name: 'statement',
                prose: 'Lock it at {{ insert: param, ac-1_prm_1 }}.',
                parts: [{ name: 'item', prose: 'Twice.' }],
              },
              { name: 'guidance', prose: 'Keys hang behind the bar.' },
            ],
            controls: [{ id: 'ac-1.1', title: 'Spare key' }],
          },
          { id: 'ac-2', title: 'Back door', props: [{ name: 'status', value: 'withdrawn' }] },
        ],
      },
    ],
    controls: [{ id: 'zz', title: 'On its own' }],
  },
};

describe('an OSCAL catalog', () => {
  test('keeps ids, titles, groups and order', () => {
    const imported = fromOscal(sample, wish);
    expect(imported?.standard).toEqual({
      id: 'house-rules-2-1',
      reference: 'House rules 2.1',
      title: 'House rules',
      clauses: [
        { id: 'ac', title: 'Doors' },
        { id: 'ac-x', title: 'Cellar doors', parent: 'ac' },
        { id: 'ac-9', title: 'Cellar is locked', parent: 'ac-x' },
        { id: 'ac-1', title: 'Front door', parent: 'ac', normative: true },
        { id: 'ac-1.1', title: 'Spare key' },
        { id: 'ac-2', title: 'Back door', parent: 'ac', normative: false },
        { id: 'zz', title: 'On its own' },
      ],
    });
    expect(imported?.leftOut).toEqual([
      'The texts of 1 units, which may be under copyright (--with-text takes them over).',
      '1 parameters.',
      '1 withdrawn controls are kept as headings: nothing is asked for.',
    ]);
  });

  test('with texts has the statements, and no guidance', () => {
    const clauses = fromOscal(sample, { ...wish, withText: true })?.standard.clauses ?? [];
    expect(clauses.flatMap(({ summary }) => summary ?? [])).toEqual(['Lock it at [ac-1_prm_1].\nTwice.']);
  });

  test('anything else is none', () => {
    for (const other of [null, 1, 'x', [], {}, { profile: {} }, { catalog: { groups: [] } }, { catalog: [] }])
      expect(fromOscal(other, wish)).toBeNull();
  });

  test('one without end comes to an end', () => {
    const group: { id: string; groups: unknown[] } = { id: 'g', groups: [] };
    group.groups.push(group);
    const imported = fromOscal({ catalog: { metadata: { title: 'Endless' }, groups: [group] } }, wish);
    expect(imported?.standard.clauses).toHaveLength(12);
    expect(imported?.leftOut.join()).toContain('1 units that cannot be read or lie deeper than 12 levels.');
  });

  test('gives a standard that is accepted, whatever its ids and titles', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('AC-2(1)', 'Art. 5 (1)', '../x', '', '\t', ' \u202e '),
    );
    const tree = fc.letrec<{ group: unknown; control: unknown }>((tie) => ({
      control: fc.record(
        { id: text, title: text, controls: fc.array(tie('control'), { maxLength: 2, depthIdentifier: 'oscal' }) },
        { requiredKeys: [] },
      ),
      group: fc.record(
        {
          id: text,
          title: text,
          groups: fc.array(tie('group'), { maxLength: 2, depthIdentifier: 'oscal' }),
          controls: fc.array(tie('control'), { maxLength: 2 }),
        },
        { requiredKeys: [] },
      ),
    }));
    fc.assert(
      fc.property(text, fc.array(tree.group, { minLength: 1, maxLength: 3 }), (title, groups) => {
        const imported = fromOscal({ catalog: { metadata: { title: `T ${title}` }, groups } }, wish);
        const own = ownStandardSchema.parse(imported?.standard);
        expect(ownStandardProblems(own, catalogue)).toEqual([]);
        expect(packOfOwn(own).clauses).toHaveLength(own.clauses.length);
      }),
    );
  });
});
