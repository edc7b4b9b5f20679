/**
 * The worst an SMS can do to its pages: one role owns everything, one service, one policy and one customer are named
 * everywhere, every risk shows the same clauses, one register holds half of all items, and there are people by the hundred.
 *
 * @param count number of items, about
 * @returns path -> content
 */
export function heavyFiles(count: number): Readonly<Record<string, string>> {
  const files: Record<string, string> = {
    'clausebook.yaml': `organization: Heavy Ltd
level: advanced
packs: [tickets-in-git, people, records-office]
history: none
as_of: 2026-06-30
in_force_from: 2025-10-01
series_start: 2026-01-01
owner: ROL-001
approvers: {default: [ROL-001, ROL-002]}
`,
    'content/registers/organization.md': organization(part(count, 0.08)),
    'content/registers/risks.md': register('REG-002', 'risk', 'Risks', part(count, 0.4), risk),
    'content/registers/terms.md': register('REG-003', 'glossary-term', 'Glossary', part(count, 0.08), term),
    'content/registers/parties.md': register('REG-004', 'customer', 'Customers', part(count, 0.04), customer),
    'content/registers/measures.md': register('REG-005', 'measure', 'Measures', part(count, 0.04), measure),
    'content/registers/issues.md': register('REG-006', 'issue', 'Issues', part(count, 0.04), issue),
    'policies/pol-001.md': document(
      'POL-001',
      'version: "1.0"\nstatus: approved\neffective_from: 2026-02-01\nclauses: ["5.2.1"]',
      'Policy that everything mentions',
      'We keep what we promise.',
    ),
    'content/audits/aud-001.md': audit(part(count, 0.04)),
  };
  for (const at of numbers(part(count, 0.1))) files[`content/services/${at}.md`] = service(at, part(count, 0.04));
  for (const at of numbers(part(count, 0.08))) files[`content/processes/${at}.md`] = process(at);
  for (const at of numbers(part(count, 0.1))) files[`content/meetings/${at}.md`] = meeting(at);
  return files;
}

const part = (count: number, share: number): number => Math.max(2, Math.round(count * share));
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);
const idOf = (prefix: string, at: number): string => `${prefix}-${String(at).padStart(3, '0')}`;
const everyone = 'See [the policy](POL-001), SVC-001, ROL-001 and PER-001.';

/** Words that differ from item to item, as real titles do: repeated ones would compress to nothing. */
function words(at: number, many: number): string {
  return Array.from({ length: many }, (_, index) => syllables(at * 31 + index * 977 + 7)).join(' ');
}

function syllables(seed: number): string {
  const parts = 'ba ce di fo gu la me ni po ru sa te vi zo ka le mi no pu ra'.split(' ');
  let rest = Math.imul(seed, 2654435761) >>> 0;
  let word = '';
  for (let index = 0; index < 3; index += 1) {
    word += parts[rest % parts.length] ?? '';
    rest = Math.floor(rest / parts.length);
  }
  return word;
}

function document(id: string, frontmatter: string, title: string, body: string): string {
  return `---\nid: ${id}\nowner: ROL-001\nclassification: internal\n${frontmatter}\n---\n\n# ${title}\n\n${body}\n`;
}

function register(id: string, of: string, title: string, rows: number, row: (at: number) => string): string {
  const lines = numbers(rows).map((at) => `  - {${row(at)}}`);
  return `---\nid: ${id}\ntype: register\nof: [${of}]\nowner: ROL-001\nclassification: internal\nrows:\n${lines.join('\n')}\n---\n\n# ${title}\n\n${everyone}\n`;
}

function organization(people: number): string {
  // One role is held by everybody, and one person holds every role.
  const posts = numbers(people).map((at) => `{person: ${idOf('PER', at)}, from: 2020-01-01}`);
  const rows = numbers(people).flatMap((at) => [
    `  - {id: ${idOf('PER', at)}, name: ${words(at, 2)}, employment: {from: 2019-01-01}}`,
    ...(at % 2 === 0
      ? [
          `  - {id: ${idOf('ROL', at)}, name: Role ${words(at, 2)}, deputy: ROL-001, posts: [{person: PER-001, from: 2020-01-01}]}`,
        ]
      : []),
  ]);
  return `---
id: REG-001
type: register
of: [role, person]
owner: ROL-001
classification: internal
rows:
  - {id: ROL-001, name: Role of everything, top_management: true, posts: [${posts.join(', ')}]}
${rows.join('\n')}
---

# Organization
`;
}

