import { defineRule } from '../define-rule.ts';
import { wrongIds } from './_id-form.ts';

export default defineRule({
  id: 'IDEN-003',
  name: 'id-fits-its-type',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'Every id has the prefix of its type and the form that `id_pattern` asks for.',
  fix: 'Use the prefix of the type with the next free number, or set `id_pattern` in clausebook.yaml to the form of the house.',
  check: ({ sms }) => wrongIds(sms, sms.settings.idPattern),
});
