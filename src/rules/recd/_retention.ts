import type { Duration } from '../../core/lifecycle/calendar.ts';
import { addDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import { dateField, mapField, textField } from '../../core/model/fields.ts';
import type { ItemTypeDeclaration } from '../../core/types/declaration.ts';

/** Years of one certification cycle, by which some periods are counted. */
const cycle = 3;

/**
 * First day on which a record may be disposed of: as stated, else from the plain period of its type, counted from its closing or
 * its day. Null where the period hangs on something else.
 *
 * @param snapshot last state of the record
 * @param type its type
 */
export function retainUntil(snapshot: ItemSnapshot, type: ItemTypeDeclaration): string | null {
  const { stated } = snapshot;
  const until = dateField(stated, 'retain_until');
  if (until !== null) return until;
  const period = periodOf(snapshot, type);
  const from =
    dateField(mapField(stated, 'closed') ?? {}, 'at') ??
    dateField(stated, 'date') ??
    dateField(mapField(stated, 'dates') ?? {}, 'to') ??
    dateField(stated, 'detected') ??
    dateField(stated, 'received');
  return period === null || from === null ? null : addDuration(from, period);
}

/** True where no day is stated, and the period hangs on the end of something else: then no day of the record begins it. */
export function hangsOnOther(snapshot: ItemSnapshot, type: ItemTypeDeclaration): boolean {
  return dateField(snapshot.stated, 'retain_until') === null && periodOf(snapshot, type) === null;
}

function periodOf({ stated }: ItemSnapshot, type: ItemTypeDeclaration): Duration | null {
  return parseDuration(isoPeriod(textField(stated, 'retention') ?? type.retention) ?? '');
}

/** `3 years`, `3 years after closing`, `2 cycles`, `P3Y`; null for what hangs on the end of something else. */
function isoPeriod(text: string): string | null {
  if (parseDuration(text) !== null) return text;
  const match = /^(\d+) (years?|cycles?|certification cycles?)(?: after closing)?(?:;|$)/.exec(text);
  if (match === null) return null;
  const count = Number(match[1]);
  return `P${match[2]?.startsWith('year') === true ? count : count * cycle}Y`;
}
