import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'test-record',
  prefix: 'TST',
  level: 'standard',
  group: 'Inside a parent',
  purpose: 'A test against requirements, design and acceptance criteria.',
  class: 'record',
  storage: 'section',
  control: 'record',
  lifecycle: 'point-record',
  clauses: ['8.5.2.3'],
  fields: [
    { name: 'id', type: 'text', supply: 'typed', requiredFrom: 'always', note: 'TST-nnn' },
    { name: 'at', type: 'date', supply: 'typed', requiredFrom: 'always' },
    {
      name: 'results',
      type: 'list<{criterion: text, pass: boolean, note: text}>',
      supply: 'typed',
      requiredFrom: 'closed',
      source: { heading: 'Test and acceptance', form: 'table' },
    },
    {
      name: 'decision',
      type: '{by: text, at: date, result: text}',
      supply: 'typed',
      requiredFrom: 'closed',
      when: { text: 'a criterion failed' },
    },
  ],
  relations: [],
  retention: 'as its parent',
  headings: [],
  section: { parent: 'service-transition-plan', list: 'tests', heading: 'Test and acceptance' },
});
