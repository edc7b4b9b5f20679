import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'meeting-record',
  prefix: 'MTG',
  level: 'standard',
  group: 'Checking',
  purpose: 'Minutes that serve as evidence: service reviews, supplier meetings.',
  class: 'record',
  storage: 'file',
  control: 'record',
  lifecycle: 'record',
  clauses: ['8.3.2', '8.2.1', '7.4', '8.2.3.1'],
  claimsBy: {
    field: 'meeting_kind',
    values: {
      'service-review': ['8.3.2'],
      'supplier-meeting': ['8.2.3.1'],
      'change-board': ['7.4'],
      coordination: ['7.4'],
      project: ['8.2.1'],
    },
  },
  fields: [
    { name: 'date', type: 'date', supply: 'typed', requiredFrom: 'always' },
    {
      name: 'meeting_kind',
      type: 'enum(service-review|supplier-meeting|change-board|coordination|project|other)',
      supply: 'typed',
      requiredFrom: 'always',
    },
    {
      name: 'with',
      type: 'list<customer/supplier/unit>',
      supply: 'typed',
      requiredFrom: null,
      when: { text: 'service-review or supplier-meeting' },
      verb: 'about',
    },
    { name: 'present', type: 'list<role/person/text>', supply: 'typed', requiredFrom: null },
    {
      name: 'topics',
      type: 'list<text>',
      supply: 'derived',
      requiredFrom: 'closed',
      source: { heading: 'Topics', form: 'text' },
    },
  ],
  relations: [{ verb: 'about', to: ['service', 'sla', 'supplier'] }],
  retention: '3 years',
  headings: ['Topics', 'Decisions', 'Actions'],
  belowLevel: 'an entry in review.log of the agreement or supplier',
  without: ['owner'],
});
