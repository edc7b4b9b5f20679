import { compareDates } from '../../core/lifecycle/calendar.ts';
import { mapField, mapsField, textsField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { internalAudits, isCarriedOut, isInCycle, spanOf } from '../../core/trace/audits.ts';
import { uncovered } from '../../core/trace/audit-coverage.ts';

export default defineRule({
  id: 'AUDT-002',
  name: 'every-process-is-audited',
  severity: 'warn',
  basis: 'derived',
  clause: '9.2.1',
  level: 'essential',
  types: ['audit-programme'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  summary: 'Every process in force is in the scope of an internal audit of the cycle.',
  fix: 'Name the process under `scope.processes` of the audit that looks at it, or plan it first in the next cycle.',
  *check({ sms, asOf }) {
    for (const programme of itemsOfType(sms, 'audit-programme')) {
      const cycle = programme.inForce ? spanOf(programme, 'cycle') : null;
      if (cycle === null) continue;
      const isOver = compareDates(cycle.to, asOf) < 0;
      const audits = internalAudits(sms).filter(
        (audit) => isInCycle(sms, audit, programme, cycle) && (!isOver || isCarriedOut(audit)),
      );
      // As in AUDT-001: while the cycle runs, what is planned counts.
      const rows = isOver ? [] : mapsField(programme, 'audits');
      const { processes } = uncovered(sms, cycle, audits, rows);
      if (processes.length === 0 || audits.length + rows.length === 0) continue;
      const names = `process${processes.length === 1 ? '' : 'es'} ${listWords(processes.map(({ id }) => id))}`;
      const are = processes.length === 1 ? 'is' : 'are';
      const where = isOver
        ? `in the scope of no audit of the cycle that ended on ${cycle.to}`
        : `in no audit planned or held for the cycle that ends on ${cycle.to}`;
      yield {
        item: programme.id,
        place: placeOfField(programme, 'cycle'),
        message: namesProcesses(audits, rows)
          ? `${programme.id}: ${names} ${are} ${where}. Expected each process in force in the scope of one of its audits. Plan what is missing.`
          : `${programme.id}: the audits of the cycle name no process at all, so ${names} ${are} ${where}. Expected each process in force under \`scope.processes\` of the audit that looks at it.`,
        ...(isOver ? { due: cycle.to } : { severity: 'info' as const }),
        keys: processes.map(({ id }) => id),
      };
    }
  },
});

function namesProcesses(audits: readonly Item[], rows: readonly FieldMap[]): boolean {
  const maps = [...audits.map((audit) => mapField(audit, 'scope') ?? {}), ...rows];
  return maps.some((map) => textsField(map, 'processes').length > 0);
}
