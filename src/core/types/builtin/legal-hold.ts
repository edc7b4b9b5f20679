import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'legal-hold',
  prefix: 'LHD',
  level: 'advanced',
  pack: 'records-office',
  group: 'Housekeeping',
  purpose: 'Stops disposal.',
  class: 'record',
  storage: 'row',
  control: 'register',
  lifecycle: 'register-entry',
  clauses: ['7.5.3.2'],
  fields: [
    { name: 'scope', type: 'list<ref/text>/text', supply: 'typed', requiredFrom: 'always' },
    { name: 'from', type: 'date', supply: 'typed', requiredFrom: 'always' },
    { name: 'to', type: 'date', supply: 'typed', requiredFrom: null, note: 'day of release' },
    { name: 'ordered_by', type: 'role', supply: 'typed', requiredFrom: 'always' },
  ],
  relations: [{ verb: 'holds', to: ['any'] }],
  retention: 'until release + 3 years',
  headings: [],
  without: ['owner'],
});
