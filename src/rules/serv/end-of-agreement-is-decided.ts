import { addDuration, compareDates, parseDuration } from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { inForceOf, named } from './_services.ts';
import { deadlineOf, isDecided } from '../../core/trace/agreement-end.ts';
import type { Deadline } from '../../core/trace/agreement-end.ts';

const types = ['sla', 'supplier-contract', 'ola'] as const;
const clauses: Readonly<Record<string, string>> = { sla: '8.3.3', 'supplier-contract': '8.3.4.1', ola: '8.3.4.2' };

export default defineRule({
  id: 'SERV-024',
  name: 'end-of-agreement-is-decided',
  severity: 'warn',
  basis: 'own',
  clause: '8.3.4.1',
  level: 'essential',
  types,
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  parameters: {
    lead: {
      default: 'P90D',
      weaker: 'less',
      says: 'How long before the last day for notice, or the end, it has to be decided what becomes of an agreement.',
    },
  },
  summary: 'Before an agreement can no longer be ended or runs out, somebody decides what becomes of it.',
  fix: 'Decide to renew, renegotiate or end it, and record that: a decision that names it, an entry in its `review.log`, or the version that follows.',
  *check({ sms, asOf, text }) {
    const lead = parseDuration(text('lead')) ?? parseDuration('P90D');
    for (const agreement of types.flatMap((type) => inForceOf(sms, type))) {
      const deadline = deadlineOf(agreement);
      if (deadline === null || lead === null) continue;
      const isNear = compareDates(addDuration(deadline.day, lead, -1), asOf) <= 0;
      if (!isNear || compareDates(asOf, deadline.to) > 0 || isDecided(sms, agreement)) continue;
      yield {
        item: agreement.id,
        place: placeOfField(agreement, deadline.field),
        clause: clauses[agreement.type.key] ?? '8.3.4.1',
        due: deadline.day,
        message: `${named(agreement)} ${whatComes(agreement, deadline, asOf)}, and no decision is recorded. Expected one to renew, renegotiate or end it: a decision that names ${agreement.id}, or an entry in its \`review.log\`.`,
      };
    }
  },
});

function whatComes(agreement: Item, { day, to, field }: Deadline, asOf: string): string {
  const ends = agreement.fields['renewal'] === 'automatic' ? 'renews itself after' : 'ends on';
  if (field === 'to') return `${ends} ${to}`;
  const isPast = compareDates(day, asOf) < 0;
  return `${ends} ${to}; notice ${isPast ? 'was' : 'is'} possible until ${day}`;
}
