import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { claimsCause, judgedNonconformities, saysCause } from './_causes.ts';

export default defineRule({
  id: 'NONC-001',
  name: 'cause-is-found',
  severity: 'error',
  basis: 'std',
  clause: '10.1.1',
  level: 'essential',
  types: ['nonconformity'],
  needs: ['files'],
  clock: true,
  parameters: {
    limit: {
      default: 'P30D',
      says: 'How long a nonconformity may be without its cause, or the decision that none is needed.',
    },
  },
  subsumes: ['NONC-005'],
  summary: 'The cause of a nonconformity is found within the own limit, or a reason says why none is looked for.',
  fix: 'Write the cause and how it was found under "Cause", or "none needed" and why.',
  *check({ sms, asOf, text }) {
    const limit = parseDuration(text('limit')) ?? parseDuration('P30D');
    for (const nonconformity of judgedNonconformities(sms)) {
      const { id, date, status } = nonconformity;
      if (saysCause(nonconformity)) continue;
      const expected =
        'Expected a text under "Cause" that says what it is and how it was found, or why none is needed.';
      if (claimsCause(nonconformity)) {
        yield {
          item: id,
          place: placeOfField(nonconformity, 'status'),
          message: `${id} is "${status}" and says no cause. ${expected}`,
        };
        continue;
      }
      const due = date === null || limit === null ? null : addDuration(date, limit);
      if (due === null || compareDates(due, asOf) >= 0) continue;
      yield {
        item: id,
        place: placeOfField(nonconformity, 'status'),
        message: `${id} of ${date ?? ''} is still "${status}" and says no cause, although ${due} has passed (limit ${describeDuration(text('limit'))}). ${expected}`,
        due,
      };
    }
  },
});
