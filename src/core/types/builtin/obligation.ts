import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'obligation',
  prefix: 'OBL',
  level: 'standard',
  group: 'Direction and frame',
  purpose: 'A duty from law, contract, licence or own choice, and how it is met.',
  class: 'document',
  storage: 'row',
  control: 'register',
  lifecycle: 'register-entry',
  clauses: ['4.2', '6.3', '8.2.5', '8.7.3.1'],
  claimsBy: { always: ['4.2', '6.3'], field: 'obligation_kind', values: { licence: ['8.2.5'] } },
  fields: [
    {
      name: 'obligation_kind',
      type: 'enum(law|regulation|contract|standard|internal-policy|licence)',
      supply: 'typed',
      requiredFrom: 'always',
    },
    {
      name: 'source_ref',
      type: 'external-document/supplier-contract/url/text',
      supply: 'typed',
      requiredFrom: 'active',
    },
    {
      name: 'jurisdiction',
      type: 'text',
      supply: 'typed',
      requiredFrom: 'active',
      when: { field: 'obligation_kind', is: ['law', 'regulation'] },
    },
    { name: 'applies_to', type: 'list<ref/text>', supply: 'typed', requiredFrom: 'active' },
    { name: 'how_met', type: 'list<ref>', supply: 'typed', requiredFrom: 'active', verb: 'met_by' },
  ],
  relations: [
    { verb: 'derives_from', to: ['external-document', 'interested-party'] },
    { verb: 'met_by', to: ['policy', 'process', 'control-statement'] },
  ],
  retention: 'life of obligation + 3 years',
  headings: [],
  belowLevel: 'topic "Obligations" of the service management plan',
});
