import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'improvement',
  prefix: 'OFI',
  level: 'essential',
  group: 'Improvement',
  purpose: 'An opportunity for improvement and what became of it.',
  class: 'record',
  storage: 'row',
  control: 'register',
  lifecycle: 'improvement',
  clauses: ['10.2'],
  fields: [
    { name: 'source', type: 'ref/text', supply: 'typed', requiredFrom: 'always', verb: 'arises_from' },
    {
      name: 'evaluation',
      type: '{criteria: text, score: scalar, decision: text, by: role/person, at: date}',
      supply: 'typed',
      requiredFrom: 'evaluated',
    },
    {
      name: 'targets',
      type: 'list<{area: text, measure: measure/text, target: scalar}>',
      supply: 'typed',
      requiredFrom: 'approved',
      note: 'a target, for example on cost, quality or risk',
    },
    { name: 'plan', type: '{steps: text, who: role/person, due: date}', supply: 'typed', requiredFrom: 'approved' },
    {
      name: 'result',
      type: '{measured: scalar, met: boolean, follow_up: text, reported_to: text}',
      supply: 'typed',
      requiredFrom: 'measured',
    },
    { name: 'objective', type: 'objective', supply: 'typed', requiredFrom: null },
  ],
  relations: [
    { verb: 'improves', to: ['service', 'process'] },
    { verb: 'supports', to: ['objective'] },
  ],
  retention: '3 years',
  headings: [],
});
