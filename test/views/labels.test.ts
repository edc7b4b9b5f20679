import { describe, expect, test } from 'vitest';
import { builtinTypes } from '../../src/core/types/builtin-types.ts';
import type { Shape } from '../../src/core/types/type-expression.ts';
import { parseTypeExpression } from '../../src/core/types/type-expression.ts';
import { dayLabel, fieldLabel } from '../../src/views/field-label.ts';
import { plainWords, textParts } from '../../src/views/plain-words.ts';
import { verbLabel } from '../../src/views/verbs.ts';

function hasReference(shape: Shape): boolean {
  switch (shape.kind) {
    case 'reference':
      return true;
    case 'list':
    case 'map':
      return hasReference(shape.of);
    case 'record':
      return shape.entries.some((entry) => hasReference(entry.shape));
    case 'choice':
      return shape.of.some(hasReference);
    default:
      return false;
  }
}

describe('words of pages', () => {
  test('every relation of every type has a label at both ends', () => {
    const verbs = [...builtinTypes.values()].flatMap((type) => {
      const fields = [...type.fields, ...(type.kinds ?? []).flatMap((kind) => kind.fields ?? [])];
      const references = fields.filter((field) => hasReference(parseTypeExpression(field.type)));
      return [
        ...(type.relations ?? []).map((relation) => relation.verb),
        ...references.map((field) => field.verb ?? field.name),
      ];
    });
    expect(verbs.length).toBeGreaterThan(150);
    expect([...new Set(verbs)].filter((verb) => verbLabel(verb, 'to').startsWith('Named under'))).toEqual([]);
    expect(verbLabel('own_verb', 'from')).toBe('Own verb');
    expect(verbLabel('own_verb', 'to')).toBe('Named under “own verb” in');
  });

  test('keywords and names of fields are words', () => {
    expect(['sms-conformity', 'in-treatment', 'each-sla'].map(plainWords)).toEqual([
      'SMS conformity',
      'in treatment',
      'each SLA',
    ]);
    expect([fieldLabel('customers', 'risk'), fieldLabel('customers', 'service')]).toEqual([
      'What it means for customers',
      'Customers',
    ]);
    expect([dayLabel('to'), fieldLabel('to'), dayLabel('effective_from')]).toEqual(['Until', 'To', 'Effective from']);
  });

  test('backticks in a message mark what is typed', () => {
    expect(textParts('state under `alignment` why, or `x`')).toEqual([
      { text: 'state under ', isCode: false },
      { text: 'alignment', isCode: true },
      { text: ' why, or ', isCode: false },
      { text: 'x', isCode: true },
    ]);
    expect(textParts('one ` alone')).toEqual([{ text: 'one ` alone', isCode: false }]);
  });
});
