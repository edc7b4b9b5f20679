import { defineItemType } from '../declaration.ts';

export default defineItemType({
  key: 'scope',
  prefix: 'SCP',
  level: 'essential',
  group: 'Direction and frame',
  purpose: 'Where the SMS begins and ends.',
  class: 'document',
  storage: 'file',
  control: 'full',
  lifecycle: 'document',
  clauses: ['4.3', '7.5.4'],
  fields: [
    { name: 'organization', type: 'text', supply: 'typed', requiredFrom: 'always', note: 'unit as on the certificate' },
    { name: 'sites', type: 'list<text>', supply: 'typed', requiredFrom: 'in-review' },
    {
      name: 'services_in_scope',
      type: 'list<service>',
      supply: 'typed',
      requiredFrom: null,
      note: 'default: every service with in_scope true',
    },
    { name: 'customers_in_scope', type: 'list<customer>', supply: 'typed', requiredFrom: null, note: 'default: all' },
    {
      name: 'certificate_wording',
      type: 'text',
      supply: 'typed',
      requiredFrom: null,
      note: 'text used with the certification body; compared by CERT-003',
    },
  ],
  relations: [
    { verb: 'covers', to: ['service'] },
    { verb: 'considers', to: ['issue', 'interested-party'] },
  ],
  retention: 'life of SMS + 1 certification cycle',
  headings: ['Organization', 'Services', 'Boundaries', 'Working with others', 'Context and parties'],
  note: 'boundaries and reasons; at level essential also two tables: issues, interested parties',
});
