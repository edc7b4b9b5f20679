import { compareDates, plus } from '../../core/lifecycle/calendar.ts';
import { dateField, hasField, mapField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt } from '../../core/trace/field-references.ts';
import { missingParts } from '../serv/_sections.ts';
import type { Part } from '../serv/_sections.ts';

/** How long after the end the report on the use of a plan may take while its record is open. A convention. */
export const ownReportLimit = 'P30D';

const parts: readonly Part[] = [
  { field: 'cause', heading: 'Cause', name: 'the cause', mayBeNone: true },
  { field: 'impact', heading: 'Impact', name: 'the impact', mayBeNone: true },
  { field: 'recovery', heading: 'Recovery', name: 'the recovery', mayBeNone: true },
];

/** What the report on the use of a continuity plan lacks, and when it was due where it is still open. */
export interface UseLacks {
  readonly names: readonly string[];
  readonly fields: readonly string[];
  readonly due: string | null;
}

/** True for the record of the use of a continuity plan. */
export function isPlanUse(report: Item): boolean {
  return report.kind?.key === 'continuity-invocation';
}

/**
 * Records of the use of a continuity plan, until the day judged, since the SMS claims to be complete: those of that kind, and
 * major incidents that name a plan and have no record of that kind beside them.
 *
 * @param sms the model
 */
export function usesOfPlans(sms: Sms): readonly Item[] {
  const { inForceFrom, adopted } = sms.settings;
  const starts = [inForceFrom, adopted].filter((day) => day !== null);
  const reports = itemsOfType(sms, 'major-incident-report').filter((report) => {
    const day = dateField(report, 'detected') ?? report.date;
    return report.inView && (day === null || starts.every((start) => compareDates(day, start) >= 0));
  });
  const uses = reports.filter(isPlanUse);
  return reports.filter(
    (report) =>
      isPlanUse(report) ||
      (hasField(report, 'continuity_invoked') && !uses.some((use) => isAboutSame(sms, use, report))),
  );
}

function isAboutSame(sms: Sms, use: Item, incident: Item): boolean {
  const ticket = (item: Item): string => JSON.stringify(mapField(item, 'incident') ?? item.id);
  const plans = idsAt(sms, incident, 'continuity_invoked');
  const linked = [...(sms.relationsFrom.get(use.id) ?? []), ...(sms.relationsTo.get(use.id) ?? [])];
  return (
    ticket(use) === ticket(incident) ||
    linked.some(({ from, to }) => from === incident.id || to === incident.id) ||
    (dateField(use, 'detected') === dateField(incident, 'detected') &&
      idsAt(sms, use, 'continuity_invoked').some((plan) => plans.includes(plan)))
  );
}

/**
 * What the record of a use of a plan lacks: cause, impact, recovery, and its review. The review of a major incident is asked
 * for by another rule.
 *
 * @param sms day to judge
 * @param use record of the use of a plan
 * @param limit time after the end of the event, while the record is open
 * @returns null when nothing is lacking, or there is still time
 */
export function lacksOfUse({ asOf }: Sms, use: Item, limit: string): UseLacks | null {
  const missing = missingParts(use, parts);
  const isReviewed = !isPlanUse(use) || dateField(mapField(use, 'reviewed') ?? {}, 'at') !== null;
  const names = [...missing.map(({ name }) => name), ...(isReviewed ? [] : ['its review'])];
  const fields = [...missing.map(({ field }) => field), ...(isReviewed ? [] : ['reviewed'])];
  if (names.length === 0) return null;
  if (use.frozen) return { names, fields, due: null };
  const end = dateField(use, 'restored') ?? dateField(use, 'detected') ?? use.date;
  const due = end === null ? null : plus(end, limit);
  return due !== null && compareDates(due, asOf) < 0 ? { names, fields, due } : null;
}
