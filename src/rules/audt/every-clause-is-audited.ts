import { compareDates } from '../../core/lifecycle/calendar.ts';
import { mapsField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { internalAudits, isCarriedOut, isInCycle, spanOf } from '../../core/trace/audits.ts';
import { auditedClauses, uncovered } from '../../core/trace/audit-coverage.ts';

export default defineRule({
  id: 'AUDT-001',
  name: 'every-clause-is-audited',
  severity: 'error',
  basis: 'derived',
  clause: '9.2.1',
  level: 'essential',
  types: ['audit-programme'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  subsumes: ['AUDT-002'],
  summary: 'Every clause that carries requirements is in the scope of an internal audit of the cycle.',
  fix: 'Put what is missing into the scope of an audit; after the end of the cycle plan it first in the next one, with the reason.',
  *check({ sms, asOf }) {
    for (const programme of itemsOfType(sms, 'audit-programme')) {
      const cycle = programme.inForce ? spanOf(programme, 'cycle') : null;
      if (cycle === null) continue;
      const isOver = compareDates(cycle.to, asOf) < 0;
      const audits = internalAudits(sms).filter(
        (audit) => isInCycle(sms, audit, programme, cycle) && (!isOver || isCarriedOut(audit)),
      );
      // While the cycle runs, planned audits and the table of the programme count as well.
      const { clauses, processes } = uncovered(sms, cycle, audits, isOver ? [] : mapsField(programme, 'audits'));
      if (clauses.length === 0) continue;
      const names = [
        `clause${clauses.length === 1 ? '' : 's'} ${listWords(clauses)}`,
        ...(processes.length === 0
          ? []
          : [`process${processes.length === 1 ? '' : 'es'} ${listWords(processes.map((item) => item.id))}`]),
      ].join(' and ');
      const where = isOver
        ? `in the scope of no audit of the cycle that ended on ${cycle.to}`
        : `in no audit planned or held for the cycle that ends on ${cycle.to}`;
      yield {
        item: programme.id,
        place: placeOfField(programme, 'cycle'),
        message: `${programme.id}: ${names} ${clauses.length + processes.length === 1 ? 'is' : 'are'} ${where}. Expected each of the ${auditedClauses(sms).length} clauses that carry requirements in the scope of one of its audits. Plan what is missing.`,
        ...(isOver ? { due: cycle.to } : { severity: 'info' as const }),
        related: processes.map((item) => ({
          item: item.id,
          message: 'is in the scope of no audit of the cycle',
          place: item.place,
        })),
        keys: processes.map((item) => item.id),
      };
    }
  },
});
