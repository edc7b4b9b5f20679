import { compareDates } from '../../core/lifecycle/calendar.ts';
import { asText, mapField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';

/** Internal audits whose report is out, without those from before the day Git keeps the SMS. */
export function reportedAudits(sms: Sms): readonly Item[] {
  const { adopted } = sms.settings;
  return itemsOfType(sms, 'audit').filter(
    (audit) =>
      isInternalReport(audit) &&
      audit.inView &&
      (adopted === null || audit.date === null || compareDates(audit.date, adopted) >= 0),
  );
}

/** True for an internal audit with a report: rules of this group ask for its parts in words of their own. */
export function isInternalReport(audit: Item): boolean {
  const isInternal = audit.kind === null || audit.kind.key === 'internal';
  return isInternal && (audit.status === 'reported' || audit.status === 'closed');
}

/** True when the scope says what was looked at: a clause, process or service. Sites and a period alone do not. */
export function hasScope(audit: Item): boolean {
  const scope = mapField(audit, 'scope');
  if (scope === null) return asText(audit.fields['scope']) !== null;
  return ['clauses', 'processes', 'services'].some((name) => textsField(scope, name).length > 0);
}
