import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'glossary-term',
  prefix: 'TRM',
  level: 'standard',
  group: 'Process documentation',
  purpose: 'A term as used in this SMS, in own words.',
  class: 'document',
  storage: 'row',
  control: 'register',
  lifecycle: 'register-entry',
  clauses: ['7.5.2'],
  fields: [
    { name: 'name', type: 'text', supply: 'typed', requiredFrom: 'always' },
    { name: 'meaning', type: 'text', supply: 'typed', requiredFrom: 'always' },
    { name: 'synonyms', type: 'list<text>', supply: 'typed', requiredFrom: null },
  ],
  relations: [],
  retention: 'current',
  headings: [],
  belowLevel: 'nothing',
  without: ['text'],
});
