import { addDuration, compareDates, parseDuration, parsePeriod } from '../../core/lifecycle/calendar.ts';
import { asText, dateField, mapsField, textField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { internalAudits, isCarriedOut, isInCycle, spanOf } from '../../core/trace/audits.ts';
import type { Span } from '../../core/trace/audits.ts';
import { uncovered } from '../../core/trace/audit-coverage.ts';
import { auditReports } from '../audt/_reports.ts';
import { defineRule } from '../define-rule.ts';
import { heldReviews, plannedReviews } from '../../core/trace/held-reviews.ts';
import { nextVisit } from './_visits.ts';

export default defineRule({
  id: 'CERT-001',
  name: 'visit-is-prepared',
  severity: 'warn',
  basis: 'practice',
  clause: '9.2.1',
  level: 'standard',
  types: ['audit'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  parameters: {
    ahead: {
      default: 'P3M',
      weaker: 'less',
      says: 'How long before the visit of the certification body the rule begins to ask.',
    },
  },
  summary:
    'Before the certification body comes a cycle of internal audits is complete and top management has reviewed it.',
  fix: 'Plan what is missing so that it ends before the visit: first the audits, then the review.',
  *check({ sms, asOf, text }) {
    const visit = nextVisit(sms);
    const ahead = parseDuration(text('ahead')) ?? parseDuration('P3M');
    if (visit === null || ahead === null || compareDates(addDuration(visit.from, ahead, -1), asOf) > 0) return;
    const cycle = cycleBefore(sms, visit.from);
    const open = [cycleGap(sms, cycle, visit.from), reviewGap(sms, visit.from)].filter((gap) => gap !== null);
    if (open.length === 0) return;
    yield {
      item: visit.audit.id,
      place: placeOfField(visit.audit, 'dates'),
      message: `${visit.audit.id} (${visit.audit.title}) begins on ${visit.from}, but ${open.join('; and ')}. Expected a complete cycle of internal audits and a management review after its last report before that day. Plan what is missing.`,
      related:
        cycle === null
          ? []
          : [{ item: cycle.programme.id, message: `cycle until ${cycle.span.to}`, place: cycle.programme.place }],
    };
  },
});

interface Cycle {
  readonly programme: Item;
  readonly span: Span;
}

/** The cycle that ends last before a day; where none has ended by then, the one that runs. */
function cycleBefore(sms: Sms, day: string): Cycle | null {
  const cycles = itemsOfType(sms, 'audit-programme')
    .flatMap((programme): readonly Cycle[] => {
      const span = programme.inForce ? spanOf(programme, 'cycle') : null;
      return span === null || compareDates(span.from, day) >= 0 ? [] : [{ programme, span }];
    })
    .sort((a, b) => compareDates(a.span.to, b.span.to));
  return cycles.findLast(({ span }) => compareDates(span.to, day) < 0) ?? cycles[0] ?? null;
}

/** Audits held count, and those planned from today on that end before the visit, also after the end of the cycle. */
function cycleGap(sms: Sms, cycle: Cycle | null, visit: string): string | null {
  if (cycle === null) return 'no audit programme in force has a cycle before it';
  const { programme, span } = cycle;
  const isAhead = (days: Span): boolean => compareDates(days.from, sms.asOf) >= 0 && compareDates(days.to, visit) < 0;
  const audits = internalAudits(sms).filter((audit) => {
    const days = spanOf(audit, 'dates');
    if (days === null) return false;
    const isOf = isInCycle(sms, audit, programme, span) || compareDates(days.from, span.to) > 0;
    return isOf && (isCarriedOut(audit) || isAhead(days));
  });
  const plan = plannedRows(sms).filter((row) => {
    const days = parsePeriod(row['planned']) ?? dayOf(row);
    return days !== null && isAhead(days);
  });
  const { clauses, processes } = uncovered(sms, span, audits, plan);
  const names = [
    named('clause', 'clauses', clauses),
    named(
      'process',
      'processes',
      processes.map(({ id }) => id),
    ),
  ];
  const missing = names.filter((name) => name !== null);
  return missing.length === 0
    ? null
    : `the audit cycle of ${programme.id} is not complete: no internal audit held, or planned before that day, has ${missing.join(' and ')} in its scope`;
}

/** Rows of programmes in force for audits that have no record yet. */
function plannedRows(sms: Sms): readonly FieldMap[] {
  return itemsOfType(sms, 'audit-programme')
    .filter((programme) => programme.inForce)
    .flatMap((programme) => mapsField(programme, 'audits'))
    .filter((row) => !sms.items.has(asText(row['id']) ?? ''));
}

function dayOf(row: FieldMap): Span | null {
  const day = dateField(row, 'planned');
  return day === null || textField(row, 'planned') !== day ? null : { from: day, to: day };
}

function named(one: string, many: string, ids: readonly string[]): string | null {
  return ids.length === 0 ? null : `${ids.length === 1 ? one : many} ${listWords(ids)}`;
}

function reviewGap(sms: Sms, visit: string): string | null {
  const report = auditReports(sms).at(-1);
  const fits = ({ date }: { readonly date: string }): boolean =>
    compareDates(date, visit) < 0 && (report === undefined || compareDates(date, report.on) >= 0);
  if ([...heldReviews(sms), ...plannedReviews(sms)].some(fits)) return null;
  return report === undefined
    ? 'no management review is held or planned before it'
    : `no management review is held or planned between the report of ${report.audit.id} on ${report.on} and that day`;
}
