import { expect, test } from 'vitest';
import { noRuleReference } from '../../src/core/finding/rule-reference.ts';
import { clauseView } from '../../src/views/clause-view.ts';
import type { Site } from '../../src/views/site.ts';
import { smallSms } from '../support/small-sms.ts';

const policy = (number: number): string => `---
id: POL-${String(number).padStart(3, '0')}
owner: ROL-001
version: "1.0"
status: approved
classification: internal
kind: financial
approvals:
  - {action: approved, by: PER-001, role: ROL-001, on: 2026-01-05, version: "1.0"}
---

# Policy ${number}

Words.
`;

function siteWith(files: Readonly<Record<string, string>>): Site {
  const sms = smallSms(files);
  const judgement = {
    items: sms.items.size,
    findings: [],
    waived: [],
    known: [],
    unlisted: [],
    gaps: [],
    notes: [],
    rules: [],
    evaluated: [],
  };
  return {
    checked: { sms, judgement },
    audience: 'internal',
    isPartial: false,
    base: '/',
    bodyHtml: () => '',
    drawGraph: () => '',
    rules: noRuleReference,
    ruleHtml: () => '',
    isPreview: false,
    askedDay: null,
    version: '0',
    clientVersion: '0',
  };
}

test('what is on file for a clause that nothing names leads to no table of evidence', () => {
  const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
  const files = Object.fromEntries(numbers.map((number) => [`policies/p${number}.md`, policy(number)]));
  const view = clauseView(siteWith(files), 'iso20000-1-2018', '7.5.2');
  expect(view.evidence).toEqual([]);
  const long = view.documentedInformation.filter(({ more }) => more > 0);
  expect(long.length).toBeGreaterThan(0);
  expect(long.map(({ isMoreListed }) => isMoreListed)).toEqual(long.map(() => false));
});

test('a mark says what it means and which items are the cause', () => {
  const claiming = (number: number, more: string): string =>
    policy(number).replace('kind: financial\n', `kind: financial\nclauses: ["5.2.1"]\n${more}`);
  const files = {
    'policies/p1.md': claiming(1, 'control: full\n').replace(
      'version: "1.0"}',
      `version: "1.0", digest: "cb1-sha256:${'0'.repeat(64)}"}`,
    ),
    'policies/p2.md': claiming(2, ''),
  };
  const marks = clauseView(siteWith(files), 'iso20000-1-2018', '5.2.1').state?.marks ?? [];
  expect(marks.map(({ text, means, causes, more }) => [text, means, causes.map((cause) => cause.href), more])).toEqual([
    ['approval broken', 'The text was changed after its approval and not approved again.', ['/pol-001/'], null],
  ]);
  const { evidence } = clauseView(siteWith(files), 'iso20000-1-2018', '5.2.1');
  expect(evidence.map(({ link, marks: ofItem }) => [link.text, ...ofItem])).toEqual([
    ['POL-001', 'approval broken'],
    ['POL-002'],
  ]);
});
