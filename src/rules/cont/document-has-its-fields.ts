import { defineRule } from '../define-rule.ts';
import { gapFinding, requiredGaps } from './_required-fields.ts';

export default defineRule({
  id: 'CONT-012',
  name: 'document-has-its-fields',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  gapBeforeInForce: true,
  subsumes: ['APPR-004'],
  summary: 'Documents, rows and entries state every field that their type asks for in the state they are in.',
  fix: 'State the field, or write what belongs under its heading; until then an earlier state is the true one.',
  *check({ sms }) {
    for (const item of sms.items.values()) {
      if (item.type.class === 'record') continue;
      const gaps = requiredGaps(sms, item);
      if (gaps.length > 0) yield gapFinding(item, gaps, '7.5.2');
    }
  },
});
