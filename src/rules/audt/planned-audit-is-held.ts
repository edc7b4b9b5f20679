import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import { defineRule } from '../define-rule.ts';
import { isDecidedOn, plannedAudits } from '../../core/trace/planned-audits.ts';
import type { PlannedAudit } from '../../core/trace/planned-audits.ts';

export default defineRule({
  id: 'AUDT-003',
  name: 'planned-audit-is-held',
  severity: 'error',
  basis: 'own',
  clause: '9.2.2',
  level: 'essential',
  types: ['audit', 'audit-programme'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  summary: 'A planned internal audit takes place, or somebody decides what becomes of it.',
  fix: 'Hold the audit and set its state, give it new `dates`, or record the decision to move or drop it.',
  *check({ sms, asOf, note }) {
    const planned = plannedAudits(sms);
    for (const audit of planned) {
      const { span, holder, id, place } = audit;
      if (span === null || compareDates(span.to, asOf) >= 0 || isDecidedOn(sms, audit)) continue;
      const days = span.from === span.to ? `for ${span.from}` : `from ${span.from} to ${span.to}`;
      const where =
        holder.id === id ? `${id} (${holder.title}) is still "${holder.state}"` : `there is no record of ${id}`;
      yield {
        item: holder.id,
        place,
        message: `The internal audit ${id} was planned ${days}, and ${where}. Expected its record with a later state, new days, or a decision that names ${id}.`,
        due: span.to,
        keys: [id],
      };
    }
    for (const [programme, audits] of unreadable(planned)) {
      note(
        `Whether ${listWords(audits)} of ${programme.id} ${audits.length === 1 ? 'is' : 'are'} overdue cannot be said: under "Planned" stands neither a day nor a period.`,
        'Write a day (2026-04-13), a month (2026-04) or a quarter (2026-Q2), or open the record of the audit.',
        programme.id,
      );
    }
  },
});

/** Programmes with rows whose time cannot be read. A record without days is for RECD-001. */
function unreadable(planned: readonly PlannedAudit[]): ReadonlyMap<Item, readonly string[]> {
  const open = planned.filter(({ span, holder, id }) => span === null && holder.id !== id);
  return new Map(
    [...Map.groupBy(open, ({ holder }) => holder)].map(([holder, audits]) => [holder, audits.map(({ id }) => id)]),
  );
}
