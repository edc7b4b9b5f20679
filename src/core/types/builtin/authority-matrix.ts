import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'authority-matrix',
  prefix: 'AUT',
  level: 'standard',
  group: 'People and authority',
  purpose: 'Which role may review, approve, agree which type, and since when.',
  class: 'document',
  storage: 'file',
  control: 'full',
  lifecycle: 'document',
  clauses: ['5.1', '5.3', '7.5.2'],
  fields: [
    {
      name: 'rules',
      type: 'list<{type: text, kind: text, action: text, roles: list<role>, min_count: integer, independent: text, from: date, to: date}>',
      supply: 'typed',
      requiredFrom: 'in-review',
      source: { heading: 'Rights', form: 'table' },
    },
  ],
  relations: [{ verb: 'governs', to: ['any type'] }],
  retention: 'all versions, life of SMS + 3 years',
  headings: ['Rights', 'Delegation', 'Exceptions'],
  belowLevel: 'the approvers map of clausebook.yaml',
});
