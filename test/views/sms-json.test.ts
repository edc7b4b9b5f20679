import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CheckedSms } from '../../src/core/finding/checked-sms.ts';
import { visibleSms } from '../../src/core/model/audience.ts';
import { checkSms } from '../../src/io/check-sms.ts';
import { smsJson } from '../../src/views/sms-json.ts';
import { smsSchema } from '../../src/views/sms-json-schema.ts';
import { generateReportSchemas } from '../../scripts/generate-report-schemas.ts';
import { checkSample } from '../report/sample-sms.ts';
import { compactJson } from '../report/compact-json.ts';

const root = new URL('../..', import.meta.url).pathname;
const published = JSON.parse(readFileSync(`${root}schemas/sms.schema.json`, 'utf8')) as object;
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(published);
const audiences = ['public', 'customer', 'internal', 'restricted'] as const;

let demo: CheckedSms;
beforeAll(async () => {
  demo = await checkSms(root);
});

describe('sms.json', () => {
  test('shows items, registers, relations and findings of a small SMS', () => {
    const { clauses, mandatory, findings, waived, gaps, ...rest } = smsJson({
      checked: checkSample(),
      audience: 'internal',
    });
    const touched = clauses.filter((clause) => clause.evidence.length > 0).slice(0, 2);
    const rows = mandatory.filter((row) => row.state === 'found').slice(0, 2);
    expect(clauses.length).toBeGreaterThan(50);
    expect([findings, waived, gaps].map((list) => list.length)).toEqual([5, 1, 1]);
    expect(compactJson({ ...rest, touched, rows })).toMatchInlineSnapshot(`
      "{
       "schema": "clausebook-sms/1",
       "organization": "Example: 100% Ltd",
       "asOf": "2026-06-30",
       "audience": "internal",
       "standards": ["iso20000-1-2018"],
       "summary": {"total":5,"block":1,"error":2,"warn":1,"info":1,"waived":1,"known":1,"unlisted":0,"gaps":1,"notes":2},
       "known": [
        {
         "rule": "TEST-008",
         "severity": "error",
         "basis": "derived",
         "clause": "7.5.2",
         "message": "POL-004 uses words that nobody knows.",
         "file": "policies/pol-004.md",
         "line": 2,
         "column": 1,
         "endLine": 2,
         "endColumn": 3,
         "item": "POL-004",
         "actual": null,
         "expected": null,
         "fix": "Write it in plain words.",
         "url": null,
         "related": [],
         "due": null,
         "clock": false,
         "waiver": null,
         "elsewhere": false
        }
       ],
       "notes": [
        {"rule":"TEST-006","kind":"not-evaluated","message":"It is not known, whether the scope is printed.","remedy":"State \`printed\`.","item":"POL-004"},
        {
         "rule": "TEST-007",
         "kind": "not-evaluated",
         "message": "Not evaluated: whether the approver committed the approval.",
         "remedy": "clausebook.yaml says \`history: none\`; keep the SMS in a Git repository with its full history and remove that line.",
         "item": null
        }
       ],
       "items": [
        {
         "id": "PER-001",
         "type": "person",
         "kind": null,
         "title": "Ada Marsh",
         "summary": "Ada Marsh",
         "classification": "internal",
         "control": "register",
         "owner": "ROL-001",
         "version": null,
         "status": "active",
         "state": "active",
         "inForce": true,
         "countsAsEvidence": true,
         "frozen": false,
         "inView": true,
         "effectiveFrom": null,
         "date": null,
         "reviewDue": null,
         "suspect": [],
         "approvals": [],
         "digest": "cb1-sha256:e885dfdae278d2eb487c1ed0a51aebe4e6ea3c06e75a34abf8136f5c3924a095",
         "clauses": [
          {"standard":"iso20000-1-2018","clause":"5.3","section":null,"stated":false},
          {"standard":"iso20000-1-2018","clause":"7.2","section":null,"stated":false}
         ],
         "storage": "row",
         "parent": "REG-001",
         "file": "content/registers/house.md",
         "line": 9,
         "url": "/per-001/",
         "instead": null,
         "fields": {"id":"PER-001","name":"Ada Marsh","employment":{"from":"2019-01-01"}}
        },
        {
         "id": "POL-004",
         "type": "policy",
         "kind": "financial",
         "title": "Budgeting policy",
         "summary": "Every service has a budget.",
         "classification": "internal",
         "control": "full",
         "owner": "ROL-001",
         "version": "1.0",
         "status": "approved",
         "state": "effective",
         "inForce": true,
         "countsAsEvidence": true,
         "frozen": false,
         "inView": true,
         "effectiveFrom": "2026-01-05",
         "date": null,
         "reviewDue": "2026-06-15",
         "suspect": [],
         "approvals": [
          {
           "action": "approved",
           "by": "PER-001",
           "role": null,
           "on": "2026-01-05",
           "version": "1.0",
           "digest": "cb1-sha256:0000",
           "grade": "D",
           "because": "Only stated in the file; the history of the repository was not read."
          }
         ],
         "digest": "cb1-sha256:039aee57eec2b8ef09d914a38c40ee9c64d8d7949e57dada325cf20392cfce32",
         "clauses": [{"standard":"iso20000-1-2018","clause":"8.4.1","section":null,"stated":false}],
         "storage": "file",
         "parent": null,
         "file": "policies/pol-004.md",
         "line": 2,
         "url": "/pol-004/",
         "instead": null,
         "fields": {
          "id": "POL-004",
          "owner": "ROL-001",
          "version": "1.0",
          "status": "approved",
          "classification": "internal",
          "kind": "financial",
          "approvals": [{"action":"approved","by":"PER-001","on":"2026-01-05","version":"1.0","digest":"cb1-sha256:0000"}],
          "review": {"due":"2026-06-15","reason":"new budget"}
         }
        },
        {
         "id": "PRO-001",
         "type": "procedure",
         "kind": "procedure",
         "title": "Hand over a shift",
         "summary": "Follow the first and the second.",
         "classification": "internal",
         "control": "light",
         "owner": "ROL-001",
         "version": null,
         "status": "approved",
         "state": "effective",
         "inForce": true,
         "countsAsEvidence": true,
         "frozen": false,
         "inView": true,
         "effectiveFrom": null,
         "date": null,
         "reviewDue": null,
         "suspect": [],
         "approvals": [],
         "digest": "cb1-sha256:e01bba89fe86a3375c3565a0776fbd60f9e221a2e67abc8b7100eb18461e3090",
         "clauses": [],
         "storage": "file",
         "parent": null,
         "file": "content/procedures/größe 1.md",
         "line": 2,
         "url": "/pro-001/",
         "instead": null,
         "fields": {"id":"PRO-001","owner":"ROL-001","status":"approved","classification":"internal"}
        },
        {
         "id": "ROL-001",
         "type": "role",
         "kind": null,
         "title": "Managing Director",
         "summary": "Managing Director",
         "classification": "internal",
         "control": "register",
         "owner": "ROL-001",
         "version": null,
         "status": "active",
         "state": "active",
         "inForce": true,
         "countsAsEvidence": true,
         "frozen": false,
         "inView": true,
         "effectiveFrom": null,
         "date": null,
         "reviewDue": null,
         "suspect": [],
         "approvals": [],
         "digest": "cb1-sha256:652fa7c32d5f9ae1a7146493d15ca01c9eb40bcf7359f1c7824102a4d8a78a99",
         "clauses": [
          {"standard":"iso20000-1-2018","clause":"5.3","section":null,"stated":false},
          {"standard":"iso20000-1-2018","clause":"6.3","section":null,"stated":false},
          {"standard":"iso20000-1-2018","clause":"7.2","section":null,"stated":false}
         ],
         "storage": "row",
         "parent": "REG-001",
         "file": "content/registers/house.md",
         "line": 8,
         "url": "/rol-001/",
         "instead": null,
         "fields": {"id":"ROL-001","name":"Managing Director","posts":[{"person":"PER-001","from":"2020-01-01"}]}
        },
        {
         "id": "WVR-001",
         "type": "waiver",
         "kind": null,
         "title": "waiver of REG-001",
         "summary": "checked on paper until the move",
         "classification": "internal",
         "control": "register",
         "owner": "ROL-001",
         "version": null,
         "status": "active",
         "state": "active",
         "inForce": true,
         "countsAsEvidence": true,
         "frozen": false,
         "inView": true,
         "effectiveFrom": null,
         "date": null,
         "reviewDue": null,
         "suspect": [],
         "approvals": [],
         "digest": "cb1-sha256:fde1deb6e89f50faff21cd0cc08acec7f1911be088dacd01c7ca935c78f9979f",
         "clauses": [
          {"standard":"iso20000-1-2018","clause":"7.5.2","section":null,"stated":false},
          {"standard":"iso20000-1-2018","clause":"8.1","section":null,"stated":false}
         ],
         "storage": "row",
         "parent": "REG-001",
         "file": "content/registers/house.md",
         "line": 10,
         "url": "/wvr-001/",
         "instead": null,
         "fields": {"id":"WVR-001","rule":"TEST-005","target":"PRO-001","reason":"checked on paper until the move","approved_by":"PER-001","until":"2026-12-31"}
        }
       ],
       "registers": [
        {
         "id": "REG-001",
         "title": "House",
         "of": ["role","person","waiver"],
         "owner": "ROL-001",
         "classification": "internal",
         "rows": ["PER-001","ROL-001","WVR-001"],
         "reviewInterval": null,
         "reviewLog": [],
         "file": "content/registers/house.md",
         "url": "/reg-001/"
        }
       ],
       "relations": [
        {"from":"POL-004","verb":"approvals","to":"PER-001","section":null},
        {"from":"POL-004","verb":"owner","to":"ROL-001","section":null},
        {"from":"PRO-001","verb":"owner","to":"ROL-001","section":null},
        {"from":"ROL-001","verb":"held_by","to":"PER-001","section":null},
        {"from":"WVR-001","verb":"approved_by","to":"PER-001","section":null},
        {"from":"WVR-001","verb":"waives","to":"PRO-001","section":null}
       ],
       "series": [],
       "touched": [
        {
         "standard": "iso20000-1-2018",
         "clause": "5.3",
         "title": "Organizational roles, responsibilities and authorities",
         "state": "evidenced",
         "flags": ["before in force"],
         "because": "2 items show it, in force or closed, and current.",
         "evidence": [
          {"item":"PER-001","section":null,"anchor":null,"counts":true,"reason":"counts","via":null},
          {"item":"ROL-001","section":null,"anchor":null,"counts":true,"reason":"counts","via":null}
         ],
         "missingRows": [],
         "url": "/clauses/iso20000-1-2018/5.3/"
        },
        {
         "standard": "iso20000-1-2018",
         "clause": "6.3",
         "title": "Plan the service management system",
         "state": "partly",
         "flags": ["before in force"],
         "because": "Evidence is there, but nothing for \\"Service management plan\\" (MD-07).",
         "evidence": [{"item":"ROL-001","section":null,"anchor":null,"counts":true,"reason":"counts","via":null}],
         "missingRows": ["MD-07"],
         "url": "/clauses/iso20000-1-2018/6.3/"
        }
       ],
       "rows": [
        {"row":"MD-31","name":"Financial policies applied to services","clauses":["8.4.1"],"state":"found","items":["POL-004"]},
        {"row":"MD-35","name":"Roles, responsibilities, authorities","clauses":["5.3","6.3"],"state":"found","items":["ROL-001"]}
       ]
      }"
    `);
  });

  test.each(audiences)('follows the published schema for the demo and audience %s', (audience) => {
    const json: unknown = JSON.parse(JSON.stringify(smsJson({ checked: demo, audience })));
    validate(json);
    expect(validate.errors ?? []).toEqual([]);
    expect(smsSchema.parse(json)).toEqual(json);
  });

  test('the published schemas are the generated ones', async () => {
    for (const [path, content] of await generateReportSchemas())
      expect(readFileSync(root + path, 'utf8')).toBe(content);
  });

  test('the published schema refuses what is no sms.json', () => {
    const json = smsJson({ checked: checkSample(), audience: 'internal' });
    expect(validate({ ...json, extra: 1 })).toBe(false);
    expect(validate({ ...json, schema: 'clausebook-sms/2' })).toBe(false);
    expect(validate({ ...json, items: [{ id: 'POL-001' }] })).toBe(false);
  });

  test('gives the same bytes for the same SMS read twice', async () => {
    const again = await checkSms(root);
    for (const audience of audiences) {
      expect(JSON.stringify(smsJson({ checked: again, audience }))).toBe(
        JSON.stringify(smsJson({ checked: demo, audience })),
      );
    }
  });

  test('gives the same whether the model was cut before or not', () => {
    for (const audience of audiences) {
      expect(smsJson({ checked: visibleSms(demo, audience), audience })).toEqual(smsJson({ checked: demo, audience }));
    }
  });

  test('names nothing that is withheld', () => {
    for (const audience of audiences) {
      const visible = visibleSms(demo, audience).sms;
      const text = JSON.stringify(smsJson({ checked: demo, audience }));
      const hidden = [...demo.sms.items.keys(), ...demo.sms.registers.keys()].filter(
        (id) => !visible.items.has(id) && !visible.registers.has(id),
      );
      expect(hidden.filter((id) => new RegExp(`(?<![A-Za-z0-9-])${id}(?![A-Za-z0-9-])`, 'i').test(text))).toEqual([]);
    }
  });

  test('every id it refers to is in it', () => {
    const json = smsJson({ checked: demo, audience: 'internal' });
    const ids = new Set([...json.items, ...json.registers].map((entry) => entry.id));
    const referred = [
      ...json.relations.flatMap(({ from, to }) => [from, to]),
      ...json.clauses.flatMap((clause) => clause.evidence.map((link) => link.item)),
      ...json.mandatory.flatMap((row) => row.items),
      ...json.series.flatMap(({ definition, subject, record }) => [
        definition,
        subject,
        ...(record === null ? [] : [record]),
      ]),
      ...json.registers.flatMap((register) => register.rows),
      ...json.items.flatMap((item) => (item.parent === null ? [] : [item.parent])),
      ...[...json.findings, ...json.waived, ...json.gaps, ...json.notes].flatMap(({ item }) =>
        item === null ? [] : [item],
      ),
    ];
    expect(referred.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('addresses stand below the base of the site', () => {
    const json = smsJson({ checked: checkSample(), audience: 'internal', base: '/manual/' });
    expect(json.items.find((item) => item.id === 'POL-004')?.url).toBe('/manual/pol-004/');
    expect(json.clauses[0]?.url).toMatch(/^\/manual\/clauses\/iso20000-1-2018\//);
  });
});
