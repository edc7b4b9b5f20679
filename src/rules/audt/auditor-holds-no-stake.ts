import { addDuration, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { internalAudits, isCarriedOut, spanOf } from '../../core/trace/audits.ts';
import { daysSinceEnd, stakesOf } from '../../core/trace/auditor-stakes.ts';
import type { Stake } from '../../core/trace/auditor-stakes.ts';
import { auditorsOf } from '../../core/trace/auditors.ts';

export default defineRule({
  id: 'AUDT-004',
  name: 'auditor-holds-no-stake',
  severity: 'error',
  basis: 'derived',
  clause: '9.2.2',
  level: 'essential',
  types: ['audit'],
  needs: ['files'],
  judges: 'in-force',
  parameters: {
    lookback: {
      default: 'P12M',
      weaker: 'less',
      says: 'How long after the end of a role its holder should not audit what the role answers for.',
    },
  },
  summary: 'Nobody audits an area for which they hold, or held shortly before, a role.',
  fix: 'Give the area to another auditor; where the audit has been held, have that part repeated.',
  *check({ sms, text }) {
    const lookback = parseDuration(text('lookback')) ?? parseDuration('P12M');
    for (const audit of internalAudits(sms)) {
      const dates = spanOf(audit, 'dates');
      if (dates === null || lookback === null) continue;
      const days = { from: addDuration(dates.from, lookback, -1), to: dates.to };
      for (const { person, index, area } of auditorsOf(sms, audit)) {
        const stakes = stakesOf(sms, person, area, days);
        if (stakes.length === 0) continue;
        const held = isCarriedOut(audit);
        const name = `${person} (${sms.items.get(person)?.title ?? person})`;
        yield {
          item: audit.id,
          place: placeOfPath(audit, 'auditors', [index]),
          message: `${name} ${held ? 'audited' : 'is to audit'} ${listWords(processesOf(stakes))} in ${audit.id} and ${stakes.map((stake) => words(stake, dates.from)).join('. The same person ')}. Expected an auditor without a role in the area on the day and in the ${describeDuration(text('lookback'))} before.`,
          ...(held
            ? {}
            : { severity: 'warn' as const, fix: 'Give the area to another auditor before the audit begins.' }),
          related: stakes.flatMap(({ tenure, processes: [first] }) => [
            {
              item: person,
              message: `${tenure.role.id} from ${tenure.from ?? 'ever'} to ${tenure.to ?? 'today'}`,
              place: tenure.place,
            },
            ...(first === undefined
              ? []
              : [{ item: first.id, message: `${tenure.role.id} answers for it`, place: first.place }]),
          ]),
        };
      }
    }
  },
});

function processesOf(stakes: readonly Stake[]): readonly string[] {
  return [...new Set(stakes.flatMap((stake) => stake.processes.map((process) => process.id)))];
}

function words({ tenure, isOwner, processes }: Stake, day: string): string {
  const since = daysSinceEnd(tenure, day);
  const what = isOwner
    ? `owns ${processes.length === 1 ? 'it' : 'them'}`
    : `answers for a step of ${processes.length === 1 ? 'it' : 'them'}`;
  const role = `${tenure.role.id} (${tenure.role.title})${tenure.delegation === null ? '' : ` under ${tenure.delegation.id}`}`;
  const held =
    since === null
      ? `holds ${role}`
      : `held ${role} until ${tenure.to ?? ''}, ${since} day${since === 1 ? '' : 's'} before the audit`;
  return `${held}; the role ${what}`;
}
