import { versionOnDay } from '../../core/control/version-on-day.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { intervalsOf, intervalsOfClause } from '../../core/trace/intervals.ts';
import { defineRule } from '../define-rule.ts';
import { clauseWithTitle, placeOfClaim, settingsPlace } from './_topic.ts';

export default defineRule({
  id: 'EVID-012',
  name: 'interval-is-planned',
  severity: 'error',
  basis: 'derived',
  clause: '9.1',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  subsumes: ['EVID-019'],
  summary: 'A document or agreement in force says how often each recurring activity takes place.',
  fix: 'Decide the interval and write it down, best in the process: a row of the table under "How often".',
  *check({ sms }) {
    const standard = sms.catalogue.primaryStandard;
    if (!sms.settings.standards.includes(standard)) return;
    // A row for one customer or supplier is no document: nothing says that the others are looked at as well.
    const intervals = intervalsOf(sms).filter((interval) => !rows.has(sms.items.get(interval.setIn)?.type.key ?? ''));
    for (const { id, plannedIntervals: activities } of sms.catalogue.clausesWantingIntervals) {
      if (intervalsOfClause(intervals, id).length > 0 || !concernsUs(sms, id)) continue;
      // A version that nobody knows without history may set one.
      if (namedByUnknownVersion(sms, standard, id)) continue;
      const process = processOf(sms, standard, id);
      const where =
        process === null
          ? 'No document in force sets one'
          : `${process.id} is about this clause and sets none, nor does another document in force`;
      yield {
        item: process?.id ?? null,
        place: process === null ? settingsPlace : placeOfClaim(process, standard, id),
        clause: id,
        keys: [id],
        message: `Clause ${clauseWithTitle(sms, standard, id)} wants an interval you decide for: ${activities.join('; ')}. ${where}. Expected a row such as "every P6M" under "How often".`,
        actual: 'no interval',
        expected: activities.join('; '),
      };
    }
  },
});

const rows: ReadonlySet<string> = new Set(['customer', 'supplier']);

/** False where the clause is only about a circumstance (suppliers, internal suppliers) that does not exist here. */
function concernsUs(sms: Sms, clause: string): boolean {
  const rows = sms.catalogue.mandatoryRowsOf(clause).filter((row) => row.strength === 'explicit');
  const states = new Map(sms.mandatory.map((state) => [state.row, state.state]));
  const isIdle = (id: string): boolean => ['not triggered', 'no occurrence'].includes(states.get(id) ?? '');
  return (
    rows.length === 0 ||
    !rows.every((row) => (row.trigger === 'conditional' || row.trigger === 'event') && isIdle(row.id))
  );
}

function namedByUnknownVersion(sms: Sms, standard: string, clause: string): boolean {
  const links = sms.clauseStates.get(`${standard}/${clause}`)?.evidence ?? [];
  const items = links.flatMap((link) => sms.items.get(link.item) ?? []);
  return items.some((item) => versionOnDay(item, sms.asOf).kind === 'unknown');
}

function processOf(sms: Sms, standard: string, clause: string): Item | null {
  const links = sms.clauseStates.get(`${standard}/${clause}`)?.evidence ?? [];
  const items = links.flatMap((link) => sms.items.get(link.item) ?? []);
  return items.find((item) => item.type.key === 'process' && item.inForce) ?? null;
}
