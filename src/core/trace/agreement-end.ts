import { addDuration, isCalendarDate, parseDuration } from '../lifecycle/calendar.ts';
import { dateField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { statedDecisions } from './decisions.ts';
import { reviewLog } from '../model/review-log.ts';

/** The day by which somebody has to say what becomes of an agreement. */
export interface Deadline {
  readonly day: string;
  /** Last day of the agreement. */
  readonly to: string;
  /** Field that sets the day. */
  readonly field: 'notice' | 'to';
}

/** Words that say what becomes of an agreement. */
const verdict =
  /renew|extend|prolong|renegotiat|replac|terminat|notice|cancel|run out|ends?\b|ended|verläng|neu verhandel|ersetz|ablös|künd|beend|auslauf|läuft aus/i;
const decided = /decid|decision|agreed|entschied|entscheid|beschlo/i;

/**
 * When the decision about the end of an agreement falls due: the last day for giving notice where a notice is stated, else
 * the last day of the agreement. Null for one that runs until notice is given.
 *
 * @param agreement agreement or contract
 */
export function deadlineOf(agreement: Item): Deadline | null {
  const to = dateField(agreement, 'to');
  if (to === null) return null;
  const notice = textField(agreement, 'notice');
  if (notice === null) return { day: to, to, field: 'to' };
  const duration = parseDuration(notice);
  if (duration !== null) return { day: addDuration(to, duration, -1), to, field: 'notice' };
  const day = notice.slice(0, 10);
  return isCalendarDate(day) ? { day, to, field: 'notice' } : { day: to, to, field: 'to' };
}

/**
 * True when somebody has decided what becomes of an agreement: a decision or a management review says so, its log does, or
 * another agreement or version takes its place.
 *
 * @param sms the model
 * @param agreement agreement or contract
 */
export function isDecided(sms: Sms, agreement: Item): boolean {
  const begun = agreement.effectiveFrom ?? '';
  const isSaid = statedDecisions(sms.items.values()).some(
    ({ affects, text, on }) => on >= begun && on <= sms.asOf && affects.includes(agreement.id) && verdict.test(text),
  );
  const isLogged = reviewLog(agreement).some((entry) => {
    const [outcome, note] = [textField(entry, 'outcome') ?? '', textField(entry, 'note') ?? ''];
    const at = dateField(entry, 'at');
    return at !== null && at <= sms.asOf && (verdict.test(outcome) || (decided.test(note) && verdict.test(note)));
  });
  const isReplaced = (sms.relationsTo.get(agreement.id) ?? []).some(
    ({ verb, from }) => verb === 'supersedes' && sms.items.get(from)?.state !== 'draft',
  );
  return isSaid || isLogged || isReplaced;
}
