import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { isCarriedOut, spanOf } from '../../core/trace/audits.ts';

/** A planned visit of the certification body. */
export interface Visit {
  readonly audit: Item;
  readonly from: string;
}

/** Audits by the certification body, the planned ones too. */
export function certificationAudits(sms: Sms): readonly Item[] {
  return itemsOfType(sms, 'audit').filter((audit) => audit.inView && audit.kind?.key === 'certification');
}

/** The next visit from the day judged on; null when none is known. */
export function nextVisit(sms: Sms): Visit | null {
  return (
    certificationAudits(sms)
      .filter((audit) => !isCarriedOut(audit))
      .flatMap((audit): readonly Visit[] => {
        const days = spanOf(audit, 'dates');
        return days === null || compareDates(days.from, sms.asOf) < 0 ? [] : [{ audit, from: days.from }];
      })
      .sort((a, b) => compareDates(a.from, b.from))
      .at(0) ?? null
  );
}
