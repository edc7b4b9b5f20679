import { textField, textsField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import { startOfFile } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';

const sources = [
  { domain: 'service-requirement', name: 'service requirements that are not met' },
  { domain: 'other-party', name: 'other parties that take part in the services' },
] as const;

export default defineRule({
  id: 'RISK-008',
  name: 'all-sources-are-looked-at',
  severity: 'warn',
  basis: 'std',
  clause: '6.1.2',
  level: 'essential',
  types: ['risk'],
  needs: ['files'],
  gapBeforeInForce: true,
  summary: 'The risks also come from service requirements and from other parties.',
  fix: 'Ask what could go wrong there, and add the risks with that `domain`; where there is none, file a risk assessment of the domain that says so.',
  *check({ sms }) {
    const register = [...sms.registers.values()].find(({ of, rows }) => of.includes('risk') && rows.length > 0);
    const risks = itemsOfType(sms, 'risk').filter(({ inView }) => inView);
    // A row without a domain may be of any: it lacks a field of its type (CONT-012).
    if (register === undefined || risks.length === 0 || risks.some((risk) => textField(risk, 'domain') === null))
      return;
    const seen = new Set([...risks.flatMap((risk) => textsField(risk, 'domain')), ...assessedDomains(sms)]);
    const missing = sources.filter(({ domain }) => !seen.has(domain));
    if (missing.length === 0) return;
    yield {
      item: register.id,
      place: startOfFile(register.file),
      message: `None of the ${risks.length === 1 ? 'risks (there is one)' : `${risks.length} risks`} comes from ${listWords(missing.map(({ name }) => name))}. Expected at least one of ${listWords(missing.map(({ domain }) => `\`domain: ${domain}\``))}, or an assessment of the domain that found none.`,
      expected: missing.map(({ domain }) => domain).join(', '),
    };
  },
});

/** Domains that somebody has looked at, also when nothing was found. */
function assessedDomains(sms: Sms): readonly string[] {
  return itemsOfType(sms, 'assessment')
    .filter((item) => item.kind?.key === 'risk' && item.countsAsEvidence && item.inView)
    .flatMap((item) => textsField(item, 'domain'));
}
