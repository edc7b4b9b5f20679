import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'availability-plan',
  prefix: 'AVP',
  level: 'standard',
  group: 'Inside a parent',
  purpose: 'Availability requirement and target: fields of the service; the overview over all services is generated.',
  class: 'document',
  storage: 'section',
  control: 'register',
  lifecycle: 'parent',
  clauses: ['8.7.1'],
  fields: [
    { name: 'target', type: 'text', supply: 'typed', requiredFrom: 'live' },
    { name: 'window', type: 'duration', supply: 'typed', requiredFrom: 'live' },
    { name: 'source', type: 'service-requirement', supply: 'typed', requiredFrom: null },
  ],
  relations: [],
  retention: 'as its parent',
  headings: [],
  section: { parent: 'service', list: 'availability', heading: 'Requirements' },
});
