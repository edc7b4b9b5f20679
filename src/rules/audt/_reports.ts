import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { internalAudits, spanOf } from '../../core/trace/audits.ts';

/** An internal audit whose report is out. */
export interface AuditReport {
  readonly audit: Item;
  readonly on: string;
}

/** Day an audit was reported: the day its record was closed, else its last day; null without days. */
export function reportDay(audit: Item): string | null {
  return dateField(mapField(audit, 'closed') ?? {}, 'at') ?? spanOf(audit, 'dates')?.to ?? null;
}

/**
 * Reports of internal audits until the day judged, oldest first.
 *
 * @param sms the model
 */
export function auditReports(sms: Sms): readonly AuditReport[] {
  return internalAudits(sms)
    .filter((audit) => audit.countsAsEvidence)
    .flatMap((audit): readonly AuditReport[] => {
      const on = reportDay(audit);
      return on === null || compareDates(on, sms.asOf) > 0 ? [] : [{ audit, on }];
    })
    .sort((a, b) => compareDates(a.on, b.on));
}
