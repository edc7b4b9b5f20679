import { compareDates } from '../../core/lifecycle/calendar.ts';
import { rolesOfPerson } from '../../core/control/role-holders.ts';
import { isFieldMap, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt } from '../../core/trace/field-references.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { competenceLines, pointsElsewhere } from '../orga/_competence.ts';
import type { CompetenceLine } from '../orga/_competence.ts';
import { internalAudits, spanOf } from '../../core/trace/audits.ts';

export default defineRule({
  id: 'AUDT-005',
  name: 'auditor-is-competent',
  severity: 'error',
  basis: 'derived',
  clause: '7.2',
  level: 'standard',
  types: ['audit', 'competence-record'],
  needs: ['files'],
  judges: 'in-force',
  subsumes: ['ORGA-004'],
  summary: 'The competence matrix shows that every internal auditor can audit.',
  fix: 'Add the line with the proof to the competence matrix, or let somebody audit who has it.',
  *check({ sms }) {
    const lines = competenceLines(sms);
    // Without a matrix, or with proofs kept elsewhere, nobody can tell from here; see ORGA-004.
    if (lines.length === 0 || pointsElsewhere(sms)) return;
    const { adopted } = sms.settings;
    for (const audit of internalAudits(sms)) {
      const day = spanOf(audit, 'dates')?.to ?? null;
      if (day === null || (adopted !== null && compareDates(day, adopted) < 0)) continue;
      const valid = lines.filter(({ expires }) => expires === null || compareDates(expires, day) >= 0);
      for (const { person, index } of auditorsOf(sms, audit)) {
        const roles = rolesOfPerson(sms, person, day).map(({ role }) => role);
        if (valid.some((line) => isNamed(line, person) || (roles.includes(line.role) && isAboutAudits(sms, line))))
          continue;
        const records = [...new Set(lines.map(({ record }) => record.id))];
        const auditing = roles.filter((role) => isAuditRole(sms, role));
        yield {
          item: audit.id,
          place: placeOfPath(audit, 'auditors', [index]),
          message: `Nothing in ${listWords(records)} shows that ${person} (${sms.items.get(person)?.title ?? person}) could audit on ${day}, the last day of ${audit.id}. Expected a line, valid that day, for a role of auditor held by ${person}, or with ${person} as \`holder\`.`,
          keys: [`${audit.id}/${person}`, ...auditing],
        };
      }
    }
  },
});

/** Auditors who are people of the register; those from outside are judged by others. */
function auditorsOf(sms: Sms, audit: Item): readonly { readonly person: string; readonly index: number }[] {
  const entries = audit.fields['auditors'];
  return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown, index) => {
    const ids = isFieldMap(entry)
      ? idsAt(sms, audit, 'auditors', index, 'person')
      : idsAt(sms, audit, 'auditors', index);
    const [person] = ids.filter((id) => sms.items.get(id)?.type.key === 'person');
    return person === undefined ? [] : [{ person, index }];
  });
}

function isNamed({ record, index }: CompetenceLine, person: string): boolean {
  const entries = record.fields['entries'];
  const entry: unknown = Array.isArray(entries) ? entries[index] : null;
  return isFieldMap(entry) && textField(entry, 'holder') === person;
}

function isAboutAudits(sms: Sms, line: CompetenceLine): boolean {
  return audits.test(line.skill) || isAuditRole(sms, line.role);
}

function isAuditRole(sms: Sms, role: string): boolean {
  return audits.test(sms.items.get(role)?.title ?? '');
}

const audits = /audit|revisor/i;
