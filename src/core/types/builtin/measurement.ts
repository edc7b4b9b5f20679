import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'measurement',
  prefix: 'MEA',
  level: 'standard',
  group: 'Checking',
  purpose: 'Values of a measure over time.',
  class: 'record',
  storage: 'data',
  control: 'record',
  lifecycle: 'point-record',
  clauses: ['9.1', '8.7.1', '8.4.3'],
  fields: [
    { name: 'period', type: 'period', supply: 'typed', requiredFrom: 'always', note: 'column' },
    { name: 'value', type: 'number', supply: 'typed', requiredFrom: 'always', note: 'column' },
    {
      name: 'source',
      type: '{system: text, ref: text, sha256: sha256}',
      supply: 'default',
      requiredFrom: null,
      note: 'of the measure; column where it differs',
    },
    {
      name: 'comment',
      type: 'text',
      supply: 'typed',
      requiredFrom: null,
      when: { text: 'target missed' },
      note: 'column',
    },
    { name: 'method_version', type: 'text', supply: 'default', requiredFrom: null, note: 'of the measure' },
  ],
  relations: [{ verb: 'value_of', to: ['measure'] }],
  retention: '3 years',
  headings: [],
  belowLevel: 'values in the reports',
  without: ['owner'],
});
