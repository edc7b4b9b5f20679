import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'tool',
  prefix: 'TOL',
  level: 'standard',
  group: 'People and authority',
  purpose: 'Technology that supports SMS or services.',
  class: 'master',
  storage: 'row',
  control: 'register',
  lifecycle: 'register-entry',
  clauses: ['6.3', '7.1'],
  fields: [
    { name: 'name', type: 'text', supply: 'typed', requiredFrom: 'always' },
    {
      name: 'tool_kind',
      type: 'enum(monitoring|service-desk|catalogue|cmdb|documentation|automation|security|other)',
      supply: 'typed',
      requiredFrom: 'always',
    },
    { name: 'supplier', type: 'supplier', supply: 'typed', requiredFrom: null },
    { name: 'data_held', type: 'list<type>', supply: 'typed', requiredFrom: null },
    { name: 'fallback', type: 'text', supply: 'typed', requiredFrom: null },
  ],
  relations: [{ verb: 'supports', to: ['process'] }],
  retention: 'life + 1 year',
  headings: [],
  belowLevel: 'topic "Technology" of the service management plan',
  without: ['text'],
});
