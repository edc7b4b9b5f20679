import { withGoneDocuments } from '../../src/core/history/gone-documents.ts';
import { noRuleReference } from '../../src/core/finding/rule-reference.ts';
import { publishedSms } from '../../src/core/history/published-sms.ts';
import { visibleSms } from '../../src/core/model/audience.ts';
import type { Classification } from '../../src/core/types/declaration.ts';
import { sha256 } from '../../src/io/sha256.ts';
import type { Site } from '../../src/views/site.ts';
import { GitSms } from './git-sms.ts';

const file = 'policies/pol-004.md';
const path = 'content/procedures/pro-001.md';

/** Words of the three versions of the policy. */
export const policyTexts = [
  'Every service has a budget, and every budget an owner.\n\n## Rules\n\n- Budgets are set in October.\n- Costs are compared with the budget every month.\n',
  'Every service has a budget, and every budget an accountable owner.\n\n## Rules\n\n- Budgets are set in September.\n- Costs are compared with the budget every month.\n',
  'Every service has a budget, and every budget an accountable owner.\n\n## Rules\n\n- Budgets are set in August.\n- Costs are compared with the budget every month.\n',
] as const;

/** The policy of the example as a file. */
export function policyFile(version: string, status: string, body: string, approvals = ''): string {
  return `---
id: POL-004
owner: ROL-004
version: "${version}"
status: ${status}
classification: internal
kind: financial
${approvals === '' ? '' : `approvals:\n${approvals}`}---

# Budgeting policy

${body}`;
}

const procedure = (first: string): string => `---
id: PRO-001
owner: ROL-005
status: approved
classification: internal
---

# Answer the phone

1. ${first}
2. Say hello.
`;

const decision = `---
id: SEC-900
type: meeting-record
owner: ROL-001
classification: restricted
date: 2025-11-03
status: closed
---

# Sale of the hosting business

Nobody may know.
`;

/**
 * A repository in which a policy was approved as 1.0 by Cleo Park (signed, 2025-02-05) and as 1.1 by Ada Marsh (recorded by
 * Ben Holt, 2026-01-20), re-wrapped in between, and changed once more on 2026-04-10: as the draft of 1.2, or without a new
 * version.
 */
export async function policyRepository(last: 'draft' | 'broken', root?: string): Promise<GitSms> {
  const [first, second, third] = policyTexts;
  const sms = GitSms.start({ [path]: procedure('Pick up.') }, root);
  sms.commit({
    by: 'PER-004',
    on: '2025-02-02',
    message: 'Draft the budgeting policy',
    files: { [file]: policyFile('1.0', 'draft', first) },
  });
  const one = `  - {action: approved, by: PER-003, role: ROL-003, on: 2025-02-05, version: "1.0", digest: "${await sms.digestOf('POL-004')}"}\n`;
  sms.commit({
    by: 'PER-003',
    on: '2025-02-05',
    message: 'Approve the budgeting policy',
    signedBy: 'PER-003',
    files: { [file]: policyFile('1.0', 'approved', first, one) },
  });
  sms.commit({
    by: { name: 'Zed', email: 'zed@example.com' },
    on: '2025-03-05',
    message: 'Wrap lines, says zed@example.com',
    files: { [file]: policyFile('1.0', 'approved', first.replace('budget, and', 'budget,\nand'), one) },
  });
  sms.commit({
    by: 'PER-001',
    on: '2025-11-03',
    message: 'Note the sale of the hosting business',
    files: { 'content/records/sec-900.md': decision, [path]: procedure('Pick up at once.') },
  });
  sms.commit({
    by: 'PER-004',
    on: '2026-01-10',
    message: 'Budgets are set earlier',
    files: { [file]: policyFile('1.1', 'draft', second, one) },
  });
  const two = `${one}  - {action: approved, by: PER-001, role: ROL-001, on: 2026-01-20, version: "1.1", digest: "${await sms.digestOf('POL-004')}"}\n`;
  sms.commit({
    by: 'PER-002',
    on: '2026-01-21',
    message: 'Approve version 1.1',
    files: { [file]: policyFile('1.1', 'approved', second, two) },
  });
  sms.commit({
    by: 'PER-004',
    on: '2026-04-10',
    message: 'Even earlier',
    files: {
      [file]: policyFile(last === 'draft' ? '1.2' : '1.1', last === 'draft' ? 'draft' : 'approved', third, two),
    },
  });
  return sms;
}

/** The site of a repository as views see it; texts are not rendered. */
export async function siteOf(
  sms: GitSms,
  options: { readonly asOf?: string; readonly audience?: Classification } = {},
): Promise<Site> {
  const { asOf, audience = 'internal' } = options;
  const checked = await sms.check(asOf === undefined ? {} : { asOf });
  return {
    checked: visibleSms(
      { ...checked, sms: withGoneDocuments(publishedSms(checked.sms, sha256), checked.sms) },
      audience,
    ),
    audience,
    isPartial: false,
    base: '/',
    bodyHtml: () => '',
    drawGraph: () => '',
    rules: noRuleReference,
    ruleHtml: () => '',
    isPreview: false,
    askedDay: asOf === undefined ? null : 'past',
    version: '0',
    clientVersion: '0',
  };
}
