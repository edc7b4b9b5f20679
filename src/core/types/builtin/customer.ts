import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'customer',
  prefix: 'CUS',
  level: 'essential',
  group: 'Services and agreements',
  purpose: 'A customer and who looks after it.',
  class: 'document',
  storage: 'row',
  control: 'register',
  lifecycle: 'register-entry',
  clauses: ['8.3.2'],
  fields: [
    { name: 'name', type: 'text', supply: 'typed', requiredFrom: 'always' },
    { name: 'user_groups', type: 'list<text>', supply: 'typed', requiredFrom: null },
    { name: 'contacts', type: 'external-register', supply: 'typed', requiredFrom: null, note: 'no personal data here' },
    {
      name: 'review_interval',
      type: 'duration',
      supply: 'default',
      requiredFrom: null,
      note: 'of the relationship process',
    },
    {
      name: 'complaint_route',
      type: 'ref',
      supply: 'default',
      requiredFrom: null,
      note: 'of the relationship process',
    },
  ],
  relations: [{ verb: 'receives', to: ['service'] }],
  retention: 'contract end + 3 years',
  headings: [],
  without: ['text'],
  note: 'owner is the role responsible for the relationship',
});
