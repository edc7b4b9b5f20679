import type { Duration } from '../../core/lifecycle/calendar.ts';
import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { booleanField, textField } from '../../core/model/fields.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import type { RetentionRule } from './_periods.ts';
import { periodIn, retentionRules } from './_periods.ts';

/** Any day will do: only lengths are compared. */
const start = '2000-01-01';
const nothing = /^(?:[-–—]|none|no|n\/?a|keine?|nein)?$/i;

export default defineRule({
  id: 'RETN-002',
  name: 'period-spans-a-cycle',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.3.2',
  level: 'standard',
  types: ['retention-schedule'],
  needs: ['files'],
  parameters: {
    cycle: {
      default: 'P3Y',
      weaker: 'less',
      says: 'Shortest period of the retention schedule that needs no reason: one certification cycle, a convention of ours.',
    },
  },
  summary: 'The retention schedule keeps evidence for a whole certification cycle, or says why not.',
  fix: 'Lengthen the period, or write the law or the reason into the row.',
  *check({ sms, text }) {
    const cycle = parseDuration(text('cycle'));
    if (cycle === null) return;
    for (const rule of retentionRules(sms)) {
      const period = periodIn(rule.period ?? '');
      if (period === null || !isShorter(period, cycle) || isExplained(rule) || !holdsRecords(sms, rule)) continue;
      const { schedule, index, types, id } = rule;
      yield {
        item: schedule.id,
        keys: [`${schedule.id}/${index}`],
        place: placeOfField(schedule, 'rules', index),
        actual: rule.period ?? '',
        expected: text('cycle'),
        message: `${schedule.id} keeps ${types.join(', ')} for ${rule.period ?? ''}${id === null ? '' : ` (row ${id})`}, which is shorter than a certification cycle (${describeDuration(text('cycle'))}, a convention). Expected at least that, so that the next recertification can look back; or a law or a reason in the row.`,
      };
    }
  },
});

function isShorter(a: Duration, b: Duration): boolean {
  return compareDates(addDuration(start, a), addDuration(start, b)) < 0;
}

/** A law that wants it short, or people whose data it is. */
function isExplained({ row }: RetentionRule): boolean {
  const reasons = ['legal_basis', 'reason', 'note'].map((field) => textField(row, field)?.trim() ?? '');
  const personal = textField(row, 'personal_data')?.trim() ?? '';
  return (
    reasons.some((reason) => !nothing.test(reason)) ||
    booleanField(row, 'personal_data') === true ||
    !nothing.test(personal)
  );
}

/** Old texts of documents are another matter than evidence. */
function holdsRecords(sms: Sms, { named, swept }: RetentionRule): boolean {
  return [...named, ...swept].some((type) => sms.types.get(type)?.class === 'record');
}
