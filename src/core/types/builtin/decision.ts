import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'decision',
  prefix: 'DEC',
  level: 'standard',
  group: 'Improvement',
  purpose: 'A decision that stands in no other record: ends a series, changes an interval.',
  class: 'record',
  storage: 'row',
  control: 'register',
  lifecycle: 'point-record',
  clauses: ['5.1', '8.1'],
  claimsBy: { always: [] },
  fields: [
    { name: 'by', type: 'role/person', supply: 'typed', requiredFrom: 'always' },
    { name: 'at', type: 'date', supply: 'typed', requiredFrom: 'always' },
    { name: 'reason', type: 'text', supply: 'typed', requiredFrom: 'always' },
    { name: 'affects', type: 'list<ref/text>', supply: 'typed', requiredFrom: 'always' },
  ],
  relations: [{ verb: 'affects', to: ['any'] }],
  retention: '3 years',
  headings: [],
  belowLevel: 'the decisions of the management review',
  without: ['owner'],
});
