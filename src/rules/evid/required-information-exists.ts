import { parseDuration } from '../../core/lifecycle/calendar.ts';
import { isOfRow } from '../../core/trace/mandatory.ts';
import { listWords } from '../../core/model/list-words.ts';
import { defineRule } from '../define-rule.ts';
import { firstIsToCome, graceAfterInterval } from './_first-records.ts';
import { kindOfRecord } from './_kinds-of-proof.ts';
import { clauseWithTitle, settingsPlace } from './_topic.ts';

export default defineRule({
  id: 'EVID-004',
  name: 'required-information-exists',
  severity: 'error',
  basis: 'std',
  clause: '7.5.4',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  parameters: { grace: graceAfterInterval },
  subsumes: ['EVID-001', 'EVID-003', 'EVID-018'],
  summary: 'Everything the standard wants in writing is on file.',
  fix: 'Create it, or name the clause in the item that already says it. What has not happened yet can be stated as "none so far".',
  *check({ sms, text }) {
    const standard = sms.catalogue.primaryStandard;
    if (!sms.settings.standards.includes(standard)) return;
    const grace = parseDuration(text('grace'));
    for (const { row: id, state } of sms.mandatory) {
      const row = sms.catalogue.findMandatoryRow(id);
      if (state !== 'missing' || row?.strength !== 'explicit') continue;
      if (firstIsToCome(sms, row, grace)) continue;
      const [main = ''] = row.clauses;
      const types = new Set(row.types.map(({ type }) => type));
      const waiting = [...sms.items.values()]
        .filter((item) => types.has(item.type.key) && item.inView && isOfRow(row, item))
        .map((item) => item.id);
      // A draft of the very thing is one cause; EVID-002 names it for the clause.
      if (
        waiting.length > 0 &&
        row.clauses.some((clause) => sms.clauseStates.get(`${standard}/${clause}`)?.state === 'draft-only')
      ) {
        continue;
      }
      const nearly =
        waiting.length === 0
          ? ''
          : ` ${listWords(waiting, 5)} ${waiting.length === 1 ? 'is' : 'are'} on file but ${waiting.length === 1 ? 'does' : 'do'} not count on ${sms.asOf}.`;
      yield {
        item: null,
        place: settingsPlace,
        clause: main,
        keys: row.clauses,
        message: `Nothing shows "${row.name}" (${row.id}, clause ${clauseWithTitle(sms, standard, main)}; when: ${row.when}).${nearly} Expected ${kindOfRecord(sms, row)}, naming the clause. It has to say: ${row.content}.`,
        actual: waiting.length === 0 ? 'nothing' : listWords(waiting, 5),
        expected: row.content,
      };
    }
  },
});
