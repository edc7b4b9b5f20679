import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, hasField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';
import { actionStates, actionsOf, openedNonconformities } from './_actions.ts';
import type { StatedAction } from './_actions.ts';

export default defineRule({
  id: 'NONC-002',
  name: 'nonconformity-is-acted-on',
  severity: 'error',
  basis: 'derived',
  clause: '10.1.1',
  level: 'essential',
  types: ['nonconformity'],
  needs: ['files'],
  clock: true,
  subsumes: ['ACTN-001'],
  summary: 'Every nonconformity is corrected or has corrective actions, and they are done in time.',
  fix: 'Carry out the action and enter `done`, or move the date with a reason under `moved`.',
  *check({ sms, asOf }) {
    for (const nonconformity of openedNonconformities(sms)) {
      const actions = actionsOf(sms, nonconformity);
      const late =
        nonconformity.state === 'closed'
          ? []
          : actions.filter((action) => action.done === null && isPast(action.due, asOf));
      for (const action of late) yield lateAction(nonconformity, action);
      if (late.length > 0) continue;
      const found = nothingDone(nonconformity, actions, asOf) ?? lateNonconformity(nonconformity, asOf);
      if (found !== null) yield found;
    }
  },
});

function isPast(due: string | null, asOf: string): due is string {
  return due !== null && compareDates(due, asOf) < 0;
}

function lateAction(nonconformity: Item, action: StatedAction): Draft {
  const what = action.item === nonconformity.id ? `The ${action.id}` : `${action.id} of ${nonconformity.id}`;
  return {
    item: action.item,
    place: placeOfPath(nonconformity, 'actions', [action.index, 'due']),
    message: `${what} was due on ${action.due ?? ''} and is not done. Expected \`done\`, or a new date with its reason under \`moved\`.`,
    ...(action.due === null ? {} : { due: action.due }),
    related: [{ item: nonconformity.id, message: nonconformity.title, place: nonconformity.place }],
    keys: [action.item === nonconformity.id ? `${nonconformity.id}/${action.index + 1}` : action.item],
  };
}

/** Nothing stands in a record that says, or by its date should say, that something was done. */
function nothingDone(nonconformity: Item, actions: readonly StatedAction[], asOf: string): Draft | null {
  if (actions.length > 0) return null;
  const { id, state } = nonconformity;
  const due = dateField(nonconformity, 'due');
  const place = placeOfField(nonconformity, 'status');
  const fix = 'Write under "Correction" what was done, and plan corrective actions where the cause asks for them.';
  if (actionStates.has(state)) {
    return {
      item: id,
      place,
      fix,
      message: `${id} is "${state}", but no corrective action stands in it. Expected \`actions\` with what, who and due, or an earlier state.`,
    };
  }
  if (hasField(nonconformity, 'correction')) return null;
  if (state !== 'open') {
    return {
      item: id,
      place,
      fix,
      message: `${id} is "${state}", but names neither a correction nor a corrective action. Expected at least one of them, or under "Correction" why none was needed.`,
    };
  }
  if (!isPast(due, asOf)) return null;
  return {
    item: id,
    place,
    fix,
    due,
    message: `${id} was to be settled by ${due} and names neither a correction nor a corrective action. Act, or move the date with a reason.`,
  };
}

function lateNonconformity(nonconformity: Item, asOf: string): Draft | null {
  const { id, state } = nonconformity;
  const due = dateField(nonconformity, 'due');
  if (state === 'closed' || state === 'verified' || !isPast(due, asOf)) return null;
  return {
    item: id,
    place: placeOfField(nonconformity, 'due'),
    message: `${id} was to be settled by ${due} and is still "${state}". Finish what is open, check whether it worked, and close it, or move the date with a reason.`,
    due,
    fix: 'Finish it, or set a new date and say why.',
  };
}
