import { documentFile, smallFiles } from './sms-folder.ts';

const approved =
  'approvals: [{action: approved, by: PER-001, role: ROL-001, on: 2026-01-15, version: "1.0"}]\nversion: "1.0"\nstatus: approved';

/** An SMS below /manual/ with documents of every standing, an alias, restricted items that others name, and attachments. */
export const standingFiles: Readonly<Record<string, string>> = {
  ...smallFiles(
    'site: {base: /manual/, title: Example manual, feedback: "https://tickets.example/new?project=sms"}\naliases: {change-handbook: POL-001}\n',
  ),
  'content/current.md': documentFile(
    'POL-001',
    `${approved}\neffective_from: 2026-02-01\nsupersedes: [POL-002]`,
    `# Change handbook

Part of the manual. See [the draft](draft.md), [its section](draft.md#what-is-new), [nowhere](#nope), [a lost section](POL-002#lost),
[clauses](/clauses/8.6.1/), [the matrix](/matrix/) and [this picture](plan.svg). FIN-001 and \`FIN-001\` are for others.

## What FIN-001 costs

![A plan](plan.svg)

## Steps

#### Far too deep

| | Who |
|---|---|
| Decide | ROL-001 |

<details><summary>More</summary>

## Folded away

Text in a fold.

</details>
`,
  ),
  'content/superseded.md': documentFile(
    'POL-002',
    `${approved}\neffective_from: 2025-02-01`,
    '# Old change handbook\n\nIt was so.\n',
  ),
  'content/withdrawn.md': documentFile(
    'POL-003',
    'version: "1.0"\nstatus: withdrawn',
    '# Withdrawn policy\n\nNo more.\n\n## One\n\nText.\n\n## Two\n\nText.\n',
  ),
  'content/draft.md': documentFile(
    'POL-004',
    'version: "0.1"\nstatus: draft',
    '# Draft policy\n\nNot yet.\n\n## What is new\n\nMuch.\n',
  ),
  'content/later.md': documentFile(
    'POL-005',
    `${approved}\neffective_from: 2026-09-01`,
    '# Later policy\n\nFrom autumn on.\n',
  ),
  'content/restricted.md': `---\nid: FIN-001\ntype: report\nowner: ROL-001\nclassification: restricted\ndate: 2026-05-01\n---\n\n# Salaries of all colleagues\n\nSecret.\n`,
  'content/plan.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#1d5a8c"/></svg>',
};
