import { compareDates, describeDuration, plus } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField } from '../../core/model/fields.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { complaints, isOpenCase } from './_complaints.ts';

const ownLimit = 'P30D';

export default defineRule({
  id: 'OPER-013',
  name: 'complaint-is-settled-or-escalated',
  severity: 'warn',
  basis: 'std',
  clause: '8.3.2',
  level: 'standard',
  types: ['case'],
  needs: ['files'],
  clock: true,
  parameters: {
    limit: {
      default: ownLimit,
      says: 'How long a complaint may be open before it is escalated, and again afterwards. A convention of ours.',
    },
  },
  summary: 'A complaint is settled inside the own limit, or escalated.',
  fix: 'Settle it, or escalate it (`escalated: {at, to}`) and tell the customer.',
  *check({ sms, asOf, text }) {
    for (const complaint of complaints(sms)) {
      const received = dateField(complaint, 'received') ?? complaint.date;
      const escalated = dateField(mapField(complaint, 'escalated') ?? {}, 'at');
      const from = escalated ?? received;
      if (!isOpenCase(complaint) || from === null || received === null) continue;
      const due = plus(from, text('limit'));
      if (compareDates(due, asOf) >= 0) continue;
      const done = escalated === null ? 'has not been escalated' : `was escalated on ${escalated}`;
      yield {
        item: complaint.id,
        place: placeOfField(complaint, escalated === null ? 'received' : 'escalated'),
        message: `The complaint ${complaint.id} (${complaint.title}) of ${received} is still open and ${done}. Expected by ${due}, ${describeDuration(text('limit'))} after ${escalated === null ? 'it came in' : 'that'}, that it is settled${escalated === null ? ' or escalated' : ''}: ${escalated === null ? 'escalate it' : 'settle it'} and tell the customer.`,
        due,
      };
    }
  },
});
