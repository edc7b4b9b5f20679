import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'transition-report',
  prefix: 'TRR',
  level: 'standard',
  group: 'Inside a parent',
  purpose: 'What the transition achieved against what was promised; its own date of issue.',
  class: 'record',
  storage: 'section',
  control: 'record',
  lifecycle: 'report',
  clauses: ['8.5.2.3'],
  fields: [
    { name: 'id', type: 'text', supply: 'typed', requiredFrom: 'always', note: 'TRR-nnn' },
    { name: 'issued', type: 'date', supply: 'command', requiredFrom: 'issued' },
    {
      name: 'actual',
      type: 'list<{measure: measure/text, target: scalar, actual: scalar}>',
      supply: 'derived',
      requiredFrom: 'issued',
      note: 'column actual of "Promised results"',
    },
    { name: 'recipients', type: 'list<role/customer/text>', supply: 'typed', requiredFrom: 'issued' },
  ],
  relations: [],
  retention: 'as its parent',
  headings: [],
  section: { parent: 'service-transition-plan', list: 'outcome', heading: 'Outcome' },
});
