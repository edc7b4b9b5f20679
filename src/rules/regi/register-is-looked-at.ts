import type { Duration } from '../../core/lifecycle/calendar.ts';
import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { hasField, mapField } from '../../core/model/fields.ts';
import type { Item, Register } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import { lastWholeReview } from '../../core/model/review-log.ts';

export default defineRule({
  id: 'REGI-001',
  name: 'register-is-looked-at',
  severity: 'warn',
  basis: 'own',
  clause: '4.1',
  level: 'essential',
  needs: ['files'],
  clock: true,
  summary: 'The rows of a register are looked at in the interval the register has set.',
  fix: 'Go through the register and log it once under its `review.log`, with the outcome "all looked at".',
  *check({ sms }) {
    for (const register of sms.registers.values()) {
      const interval = parseDuration(register.reviewInterval ?? '');
      const look = interval === null ? null : lastLook(sms, register);
      if (interval === null || look === null) continue;
      const rows = rowsOf(sms, register);
      const late = rows.filter((row) => isLate(sms, lastWholeReview(row, sms.asOf), look.on, interval));
      const due = addDuration(look.on, interval);
      if (late.length === 0) continue;
      const which =
        late.length === rows.length ? '' : ` ${listWords(late.map(({ id }) => id))} ${are(late)} not looked at since.`;
      yield {
        item: register.id,
        place: register.facts.locateValue(['review']),
        clause: late[0]?.type.clauses[0] ?? '4.1',
        message: `${register.id} (${register.title}) was to be looked at by ${due}: every ${describeDuration(register.reviewInterval ?? '').replace(/^1 /, '')}, ${look.isLogged ? `last on ${look.on}` : `never logged since the SMS began on ${look.on}`}.${which} Expected an entry "all looked at" under \`review.log\` of the register.`,
        due,
        keys: [register.id, ...late.map(({ id }) => id)],
      };
    }
  },
});

/** Rows in force without a review of their own; that is for REVW-002 and EXTD-003. */
function rowsOf(sms: Sms, register: Register): readonly Item[] {
  return register.rows
    .flatMap((id) => sms.items.get(id) ?? [])
    .filter((row) => {
      const review = mapField(row, 'review') ?? {};
      return row.inForce && row.inView && !hasField(review, 'interval') && !hasField(review, 'due');
    });
}

/** Day the register was last looked at as a whole, else the day the SMS began; null before that day. */
function lastLook(sms: Sms, register: Register): { readonly on: string; readonly isLogged: boolean } | null {
  const logged = register.reviewLog
    .filter(({ at, outcome }) => compareDates(at, sms.asOf) <= 0 && /\b(?:all|alle|alles)\b/i.test(outcome ?? ''))
    .map(({ at }) => at)
    .sort()
    .at(-1);
  if (logged !== undefined) return { on: logged, isLogged: true };
  const { inForceFrom } = sms.settings;
  return inForceFrom === null || compareDates(inForceFrom, sms.asOf) > 0 ? null : { on: inForceFrom, isLogged: false };
}

function isLate(sms: Sms, own: string | null, ofRegister: string, interval: Duration): boolean {
  const last = own === null || compareDates(own, ofRegister) < 0 ? ofRegister : own;
  return compareDates(addDuration(last, interval), sms.asOf) < 0;
}

function are(rows: readonly Item[]): string {
  return rows.length === 1 ? 'was' : 'were';
}
