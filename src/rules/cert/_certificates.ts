import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { isCarriedOut, spanOf } from '../../core/trace/audits.ts';
import { certificationAudits } from './_visits.ts';

/** A certificate that is valid on the day judged. */
export interface Certificate {
  readonly audit: Item;
  /** Its wording of the scope. */
  readonly scope: string | null;
}

/**
 * The certificate that is valid on the day judged, as the last visit states it; null where there is none.
 *
 * @param sms the model
 */
export function validCertificate(sms: Sms): Certificate | null {
  const found = heldVisits(sms).flatMap(({ audit }): readonly Certificate[] => {
    const certificate = mapField(audit, 'certificate');
    if (certificate === null) return [];
    const [from, to] = [dateField(certificate, 'from'), dateField(certificate, 'to')];
    const isValid =
      (from === null || compareDates(from, sms.asOf) <= 0) && (to === null || compareDates(to, sms.asOf) >= 0);
    return isValid ? [{ audit, scope: textField(certificate, 'scope') }] : [];
  });
  return found.at(-1) ?? null;
}

/** Last day of the last visit that was held; null where there was none. */
export function lastVisit(sms: Sms): string | null {
  return heldVisits(sms).at(-1)?.to ?? null;
}

/** True when the certification body was told of something on or after a day. */
export function wasTold(sms: Sms, since: string): boolean {
  return certificationAudits(sms)
    .flatMap((audit) => mapsField(audit, 'changes_reported'))
    .some((entry) => {
      const at = dateField(entry, 'at');
      return at !== null && compareDates(at, since) >= 0 && compareDates(at, sms.asOf) <= 0;
    });
}

function heldVisits(sms: Sms): readonly { readonly audit: Item; readonly to: string }[] {
  return certificationAudits(sms)
    .flatMap((audit) => {
      const days = isCarriedOut(audit) ? spanOf(audit, 'dates') : null;
      return days === null ? [] : [{ audit, to: days.to }];
    })
    .sort((a, b) => compareDates(a.to, b.to));
}
