import type { Item } from '../../core/model/item.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';
import { actionsOf, openedNonconformities } from './_actions.ts';
import { movesOfAction, movesOfRecord } from './_moves.ts';

export default defineRule({
  id: 'NONC-008',
  name: 'day-is-not-put-off-again',
  severity: 'warn',
  basis: 'practice',
  clause: '10.1.1',
  level: 'essential',
  types: ['nonconformity'],
  needs: ['files', 'history'],
  parameters: { moves: { default: 2, says: 'How often a day may be put off before somebody above should know.' } },
  question: 'whether the days of nonconformities and their actions were put off again and again',
  summary: 'The day of a nonconformity or of its action is not put off again and again.',
  fix: 'Take it to the next level: what is missing, and who can give it? Then set a day that holds.',
  *check({ sms, number }) {
    if (sms.history === null) return;
    const most = number('moves');
    for (const nonconformity of openedNonconformities(sms)) {
      if (nonconformity.state === 'closed' || nonconformity.state === 'verified') continue;
      let isFound = false;
      for (const action of actionsOf(sms, nonconformity)) {
        const moves = action.done === null ? movesOfAction(sms, nonconformity, action.fields) : 0;
        if (moves <= most) continue;
        isFound = true;
        yield {
          item: action.item,
          place: placeOfPath(nonconformity, 'actions', [action.index, 'due']),
          ...says(
            action.item === nonconformity.id ? `The ${action.id}` : `${action.id} of ${nonconformity.id}`,
            moves,
            most,
          ),
        };
      }
      // Where an action is put off the record waits for it: one finding is enough.
      const moves = isFound ? 0 : movesOfRecord(sms, nonconformity);
      if (moves > most) yield ofRecord(nonconformity, moves, most);
    }
  },
});

function ofRecord(nonconformity: Item, moves: number, most: number): Draft {
  return {
    item: nonconformity.id,
    place: placeOfField(nonconformity, 'due'),
    ...says(nonconformity.id, moves, most),
  };
}

function says(name: string, moves: number, most: number): Pick<Draft, 'message' | 'actual' | 'expected'> {
  return {
    message: `${name} has been put off ${moves} times. Expected that somebody above the owner hears of it after ${most}: what is missing, and who can give it?`,
    actual: `${moves} times`,
    expected: `at most ${most}`,
  };
}
