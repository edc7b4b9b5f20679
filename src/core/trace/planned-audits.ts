import { compareDates, isCalendarDate, parsePeriod } from '../lifecycle/calendar.ts';
import { mapsField, textField } from '../model/fields.ts';
import type { FieldMap } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Place } from '../model/place.ts';
import type { Sms } from '../model/sms.ts';
import { statedDecisions } from './decisions.ts';
import { placeOfField } from './field-references.ts';
import { internalAudits, isCarriedOut, spanOf } from './audits.ts';
import type { Span } from './audits.ts';

/** An internal audit that is planned and has not begun. */
export interface PlannedAudit {
  readonly id: string;
  /** The record, or the programme while only its table names the audit. */
  readonly holder: Item;
  readonly place: Place;
  /** Days, or the period; null where what is written is neither. */
  readonly span: Span | null;
}

/**
 * Internal audits that have not begun: records in the state planned, and rows of programmes in force for audits without a
 * record. Where there is a record its days count, since an audit may be moved.
 *
 * @param sms the model
 */
export function plannedAudits(sms: Sms): readonly PlannedAudit[] {
  const records = internalAudits(sms)
    .filter((audit) => !isCarriedOut(audit))
    .map((audit): PlannedAudit => ({
      id: audit.id,
      holder: audit,
      place: placeOfField(audit, 'dates'),
      span: spanOf(audit, 'dates'),
    }));
  const rows = itemsOfType(sms, 'audit-programme')
    .filter((programme) => programme.inForce)
    .flatMap((programme) =>
      mapsField(programme, 'audits').flatMap((row, index): readonly PlannedAudit[] => {
        const id = textField(row, 'id');
        return id === null || sms.items.has(id)
          ? []
          : [{ id, holder: programme, place: placeOfField(programme, 'audits', index), span: spanOfRow(row) }];
      }),
    );
  return [...records, ...rows];
}

function spanOfRow(row: FieldMap): Span | null {
  const text = textField(row, 'planned')?.trim() ?? '';
  return isCalendarDate(text) ? { from: text, to: text } : parsePeriod(text);
}

/**
 * True when somebody decided about a planned audit: a decision names it, or management minutes from the planned day on do.
 *
 * @param sms the model
 * @param audit the audit
 */
export function isDecidedOn(sms: Sms, { id, span }: PlannedAudit): boolean {
  return statedDecisions(sms.items.values()).some(
    ({ affects, kind, on }) =>
      affects.includes(id) && (kind === null || (span !== null && compareDates(on, span.from) >= 0)),
  );
}
