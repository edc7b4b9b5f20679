import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'service-requirement',
  prefix: 'SRQ',
  level: 'essential',
  group: 'Inside a parent',
  purpose: 'One thing a service has to fulfil.',
  class: 'document',
  storage: 'section',
  control: 'register',
  lifecycle: 'parent',
  clauses: ['8.2.2', '7.5.4'],
  fields: [
    { name: 'id', type: 'text', supply: 'typed', requiredFrom: 'always', note: 'SRQ-nnn' },
    { name: 'text', type: 'text', supply: 'typed', requiredFrom: 'always' },
    {
      name: 'kind',
      type: 'enum(functional|availability|capacity|continuity|security|reporting)',
      supply: 'typed',
      requiredFrom: 'always',
    },
    { name: 'source', type: 'enum(customer|law|organization|supplier)', supply: 'typed', requiredFrom: 'always' },
    { name: 'value', type: 'scalar', supply: 'typed', requiredFrom: null, note: 'figure, for example RTO 4 h' },
    { name: 'priority', type: 'text', supply: 'typed', requiredFrom: null },
    { name: 'agreed_with', type: 'list<customer>', supply: 'typed', requiredFrom: null },
  ],
  relations: [],
  retention: 'as its parent',
  headings: [],
  section: { parent: 'service', list: 'requirements', heading: 'Requirements' },
});
