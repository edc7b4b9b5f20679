import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'control-statement',
  prefix: 'CTL',
  level: 'essential',
  group: 'Planning and assurance',
  purpose:
    'Decisions about information security controls: one table, or one pointer to the statement of an ISO/IEC 27001 system.',
  class: 'document',
  storage: 'file',
  control: 'light',
  lifecycle: 'document',
  clauses: ['8.7.3.2'],
  fields: [
    {
      name: 'controls',
      type: 'list<{id: text, decided: enum(apply|not-apply), reason: text, owner: role, risks: list<risk>, state: text, check_interval: duration}>',
      supply: 'typed',
      requiredFrom: 'approved',
      when: { absent: 'pointer' },
      source: { heading: 'Controls', form: 'table' },
    },
    {
      name: 'external_controls',
      type: 'list<{party: supplier/customer/unit/text, control: text, agreed_in: text}>',
      supply: 'typed',
      requiredFrom: 'approved',
      source: { heading: 'With outside organizations', form: 'table' },
      note: 'may be empty',
    },
    {
      name: 'pointer',
      type: '{system: text, ref: text, sha256: sha256}',
      supply: 'typed',
      requiredFrom: 'approved',
      when: { absent: 'controls' },
    },
  ],
  relations: [
    { verb: 'treats', to: ['risk'] },
    { verb: 'agreed_with', to: ['supplier'] },
  ],
  retention: '3 years per version',
  headings: ['Controls', 'With outside organizations'],
});
