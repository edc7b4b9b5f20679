import type { FieldDeclaration } from './declaration.ts';

/** Fields that every item may carry. */
export const itemFields: readonly FieldDeclaration[] = [
  {
    name: 'id',
    type: 'text',
    supply: 'typed',
    requiredFrom: 'always',
    note: 'prefix says type and kind; never reused, never changed when a file moves; periodic items may carry period and subject: SRP-2026-03-SLA-001',
  },
  {
    name: 'type',
    type: 'type',
    supply: 'derived',
    requiredFrom: 'always',
    note: 'from the id prefix, then from the folder; typed only where they disagree',
  },
  {
    name: 'title',
    type: 'text',
    supply: 'derived',
    requiredFrom: 'always',
    note: 'first heading, in a row the field text or name; typed only where there is none',
  },
  {
    name: 'status',
    type: 'text',
    supply: 'command',
    requiredFrom: 'always',
    note: 'new, approve and close write it; rows derive it where the life cycle says so',
  },
  {
    name: 'classification',
    type: 'enum(public|customer|internal|restricted)',
    supply: 'command',
    requiredFrom: 'always',
    note: 'new writes the default of the type; stated and bound in documents, rows inherit it from their register',
  },
  {
    name: 'clauses',
    type: 'list<clause/{ref: clause, standard: text, section: text, how: text}>',
    supply: 'default',
    requiredFrom: null,
    note: 'default: clauses of the type and kind; typed for a process, a policy or plan of kind other, and exceptions',
  },
  { name: 'summary', type: 'text', supply: 'derived', requiredFrom: null, note: 'first paragraph' },
  {
    name: 'services',
    type: 'list<service>',
    supply: 'derived',
    requiredFrom: null,
    note: 'navigation only; a duty list of services has its own name (covers, protects, affected)',
  },
  { name: 'processes', type: 'list<process>', supply: 'derived', requiredFrom: null, note: 'navigation only' },
  { name: 'related', type: 'list<{rel: text, target: ref, version: text}>', supply: 'typed', requiredFrom: null },
  { name: 'tags', type: 'list<text>', supply: 'typed', requiredFrom: null },
  { name: 'language', type: 'text', supply: 'default', requiredFrom: null, note: 'clausebook.yaml' },
  { name: 'schema', type: 'integer', supply: 'default', requiredFrom: null, note: 'version of this model' },
  { name: 'personal_data', type: 'boolean', supply: 'default', requiredFrom: null, note: 'default of the type' },
  { name: 'retention', type: 'text', supply: 'default', requiredFrom: null, note: 'default of the type and kind' },
  {
    name: 'actions',
    type: 'list<{id: text, what: text, who: role/person, due: date, done: date, moved: scalar}>',
    supply: 'typed',
    requiredFrom: null,
    note: 'any item may carry actions; ACTN-001 reads them all; after closing, progress goes to closed.follow_up',
  },
];

/** Fields that every document in a file may carry. */
export const documentFields: readonly FieldDeclaration[] = [
  { name: 'owner', type: 'role', supply: 'typed', requiredFrom: 'always', note: 'a role, never a person; bound' },
  {
    name: 'version',
    type: 'text',
    supply: 'typed',
    requiredFrom: 'in-review',
    when: { control: 'full' },
    note: 'in-review or negotiation; light control: optional, history is the version',
  },
  {
    name: 'approvals',
    type: 'list<{action: enum(reviewed|approved|agreed|withdrawn), by: person/text, role: role, on: date, version: text, digest: text, proof: {system: text, ref: text, sha256: sha256}, signature: text, reason: text}>',
    supply: 'command',
    requiredFrom: 'approved',
    when: { control: 'full' },
    note: 'approve writes it; agreements from state agreed: an entry agreed names the other side and its proof {system, ref, sha256} in any form (contract, mail, minutes, terms of service), digest optional; an entry withdrawn says the reason',
  },
  {
    name: 'effective_from',
    type: 'date',
    supply: 'command',
    requiredFrom: 'approved',
    when: { lifecycle: 'document' },
    note: 'approve writes the day of approval or the day given; agreements use from',
  },
  {
    name: 'effective_to',
    type: 'date',
    supply: 'command',
    requiredFrom: null,
    note: 'only by an approval entry withdrawn',
  },
  {
    name: 'review',
    type: '{interval: duration, due: date, reason: text, log: list<{at: date, by: person, outcome: text, trigger: text, because: list<text>, note: text}>}',
    supply: 'default',
    requiredFrom: null,
    note: 'interval from type and clausebook.yaml; due is derived (last approval or review + interval), a stated due needs a reason; log is written by review; an entry with because is a look that is limited to what changed elsewhere',
  },
  { name: 'authors', type: 'list<person/text>', supply: 'derived', requiredFrom: null, note: 'commits of the version' },
  {
    name: 'changes',
    type: 'list<{version: text, date: date, by: person, kind: text, summary: text}>',
    supply: 'derived',
    requiredFrom: null,
    note: 'commits of the version; approve writes the summary from the pull-request title',
  },
  { name: 'supersedes', type: 'list<ref>', supply: 'typed', requiredFrom: null },
  { name: 'superseded_by', type: 'ref', supply: 'derived', requiredFrom: null, note: 'inverse of supersedes' },
  {
    name: 'distribution',
    type: '{audience: text, acknowledge: boolean, offline: boolean}',
    supply: 'default',
    requiredFrom: null,
    note: 'offline defaults to true for continuity plans',
  },
];

