import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'finding',
  prefix: 'FND',
  level: 'essential',
  group: 'Inside a parent',
  purpose: 'One finding of an audit.',
  class: 'record',
  storage: 'section',
  control: 'record',
  lifecycle: 'parent',
  clauses: ['9.2.2', '10.1.1'],
  fields: [
    { name: 'id', type: 'text', supply: 'typed', requiredFrom: 'always', note: 'FND-nnn' },
    {
      name: 'grade',
      type: 'enum(major|minor|observation|opportunity|strength)',
      supply: 'typed',
      requiredFrom: 'always',
      note: 'observation: also areas of concern of a stage 1',
    },
    { name: 'clause', type: 'clause', supply: 'typed', requiredFrom: 'always', note: 'or an own document' },
    { name: 'text', type: 'text', supply: 'typed', requiredFrom: 'always', note: 'what was found, with its evidence' },
    { name: 'evidence', type: 'list<ref>', supply: 'typed', requiredFrom: null },
    {
      name: 'leads_to',
      type: 'ref',
      supply: 'derived',
      requiredFrom: null,
      note: 'nonconformity or improvement that names it as source; may be stated while the report is written',
    },
  ],
  relations: [],
  retention: 'as its parent',
  headings: [],
  section: { parent: 'audit', list: 'findings', heading: 'Findings' },
  typedBudget: 4,
});
