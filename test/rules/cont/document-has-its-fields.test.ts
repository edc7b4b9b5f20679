import { beforeAll, describe, expect, test } from 'vitest';
import type { Item } from '../../../src/core/model/item.ts';
import type { Sms } from '../../../src/core/model/sms.ts';
import { builtinTypes } from '../../../src/core/types/builtin-types.ts';
import { fieldsOfType } from '../../../src/core/types/fields-of-type.ts';
import { checkSms } from '../../../src/io/check-sms.ts';
import { namedFields } from '../../../src/rules/cont/_named-fields.ts';
import { judge } from '../../../src/rules/judge.ts';
import { rules } from '../../../src/rules/registry.ts';
import { repository } from '../../support/command-line.ts';

let demo: Sms;

beforeAll(async () => {
  demo = (await checkSms(repository)).sms;
});

/** The demo with one field of one item taken away, judged; findings about that item that the demo does not have. */
function findingsWithout(id: string, field: string): readonly string[] {
  const item = demo.items.get(id);
  if (item === undefined) throw new Error(`The demo has no ${id}.`);
  const without = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));
  const cut = Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(item),
      fields: { value: without(item.fields), enumerable: true },
      stated: { value: without(item.stated), enumerable: true },
      origins: { value: without(item.origins), enumerable: true },
    },
  ) as Item;
  const items = new Map([...demo.items].map(([key, other]) => [key, other === item ? cut : other]));
  const sight = { history: false, base: false };
  const asked = rules.filter((rule) => !rule.id.startsWith('READ') && !rule.id.startsWith('EVID'));
  const before = new Set(judge(demo, asked, sight).findings.map(({ rule, message }) => `${rule} ${message}`));
  return judge({ ...demo, items }, asked, sight)
    .findings.filter((finding) => finding.item === id && !before.has(`${finding.rule} ${finding.message}`))
    .map(({ rule, message }) => `${rule} ${message.includes(field) ? 'names' : 'means'} ${field}`);
}

describe('a required field that is taken away is asked for by exactly one finding', () => {
  test.each([
    ['MIR-001', 'detected', 'RECD-001 names detected'],
    ['MIR-001', 'lead', 'OPER-001 names lead'],
    ['MIR-001', 'reviewed', 'OPER-001 names reviewed'],
    ['AUP-001', 'cycle', 'CONT-012 names cycle'],
    ['MRV-001', 'chair', 'RECD-001 names chair'],
    ['MRV-001', 'decisions', 'RECD-007 names decisions'],
    ['NCR-003', 'actions', 'NONC-002 names actions'],
    ['CTT-001', 'reviewed', 'OPER-009 names reviewed'],
    ['MIR-001', 'top_management_informed', 'OPER-002 names top_management_informed'],
    ['CHG-001', 'reversal', 'OPER-004 names reversal'],
    ['REL-001', 'baseline', 'OPER-006 names baseline'],
    ['STP-002', 'planned', 'OPER-021 names planned'],
    ['RSK-001', 'actions', 'RISK-002 means actions'],
    ['WVR-001', 'reason', 'META-003 names reason'],
    ['OBJ-001', 'due', 'OBJV-001 means due'],
  ])('%s without %s', (id, field, expected) => {
    expect(findingsWithout(id, field)).toEqual([expected]);
  });
});

test('fields left to a named rule exist, and so do the rules', () => {
  for (const [key, { rule }] of Object.entries(namedFields)) {
    const [typeKey = '', field = ''] = key.split('.');
    const type = builtinTypes.find((candidate) => candidate.key === typeKey);
    const names = [null, ...(type?.kinds ?? [])].flatMap((kind) =>
      type === undefined ? [] : fieldsOfType(type, kind).map(({ name }) => name),
    );
    expect(names, key).toContain(field);
    expect(rules.map(({ id }) => id)).toContain(rule);
  }
});
