import { stateInWords } from '../../core/finding/words.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, hasField, mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { actionsOf, followUps, openedNonconformities } from './_actions.ts';
import type { StatedAction } from './_actions.ts';

export default defineRule({
  id: 'NONC-003',
  name: 'effect-is-checked',
  severity: 'error',
  basis: 'std',
  clause: '10.1.1',
  level: 'essential',
  types: ['nonconformity'],
  needs: ['files'],
  subsumes: ['RECD-007'],
  summary:
    'Before a nonconformity is closed somebody looks, after a fitting time, whether its corrective actions worked.',
  fix: 'Look whether it worked and enter the result under `worked`; in a closed record under `closed.follow_up`.',
  *check({ sms }) {
    for (const nonconformity of openedNonconformities(sms)) {
      if (nonconformity.state !== 'closed' && nonconformity.state !== 'verified') continue;
      for (const action of actionsOf(sms, nonconformity)) {
        if (textField(action.fields, 'kind') === 'correction' || wasLookedAtLater(sms, nonconformity, action)) continue;
        const related = [
          { item: nonconformity.id, message: `is ${stateInWords(nonconformity)}`, place: nonconformity.place },
        ];
        const { isStated, on } = checkOf(nonconformity, action);
        if (!isStated) {
          const done = action.done === null ? 'is not even entered as done' : `was done on ${action.done}`;
          yield {
            item: action.item,
            place: placeOfPath(nonconformity, 'actions', [action.index]),
            message: `${nonconformity.id} is ${stateInWords(nonconformity)}, but nothing says whether ${action.id} worked; it ${done}. Expected \`worked\` with day, way and result of the check.`,
            related,
          };
        } else if (on !== null && action.done !== null && compareDates(on, action.done) <= 0) {
          yield {
            item: action.item,
            place: placeOfPath(nonconformity, 'actions', [action.index, 'worked', 'at']),
            severity: 'warn',
            basis: 'practice',
            message: `${action.id} was done on ${action.done} and judged to work on ${on === action.done ? 'the same day' : on}; ${nonconformity.id} rests on that. Whether an action works shows only after some time: look again and enter what you see under \`closed.follow_up\` of ${nonconformity.id}.`,
            actual: on,
            expected: `a day after ${action.done}`,
            related,
          };
        }
      }
    }
  },
});

/** Whether a check is stated for the action or for the whole record, and its last day where it has one. */
function checkOf(
  nonconformity: Item,
  action: StatedAction,
): { readonly isStated: boolean; readonly on: string | null } {
  const checks = [mapField(action.fields, 'worked'), mapField(nonconformity, 'effectiveness')];
  return {
    isStated: hasField(action.fields, 'worked') || hasField(nonconformity, 'effectiveness'),
    on:
      checks
        .flatMap((check) => (check === null ? [] : (dateField(check, 'at') ?? [])))
        .sort()
        .at(-1) ?? null,
  };
}

/** An entry after closing that looks at the action on a later day than it was done. */
function wasLookedAtLater(sms: Sms, nonconformity: Item, action: StatedAction): boolean {
  const { done } = action;
  const days = [...followUps(nonconformity, action.id), ...followUps(nonconformity, nonconformity.id)].flatMap(
    (entry) => dateField(entry, 'at') ?? [],
  );
  return done !== null && days.some((day) => compareDates(done, day) < 0 && compareDates(day, sms.asOf) <= 0);
}
