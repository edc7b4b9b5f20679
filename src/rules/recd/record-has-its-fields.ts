import { gapFinding, requiredGaps } from '../cont/_required-fields.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'RECD-001',
  name: 'record-has-its-fields',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'Every record states the fields that its type asks for in the state it is in.',
  fix: 'Complete the record; in a closed one add what was forgotten by `corrections`.',
  *check({ sms }) {
    for (const item of sms.items.values()) {
      if (item.type.class !== 'record') continue;
      const gaps = requiredGaps(sms, item).filter((gap) => !gap.isFinal);
      if (gaps.length > 0) yield gapFinding(item, gaps, '7.5.2');
    }
  },
});
