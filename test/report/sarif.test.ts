import { describe, expect, test } from 'vitest';
import type { CheckedSms } from '../../src/core/finding/checked-sms.ts';
import { checkSms } from '../../src/io/check-sms.ts';
import sarif from '../../src/report/sarif.ts';
import { compactJson } from './compact-json.ts';
import { checkSample, sampleFiles } from './sample-sms.ts';
import { sarifLog } from './sarif-structure.ts';

const options = { color: false, failOn: 'error' } as const;

function runOf(
  checked: CheckedSms,
  more: { folder?: string; toolVersion?: string; ruleUrl?: (rule: string) => string | null } = {},
) {
  const [run] = sarifLog.parse(JSON.parse(sarif.render(checked, { ...options, ...more }))).runs;
  if (run === undefined) throw new Error('A log has one run.');
  return run;
}

function fingerprints(files: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return runOf(checkSample(files))
    .results.map((result) => [result.ruleId, result.partialFingerprints['clausebook/v1']] as const)
    .sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

describe('sarif', () => {
  test('shows the whole report', () => {
    const report = sarif.render(checkSample(), options);
    expect(report).toBe(`${JSON.stringify(JSON.parse(report), null, 2)}\n`);
    expect(compactJson(JSON.parse(report))).toMatchInlineSnapshot(`
      "{
       "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
       "version": "2.1.0",
       "runs": [
        {
         "tool": {
          "driver": {
           "name": "Clausebook",
           "rules": [
            {
             "id": "TEST-001",
             "name": "text-is-approved",
             "shortDescription": {"text":"The text is the approved text."},
             "fullDescription": {"text":"The text is the approved text. Clause 7.5.2: needed to show that the clause is met."},
             "help": {"text":"Restore the approved text, or have the new one approved."},
             "defaultConfiguration": {"level":"error"},
             "properties": {"severity":"block","basis":"derived","clause":"7.5.2","tags":["clause 7.5.2"]}
            },
            {
             "id": "TEST-002",
             "name": "link-leads-somewhere",
             "shortDescription": {"text":"Every link leads somewhere."},
             "fullDescription": {"text":"Every link leads somewhere. Clause 7.5.2: the clause asks for it."},
             "help": {"text":"Correct the target, or remove the link."},
             "defaultConfiguration": {"level":"error"},
             "properties": {"severity":"error","basis":"std","clause":"7.5.2","tags":["clause 7.5.2"]}
            },
            {
             "id": "TEST-003",
             "name": "review-in-time",
             "shortDescription": {"text":"Reviews happen in time."},
             "fullDescription": {"text":"Reviews happen in time. Clause 7.5.2: the organization promised it itself."},
             "help": {"text":"Review the document."},
             "defaultConfiguration": {"level":"error"},
             "properties": {"severity":"error","basis":"own","clause":"7.5.2","tags":["clause 7.5.2"]}
            },
            {
             "id": "TEST-004",
             "name": "summary-is-short",
             "shortDescription": {"text":"Summaries are short."},
             "fullDescription": {"text":"Summaries are short. Clause 7.5.2: good practice; no requirement of the standard."},
             "help": {"text":"Shorten it."},
             "defaultConfiguration": {"level":"note"},
             "properties": {"severity":"info","basis":"practice","clause":"7.5.2","tags":["clause 7.5.2"]}
            },
            {
             "id": "TEST-005",
             "name": "steps-are-numbered",
             "shortDescription": {"text":"Steps are numbered."},
             "fullDescription": {"text":"Steps are numbered. Clause 7.5.2: needed to show that the clause is met."},
             "help": {"text":"Number the steps."},
             "defaultConfiguration": {"level":"warning"},
             "properties": {"severity":"warn","basis":"derived","clause":"7.5.2","tags":["clause 7.5.2"]}
            },
            {
             "id": "TEST-006",
             "name": "scope-exists",
             "shortDescription": {"text":"There is a scope."},
             "fullDescription": {"text":"There is a scope. Clause 4.3: needed to show that the clause is met."},
             "help": {"text":"Write it."},
             "defaultConfiguration": {"level":"error"},
             "properties": {"severity":"error","basis":"derived","clause":"4.3","tags":["clause 4.3"]}
            },
            {
             "id": "TEST-007",
             "name": "approver-committed",
             "shortDescription": {"text":"The approver committed the approval."},
             "fullDescription": {"text":"The approver committed the approval. Clause 7.5.2: needed to show that the clause is met."},
             "help": {"text":"Approve it again."},
             "defaultConfiguration": {"level":"error"},
             "properties": {"severity":"error","basis":"derived","clause":"7.5.2","tags":["clause 7.5.2"]}
            },
            {
             "id": "TEST-008",
             "name": "words-are-plain",
             "shortDescription": {"text":"Words are plain."},
             "fullDescription": {"text":"Words are plain. Clause 7.5.2: needed to show that the clause is met."},
             "help": {"text":"Write it in plain words."},
             "defaultConfiguration": {"level":"error"},
             "properties": {"severity":"error","basis":"derived","clause":"7.5.2","tags":["clause 7.5.2"]}
            }
           ],
           "notifications": [
            {
             "id": "not-evaluated",
             "shortDescription": {"text":"A rule, or a part of one, could not be evaluated."},
             "fullDescription": {
              "text": "A rule, or a part of one, could not be evaluated. Nothing is guessed where something is not known. The message says what to do so that it can be evaluated."
             },
             "help": {"text":"Nothing is guessed where something is not known. The message says what to do so that it can be evaluated."}
            },
            {
             "id": "gap",
             "shortDescription": {"text":"Missing before the SMS claims to be complete; no finding."},
             "fullDescription": {
              "text": "Missing before the SMS claims to be complete; no finding. It becomes a finding on the day that \`in_force_from\` states in clausebook.yaml."
             },
             "help": {"text":"It becomes a finding on the day that \`in_force_from\` states in clausebook.yaml."}
            },
            {
             "id": "changed",
             "shortDescription": {"text":"The settings have lowered a rule or changed its parameters."},
             "fullDescription": {
              "text": "The settings have lowered a rule or changed its parameters. The organization asks for less, or for something else, than is usual. Whoever changes the settings answers for it."
             },
             "help": {"text":"The organization asks for less, or for something else, than is usual. Whoever changes the settings answers for it."}
            }
           ]
          }
         },
         "invocations": [
          {
           "executionSuccessful": true,
           "toolExecutionNotifications": [
            {
             "descriptor": {"id":"not-evaluated","index":0},
             "associatedRule": {"id":"TEST-006","index":5},
             "level": "note",
             "message": {"text":"It is not known, whether the scope is printed. State \`printed\`."},
             "locations": [
              {
               "physicalLocation": {"artifactLocation":{"uri":"policies/pol-004.md","uriBaseId":"%SRCROOT%"},"region":{"startLine":2,"startColumn":1,"endLine":2,"endColumn":3}},
               "logicalLocations": [{"name":"POL-004","fullyQualifiedName":"POL-004"}]
              }
             ]
            },
            {
             "descriptor": {"id":"not-evaluated","index":0},
             "associatedRule": {"id":"TEST-007","index":6},
             "level": "note",
             "message": {
              "text": "Not evaluated: whether the approver committed the approval. clausebook.yaml says \`history: none\`; keep the SMS in a Git repository with its full history and remove that line."
             }
            },
            {
             "descriptor": {"id":"gap","index":1},
             "associatedRule": {"id":"TEST-006","index":5},
             "level": "none",
             "message": {"text":"There is no scope. Expected one before the SMS is in force."},
             "locations": [
              {
               "physicalLocation": {
                "artifactLocation": {"uri":"content/registers/house.md","uriBaseId":"%SRCROOT%"},
                "region": {"startLine":8,"startColumn":6,"endLine":8,"endColumn":8}
               }
              }
             ]
            }
           ]
          }
         ],
         "columnKind": "utf16CodeUnits",
         "originalUriBaseIds": {"%SRCROOT%":{"description":{"text":"Root of the repository."}}},
         "results": [
          {
           "ruleId": "TEST-004",
           "ruleIndex": 3,
           "level": "note",
           "message": {"text":"The settings name no feedback address."},
           "locations": [
            {
             "physicalLocation": {"artifactLocation":{"uri":"clausebook.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":1,"startColumn":1,"endLine":2,"endColumn":6}}
            }
           ],
           "partialFingerprints": {"clausebook/v1":"95c614ca3b3e3cad:1"},
           "suppressions": [],
           "properties": {"severity":"info","basis":"practice","clause":"7.5.2","fix":"Shorten it.","clock":false}
          },
          {
           "ruleId": "TEST-002",
           "ruleIndex": 1,
           "level": "error",
           "message": {"text":"The link to \\"one.md\\" leads nowhere, 100% sure: {{0}} and [words] (https://example.org).\\nCorrect it."},
           "locations": [
            {
             "physicalLocation": {
              "artifactLocation": {"uri":"content/procedures/gr%C3%B6%C3%9Fe%201.md","uriBaseId":"%SRCROOT%"},
              "region": {"startLine":10,"startColumn":12,"endLine":10,"endColumn":27}
             },
             "logicalLocations": [{"name":"PRO-001","fullyQualifiedName":"PRO-001"}]
            }
           ],
           "partialFingerprints": {"clausebook/v1":"a6efde1ac421719f:1"},
           "suppressions": [],
           "properties": {"severity":"error","basis":"std","clause":"7.5.2","item":"PRO-001","fix":"Correct the target, or remove the link.","clock":false}
          },
          {
           "ruleId": "TEST-002",
           "ruleIndex": 1,
           "level": "error",
           "message": {"text":"The link to \\"two.md\\" leads nowhere, 100% sure: {{0}} and [words] (https://example.org).\\nCorrect it."},
           "locations": [
            {
             "physicalLocation": {
              "artifactLocation": {"uri":"content/procedures/gr%C3%B6%C3%9Fe%201.md","uriBaseId":"%SRCROOT%"},
              "region": {"startLine":10,"startColumn":36,"endLine":10,"endColumn":52}
             },
             "logicalLocations": [{"name":"PRO-001","fullyQualifiedName":"PRO-001"}]
            }
           ],
           "partialFingerprints": {"clausebook/v1":"a6efde1ac421719f:2"},
           "suppressions": [],
           "properties": {"severity":"error","basis":"std","clause":"7.5.2","item":"PRO-001","fix":"Correct the target, or remove the link.","clock":false}
          },
          {
           "ruleId": "TEST-001",
           "ruleIndex": 0,
           "level": "error",
           "message": {
            "text": "The content of POL-004 differs from the content approved on 2026-01-05 as version 1.0. Expected the approved text, or a new version with its own approval."
           },
           "locations": [
            {
             "physicalLocation": {"artifactLocation":{"uri":"policies/pol-004.md","uriBaseId":"%SRCROOT%"},"region":{"startLine":9,"startColumn":77,"endLine":9,"endColumn":94}},
             "logicalLocations": [{"name":"POL-004","fullyQualifiedName":"POL-004"}]
            }
           ],
           "relatedLocations": [
            {
             "id": 0,
             "message": {"text":"approved by Ada Marsh"},
             "physicalLocation": {
              "artifactLocation": {"uri":"content/registers/house.md","uriBaseId":"%SRCROOT%"},
              "region": {"startLine":9,"startColumn":6,"endLine":9,"endColumn":8}
             },
             "logicalLocations": [{"name":"PER-001","fullyQualifiedName":"PER-001"}]
            },
            {"id":1,"message":{"text":"the text was committed later"}}
           ],
           "partialFingerprints": {"clausebook/v1":"47619f653394dc7f:1"},
           "suppressions": [],
           "properties": {
            "severity": "block",
            "basis": "derived",
            "clause": "7.5.2",
            "item": "POL-004",
            "actual": "cb1-sha256:1111",
            "expected": "cb1-sha256:0000",
            "fix": "Restore the approved text, or have the new one approved.",
            "clock": false
           }
          },
          {
           "ruleId": "TEST-003",
           "ruleIndex": 2,
           "level": "warning",
           "message": {"text":"The review of POL-004 was due on 2026-06-15."},
           "locations": [
            {
             "physicalLocation": {
              "artifactLocation": {"uri":"policies/pol-004.md","uriBaseId":"%SRCROOT%"},
              "region": {"startLine":10,"startColumn":15,"endLine":10,"endColumn":25}
             },
             "logicalLocations": [{"name":"POL-004","fullyQualifiedName":"POL-004"}]
            }
           ],
           "partialFingerprints": {"clausebook/v1":"ab172b19e27ec31c:1"},
           "suppressions": [],
           "properties": {"severity":"warn","basis":"own","clause":"7.5.2","item":"POL-004","fix":"Review the document.","due":"2026-06-15","clock":true}
          },
          {
           "ruleId": "TEST-005",
           "ruleIndex": 4,
           "level": "warning",
           "message": {"text":"PRO-001 has no numbered steps."},
           "locations": [
            {
             "physicalLocation": {
              "artifactLocation": {"uri":"content/procedures/gr%C3%B6%C3%9Fe%201.md","uriBaseId":"%SRCROOT%"},
              "region": {"startLine":2,"startColumn":1,"endLine":2,"endColumn":3}
             },
             "logicalLocations": [{"name":"PRO-001","fullyQualifiedName":"PRO-001"}]
            }
           ],
           "partialFingerprints": {"clausebook/v1":"769e5c8e6944be3a:1"},
           "suppressions": [
            {
             "kind": "external",
             "status": "accepted",
             "justification": "Waiver WVR-001, until 2026-12-31: waiver of REG-001",
             "location": {
              "physicalLocation": {
               "artifactLocation": {"uri":"content/registers/house.md","uriBaseId":"%SRCROOT%"},
               "region": {"startLine":10,"startColumn":6,"endLine":10,"endColumn":8}
              },
              "logicalLocations": [{"name":"WVR-001","fullyQualifiedName":"WVR-001"}]
             },
             "properties": {"waiver":"WVR-001","until":"2026-12-31"}
            }
           ],
           "properties": {"severity":"warn","basis":"derived","clause":"7.5.2","item":"PRO-001","fix":"Number the steps.","clock":false}
          },
          {
           "ruleId": "TEST-008",
           "ruleIndex": 7,
           "level": "error",
           "message": {"text":"POL-004 uses words that nobody knows."},
           "locations": [
            {
             "physicalLocation": {"artifactLocation":{"uri":"policies/pol-004.md","uriBaseId":"%SRCROOT%"},"region":{"startLine":2,"startColumn":1,"endLine":2,"endColumn":3}},
             "logicalLocations": [{"name":"POL-004","fullyQualifiedName":"POL-004"}]
            }
           ],
           "partialFingerprints": {"clausebook/v1":"fbba3e286fd3f6e1:1"},
           "suppressions": [{"kind":"external","status":"accepted","justification":"Known since the SMS was taken over.","properties":{"baseline":"known.json"}}],
           "properties": {"severity":"error","basis":"derived","clause":"7.5.2","item":"POL-004","fix":"Write it in plain words.","clock":false}
          }
         ],
         "properties": {
          "organization": "Example: 100% Ltd",
          "asOf": "2026-06-30",
          "summary": {"total":5,"block":1,"error":2,"warn":1,"info":1,"waived":1,"known":1,"unlisted":0,"gaps":1,"notes":2}
         }
        }
       ]
      }"
    `);
  });

  test('has the structure of SARIF 2.1.0, for the sample and for the demo', async () => {
    for (const checked of [checkSample(), await checkSms(new URL('../..', import.meta.url).pathname)]) {
      expect(sarifLog.safeParse(JSON.parse(sarif.render(checked, options))).error).toBeUndefined();
    }
  });

  test('names version and rule pages only where they are given', () => {
    const run = runOf(checkSample(), { toolVersion: '1.2.3', ruleUrl: (rule) => `https://example.org/${rule}/` });
    expect(run.tool.driver.version).toBe('1.2.3');
    expect(run.tool.driver.rules[0]?.helpUri).toBe('https://example.org/TEST-001/');
  });

  test('encodes blanks and letters beyond ASCII in paths, from the root of the repository', () => {
    const uris = runOf(checkSample(), { folder: 'my manual/' }).results.map(
      (result) => result.locations[0]?.physicalLocation.artifactLocation.uri,
    );
    expect(uris).toContain('my%20manual/content/procedures/gr%C3%B6%C3%9Fe%201.md');
  });

  test('keeps fingerprints while lines move, another item is added and the file is renamed', () => {
    const {
      'policies/pol-004.md': policy = '',
      'content/procedures/größe 1.md': procedure = '',
      ...rest
    } = sampleFiles;
    const before = fingerprints(sampleFiles);
    const moved = {
      ...rest,
      'content/procedures/alles neu.md': procedure
        .replace('# Hand over', '\n\n# Hand over')
        .replace('owner: ROL-001\n', 'tags: [shift]\nowner: ROL-001\n'),
      'policies/renamed.md': policy.replace('owner: ROL-001\n', 'tags: [money]\nowner: ROL-001\n'),
    };
    expect(fingerprints(moved)).toEqual(before);
  });

  test('gives another fingerprint to another line', () => {
    const other = {
      ...sampleFiles,
      'content/procedures/größe 1.md': (sampleFiles['content/procedures/größe 1.md'] ?? '').replace(
        'one.md',
        'three.md',
      ),
    };
    expect(fingerprints(other)).not.toEqual(fingerprints(sampleFiles));
  });
});
