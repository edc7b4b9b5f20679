import { gapFinding, requiredGaps } from '../cont/_required-fields.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'RECD-007',
  name: 'closed-record-is-complete',
  severity: 'error',
  basis: 'derived',
  clause: '8.1',
  level: 'essential',
  needs: ['files'],
  summary: 'A record that is closed, issued or reported states what came of it.',
  fix: 'Complete the record or reopen it; `clausebook close` refuses a record that is not complete.',
  *check({ sms }) {
    for (const item of sms.items.values()) {
      if (item.type.class !== 'record') continue;
      const gaps = requiredGaps(sms, item).filter((gap) => gap.isFinal);
      if (gaps.length > 0) yield gapFinding(item, gaps, '8.1');
    }
  },
});
