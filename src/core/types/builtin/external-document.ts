import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'external-document',
  prefix: 'EXT',
  level: 'essential',
  group: 'Process documentation',
  purpose: 'A document from outside that the organization decided it depends on.',
  class: 'document',
  storage: 'row',
  control: 'register',
  lifecycle: 'register-entry',
  clauses: ['7.5.3.2'],
  fields: [
    { name: 'name', type: 'text', supply: 'typed', requiredFrom: 'always' },
    { name: 'publisher', type: 'text', supply: 'typed', requiredFrom: 'always' },
    { name: 'edition', type: 'text', supply: 'typed', requiredFrom: 'always' },
    {
      name: 'location',
      type: 'text',
      supply: 'typed',
      requiredFrom: 'active',
      note: 'no full text of protected works in the repository',
    },
    { name: 'licence', type: 'text', supply: 'typed', requiredFrom: null },
    {
      name: 'amendments',
      type: 'list<{ref: text, date: date, assessed_at: date, impact: text}>',
      supply: 'typed',
      requiredFrom: null,
    },
  ],
  relations: [{ verb: 'basis_for', to: ['obligation', 'policy', 'process'] }],
  retention: 'while relied upon',
  headings: [],
  without: ['text'],
});
