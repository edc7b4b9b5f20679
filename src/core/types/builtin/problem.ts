import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'problem',
  prefix: 'PRB',
  level: 'advanced',
  pack: 'tickets-in-git',
  group: 'Operational records',
  purpose: 'A problem, and its known error once the cause is known.',
  class: 'record',
  storage: 'row',
  control: 'register',
  lifecycle: 'problem',
  clauses: ['8.6.3', '7.6'],
  kinds: [
    { key: 'problem', clauses: ['8.6.3'] },
    {
      key: 'known-error',
      prefix: 'KER',
      clauses: ['8.6.3', '7.6'],
      fields: [
        {
          name: 'problem',
          type: 'problem',
          supply: 'typed',
          requiredFrom: 'always',
          verb: 'known_error_of',
          note: 'stored here; the problem derives its known error',
        },
        { name: 'symptom', type: 'text', supply: 'typed', requiredFrom: 'always' },
        { name: 'affected', type: 'list<service>', supply: 'typed', requiredFrom: null },
        { name: 'article', type: 'knowledge-article', supply: 'typed', requiredFrom: null },
      ],
    },
  ],
  fields: [
    {
      name: 'kind',
      type: 'enum(problem|known-error)',
      supply: 'command',
      requiredFrom: 'always',
      note: 'from the prefix; default problem',
    },
    { name: 'source', type: 'enum(trend|major-incident|supplier|proactive)', supply: 'typed', requiredFrom: 'always' },
    { name: 'priority', type: 'text', supply: 'typed', requiredFrom: 'always' },
    { name: 'incidents', type: 'list<ref/text>', supply: 'typed', requiredFrom: null, note: 'an item, or the number in the ticket tool' },
    { name: 'root_cause', type: '{method: text, text: text, at: date}', supply: 'typed', requiredFrom: 'known-error' },
    {
      name: 'interim',
      type: 'text',
      supply: 'typed',
      requiredFrom: 'known-error',
      note: 'what lowers the impact meanwhile; "none" is an answer',
    },
    { name: 'resolution', type: 'text', supply: 'typed', requiredFrom: 'closed' },
  ],
  relations: [
    { verb: 'causes', to: ['any record'] },
    { verb: 'resolved_by', to: ['change'] },
  ],
  retention: '3 years; known error 3 years after resolution',
  headings: [],
  belowLevel: 'by default one external-register row points to the tool; rows here only with the pack',
});
