import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { lifecycles } from '../../../src/core/lifecycle/lifecycles.ts';
import { schemaFileOf } from '../../../src/core/types/json-schema-shape.ts';
import { schemasOfSms } from '../../../src/core/model/schemas-of-sms.ts';
import type { ItemTypeDeclaration, KindDeclaration } from '../../../src/core/types/declaration.ts';
import { rowOfType, templateOfType } from '../../../src/core/types/template-of-type.ts';
import type { TemplateContext } from '../../../src/core/types/template-of-type.ts';
import { judge } from '../../../src/rules/judge.ts';
import { rules } from '../../../src/rules/registry.ts';
import { smallSms } from '../../support/small-sms.ts';

const base = smallSms({});
const types = [...base.types.values()];
const ajv = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
  inlineRefs: false,
});
ajvFormats.default(ajv);
for (const schema of schemasOfSms(base).values()) ajv.addSchema(schema);

function contextFor(type: ItemTypeDeclaration, kind: KindDeclaration | null): TemplateContext {
  return {
    id: `${kind?.prefix ?? type.prefix}-901`,
    title: 'A fresh start',
    owner: 'ROL-002',
    control: kind?.control ?? type.control,
    day: '2026-06-30',
    clause: type.clauses[0] ?? '8.1',
    types: base.types,
    idsOf: (key) => [...base.items.values()].filter((item) => item.type.key === key).map((item) => item.id),
  };
}

/** Kinds as `clausebook new` names them: every kind, or none where the type has none. */
const cases = types.flatMap((type) =>
  (type.kinds ?? [null]).map(
    (kind) => [`${type.key}${kind === null ? '' : `, kind ${kind.key}`}`, type, kind] as const,
  ),
);
const inFiles = cases.filter(([, type]) => type.storage === 'file');
const inRows = cases.filter(([, type]) => type.storage === 'row');

function problems(file: string, text: string, id: string): readonly string[] {
  const sms = smallSms({ [file]: text });
  const item = sms.items.get(id);
  // RECD-013 explains what only waits to be filled in.
  const own = rules.filter((rule) => /^(?:READ|META|IDEN)-|^RECD-013$/.test(rule.id));
  const judgement = judge(sms, own, { history: false, base: false });
  const findings = judgement.findings.filter(({ rule }) => rule !== 'RECD-013');
  const schema =
    item === undefined
      ? undefined
      : ajv.getSchema(`${schemaFileOf(item.type.key)}${item.storage === 'row' ? '#/$defs/row' : ''}`);
  schema?.(item?.stated);
  return [
    ...(item === undefined ? ['the item was not taken up'] : []),
    ...sms.withheld.map((withheld) => withheld.message),
    ...sms.misfits.map((misfit) => `${misfit.path.join('.')}: ${misfit.actual}, expected ${misfit.expected}`),
    ...findings.map((finding) => `${finding.rule}: ${finding.message}`),
    ...(schema?.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`),
  ];
}

describe('the template of a file passes its own schema and reads without a finding', () => {
  test.each(inFiles)('%s', (_, type, kind) => {
    const context = contextFor(type, kind);
    const text = templateOfType(type, kind, context);
    expect(problems('content/new.md', text, context.id), text).toEqual([]);
  });
});

describe('the template of a row passes its own schema and reads without a finding', () => {
  test.each(inRows)('%s', (_, type, kind) => {
    const context = contextFor(type, kind);
    const lines = rowOfType(type, kind, context).map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`));
    const text = [
      '---',
      'id: REG-901',
      'type: register',
      `of: ${type.key}`,
      'owner: ROL-002',
      'classification: internal',
      'rows:',
      ...lines,
      '---',
      '',
      '# Rows',
      '',
    ].join('\n');
    expect(problems('content/registers/rows.md', text, context.id), text).toEqual([]);
  });
});

test('a template starts in the first state of its life cycle', () => {
  for (const [, type, kind] of inFiles) {
    expect(templateOfType(type, kind, contextFor(type, kind))).toContain(
      `\nstatus: ${lifecycles[type.lifecycle]?.initial ?? ''}\n`,
    );
  }
});

test('what a template looks like', () => {
  const process = types.find((type) => type.key === 'process')!;
  expect(templateOfType(process, null, contextFor(process, null))).toMatchInlineSnapshot(`
    "---
    id: PRC-901
    owner: ROL-002
    version: "1.0"
    status: draft
    classification: internal
    # asked for later: clauses (in-review), measures (approved)
    ---

    # A fresh start

    <!-- One short paragraph: it becomes the summary. -->

    ## Purpose

    <!-- What goes wrong without this process. -->

    ## Steps

    <!-- What is done, in order; one line per step. A table with the columns: Step, Accountable, Responsible, Consulted, Informed, Output. -->

    ## Inputs and outputs

    <!-- What comes in from whom, what goes out to whom. A table with the columns: Input, From. A table with the columns: Output, To. -->

    ## Interfaces

    <!-- Which processes it works with, and what passes between them. A table with the columns: Process, What. -->

    ## Records

    <!-- One bullet per record that is kept, with the place where it is. -->
    "
  `);
  const sla = types.find((type) => type.key === 'sla')!;
  expect(templateOfType(sla, null, contextFor(sla, null)).split('\n---\n')[0]).toMatchInlineSnapshot(`
    "---
    id: SLA-901
    owner: ROL-002
    version: "1.0"
    status: draft
    classification: customer
    customer: CUS-000 # id of a customer
    covers: [SVC-000] # id of a service
    # asked for later: from (negotiation)"
  `);
  const risk = types.find((type) => type.key === 'risk')!;
  expect(rowOfType(risk, null, contextFor(risk, null)).join('\n')).toMatchInlineSnapshot(`
    "id: RSK-901
    text: A fresh start
    domain: sms # one of sms, service-requirement, other-party, availability, continuity, information-security
    # asked for later: likelihood (assessed), impact (assessed), customers (assessed), actions (in-treatment), accepted (accepted)"
  `);
});
