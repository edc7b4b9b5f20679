import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'disposition',
  prefix: 'DPN',
  level: 'advanced',
  pack: 'records-office',
  group: 'Housekeeping',
  purpose: 'What was disposed of, when, on whose authority.',
  class: 'record',
  storage: 'row',
  control: 'register',
  lifecycle: 'point-record',
  clauses: ['7.5.3.2'],
  fields: [
    { name: 'items', type: 'list<{id: text, version: text, digest: text}>', supply: 'typed', requiredFrom: 'always' },
    { name: 'rule', type: 'text', supply: 'typed', requiredFrom: 'always' },
    { name: 'method', type: 'enum(delete|archive|anonymise|hand-over)', supply: 'typed', requiredFrom: 'always' },
    { name: 'authorised_by', type: 'role', supply: 'typed', requiredFrom: 'always' },
    { name: 'at', type: 'date', supply: 'typed', requiredFrom: 'always' },
  ],
  relations: [{ verb: 'disposes', to: ['any'] }],
  retention: 'permanent',
  headings: [],
  without: ['owner', 'text'],
});
