import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { checkSms } from '../../src/io/check-sms.ts';
import json from '../../src/report/json.ts';
import { reportSchema } from '../../src/report/json-schema.ts';
import { compactJson } from './compact-json.ts';
import { checkSample } from './sample-sms.ts';

const root = new URL('../..', import.meta.url).pathname;
const published = JSON.parse(readFileSync(`${root}schemas/report.schema.json`, 'utf8')) as object;
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(published);
const options = { color: false, failOn: 'error' } as const;

describe('json', () => {
  test('shows the whole report', () => {
    const report = json.render(checkSample(), options);
    expect(report).toBe(`${JSON.stringify(JSON.parse(report), null, 2)}\n`);
    expect(compactJson(JSON.parse(report))).toMatchInlineSnapshot(`
      "{
       "schema": "clausebook-report/1",
       "organization": "Example: 100% Ltd",
       "asOf": "2026-06-30",
       "evaluated": ["TEST-001","TEST-002","TEST-003","TEST-004","TEST-005","TEST-006","TEST-008"],
       "summary": {"total":5,"block":1,"error":2,"warn":1,"info":1,"waived":1,"known":1,"unlisted":0,"gaps":1,"notes":2},
       "findings": [
        {
         "rule": "TEST-004",
         "severity": "info",
         "basis": "practice",
         "clause": "7.5.2",
         "message": "The settings name no feedback address.",
         "file": "clausebook.yaml",
         "line": 1,
         "column": 1,
         "endLine": 2,
         "endColumn": 6,
         "item": null,
         "actual": null,
         "expected": null,
         "fix": "Shorten it.",
         "url": null,
         "related": [],
         "due": null,
         "clock": false,
         "waiver": null,
         "elsewhere": false
        },
        {
         "rule": "TEST-002",
         "severity": "error",
         "basis": "std",
         "clause": "7.5.2",
         "message": "The link to \\"one.md\\" leads nowhere, 100% sure: {0} and [words](https://example.org).\\nCorrect it.",
         "file": "content/procedures/größe 1.md",
         "line": 10,
         "column": 12,
         "endLine": 10,
         "endColumn": 27,
         "item": "PRO-001",
         "actual": null,
         "expected": null,
         "fix": "Correct the target, or remove the link.",
         "url": null,
         "related": [],
         "due": null,
         "clock": false,
         "waiver": null,
         "elsewhere": false
        },
        {
         "rule": "TEST-002",
         "severity": "error",
         "basis": "std",
         "clause": "7.5.2",
         "message": "The link to \\"two.md\\" leads nowhere, 100% sure: {0} and [words](https://example.org).\\nCorrect it.",
         "file": "content/procedures/größe 1.md",
         "line": 10,
         "column": 36,
         "endLine": 10,
         "endColumn": 52,
         "item": "PRO-001",
         "actual": null,
         "expected": null,
         "fix": "Correct the target, or remove the link.",
         "url": null,
         "related": [],
         "due": null,
         "clock": false,
         "waiver": null,
         "elsewhere": false
        },
        {
         "rule": "TEST-001",
         "severity": "block",
         "basis": "derived",
         "clause": "7.5.2",
         "message": "The content of POL-004 differs from the content approved on 2026-01-05 as version 1.0. Expected the approved text, or a new version with its own approval.",
         "file": "policies/pol-004.md",
         "line": 9,
         "column": 77,
         "endLine": 9,
         "endColumn": 94,
         "item": "POL-004",
         "actual": "cb1-sha256:1111",
         "expected": "cb1-sha256:0000",
         "fix": "Restore the approved text, or have the new one approved.",
         "url": null,
         "related": [
          {"item":"PER-001","message":"approved by Ada Marsh","place":{"file":"content/registers/house.md","line":9,"column":6,"endLine":9,"endColumn":8}},
          {"item":null,"message":"the text was committed later","place":null}
         ],
         "due": null,
         "clock": false,
         "waiver": null,
         "elsewhere": false
        },
        {
         "rule": "TEST-003",
         "severity": "warn",
         "basis": "own",
         "clause": "7.5.2",
         "message": "The review of POL-004 was due on 2026-06-15.",
         "file": "policies/pol-004.md",
         "line": 10,
         "column": 15,
         "endLine": 10,
         "endColumn": 25,
         "item": "POL-004",
         "actual": null,
         "expected": null,
         "fix": "Review the document.",
         "url": null,
         "related": [],
         "due": "2026-06-15",
         "clock": true,
         "waiver": null,
         "elsewhere": false
        }
       ],
       "waived": [
        {
         "rule": "TEST-005",
         "severity": "warn",
         "basis": "derived",
         "clause": "7.5.2",
         "message": "PRO-001 has no numbered steps.",
         "file": "content/procedures/größe 1.md",
         "line": 2,
         "column": 1,
         "endLine": 2,
         "endColumn": 3,
         "item": "PRO-001",
         "actual": null,
         "expected": null,
         "fix": "Number the steps.",
         "url": null,
         "related": [],
         "due": null,
         "clock": false,
         "waiver": {"id":"WVR-001","until":"2026-12-31"},
         "elsewhere": false
        }
       ],
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
       "gaps": [
        {
         "rule": "TEST-006",
         "severity": "error",
         "basis": "derived",
         "clause": "4.3",
         "message": "There is no scope. Expected one before the SMS is in force.",
         "file": "content/registers/house.md",
         "line": 8,
         "column": 6,
         "endLine": 8,
         "endColumn": 8,
         "item": null,
         "actual": null,
         "expected": null,
         "fix": "Write it.",
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
       "coming": []
      }"
    `);
  });

  test('follows the published schema, for the sample and for the demo', async () => {
    for (const checked of [checkSample(), await checkSms(root)]) {
      const report: unknown = JSON.parse(json.render(checked, { ...options, toolVersion: '1.2.3' }));
      validate(report);
      expect(validate.errors ?? []).toEqual([]);
      expect(reportSchema.parse(report)).toEqual(report);
    }
  });

  test('the published schema refuses what is no report', () => {
    const report = JSON.parse(json.render(checkSample(), options)) as Record<string, unknown>;
    expect(validate({ ...report, extra: 1 })).toBe(false);
    expect(validate({ ...report, schema: 'clausebook-report/2' })).toBe(false);
    expect(validate({ ...report, summary: {} })).toBe(false);
  });

  test('names version and rule pages only where they are given', () => {
    const report = JSON.parse(
      json.render(checkSample(), {
        ...options,
        toolVersion: '1.2.3',
        ruleUrl: (rule) => `https://example.org/${rule}`,
      }),
    ) as {
      tool: unknown;
      findings: { rule: string; url: string }[];
    };
    expect(report.tool).toEqual({ name: 'clausebook', version: '1.2.3' });
    expect(report.findings.map((finding) => finding.url)).toEqual(
      report.findings.map((finding) => `https://example.org/${finding.rule}`),
    );
  });

  test('gives the same bytes twice', () => {
    expect(json.render(checkSample(), options)).toBe(json.render(checkSample(), options));
  });
});
