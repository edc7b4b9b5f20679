import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { isCarriedOut } from '../../core/trace/audits.ts';
import { reportDay } from './_reports.ts';

export default defineRule({
  id: 'AUDT-007',
  name: 'finding-has-a-nonconformity',
  severity: 'error',
  basis: 'own',
  clause: '10.1.1',
  level: 'essential',
  types: ['finding'],
  needs: ['files'],
  clock: true,
  parameters: {
    limit: {
      default: 'P14D',
      says: 'How long after the audit report a major or minor finding may be without a nonconformity.',
    },
  },
  subsumes: ['ACTN-001'],
  summary: 'Every major or minor audit finding is answered by a nonconformity within the own limit.',
  fix: 'Open a nonconformity with the id of the finding as `source`.',
  *check({ sms, asOf, text }) {
    const limit = parseDuration(text('limit')) ?? parseDuration('P14D');
    for (const finding of itemsOfType(sms, 'finding')) {
      const audit = sms.items.get(finding.parent ?? '');
      const grade = textField(finding, 'grade');
      if (audit === undefined || limit === null || !isOurs(sms, audit) || (grade !== 'major' && grade !== 'minor'))
        continue;
      const reported = reportDay(audit);
      const due = reported === null ? null : addDuration(reported, limit);
      if (due === null || compareDates(due, asOf) >= 0 || isAnswered(sms, finding)) continue;
      yield {
        item: finding.id,
        place: placeOfField(finding, 'grade'),
        message: `The ${grade} finding ${finding.id} of ${audit.id}, reported on ${reported ?? ''}, is answered by no nonconformity. Expected one by ${due}, within the limit of ${describeDuration(text('limit'))}, that names ${finding.id} as \`source\`.`,
        due,
        related: [{ item: audit.id, message: 'the audit', place: audit.place }],
      };
    }
  },
});

/** What an audit at a supplier finds is for the supplier to answer; audits from before the start of the SMS are history. */
function isOurs(sms: Sms, audit: Item): boolean {
  const { inForceFrom } = sms.settings;
  if (!audit.inView || !isCarriedOut(audit) || audit.kind?.key === 'supplier') return false;
  return inForceFrom === null || audit.date === null || compareDates(audit.date, inForceFrom) >= 0;
}

/** A nonconformity opened until the day judged names the finding in a field, or the finding names it. */
function isAnswered(sms: Sms, finding: Item): boolean {
  const naming = (sms.relationsTo.get(finding.id) ?? [])
    .filter((relation) => relation.path !== null)
    .map((relation) => relation.from);
  return [...naming, ...idsAt(sms, finding, 'leads_to')].some((id) => {
    const item = sms.items.get(id);
    return item?.type.key === 'nonconformity' && (item.date === null || item.date <= sms.asOf);
  });
}
