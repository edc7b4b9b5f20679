import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'knowledge-article',
  prefix: 'KNA',
  level: 'advanced',
  pack: 'tickets-in-git',
  group: 'Process documentation',
  purpose: 'Reusable answer for running services.',
  class: 'document',
  storage: 'file',
  control: 'light',
  lifecycle: 'document',
  clauses: ['7.6', '8.6.3'],
  fields: [
    { name: 'useful_for', type: 'list<role/process/service>', supply: 'typed', requiredFrom: null },
    { name: 'known_error', type: 'problem', supply: 'typed', requiredFrom: null },
  ],
  relations: [{ verb: 'supports', to: ['service', 'process'] }],
  retention: 'until obsolete',
  headings: ['Situation', 'Answer'],
  belowLevel: 'by default one external-register row points to the tool; rows here only with the pack',
});