/** Fields that every record may carry. */
export const recordFields: readonly FieldDeclaration[] = [
  {
    name: 'owner',
    type: 'role',
    supply: 'default',
    requiredFrom: null,
    note: 'of the item it reports on, else of clausebook.yaml; typed where the type lists it',
  },
  {
    name: 'date',
    type: 'date',
    supply: 'derived',
    requiredFrom: 'always',
    note: 'when it happened: typed where the type lists it, else from period, dates, detected or received, else the day the item entered; may always be stated',
  },
  {
    name: 'recorded',
    type: '{by: person/text, at: date}',
    supply: 'derived',
    requiredFrom: null,
    note: 'the commit; an import names its source',
  },
  {
    name: 'closed',
    type: '{at: date, by: person, digest: text, follow_up: list<{ref: text, at: date, by: person, done: date, moved_to: date, note: text}>}',
    supply: 'command',
    requiredFrom: 'closed',
    note: 'from the frozen state of the life cycle (closed, issued, reported); close writes it: day of closing, issue or report; follow_up is append-only and holds what becomes of the actions of a frozen record',
  },
  {
    name: 'made_under',
    type: 'list<{doc: ref, version: text}>',
    supply: 'derived',
    requiredFrom: null,
    note: 'version in force on the date; stated where another was used',
  },
  {
    name: 'evidence',
    type: 'list<{kind: enum(internal|file|external), ref: text, system: text, sha256: sha256, retrieved_at: date}>',
    supply: 'typed',
    requiredFrom: null,
    note: 'external needs system, ref, retrieved_at; file needs sha256',
  },
  {
    name: 'series',
    type: '{definition: ref, subject: ref/text, period: scalar}',
    supply: 'derived',
    requiredFrom: null,
    note: 'see series',
  },
  {
    name: 'corrections',
    type: 'list<{at: date, by: person, reason: text, text: text}>',
    supply: 'command',
    requiredFrom: null,
    note: 'append-only',
  },
  { name: 'retain_until', type: 'date', supply: 'derived', requiredFrom: null, note: 'rule + trigger' },
  { name: 'disposition', type: 'ref', supply: 'command', requiredFrom: null },
];

/** Fields that every row of a register may carry. */
export const rowFields: readonly FieldDeclaration[] = [
  {
    name: 'owner',
    type: 'role',
    supply: 'typed',
    requiredFrom: 'always',
    note: 'a register may set one owner for all its rows',
  },
  {
    name: 'text',
    type: 'text',
    supply: 'typed',
    requiredFrom: 'always',
    note: 'one sentence: what the row is about; types with a name use name',
  },
  {
    name: 'review',
    type: '{interval: duration, due: date, reason: text, log: list<{at: date, by: person, outcome: text, trigger: text, because: list<text>, note: text}>}',
    supply: 'default',
    requiredFrom: null,
    note: 'interval of the register; one entry "all looked at" in the register counts once per meeting for every row',
  },
];

/** Fields of a register: one Markdown file whose frontmatter holds rows. */
export const registerFields: readonly FieldDeclaration[] = [
  { name: 'id', type: 'text', supply: 'typed', requiredFrom: 'always', note: 'prefix REG' },
  { name: 'type', type: 'type', supply: 'typed', requiredFrom: 'always' },
  {
    name: 'of',
    type: 'list<type>/type',
    supply: 'typed',
    requiredFrom: 'always',
    note: "one type, or several that belong together (role, person, delegation): the prefix of a row's id tells its type",
  },
  { name: 'owner', type: 'role', supply: 'typed', requiredFrom: 'always', note: 'default owner of the rows' },
  {
    name: 'classification',
    type: 'enum(public|customer|internal|restricted)',
    supply: 'command',
    requiredFrom: 'always',
    note: 'default of the rows',
  },
  {
    name: 'review',
    type: '{interval: duration, due: date, reason: text, log: list<{at: date, by: person, outcome: text, trigger: text, because: list<text>, note: text}>}',
    supply: 'default',
    requiredFrom: null,
    note: 'a log entry "all looked at" counts once per meeting',
  },
  {
    name: 'defaults',
    type: 'map<scalar>',
    supply: 'typed',
    requiredFrom: null,
    note: 'values for rows that do not state them',
  },
  {
    name: 'rows',
    type: 'list<map<scalar>>',
    supply: 'typed',
    requiredFrom: 'always',
    when: { absent: 'data' },
    note: 'each row is an item with its own id, permanent URL, digest and history',
  },
  {
    name: 'data',
    type: 'text',
    supply: 'typed',
    requiredFrom: 'always',
    when: { absent: 'rows' },
    note: 'first line: field names; a dotted name fills a nested field',
  },
];

/** Further fields a register may state about itself. */
export const registerExtraFields: readonly FieldDeclaration[] = [
  { name: 'title', type: 'text', supply: 'derived', requiredFrom: null, note: 'first heading' },
  { name: 'summary', type: 'text', supply: 'derived', requiredFrom: null, note: 'first paragraph' },
  { name: 'tags', type: 'list<text>', supply: 'typed', requiredFrom: null },
  { name: 'status', type: 'text', supply: 'default', requiredFrom: null },
  { name: 'clauses', type: 'list<clause>', supply: 'default', requiredFrom: null },
];
