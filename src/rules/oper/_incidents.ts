import { addDuration, compareDates, parseDuration } from '../../core/lifecycle/calendar.ts';
import { dateField, hasField, mapField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';

/** How long after the end of a major incident its report and review may be missing, where the settings say nothing. */
export const ownLimit = 'P30D';

/** What a major incident lacks after the limit. */
export interface LateParts {
  readonly detected: string;
  readonly due: string;
  readonly parts: readonly { readonly field: string; readonly words: string }[];
}

/**
 * Lead, report and review that a major incident lacks although the own limit has passed.
 *
 * @param sms day to judge and day from which the SMS claims completeness
 * @param incident a report of a major incident
 * @param limit duration after the end of the incident
 * @returns null when nothing is late
 */
export function latePartsOf(sms: Sms, incident: Item, limit: string): LateParts | null {
  const allowed = parseDuration(limit) ?? parseDuration(ownLimit);
  const detected = dateField(incident, 'detected');
  const { inForceFrom } = sms.settings;
  if (!incident.inView || incident.kind?.key === 'continuity-invocation' || detected === null || allowed === null)
    return null;
  if (inForceFrom !== null && compareDates(detected, inForceFrom) < 0) return null;
  const due = addDuration(dateField(incident, 'restored') ?? detected, allowed);
  const parts = compareDates(due, sms.asOf) < 0 ? missingParts(incident) : [];
  return parts.length === 0 ? null : { detected, due, parts };
}

function missingParts(incident: Item): LateParts['parts'] {
  const reviewed = mapField(incident, 'reviewed');
  const isReviewed = reviewed === null ? hasField(incident, 'reviewed') : dateField(reviewed, 'at') !== null;
  return [
    ...(hasField(incident, 'lead') ? [] : [{ field: 'lead', words: 'no lead' }]),
    ...(textsField(incident, 'reported_to').length > 0
      ? []
      : [{ field: 'reported_to', words: 'no report to anybody (`reported_to`)' }]),
    ...(isReviewed ? [] : [{ field: 'reviewed', words: 'no review (`reviewed`)' }]),
  ];
}

/**
 * True for a major incident that is over, since the SMS claims to be complete. The use of a continuity plan is none.
 *
 * @param sms day from which the SMS claims completeness
 * @param incident a report of a major incident
 */
export function isMajorIncidentOver({ settings, asOf }: Sms, incident: Item): boolean {
  const detected = dateField(incident, 'detected') ?? incident.date;
  const { inForceFrom, adopted } = settings;
  const starts = [inForceFrom, adopted].filter((day) => day !== null);
  if (!incident.inView || incident.kind?.key === 'continuity-invocation') return false;
  if (detected !== null && starts.some((start) => compareDates(detected, start) < 0)) return false;
  const restored = dateField(incident, 'restored');
  return incident.status !== 'open' || (restored !== null && compareDates(restored, asOf) <= 0);
}
