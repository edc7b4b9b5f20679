import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'acknowledgement',
  prefix: 'ACK',
  level: 'advanced',
  pack: 'people',
  group: 'People and authority',
  purpose: 'Who read or was briefed on a document version.',
  class: 'record',
  storage: 'data',
  control: 'record',
  lifecycle: 'point-record',
  personalData: true,
  clauses: ['7.3', '5.2.2', '8.7.3.1'],
  fields: [
    { name: 'documents', type: 'list<{id: ref, version: text}/text>', supply: 'typed', requiredFrom: 'always' },
    { name: 'audience', type: 'list<role/unit/supplier/customer>', supply: 'typed', requiredFrom: 'always' },
    {
      name: 'coverage',
      type: '{expected: scalar, done: scalar}',
      supply: 'typed',
      requiredFrom: 'always',
      note: 'counts where possible instead of names',
    },
  ],
  relations: [{ verb: 'acknowledges', to: ['any document'] }],
  retention: '3 years',
  headings: [],
});
