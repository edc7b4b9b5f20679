import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { intervalsOf, intervalsOfClause } from '../../core/trace/intervals.ts';
import { defineRule } from '../define-rule.ts';
import { newestRecord } from './_newest-record.ts';
import { clauseWithTitle } from './_topic.ts';

export default defineRule({
  id: 'EVID-019',
  name: 'old-record-has-an-interval',
  severity: 'info',
  basis: 'practice',
  clause: '9.1',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  parameters: {
    max_age: {
      default: 'P12M',
      says: 'Age from which the newest record for a clause without an interval of its own is called old.',
    },
  },
  summary: 'Where the newest record for a clause is old, somebody has decided how often it is made.',
  fix: 'Decide the interval and write it down, best in the process: a row of the table under "How often".',
  *check({ sms, asOf, text }) {
    const standard = sms.catalogue.primaryStandard;
    const most = parseDuration(text('max_age'));
    if (!sms.settings.standards.includes(standard) || most === null) return;
    const intervals = intervalsOf(sms);
    for (const { clause, standard: of } of sms.clauseStates.values()) {
      if (of !== standard || intervalsOfClause(intervals, clause).length > 0) continue;
      const newest = newestRecord(sms, standard, clause);
      if (newest?.date === undefined || newest.date === null) continue;
      const due = addDuration(newest.date, most);
      if (compareDates(asOf, due) <= 0) continue;
      yield {
        item: newest.id,
        place: newest.place,
        clause,
        due,
        keys: [clause],
        message: `The newest record for clause ${clauseWithTitle(sms, standard, clause)} is ${newest.id} of ${newest.date}, more than ${describeDuration(text('max_age'))} old (a convention of this tool), and no document in force says how often there is to be one. Expected an interval; decide it.`,
        actual: newest.date,
      };
    }
  },
});
