import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'waiver',
  prefix: 'WVR',
  level: 'standard',
  group: 'Housekeeping',
  purpose: 'A finding that is tolerated for a time, with a reason and a name.',
  class: 'record',
  storage: 'row',
  control: 'register',
  lifecycle: 'register-entry',
  clauses: ['7.5.2', '8.1'],
  fields: [
    { name: 'rule', type: 'rule', supply: 'typed', requiredFrom: 'always' },
    { name: 'target', type: 'ref', supply: 'typed', requiredFrom: 'always', verb: 'waives' },
    { name: 'reason', type: 'text', supply: 'typed', requiredFrom: 'always' },
    { name: 'approved_by', type: 'person', supply: 'typed', requiredFrom: 'active', note: 'not the one who asks' },
    { name: 'until', type: 'date', supply: 'typed', requiredFrom: 'always', note: 'at most P12M' },
    { name: 'compensation', type: 'text', supply: 'typed', requiredFrom: null },
  ],
  relations: [{ verb: 'suppresses', to: ['rule'] }],
  retention: '3 years',
  headings: [],
  belowLevel: 'nothing: findings stay',
  without: ['owner', 'text'],
});
