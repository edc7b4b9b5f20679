import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { schemaFileOf } from '../../../src/core/types/json-schema-shape.ts';
import type { JsonSchema } from '../../../src/core/types/json-schema-shape.ts';
import { schemasOfSms } from '../../../src/core/model/schemas-of-sms.ts';
import type { Sms } from '../../../src/core/model/sms.ts';
import { loadSms } from '../../../src/io/load-sms.ts';
import { smallSms } from '../../support/small-sms.ts';

const root = new URL('../../../', import.meta.url).pathname;
let sms: Sms;
let schemas: ReadonlyMap<string, JsonSchema>;
let ajv: Ajv2020;

beforeAll(async () => {
  sms = await loadSms(root);
  schemas = schemasOfSms(sms);
  ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true, inlineRefs: false });
  ajvFormats.default(ajv);
  for (const schema of schemas.values()) ajv.addSchema(schema);
});

/** Places and keywords of what a schema refuses; conditions themselves are left out. */
function refusals(file: string, data: unknown): readonly string[] {
  const validate = ajv.getSchema(file);
  if (validate === undefined) throw new Error(`There is no schema ${file}.`);
  if (validate(data) === true) return [];
  return (validate.errors ?? [])
    .filter((error) => error.keyword !== 'if')
    .map((error) => `${error.instancePath} ${error.message ?? ''}`);
}

test('there is a schema for every type in use, for registers, ids, common fields and clausebook.yaml', () => {
  expect([...schemas.keys()].sort()).toEqual(
    [
      ...[...sms.types.keys()].map(schemaFileOf),
      'register.schema.json',
      'ids.schema.json',
      'common.schema.json',
      'clausebook.schema.json',
    ].sort(),
  );
});

test('every schema compiles', () => {
  for (const file of schemas.keys()) expect(() => ajv.getSchema(file), file).not.toThrow();
});

test('the frontmatter of every file of the demo passes the schema of its type', () => {
  const refused = sms.files.flatMap((facts) => {
    const register = sms.registers.get(String(facts.fields['id']));
    const item = sms.items.get(String(facts.fields['id']));
    const file = register === undefined ? schemaFileOf(item?.type.key ?? '?') : 'register.schema.json';
    return refusals(file, facts.fields).map((line) => `${facts.file} ${line}`);
  });
  expect(refused).toEqual([]);
  expect(sms.files.length).toBeGreaterThan(100);
});

