import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { isCarriedOut } from '../../core/trace/audits.ts';
import { defineRule } from '../define-rule.ts';
import { actionsOf } from '../nonc/_actions.ts';
import { certificationAudits } from './_visits.ts';

export default defineRule({
  id: 'CERT-002',
  name: 'answer-is-sent-in-time',
  severity: 'error',
  basis: 'own',
  clause: '10.1.1',
  level: 'standard',
  types: ['audit'],
  needs: ['files'],
  clock: true,
  subsumes: ['AUDT-007'],
  summary: 'What the certification body found is answered by the day it has set.',
  fix: 'Send the answer, and log it under `closed.follow_up` of the audit with the id of the finding as `ref`.',
  *check({ sms, asOf, note }) {
    for (const audit of certificationAudits(sms)) {
      const findings = isCarriedOut(audit) && !isHistory(sms, audit) ? openFindings(sms, audit) : [];
      if (findings.length === 0) continue;
      const names = listWords(findings.map(({ id }) => id));
      const due = dateField(audit, 'response_due');
      if (due === null) {
        note(
          `Whether the answer to ${names} of ${audit.id} is late cannot be said: the audit states no day.`,
          'Enter the day the certification body has set as `response_due`.',
          audit.id,
        );
      } else if (compareDates(due, asOf) < 0) {
        const isPlanned = findings.every((finding) => hasPlan(sms, finding));
        yield {
          item: audit.id,
          place: placeOfField(audit, 'response_due'),
          message: `${audit.id} (${audit.title}) asks for an answer to ${names} by ${due}, and none is recorded${isPlanned ? ', although actions are planned' : ''}. Expected an entry under \`closed.follow_up\` with ${findings.length === 1 ? 'the finding' : 'each finding'} as \`ref\` and the day the answer was sent.`,
          due,
          ...(isPlanned ? { severity: 'warn' as const } : {}),
          related: findings.map((finding) => ({ item: finding.id, message: finding.title, place: finding.place })),
          keys: findings.map(({ id }) => id),
        };
      }
    }
  },
});

/** Visits from before the start of the SMS, or from before Git keeps it, are history. */
function isHistory({ settings }: Sms, audit: Item): boolean {
  const start = settings.adopted ?? settings.inForceFrom;
  return start !== null && audit.date !== null && compareDates(audit.date, start) < 0;
}

/** Major and minor findings without a recorded answer. */
function openFindings(sms: Sms, audit: Item): readonly Item[] {
  const answered = mapsField(mapField(audit, 'closed') ?? {}, 'follow_up')
    .filter((entry) => (dateField(entry, 'done') ?? dateField(entry, 'at') ?? sms.asOf) <= sms.asOf)
    .map((entry) => textField(entry, 'ref'));
  if (answered.includes(audit.id)) return [];
  return itemsOfType(sms, 'finding').filter((finding) => {
    const grade = textField(finding, 'grade');
    return finding.parent === audit.id && (grade === 'major' || grade === 'minor') && !answered.includes(finding.id);
  });
}

/** A nonconformity that answers the finding holds at least one action. */
function hasPlan(sms: Sms, finding: Item): boolean {
  return (sms.relationsTo.get(finding.id) ?? []).some(({ from }) => {
    const item = sms.items.get(from);
    return item?.type.key === 'nonconformity' && actionsOf(sms, item).length > 0;
  });
}
