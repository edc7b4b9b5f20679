import { textField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { startOfFile } from '../../core/model/place.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'RISK-011',
  name: 'register-has-opportunities',
  severity: 'info',
  basis: 'practice',
  clause: '6.1.1',
  level: 'essential',
  types: ['risk'],
  needs: ['files'],
  gapBeforeInForce: true,
  summary: 'The register of risks holds opportunities too.',
  fix: 'Ask at the next meeting what could go better than planned, and add it with `risk_kind: opportunity`.',
  *check({ sms }) {
    const register = [...sms.registers.values()].find(({ of, rows }) => of.includes('risk') && rows.length > 0);
    const risks = itemsOfType(sms, 'risk').filter(({ inView }) => inView);
    if (register === undefined || risks.length === 0) return;
    if (risks.some((risk) => textField(risk, 'risk_kind') === 'opportunity')) return;
    yield {
      item: register.id,
      place: startOfFile(register.file),
      message: `${register.id} (${register.title}) holds ${risks.length === 1 ? 'one risk' : `${risks.length} risks`} and no opportunity. The standard asks for both (6.1.1). Expected at least one row with \`risk_kind: opportunity\`; ask for one at the next meeting.`,
      expected: 'an opportunity',
    };
  },
});