describe('a wrong value is refused at its place', () => {
  const policy = {
    id: 'POL-009',
    owner: 'ROL-001',
    version: '1.0',
    status: 'draft',
    classification: 'internal',
    kind: 'other',
  };

  test('in a document', () => {
    expect(refusals('policy.schema.json', policy)).toEqual([]);
    expect(refusals('policy.schema.json', { ...policy, classification: 'secret' })).toEqual([
      '/classification must be equal to one of the allowed values',
    ]);
    expect(refusals('policy.schema.json', { ...policy, status: 'aproved' })).toEqual([
      '/status must be equal to one of the allowed values',
    ]);
    expect(refusals('policy.schema.json', { ...policy, effective_from: '2026-02-30' })).toEqual([
      '/effective_from must match format "date"',
    ]);
    expect(refusals('policy.schema.json', { ...policy, review: { interval: '6 months' } })[0]).toMatch(
      '/review/interval must match pattern',
    );
    expect(refusals('policy.schema.json', { ...policy, clasification: 'internal' })).toEqual([
      ' must NOT have additional properties',
    ]);
    expect(refusals('policy.schema.json', { ...policy, id: 'PRC-009' })).toEqual(['/id must match pattern "^POL-"']);
  });

  test('in an id of another item: the type must fit', () => {
    expect(refusals('policy.schema.json', { ...policy, owner: 'PER-001' })).toEqual(
      expect.arrayContaining([
        '/owner must be equal to one of the allowed values',
        '/owner must match pattern "^ROL-"',
      ]),
    );
    expect(refusals('policy.schema.json', { ...policy, owner: 'ROL-099' })).toEqual([]);
  });

  test('in what a state or a kind asks for', () => {
    expect(refusals('policy.schema.json', { ...policy, status: 'approved' })).toEqual([
      " must have required property 'approvals'",
      " must have required property 'effective_from'",
    ]);
    const unnumbered = Object.fromEntries(Object.entries(policy).filter(([key]) => key !== 'version'));
    expect(refusals('policy.schema.json', unnumbered)).toEqual([]);
    expect(refusals('policy.schema.json', { ...unnumbered, status: 'in-review' })).toEqual([
      " must have required property 'version'",
    ]);
    const risk = {
      id: 'PLN-009',
      owner: 'ROL-001',
      version: '1.0',
      status: 'draft',
      classification: 'internal',
      kind: 'risk',
    };
    expect(refusals('plan.schema.json', { ...risk, scale: { likelihood: 'high' } })).toEqual(
      expect.arrayContaining(['/scale/likelihood must be integer,null']),
    );
    expect(refusals('plan.schema.json', { ...risk, kind: 'other', scale: { likelihood: 'high' } })).toEqual([]);
    const capacity = {
      id: 'CAP-009',
      owner: 'ROL-001',
      classification: 'internal',
      status: 'approved',
      effective_from: '2026-01-01',
      forecast: [{ service: 1.5 }],
    };
    expect(refusals('plan.schema.json', capacity)).toEqual([]);
    expect(refusals('plan.schema.json', { ...capacity, forecast: 'none' })).toEqual(['/forecast must be array']);
  });

  test('in a row of a register', () => {
    const register = { id: 'REG-099', type: 'register', of: 'risk', owner: 'ROL-001', classification: 'internal' };
    expect(
      refusals('register.schema.json', { ...register, rows: [{ id: 'RSK-099', text: 'A', domain: 'sms' }] }),
    ).toEqual([]);
    expect(
      refusals('register.schema.json', { ...register, rows: [{ id: 'RSK-099', text: 'A', domain: 'sun' }] }),
    ).toEqual(['/rows/0/domain must be equal to one of the allowed values']);
    expect(refusals('register.schema.json', { ...register, rows: [{ id: 'RSK-099', domain: 'sms' }] })).toEqual([
      "/rows/0 must have required property 'text'",
    ]);
    expect(refusals('register.schema.json', register)).toEqual(
      expect.arrayContaining([" must have required property 'rows'"]),
    );
  });

  test('in a section of its parent', () => {
    const audit = {
      id: 'AUD-099',
      status: 'planned',
      auditors: ['PER-001'],
      dates: { from: '2026-01-01' },
      scope: { clauses: ['8.5'] },
    };
    expect(
      refusals('audit.schema.json', {
        ...audit,
        findings: [{ id: 'FND-099', grade: 'minor', clause: '8.5.1.3', text: 'x' }],
      }),
    ).toEqual([]);
    expect(refusals('audit.schema.json', { ...audit, findings: [{ id: 'FND-099', grade: 'tiny' }] })).toEqual(
      expect.arrayContaining(['/findings/0/grade must be equal to one of the allowed values']),
    );
  });
});

test('the settings of the demo pass, a misspelt key does not', () => {
  const settings = { organization: 'Example Ltd', level: 'essential' };
  expect(refusals('clausebook.schema.json', settings)).toEqual([]);
  expect(refusals('clausebook.schema.json', { ...settings, levle: 'essential' })).toEqual([
    ' must NOT have additional properties',
  ]);
  expect(refusals('clausebook.schema.json', { level: 'none' })).toEqual(
    expect.arrayContaining([
      " must have required property 'organization'",
      '/level must be equal to one of the allowed values',
    ]),
  );
});

test('own keys and own types of the settings are known', () => {
  const own = smallSms({
    'clausebook.yaml': `organization: Example Ltd
known_keys: [sharepoint_id]
types:
  - {key: drill, prefix: DRL, purpose: A fire drill., class: record, control: record, lifecycle: record, fields: [{name: minutes, type: integer, requiredFrom: always}]}
`,
  });
  const files = schemasOfSms(own);
  const local = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
  ajvFormats.default(local);
  for (const schema of files.values()) local.addSchema(schema);
  expect(local.validate('drill.schema.json', { id: 'DRL-001', minutes: 4, sharepoint_id: 'x' })).toBe(true);
  expect(local.validate('drill.schema.json', { id: 'DRL-001', minutes: 'four' })).toBe(false);
});
