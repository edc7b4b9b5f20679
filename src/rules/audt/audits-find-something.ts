import { compareDates } from '../../core/lifecycle/calendar.ts';
import { textField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { internalAudits, isInCycle, spanOf } from '../../core/trace/audits.ts';

const weak: ReadonlySet<string> = new Set(['opportunity', 'strength']);

export default defineRule({
  id: 'AUDT-011',
  name: 'audits-find-something',
  severity: 'warn',
  basis: 'practice',
  clause: '9.2.1',
  level: 'essential',
  types: ['audit-programme'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  summary: 'Over a whole cycle internal audits find more than opportunities.',
  fix: 'Ask how deep the audits go: larger samples, other auditors, areas nobody has looked at.',
  *check({ sms, asOf }) {
    for (const programme of itemsOfType(sms, 'audit-programme')) {
      const cycle = programme.inForce ? spanOf(programme, 'cycle') : null;
      if (cycle === null || compareDates(cycle.to, asOf) >= 0) continue;
      const audits = internalAudits(sms).filter((audit) => isInCycle(sms, audit, programme, cycle));
      const reported = audits.filter(({ countsAsEvidence }) => countsAsEvidence);
      const ids = new Set(audits.map(({ id }) => id));
      const findings = itemsOfType(sms, 'finding').filter(({ parent }) => ids.has(parent ?? ''));
      if (reported.length === 0 || reported.length < audits.length) continue;
      if (findings.some((finding) => !weak.has(textField(finding, 'grade') ?? ''))) continue;
      const found = findings.length === 0 ? 'nothing at all' : 'nothing but opportunities and strengths';
      const many = audits.length === 1 ? 'The audit' : `The ${audits.length} audits`;
      yield {
        item: programme.id,
        place: placeOfField(programme, 'cycle'),
        message: `${many} of the cycle of ${programme.id} that ended on ${cycle.to} (${listWords(audits.map(({ id }) => id))}) found ${found}. That is rare: ask whether the samples were large enough and the auditors free to ask.`,
        due: cycle.to,
      };
    }
  },
});