const risk = (at: number): string =>
  `id: ${idOf('RSK', at)}, text: Risk ${words(at, 6)}, status: in-treatment, owner: ROL-001, clauses: ["6.1.1", "6.1.2", "6.1.3", "8.6.1"], domain: sms, likelihood: 3, impact: 4, customers: ${words(at + 1, 12)}, actions: [{id: A1, what: ${words(at + 2, 6)}, who: ROL-001, due: 2026-${String(7 + (at % 5)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}}], related: [{rel: arises_from, target: SVC-001}]`;

const term = (at: number): string =>
  `id: ${idOf('TRM', at)}, text: Term ${words(at, 3)}, status: active, meaning: ${words(at, 14)}, synonyms: [${words(at + 5, 2)}]`;

const customer = (at: number): string =>
  `id: ${idOf('CUS', at)}, text: Customer ${words(at, 2)}, status: active, owner: ROL-001`;

const measure = (at: number): string =>
  `id: ${idOf('KPI', at)}, text: Measure ${words(at, 4)}, status: active, clauses: ["9.1"], of: [SVC-001], unit: "%", formula: ${words(at, 12)}, every: P1M, target: {op: ">=", value: 90, from: 2026-12-01}`;

const issue = (at: number): string =>
  `id: ${idOf('ISS', at)}, text: Issue ${words(at, 5)}, status: active, clauses: ["4.1", "6.1.1"]`;

function service(at: number, customers: number): string {
  const named = at === 1 ? numbers(customers) : [1];
  const body = `${words(at, 40)}\n\n${everyone}`;
  return document(
    idOf('SVC', at),
    `status: live\ncriticality: medium\ncustomers: [${named.map((one) => idOf('CUS', one)).join(', ')}]\ndepends_on: ${at === 1 ? '[]' : '[SVC-001]'}\navailability: {target: 99.5 %, window: P1M}\nclauses: ["8.2.4", "8.2.2"]`,
    `Service ${words(at, 3)}`,
    body,
  );
}

function process(at: number): string {
  const steps = numbers(12).map(
    (step) => `| ${words(at * 20 + step, 4)} | ROL-001 | ROL-001, ROL-002 | ROL-002 | – | ${words(step, 2)} |`,
  );
  return document(
    idOf('PRC', at),
    'version: "1.0"\nstatus: approved\neffective_from: 2026-02-01\nclauses: ["8.6.1", "8.1"]\napprovals:\n  - {action: approved, by: PER-001, role: ROL-001, on: 2026-01-15, version: "1.0"}',
    `Process ${words(at, 3)}`,
    `${everyone}\n\n## Steps\n\n| Step | Accountable | Responsible | Consulted | Informed | Output |\n|---|---|---|---|---|---|\n${steps.join('\n')}`,
  );
}

function meeting(at: number): string {
  return document(
    idOf('MTG', at),
    `status: closed\ndate: 2026-03-${String(1 + (at % 28)).padStart(2, '0')}\nmeeting_kind: coordination\nclosed: {at: 2026-04-01, by: PER-001}\nrelated: [{rel: about, target: SVC-001}]`,
    `Meeting ${words(at, 4)}`,
    `${words(at, 30)}\n\n${everyone} ${idOf('RSK', at)} was looked at.`,
  );
}

function audit(findings: number): string {
  const found = numbers(findings).map(
    (at) =>
      `  - {id: ${idOf('FND', at)}, grade: minor, clause: "8.6.1", clauses: ["9.2.2"], text: Finding ${words(at, 6)}}`,
  );
  return document(
    'AUD-001',
    `status: reported\nkind: internal\nclauses: ["9.2.1"]\ndates: {from: 2026-04-13, to: 2026-04-17}\nauditors: [{person: PER-002, areas: ["8.6.1"]}]\nfindings:\n${found.join('\n')}`,
    'Audit with many findings',
    everyone,
  );
}
