import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'objective',
  prefix: 'OBJ',
  level: 'essential',
  group: 'Planning and assurance',
  purpose: 'A service management objective with its plan.',
  class: 'document',
  storage: 'row',
  control: 'register',
  lifecycle: 'objective',
  clauses: ['6.2.1', '6.2.2', '7.5.4'],
  fields: [
    { name: 'measure', type: 'measure', supply: 'typed', requiredFrom: 'always', verb: 'measured_by' },
    { name: 'target', type: 'number', supply: 'typed', requiredFrom: 'always' },
    { name: 'due', type: 'date', supply: 'typed', requiredFrom: 'always' },
    {
      name: 'plan',
      type: '{what: text, means: text, who: role/person, by: date, judged_by: text}',
      supply: 'typed',
      requiredFrom: 'active',
    },
    { name: 'commitment', type: 'text', supply: 'typed', requiredFrom: null },
    {
      name: 'level',
      type: 'enum(organization|function|process|service)',
      supply: 'default',
      requiredFrom: null,
      note: 'organization',
    },
    { name: 'baseline', type: 'number', supply: 'typed', requiredFrom: null },
    {
      name: 'target_area',
      type: 'list<enum(capability|cost|customer-experience|output|quality|resource-use|risk|value)>',
      supply: 'typed',
      requiredFrom: null,
    },
    { name: 'communicated_to', type: 'list<role/unit>', supply: 'typed', requiredFrom: null },
    {
      name: 'result',
      type: '{value: scalar, at: date, conclusion: text}',
      supply: 'typed',
      requiredFrom: 'achieved',
      note: 'also when missed',
    },
  ],
  relations: [
    { verb: 'serves', to: ['policy'] },
    { verb: 'measured_by', to: ['measure'] },
  ],
  retention: '3 years after end',
  headings: [],
});
