import { entryDay, isTakenOver } from '../../core/history/item-states.ts';
import {
  addDuration,
  compareDates,
  daysBetween,
  describeDuration,
  parseDuration,
} from '../../core/lifecycle/calendar.ts';
import { textField } from '../../core/model/fields.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { enteredRecords, isImported } from './_records.ts';

export default defineRule({
  id: 'RECD-004',
  name: 'record-is-made-in-time',
  severity: 'info',
  basis: 'practice',
  clause: '8.1',
  level: 'essential',
  needs: ['files', 'history'],
  parameters: {
    limit: { default: 'P30D', says: 'How long after the event a record may be made. A convention of ours.' },
  },
  question: 'whether records were made when the things happened',
  summary: 'What happened is recorded at the time.',
  fix: 'Explain, and find out why it is not recorded at the time.',
  *check({ sms, text }) {
    const limit = parseDuration(text('limit'));
    if (sms.history === null || limit === null) return;
    for (const item of enteredRecords(sms)) {
      const day = entryDay(sms, item.id);
      if (item.date === null || day === null || isTakenOver(sms, day)) continue;
      if (compareDates(addDuration(item.date, limit), day) >= 0) continue;
      // A reason given openly is what the rule asks for.
      if (textField(item, 'late_reason') !== null || isImported(sms, item)) continue;
      yield {
        item: item.id,
        place: placeOfPath(item, item.origins['date'] === undefined ? 'id' : 'date', []),
        message: `${item.id} tells of ${item.date} and was recorded on ${day}, ${daysBetween(item.date, day)} days later (more than ${describeDuration(text('limit'))}). Expected a record made at the time; an import names its source under \`recorded\`.`,
        actual: day,
        expected: item.date,
      };
    }
  },
});
