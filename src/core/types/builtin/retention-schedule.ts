import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'retention-schedule',
  prefix: 'RTS',
  level: 'standard',
  group: 'Planning and assurance',
  purpose: 'How long what is kept, and what then.',
  class: 'document',
  storage: 'file',
  control: 'full',
  lifecycle: 'document',
  clauses: ['7.5.3.2'],
  fields: [
    {
      name: 'rules',
      type: 'list<{id: text, types: list<text>, period: text, trigger: text, legal_basis: text, disposition: text, personal_data: text}>',
      supply: 'typed',
      requiredFrom: 'approved',
      source: { heading: 'Rules', form: 'table' },
    },
  ],
  relations: [{ verb: 'governs', to: ['any record'] }],
  retention: 'all versions',
  headings: ['Rules', 'Disposal', 'Hold'],
  belowLevel: 'the retention map of clausebook.yaml',
});
