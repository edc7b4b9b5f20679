import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'supplier',
  prefix: 'SUP',
  level: 'essential',
  group: 'Services and agreements',
  purpose: 'An external supplier.',
  class: 'master',
  storage: 'row',
  control: 'register',
  lifecycle: 'register-entry',
  clauses: ['8.3.4.1', '8.2.3.1'],
  fields: [
    { name: 'name', type: 'text', supply: 'typed', requiredFrom: 'always', note: 'owner is the role that manages it' },
    { name: 'criticality', type: 'enum(critical|high|medium|low)', supply: 'typed', requiredFrom: 'active' },
    {
      name: 'provides',
      type: 'list<{kind: enum(service|component|process), what: text, service: service}>',
      supply: 'typed',
      requiredFrom: 'active',
    },
    { name: 'selection', type: '{criteria: text, at: date, result: text}', supply: 'typed', requiredFrom: null },
    {
      name: 'review_interval',
      type: 'duration',
      supply: 'default',
      requiredFrom: null,
      note: 'of the supplier process',
    },
  ],
  relations: [],
  retention: 'contract end + 3 years',
  headings: [],
  without: ['text'],
});
