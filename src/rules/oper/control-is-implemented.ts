import { compareDates, isCalendarDate } from '../../core/lifecycle/calendar.ts';
import { hasField, mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';
import { appliedControls, nameOfControl } from './_controls.ts';
import type { Control } from './_controls.ts';

export default defineRule({
  id: 'OPER-018',
  name: 'control-is-implemented',
  severity: 'error',
  basis: 'std',
  clause: '8.7.3.2',
  level: 'essential',
  types: ['control-statement'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  summary:
    'Every security control that was decided for works, and controls with outside organizations are agreed with them.',
  fix: 'Implement the control and enter its state, or enter the day by which it will be; agree the controls with the other side.',
  *check({ sms, note }) {
    for (const statement of itemsOfType(sms, 'control-statement')) {
      if (!statement.inForce) continue;
      const controls = appliedControls(statement);
      const silent = controls.filter(({ row }) => !hasField(row, 'state'));
      if (silent.length > 0)
        note(
          `Whether ${listWords(silent.map(nameOfControl))} of ${statement.id} ${silent.length === 1 ? 'is' : 'are'} implemented cannot be said: no state is given.`,
          'Enter a state for each control, for example "in place" or "planned for 2026-09-30".',
          statement.id,
        );
      for (const draft of [notImplemented(sms, statement, controls), notAgreed(statement)])
        if (draft !== null) yield draft;
    }
  },
});

const open =
  /\bnot\b|\bplanned\b|\bopen\b|missing|to do|in progress|pending|under way|partly|geplant|offen|ausstehend|nicht|in arbeit|in umsetzung|teilweise/i;

function notImplemented(sms: Sms, statement: Item, controls: readonly Control[]): Draft | null {
  const late = controls.flatMap((control) => {
    const state = textField(control.row, 'state') ?? '';
    const due = dayIn(state);
    const isWaiting = due !== null && compareDates(due, sms.asOf) >= 0;
    return open.test(state) && !isWaiting && !isTreated(sms, control.row) ? [{ control, state, due }] : [];
  });
  const [first] = late;
  if (first === undefined) return null;
  const days = late.flatMap(({ due }) => due ?? []).sort();
  const due = days.length === late.length ? days[0] : undefined;
  return {
    item: statement.id,
    place: placeOfField(statement, 'controls', first.control.index),
    message: `${statement.id} decides for ${listWords(late.map(({ control, state }) => `${nameOfControl(control)} ("${state}")`))}, which ${late.length === 1 ? 'is' : 'are'} not implemented. Expected a control that works, a day ahead by which it will, or a risk in treatment: act and enter the state.`,
    ...(due === undefined ? {} : { due }),
  };
}

/** The last day in a text; of "planned for 2026-09-30" that one. */
function dayIn(text: string): string | null {
  return (text.match(/\d{4}-\d{2}-\d{2}/g) ?? []).filter(isCalendarDate).sort().at(-1) ?? null;
}

/** A risk of the control is in treatment: its actions have days of their own. */
function isTreated(sms: Sms, row: FieldMap): boolean {
  return textsField(row, 'risks').some((id) => sms.items.get(id)?.state === 'in-treatment');
}

function notAgreed(statement: Item): Draft | null {
  const rows = mapsField(statement, 'external_controls').flatMap((row, index) =>
    textField(row, 'party') !== null && textField(row, 'agreed_in') === null
      ? [{ index, party: textField(row, 'party') ?? '' }]
      : [],
  );
  const [first] = rows;
  if (first === undefined) return null;
  return {
    item: statement.id,
    place: placeOfField(statement, 'external_controls', first.index),
    message: `${statement.id} lists controls for ${listWords([...new Set(rows.map(({ party }) => party))])}, and nothing says where they were agreed. Expected under \`agreed_in\` the contract, agreement or record: agree them with the other side.`,
  };
}
