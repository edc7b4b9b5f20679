import { compareDates } from '../../core/lifecycle/calendar.ts';
import { mapField, mapsField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { isWithin } from '../../core/standard/clause-reference.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { clausesIn, internalAudits, isCarriedOut, isInCycle, spanOf } from './_audits.ts';
import type { Span } from './_audits.ts';

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
      const seen = coverage(sms, programme, cycle, isOver);
      const wanted = sms.catalogue.normativeClauses(sms.catalogue.primaryStandard).map((clause) => clause.id);
      const clauses = wanted.filter((clause) => !seen.clauses.some((audited) => isWithin(clause, audited)));
      if (clauses.length === 0) continue;
      const processes = itemsOfType(sms, 'process').filter(
        (item) => isOfCycle(item, cycle) && !seen.processes.has(item.id),
      );
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
        message: `${programme.id}: ${names} ${clauses.length + processes.length === 1 ? 'is' : 'are'} ${where}. Expected each of the ${wanted.length} clauses that carry requirements in the scope of one of its audits. Plan what is missing.`,
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

/** What the scopes name. While the cycle runs, planned audits and the table of the programme count as well. */
function coverage(
  sms: Sms,
  programme: Item,
  cycle: Span,
  isOver: boolean,
): { readonly clauses: readonly string[]; readonly processes: ReadonlySet<string> } {
  const audits = internalAudits(sms).filter(
    (audit) => isInCycle(sms, audit, programme, cycle) && (!isOver || isCarriedOut(audit)),
  );
  const plan = isOver ? [] : mapsField(programme, 'audits');
  return {
    clauses: [...audits.map((audit) => mapField(audit, 'scope')), ...plan].flatMap((map) => clausesIn(map)),
    processes: new Set([
      ...audits.flatMap((audit) => idsAt(sms, audit, 'scope', 'processes')),
      ...plan.flatMap((row) => textsField(row, 'processes')),
    ]),
  };
}

/** A process that began after the cycle is for the next one. */
function isOfCycle(process: Item, cycle: Span): boolean {
  return process.inForce && (process.effectiveFrom === null || compareDates(process.effectiveFrom, cycle.to) <= 0);
}
