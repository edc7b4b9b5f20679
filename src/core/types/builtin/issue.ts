import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'issue',
  prefix: 'ISS',
  level: 'standard',
  group: 'Direction and frame',
  purpose: 'One circumstance inside or outside that matters for the SMS.',
  class: 'document',
  storage: 'row',
  control: 'register',
  lifecycle: 'register-entry',
  clauses: ['4.1'],
  fields: [
    { name: 'origin', type: 'enum(external|internal)', supply: 'typed', requiredFrom: 'always' },
    {
      name: 'category',
      type: 'enum(climate|legal|technology|market|people|culture|finance|supplier|other)',
      supply: 'typed',
      requiredFrom: 'always',
    },
    { name: 'effect', type: 'text', supply: 'typed', requiredFrom: 'active' },
    { name: 'relevant', type: 'boolean', supply: 'default', requiredFrom: null, note: 'true' },
    {
      name: 'rationale',
      type: 'text',
      supply: 'typed',
      requiredFrom: 'active',
      when: { field: 'category', is: ['climate', 'relevant = false'] },
    },
  ],
  relations: [
    { verb: 'raises', to: ['risk'] },
    { verb: 'informs', to: ['scope'] },
  ],
  retention: '3 years after retirement',
  headings: [],
  belowLevel: 'a table under "Context and parties" in the scope document',
});
