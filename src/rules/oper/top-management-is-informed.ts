import { holdersOfRole } from '../../core/control/role-holders.ts';
import { booleanField, dateField, hasField, mapsField, textField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { isSettled } from './_changes.ts';
import { isMajorIncidentOver } from './_incidents.ts';

export default defineRule({
  id: 'OPER-002',
  name: 'top-management-is-informed',
  severity: 'error',
  basis: 'std',
  clause: '8.6.1',
  level: 'essential',
  types: ['major-incident-report'],
  needs: ['files'],
  summary: 'The record of a major incident shows who of top management was told, when and how.',
  fix: 'Enter under `top_management_informed` who was told, when and how. When nobody was, that is a nonconformity.',
  *check({ sms }) {
    for (const incident of itemsOfType(sms, 'major-incident-report')) {
      if (!isMajorIncidentOver(sms, incident) || isSettled(sms, incident)) continue;
      const problem = problemOf(sms, incident);
      if (problem === null) continue;
      yield {
        item: incident.id,
        place: placeOfField(incident, 'top_management_informed'),
        message: `The major incident ${incident.id} of ${dateField(incident, 'detected') ?? incident.date ?? 'an unknown day'} ${problem}. Expected under \`top_management_informed\` somebody of top management, with the time and the way.`,
      };
    }
  },
});

function problemOf(sms: Sms, incident: Item): string | null {
  const told = mapsField(incident, 'top_management_informed');
  if (told.length === 0) return 'does not say that top management was told';
  const top = told.filter((entry) => isTopManagement(sms, incident, entry));
  if (top.length === 0) {
    const names = told.flatMap((entry) => textField(entry, 'who') ?? []);
    return `says that ${names.length === 0 ? 'somebody without a name' : listWords(names)} was told, who did not belong to top management on that day`;
  }
  const missing = top.map((entry) => ['at', 'how'].filter((part) => !hasField(entry, part)));
  if (missing.some((parts) => parts.length === 0)) return null;
  const words = { at: 'when', how: 'how' } as const;
  const lacks = (missing[0] ?? []).map((part) => words[part as keyof typeof words]);
  return `does not say ${listWords(lacks)} top management was told`;
}

/** Whoever answers for a role of top management on the day, or deputises for it; words in place of an id are believed. */
function isTopManagement(sms: Sms, incident: Item, entry: FieldMap): boolean {
  const who = textField(entry, 'who');
  const roles = itemsOfType(sms, 'role').filter((role) => booleanField(role, 'top_management') === true);
  if (who === null) return false;
  const known = sms.items.get(who);
  if (known === undefined || roles.length === 0) return true;
  const day = dateField(entry, 'at') ?? dateField(incident, 'detected') ?? sms.asOf;
  return roles.some((role) => {
    const deputy = textField(role, 'deputy');
    const may = [role.id, ...(deputy === null ? [] : [deputy])];
    return may.some((id) => id === known.id || holdersOfRole(sms, id, day).some(({ person }) => person === known.id));
  });
}
