import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'unit',
  prefix: 'UNI',
  level: 'advanced',
  pack: 'people',
  group: 'People and authority',
  purpose: 'Organizational unit or function.',
  class: 'master',
  storage: 'row',
  control: 'register',
  lifecycle: 'register-entry',
  clauses: ['5.3', '4.3'],
  fields: [
    { name: 'name', type: 'text', supply: 'typed', requiredFrom: 'always' },
    { name: 'parent', type: 'unit', supply: 'typed', requiredFrom: null },
    { name: 'in_scope', type: 'boolean', supply: 'default', requiredFrom: null, note: 'true' },
    { name: 'head', type: 'role', supply: 'typed', requiredFrom: null },
  ],
  relations: [{ verb: 'contains', to: ['role'] }],
  retention: 'life + 3 years',
  headings: [],
  without: ['owner', 'text'],
});
