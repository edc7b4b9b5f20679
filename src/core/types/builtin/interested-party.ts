import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'interested-party',
  prefix: 'INP',
  level: 'standard',
  group: 'Direction and frame',
  purpose: 'Someone with a stake in SMS or services and what they expect.',
  class: 'document',
  storage: 'row',
  control: 'register',
  lifecycle: 'register-entry',
  clauses: ['4.2', '8.3.2'],
  claimsBy: { always: ['4.2'], field: 'party_kind', values: { customer: ['8.3.2'] } },
  fields: [
    { name: 'name', type: 'text', supply: 'typed', requiredFrom: 'always' },
    {
      name: 'party_kind',
      type: 'enum(customer|user-group|regulator|owner|supplier|staff|certification-body|public|other)',
      supply: 'typed',
      requiredFrom: 'always',
    },
    {
      name: 'requirements',
      type: 'list<{text: text, source: text, relevant: boolean}>',
      supply: 'typed',
      requiredFrom: 'active',
    },
    { name: 'climate_related', type: 'boolean', supply: 'default', requiredFrom: null, note: 'false' },
    { name: 'contact_role', type: 'role', supply: 'typed', requiredFrom: null },
  ],
  relations: [
    { verb: 'imposes', to: ['obligation'] },
    { verb: 'represented_by', to: ['customer'] },
  ],
  retention: '3 years after retirement',
  headings: [],
  belowLevel: 'a table under "Context and parties" in the scope document',
  without: ['text'],
});
