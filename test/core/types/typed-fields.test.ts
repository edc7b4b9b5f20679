import { describe, expect, test } from 'vitest';
import { builtinTypes } from '../../../src/core/types/builtin-types.ts';
import { typedFields } from '../../../src/core/types/typed-fields.ts';

const published = {
  policy: 4,
  process: 6,
  service: 8,
  sla: 11,
  risk: 8,
  audit: 6,
  'management-review': 5,
  'service-report': 3,
  nonconformity: 5,
  finding: 4,
  'corrective-action': 4,
};
const count = (key: string): readonly string[] =>
  typedFields(builtinTypes.find((type) => type.key === key) ?? builtinTypes[0]!, builtinTypes);

test('the published budgets are declared', () => {
  expect(
    Object.fromEntries(
      builtinTypes.flatMap((type) => (type.typedBudget === undefined ? [] : [[type.key, type.typedBudget]])),
    ),
  ).toEqual(published);
});

describe('an owner types no more than the budget of the type', () => {
  test.each(builtinTypes.map((type) => [type.key, type.typedBudget ?? Math.max(...Object.values(published))] as const))(
    '%s: %i fields',
    (key, budget) => {
      expect(count(key).length, count(key).join(', ')).toBeLessThanOrEqual(budget);
    },
  );
});

test('what is counted', () => {
  expect(count('policy')).toEqual(['id', 'owner', 'version']);
  expect(count('risk')).toEqual(['id', 'owner', 'text', 'domain', 'likelihood', 'impact', 'customers', 'actions']);
  expect(count('management-review')).toEqual(['id', 'date', 'chair', 'present', 'decisions']);
  expect(count('service-report')).toEqual(['id', 'for', 'period']);
  expect(count('finding')).toEqual(['id', 'grade', 'clause', 'text']);
  expect(count('corrective-action')).toEqual(['id', 'what', 'who', 'due']);
});
