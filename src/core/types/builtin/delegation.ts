import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'delegation',
  prefix: 'DLG',
  level: 'standard',
  group: 'People and authority',
  purpose: 'An authority handed over for a time.',
  class: 'master',
  storage: 'row',
  control: 'register',
  lifecycle: 'register-entry',
  clauses: ['5.3'],
  fields: [
    { name: 'from_role', type: 'role', supply: 'typed', requiredFrom: 'always' },
    { name: 'to_person', type: 'person', supply: 'typed', requiredFrom: 'always' },
    { name: 'authority', type: 'text', supply: 'typed', requiredFrom: 'always' },
    { name: 'from', type: 'date', supply: 'typed', requiredFrom: 'always' },
    { name: 'to', type: 'date', supply: 'typed', requiredFrom: 'always' },
    { name: 'granted_by', type: 'person', supply: 'typed', requiredFrom: 'always' },
  ],
  relations: [{ verb: 'limits', to: ['authority-matrix'] }],
  retention: '3 years after end',
  headings: [],
  belowLevel: 'posts of the deputy role',
  without: ['owner'],
});
