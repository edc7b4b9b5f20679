import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import type { Sms } from '../../core/model/sms.ts';
import { intervalsOf, slowestInterval } from '../../core/trace/intervals.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { seriesKey } from '../../core/trace/series.ts';
import { claimsClause } from '../../core/trace/claims-clause.ts';
import { defineRule } from '../define-rule.ts';
import { graceAfterInterval, recordsExpectedFrom } from './_first-records.ts';
import { newestRecord } from './_newest-record.ts';
import { clauseWithTitle } from './_topic.ts';

/** Clauses whose late activity another rule names, so that one cause gives one finding. */
const namedElsewhere: Readonly<Record<string, string>> = {
  '6.1.1': 'RISK-010',
  '6.1.2': 'RISK-010',
  '8.3.4.1': 'SERV-011',
  '8.5.1.3': 'OPER-010',
  '8.6.3': 'OPER-010',
  '9.3': 'MREV-001',
};

export default defineRule({
  id: 'EVID-006',
  name: 'record-is-recent',
  severity: 'warn',
  basis: 'own',
  clause: '9.1',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  parameters: {
    grace: graceAfterInterval,
  },
  subsumes: ['EVID-019'],
  summary: 'The newest record for a clause is no older than the interval the organization set for itself.',
  fix: 'Do what was planned and file its record; do not just touch the file.',
  *check({ sms, asOf, text }) {
    const standard = sms.catalogue.primaryStandard;
    if (!sms.settings.standards.includes(standard)) return;
    const intervals = intervalsOf(sms);
    const grace = parseDuration(text('grace'));
    for (const { clause, missingRows } of sms.clauseStates.values()) {
      const other = namedElsewhere[clause];
      if (other !== undefined && sms.settings.rules[other]?.severity !== 'off') continue;
      const interval = slowestInterval(intervals, clause);
      const setter = interval === null ? undefined : sms.items.get(interval.setIn);
      const every = interval === null ? null : parseDuration(interval.every);
      if (interval === null || setter === undefined || every === null || grace === null) continue;
      const newest = newestRecord(sms, standard, clause);
      if (newest === null && missingRows.length > 0) continue;
      const since = newest?.date ?? recordsExpectedFrom(sms, setter);
      if (since === null) continue;
      const due = addDuration(since, every);
      if (compareDates(asOf, addDuration(due, grace)) <= 0) continue;
      const what =
        interval.activity === '' ? clauseWithTitle(sms, standard, clause) : `"${interval.activity}" (clause ${clause})`;
      const last = newest === null ? 'there is no record of it' : `the newest record is ${newest.id} of ${since}`;
      yield {
        item: setter.id,
        place: placeOfPath(setter, interval.field, interval.row === null ? [] : [interval.row]),
        clause,
        due,
        keys: [clause, ...seriesOfClause(sms, clause)],
        message: `${setter.id} sets ${describeDuration(interval.every)} for ${what}, but ${last}. Expected one by ${due}; do it and file the record, or change the interval.`,
        actual: newest === null ? 'no record' : since,
        expected: `by ${due}`,
        related: newest === null ? [] : [{ item: newest.id, message: `newest record, ${since}`, place: newest.place }],
      };
    }
  },
});

/** Series whose definition speaks of the clause: their missing period is the one cause. */
function seriesOfClause(sms: Sms, clause: string): readonly string[] {
  return sms.series
    .filter(({ definition }) => {
      const item = sms.items.get(definition);
      return item !== undefined && claimsClause(item, clause);
    })
    .map((entry) => seriesKey(entry.definition, entry.subject));
}
