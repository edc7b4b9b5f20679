import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'procedure',
  prefix: 'PRO',
  level: 'essential',
  group: 'Process documentation',
  purpose: 'A prescribed way of doing part of a process; two are demanded (major incident, continuity).',
  class: 'document',
  storage: 'file',
  control: 'light',
  lifecycle: 'document',
  clauses: ['7.5.4', '7.5.2', '7.6', '8.5.1.3', '8.6.1', '8.6.2', '8.7.2', '10.2'],
  kinds: [
    { key: 'procedure', clauses: [] },
    {
      key: 'major-incident',
      clauses: ['8.6.1', '7.5.4'],
      fields: [
        {
          name: 'criteria',
          type: 'list<text>',
          supply: 'typed',
          requiredFrom: 'approved',
          source: { heading: 'When we call it major', form: 'list' },
          note: 'what makes an incident a major one',
        },
      ],
    },
    { key: 'continuity', clauses: ['8.7.2', '7.5.4'] },
    {
      key: 'instruction',
      formerName: 'work-instruction',
      prefix: 'WIN',
      level: 'standard',
      clauses: ['7.6', '8.6.2'],
      fields: [
        {
          name: 'request_type',
          type: 'text',
          supply: 'typed',
          requiredFrom: null,
          when: { text: 'instruction for a request type' },
        },
        { name: 'audience', type: 'list<role>', supply: 'default', requiredFrom: null, note: 'roles of the process' },
      ],
      headings: ['When to use', 'Steps', 'Check', 'If it fails'],
    },
    {
      key: 'form',
      prefix: 'FRM',
      level: 'advanced',
      clauses: ['7.5.2'],
      fields: [{ name: 'for_type', type: 'type', supply: 'typed', requiredFrom: 'always' }],
      headings: ['Fields', 'How to fill it in'],
    },
  ],
  fields: [
    {
      name: 'kind',
      type: 'enum(procedure|major-incident|continuity|instruction|form)',
      supply: 'command',
      requiredFrom: 'always',
      note: 'default procedure',
    },
    { name: 'process', type: 'process', supply: 'typed', requiredFrom: 'in-review', verb: 'part_of' },
  ],
  relations: [
    { verb: 'part_of', to: ['process', 'procedure'] },
    { verb: 'uses', to: ['procedure'] },
    { verb: 'template_for', to: ['any type'] },
  ],
  retention: 'as process; instructions: current + 1 year; forms: as the records made with them',
  headings: ['When', 'Steps', 'Who does what', 'Records'],
});
