import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { claimsCause, judgedNonconformities } from './_causes.ts';
import { says } from './_says.ts';

export default defineRule({
  id: 'NONC-005',
  name: 'similar-cases-are-looked-for',
  severity: 'error',
  basis: 'std',
  clause: '10.1.1',
  level: 'essential',
  types: ['nonconformity'],
  needs: ['files'],
  summary: 'Whoever looks for the cause of a nonconformity also looks where else it may have happened.',
  fix: 'Look for similar cases and write under "Similar cases" where you looked and what you found.',
  *check({ sms }) {
    for (const nonconformity of judgedNonconformities(sms)) {
      const { id, status } = nonconformity;
      if (!claimsCause(nonconformity) || says(nonconformity, 'similar_cases', 'Similar cases')) continue;
      yield {
        item: id,
        place: placeOfField(nonconformity, 'status'),
        message: `${id} is "${status}", and nothing says whether the same happened elsewhere. Expected a text under "Similar cases": where somebody looked, and what was found; "none found" is an answer.`,
      };
    }
  },
});
