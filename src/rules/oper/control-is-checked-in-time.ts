import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { dateField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { appliedControls, nameOfControl } from './_controls.ts';
import { wholeReviews } from '../../core/model/review-log.ts';

export default defineRule({
  id: 'OPER-024',
  name: 'control-is-checked-in-time',
  severity: 'warn',
  basis: 'own',
  clause: '8.7.3.2',
  level: 'essential',
  types: ['control-statement'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  summary: 'Security controls are checked in the intervals that the organization has set for them.',
  fix: 'Check whether the control works and enter it in the review log of the statement, or record it and name the statement there.',
  *check({ sms, asOf }) {
    for (const statement of itemsOfType(sms, 'control-statement')) {
      const last = statement.inForce ? lastCheck(sms, statement) : null;
      if (last === null) continue;
      const late = appliedControls(statement).flatMap((control) => {
        const stated = textField(control.row, 'check_interval') ?? '';
        const every = parseDuration(stated);
        const due = every === null ? null : addDuration(last.day, every);
        return due !== null && compareDates(due, asOf) < 0 ? [{ control, stated, due }] : [];
      });
      const [first, ...others] = late.sort((a, b) => compareDates(a.due, b.due));
      if (first === undefined) continue;
      const names = listWords(
        [first, ...others].map(({ control }) => nameOfControl(control)),
        6,
      );
      yield {
        item: statement.id,
        place: placeOfField(statement, 'controls', first.control.index),
        message: `${names} of ${statement.id} ${others.length === 0 ? 'was' : 'were'} last checked on ${last.day} (${last.what}); ${statement.id} sets an interval of ${describeDuration(first.stated)} for ${nameOfControl(first.control)}, so it was due on ${first.due}. Check what can be seen of ${others.length === 0 ? 'it' : 'them'} and enter the day.`,
        due: first.due,
      };
    }
  },
});

/** The last look at the controls: an entry of the review log, a record that names the statement; else its first day. */
function lastCheck(sms: Sms, statement: Item): { readonly day: string; readonly what: string } | null {
  const isPast = (day: string | null): day is string => day !== null && compareDates(day, sms.asOf) <= 0;
  const log = wholeReviews(statement).map((entry) => dateField(entry, 'at'));
  const records = (sms.relationsTo.get(statement.id) ?? []).flatMap(({ from }) => sms.items.get(from) ?? []);
  const looks = [
    { day: statement.effectiveFrom, what: 'its first day' },
    ...log.map((day) => ({ day, what: 'review log' })),
    ...records
      .filter((record) => record.type.class === 'record' && record.countsAsEvidence && record.inView)
      .map((record) => ({ day: record.date, what: record.id })),
  ].filter((look): look is { day: string; what: string } => isPast(look.day));
  return looks.sort((a, b) => compareDates(a.day, b.day)).at(-1) ?? null;
}
