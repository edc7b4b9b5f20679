import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'case',
  prefix: 'CAS',
  level: 'standard',
  group: 'Improvement',
  purpose: 'A complaint or a dispute, or a pointer to it.',
  class: 'record',
  storage: 'row',
  control: 'register',
  lifecycle: 'case',
  eventDriven: true,
  clauses: ['8.3.2', '8.3.4.1'],
  kinds: [
    {
      key: 'complaint',
      prefix: 'CPL',
      clauses: ['8.3.2'],
      fields: [
        { name: 'customer', type: 'customer', supply: 'typed', requiredFrom: 'always' },
        {
          name: 'service',
          type: 'service',
          supply: 'typed',
          requiredFrom: null,
          note: 'complaints may be about invoices or tone',
        },
        { name: 'customer_informed', type: 'date', supply: 'typed', requiredFrom: null },
      ],
    },
    {
      key: 'dispute',
      prefix: 'DSP',
      level: 'advanced',
      clauses: ['8.3.4.1'],
      fields: [{ name: 'contract', type: 'supplier-contract', supply: 'typed', requiredFrom: 'always', verb: 'under' }],
    },
  ],
  fields: [
    {
      name: 'kind',
      type: 'enum(complaint|dispute)',
      supply: 'command',
      requiredFrom: 'always',
      note: 'from the prefix',
    },
    { name: 'received', type: 'date', supply: 'typed', requiredFrom: 'always' },
    { name: 'steps', type: 'list<{at: date, what: text}>', supply: 'typed', requiredFrom: null },
    {
      name: 'escalated',
      type: '{at: date, to: text}',
      supply: 'typed',
      requiredFrom: null,
      when: { field: 'status', is: ['escalated'] },
    },
    { name: 'resolution', type: 'text', supply: 'typed', requiredFrom: 'closed' },
    {
      name: 'outcome',
      type: 'enum(none|improvement|nonconformity)',
      supply: 'typed',
      requiredFrom: 'closed',
      note: 'with the reference',
    },
  ],
  relations: [
    { verb: 'about', to: ['service', 'customer'] },
    { verb: 'under', to: ['supplier-contract'] },
    { verb: 'leads_to', to: ['nonconformity', 'improvement'] },
  ],
  retention: '3 years; dispute: contract end + 6 years',
  headings: [],
  belowLevel: 'one external-register row that points to the tool',
});
