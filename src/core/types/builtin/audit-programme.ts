import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'audit-programme',
  prefix: 'AUP',
  level: 'essential',
  group: 'Planning and assurance',
  purpose: 'Internal audits of a cycle.',
  class: 'document',
  storage: 'file',
  control: 'full',
  lifecycle: 'document',
  clauses: ['9.2.1', '9.2.2'],
  fields: [
    { name: 'cycle', type: '{from: date, to: date}', supply: 'typed', requiredFrom: 'in-review' },
    {
      name: 'audits',
      type: 'list<{id: audit/text, planned: text, clauses: list<clause>, processes: list<process>, auditor: list<person>, method: text}>',
      supply: 'typed',
      requiredFrom: 'approved',
      source: { heading: 'Coverage', form: 'table', columns: { id: ['Audit'] } },
      verb: 'schedules',
    },
    {
      name: 'reasoning',
      type: 'text',
      supply: 'derived',
      requiredFrom: 'approved',
      source: { heading: 'Why this way', form: 'text' },
    },
  ],
  relations: [{ verb: 'schedules', to: ['audit'] }],
  retention: '2 cycles',
  headings: ['Cycle', 'Why this way', 'Methods', 'Coverage', 'Reporting'],
});
