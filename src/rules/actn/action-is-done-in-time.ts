import { compareDates } from '../../core/lifecycle/calendar.ts';
import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { hasRunningActions, openActions } from '../../core/trace/open-actions.ts';
import type { OpenAction } from '../../core/trace/open-actions.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

/** Rules of their own look at the actions of these: RISK-003, NONC-002. */
const judgedElsewhere: ReadonlySet<string> = new Set(['risk', 'nonconformity']);

export default defineRule({
  id: 'ACTN-001',
  name: 'action-is-done-in-time',
  severity: 'warn',
  basis: 'own',
  clause: '10.1.1',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  summary: 'An action, wherever it was agreed, is done by its day or planned anew with a reason.',
  fix: 'Do it and enter `done`, or give it a new day and say why.',
  *check({ sms, asOf }) {
    for (const item of sms.items.values()) {
      if (!Array.isArray(item.fields['actions']) || judgedElsewhere.has(item.type.key) || !hasRunningActions(sms, item))
        continue;
      for (const action of openActions(sms, item)) {
        const { due, index, name } = action;
        if (due === null || compareDates(due, asOf) >= 0) continue;
        yield {
          item: item.id,
          place: placeOfPath(item, 'actions', [index, 'due']),
          message: `${describe(item, action)} was due on ${due} and is not done. ${expected(item, action)}`,
          due,
          keys: [`${item.id}/${name}`, ...findingsIn(sms, action)],
        };
      }
    }
  },
});

/** Items whose actions are owed: documents in force, and records that are not closed together with their actions. */
function describe(item: Item, { name, fields, movedTo }: OpenAction): string {
  const what = textField(fields, 'what');
  const who = textField(fields, 'who');
  const moved = movedTo === null ? '' : `, moved to ${movedTo} without a reason,`;
  return `Action ${name}${what === null ? '' : ` (${what})`} of ${item.id} (${item.title})${who === null ? '' : ` for ${who}`}${moved}`;
}

function expected(item: Item, { name }: OpenAction): string {
  return item.frozen
    ? `Expected an entry under \`closed.follow_up\` with \`ref: ${name}\` and \`done\`, or with \`moved_to\` and a \`note\` that says why.`
    : 'Expected `done`, or a new day and why under `moved`.';
}

/** Findings that the action names: what AUDT-007 says of them explains it. */
function findingsIn(sms: Sms, { fields }: OpenAction): readonly string[] {
  const ids = (textField(fields, 'what') ?? '').match(/\b[A-Z]{2,4}-\d{2,6}\b/g) ?? [];
  return ids.filter((id) => sms.items.get(id)?.type.key === 'finding');
}
