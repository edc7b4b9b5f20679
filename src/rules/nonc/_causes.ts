import { compareDates } from '../../core/lifecycle/calendar.ts';
import { lifecycles } from '../../core/lifecycle/lifecycles.ts';
import { hasReached } from '../../core/lifecycle/state.ts';
import { isFieldMap, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { isOpen, sectionText } from '../serv/_sections.ts';
import { openedNonconformities } from './_actions.ts';

/**
 * Nonconformities opened until the day judged, without those taken over from before the day Git keeps the SMS.
 *
 * @param sms the model
 */
export function judgedNonconformities(sms: Sms): readonly Item[] {
  const { adopted } = sms.settings;
  return openedNonconformities(sms).filter(
    ({ date }) => adopted === null || date === null || compareDates(date, adopted) >= 0,
  );
}

/** True for a record that says that its cause was found, or is in a later state. */
export function claimsCause(nonconformity: Item): boolean {
  return lifecycles['nc'] !== undefined && hasReached(lifecycles['nc'], 'cause-analysed', nonconformity.status);
}

/** True when the record says what the cause is, or why none had to be looked for; the method alone, or "none", says neither. */
export function saysCause(nonconformity: Item): boolean {
  const stated = nonconformity.fields['cause'];
  const text = isFieldMap(stated) ? textField(stated, 'text') : typeof stated === 'string' ? stated : null;
  return !isOpen(text) || !isOpen(sectionText(nonconformity, 'Cause'));
}
