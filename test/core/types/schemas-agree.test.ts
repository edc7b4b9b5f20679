import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemaFileOf } from '../../../src/core/types/json-schema-shape.ts';
import { schemasOfSms } from '../../../src/core/model/schemas-of-sms.ts';
import type { ItemTypeDeclaration, KindDeclaration } from '../../../src/core/types/declaration.ts';
import { fieldsOfType } from '../../../src/core/types/fields-of-type.ts';
import { prefixesOf } from '../../../src/core/types/json-schema-conditions.ts';
import { parseTypeExpression } from '../../../src/core/types/type-expression.ts';
import type { ScalarName, Shape } from '../../../src/core/types/type-expression.ts';
import { zodOfType } from '../../../src/core/types/zod-of-type.ts';
import { smallSms } from '../../support/small-sms.ts';

const sms = smallSms({});
const ajv = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
  inlineRefs: false,
});
ajvFormats.default(ajv);
for (const schema of schemasOfSms(sms).values()) ajv.addSchema(schema);

const day = fc.constantFrom(
  '2026-01-31',
  '2024-02-29',
  '2026-02-30',
  '2025-02-29',
  '1900-02-29',
  '2026-13-01',
  '2026-1-1',
  '2026-06-30T10:00',
  '',
);
const words = fc.constantFrom(
  'a',
  'true',
  '8.10',
  '2026-03',
  '2026-Q1',
  '2026-H3',
  'P3M',
  'PT4H',
  'P',
  '3 months',
  'REVW-002',
  'f'.repeat(64),
  'https://example.org',
  '',
);
const text = fc.oneof(words, fc.string(), fc.integer());

const scalars: Readonly<Record<ScalarName, fc.Arbitrary<unknown>>> = {
  scalar: fc.oneof(text, fc.boolean()),
  text,
  number: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
  integer: fc.oneof(fc.integer(), fc.constant(1.5)),
  boolean: fc.boolean(),
  date: day,
  datetime: fc.oneof(day, fc.constantFrom('2026-06-30T10:00', '2026-06-30 10:00:05+02:00', '2026-06-30T10')),
  duration: words,
  period: fc.oneof(words, fc.integer(), fc.record({ from: day, to: day }), fc.record({ from: day })),
  url: words,
  sha256: words,
  clause: text,
  rule: words,
  type: words,
};

/** Values that nearly fit a shape: mostly right, sometimes of another kind. References carry a prefix that fits. */
function valueOf(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'list':
      return fc.array(valueOf(shape.of), { maxLength: 3 });
    case 'map':
      return fc.dictionary(fc.constantFrom('a', 'b'), valueOf(shape.of), { maxKeys: 2 });
    case 'record': {
      const entries = Object.fromEntries(
        shape.entries.map((entry) => [
          entry.name,
          fc.oneof({ weight: 5, arbitrary: orOdd(valueOf(entry.shape)) }, { weight: 1, arbitrary: fc.constant(null) }),
        ]),
      );
      return fc
        .record({ ...entries, unheard_of: fc.constant(1) }, { requiredKeys: [] })
        .map((value) => (Math.abs(JSON.stringify(value).length % 4) === 0 ? value : without(value)));
    }
    case 'choice':
      // Beside a reference zod takes any text, so a word that is none of the choices says nothing.
      return fc.oneof(...shape.of.map((of) => (of.kind === 'enum' ? fc.constantFrom(...of.values) : valueOf(of))));
    case 'enum':
      return fc.constantFrom(...shape.values, 'unheard-of');
    case 'scalar':
      return scalars[shape.scalar];
    case 'reference': {
      const known = sms.types.get(shape.to);
      return fc.constantFrom(
        ...(known === undefined ? ['POL-001'] : prefixesOf(known).map((prefix) => `${prefix}-001`)),
      );
    }
  }
}

function without(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'unheard_of'));
}

/** No texts among the odd values: a text where a reference belongs is judged by the JSON Schema alone, by its prefix. */
function orOdd(arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const odd = fc.oneof(
    fc.integer(),
    fc.boolean(),
    fc.constant([]),
    fc.constant([1]),
    fc.constant({}),
    fc.constant({ a: 1 }),
    fc.constant([[]]),
  );
  return fc.oneof({ weight: 8, arbitrary }, { weight: 1, arbitrary: odd });
}

// Judged more closely by the JSON Schema than by zod, which leaves them to rules with a message of their own.
const closer: ReadonlySet<string> = new Set(['id', 'type', 'status', 'kind']);

function accepts(type: ItemTypeDeclaration, kind: KindDeclaration | null, field: string, value: unknown): boolean {
  const validate = ajv.getSchema(`${schemaFileOf(type.key)}#/$defs/row`);
  if (validate === undefined) throw new Error(`There is no schema of ${type.key}.`);
  const id = `${kind?.prefix ?? type.prefix}-001`;
  void validate({ id, ...(kind === null || kind.prefix !== undefined ? {} : { kind: kind.key }), [field]: value });
  return !(validate.errors ?? []).some(
    (error) => error.keyword !== 'required' && error.keyword !== 'if' && error.instancePath.startsWith(`/${field}`),
  );
}

const cases = [...sms.types.values()].flatMap((type) =>
  [null, ...(type.kinds ?? [])].map(
    (kind) => [`${type.key}${kind === null ? '' : `, kind ${kind.key}`}`, type, kind] as const,
  ),
);

describe('zod schema and JSON Schema agree', () => {
  test.each(cases)('%s', (_, type, kind) => {
    const schemas = zodOfType(type, kind, sms.types);
    for (const field of fieldsOfType(type, kind)) {
      if (closer.has(field.name)) continue;
      const zod = schemas.get(field.name);
      fc.assert(
        fc.property(orOdd(valueOf(parseTypeExpression(field.type))), (value) => {
          expect({ field: field.name, value, accepted: accepts(type, kind, field.name, value) }).toEqual({
            field: field.name,
            value,
            accepted: zod?.safeParse(value).success,
          });
        }),
        { numRuns: 30, seed: 20000 },
      );
    }
  });
});
