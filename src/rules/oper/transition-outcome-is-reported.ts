import { compareDates, describeDuration, plus } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { missingParts } from '../serv/_sections.ts';
import { defineRule } from '../define-rule.ts';
import { takesAway, transitionPlans } from './_transitions.ts';

const ownLimit = 'P3M';

export default defineRule({
  id: 'OPER-012',
  name: 'transition-outcome-is-reported',
  severity: 'error',
  basis: 'std',
  clause: '8.5.2.3',
  level: 'standard',
  types: ['service-transition-plan'],
  needs: ['files'],
  clock: true,
  parameters: {
    limit: {
      default: ownLimit,
      says: 'How long after the last planned day of a transition its outcome may wait for a report. A convention of ours.',
    },
  },
  summary: 'After a transition somebody reports whether it achieved what was promised.',
  fix: 'Measure the promised results, and write the report under "Outcome" with its day of issue.',
  *check({ sms, asOf, text }) {
    for (const plan of transitionPlans(sms)) {
      const end = finishedOn(sms, plan);
      if (end === null || isReported(sms, plan)) continue;
      const due = plus(end, text('limit'));
      if (compareDates(due, asOf) >= 0) continue;
      yield {
        item: plan.id,
        place: placeOfField(plan, 'outcome'),
        message: `The transition ${plan.id} (${plan.title}) ended on ${end}, and no report says what it achieved. Expected by ${due}, ${describeDuration(text('limit'))} later, a report (\`outcome\`) that holds the results against what was promised.`,
        due,
      };
    }
  },
});

/** Last planned day of a transition that came to its end: the service is live, or gone. Null while it is on the way. */
function finishedOn(sms: Sms, plan: Item): string | null {
  const end = dateField(mapField(plan, 'planned') ?? {}, 'to');
  const { inForceFrom, adopted } = sms.settings;
  const starts = [inForceFrom, adopted].filter((day) => day !== null);
  if (end === null || plan.status !== 'approved' || starts.some((start) => compareDates(end, start) < 0)) return null;
  const wanted =
    takesAway(plan) && textField(plan, 'transition_kind') !== 'transfer-in' ? ['retired', 'transferred'] : ['live'];
  const services = idsAt(sms, plan, 'service').flatMap((id) => sms.items.get(id) ?? []);
  return services.some((service) => wanted.includes(service.status)) ? end : null;
}

/** An issued report on the outcome, or words under its heading. */
function isReported(sms: Sms, plan: Item): boolean {
  const isIssued = itemsOfType(sms, 'transition-report').some(
    (report) => report.parent === plan.id && report.countsAsEvidence && report.inView,
  );
  return isIssued || missingParts(plan, [{ field: '', heading: 'Outcome', name: '', mayBeNone: true }]).length === 0;
}
