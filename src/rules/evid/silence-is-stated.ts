import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { StatedDecision } from '../../core/trace/decisions.ts';
import { statedDecisions } from '../../core/trace/decisions.ts';
import { defineRule } from '../define-rule.ts';
import { firstMonths, isYoung } from './_first-records.ts';
import { occasions } from './_occasions.ts';
import { settingsPlace } from './_topic.ts';

export default defineRule({
  id: 'EVID-017',
  name: 'silence-is-stated',
  severity: 'info',
  basis: 'derived',
  clause: '7.5.4',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  parameters: {
    max_age: { default: 'P12M', says: 'How long a statement that nothing has happened is good for.' },
    first: firstMonths,
  },
  summary: 'Of what happens only now and then there is a record, or a dated statement that there was nothing.',
  fix: 'File the record, or state "none so far": a decision that names the row under `affects`, or an entry of kind `none` in the management review.',
  *check({ sms, asOf, text }) {
    const standard = sms.catalogue.primaryStandard;
    const validity = parseDuration(text('max_age'));
    if (!sms.settings.standards.includes(standard) || validity === null) return;
    const { inForceFrom } = sms.settings;
    const first = parseDuration(text('first'));
    const states = new Map(sms.mandatory.map((entry) => [entry.row, entry.state]));
    const items = [...sms.items.values()].filter(({ inForce, inView }) => inForce && inView);
    const statements = statedDecisions(sms.items.values()).filter(({ kind }) => kind === null || kind === 'none');
    for (const { name, clause, rows, needs } of occasions) {
      // A record that is asked for and missing is for EVID-004; of what is not known nothing is said.
      if (rows.some((row) => ['found', 'missing', 'not evaluated'].includes(states.get(row) ?? ''))) continue;
      if (needs !== undefined && !items.some(needs)) continue;
      const last = newestOf(statements, rows);
      if (last === null && isYoung(sms, first)) continue;
      const start = inForceFrom === null || first === null ? inForceFrom : addDuration(inForceFrom, first);
      const due = last === null ? start : addDuration(last.on, validity);
      if (last !== null && due !== null && compareDates(asOf, due) <= 0) continue;
      const [row = ''] = rows;
      yield {
        item: last?.item ?? null,
        place: placeOfStatement(sms, last),
        clause,
        // Where nothing shows the clause EVID-001 says so; a statement that is too old is a cause of its own.
        keys: last === null ? [row, clause] : [row],
        ...(due === null ? {} : { due }),
        message: `${
          last === null
            ? `Nothing says whether there were any ${name} (${row}, clause ${clause}): there is neither a record nor a statement.`
            : `${last.item} stated on ${last.on} that there were no ${name} (${row}, clause ${clause}), which is more than ${describeDuration(text('max_age'))} ago.`
        } Expected the record or, where nothing happened, a dated statement by its owner that names ${row}.`,
      };
    }
  },
});

function newestOf(statements: readonly StatedDecision[], rows: readonly string[]): StatedDecision | null {
  return statements
    .filter(({ affects }) => affects.some((target) => rows.includes(target)))
    .reduce<StatedDecision | null>((newest, other) => (newest === null || other.on > newest.on ? other : newest), null);
}

function placeOfStatement(sms: Sms, last: StatedDecision | null): ReturnType<typeof placeOfField> {
  const item = last === null ? undefined : sms.items.get(last.item);
  return item === undefined ? settingsPlace : placeOfField(item, item.type.key === 'decision' ? 'at' : 'decisions');
}
