import { isEnded } from '../../core/history/gone-documents.ts';
import { statesOf } from '../../core/history/item-states.ts';
import type { ItemState } from '../../core/history/item-states.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { hadStanding, isSameThing } from './_standing.ts';

export default defineRule({
  id: 'IDEN-004',
  name: 'id-is-not-used-again',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'history'],
  // What stands under the id now is no altered record: it is another one.
  subsumes: ['RECD-002'],
  question: 'whether an id that was given up is used again for something else',
  summary: 'The id of something withdrawn or disposed of is never given to something else.',
  fix: 'Take the next free number; ids are never recycled.',
  *check({ sms }) {
    const { history } = sms;
    if (history === null) return;
    for (const item of sms.items.values()) {
      // A mapping of an existing set numbers files by their order: such an id says nothing about the past.
      if (item.storage === 'file' && item.facts?.fields['id'] === undefined) continue;
      const states = statesOf(sms, item.id);
      const current = states.at(-1)?.snapshot;
      const last = formerLife(states)?.snapshot;
      if (current === null || current === undefined || last === null || last === undefined) continue;
      if ((!hadStanding(sms, last) && !isEnded(last)) || isSameThing(history, last, current)) continue;
      yield {
        item: item.id,
        place: placeOfPath(item, 'id', []),
        message: `${item.id} once was ${named(last.type, last.title)}, which was given up, and now is ${named(current.type, current.title)}. Expected an id that nothing else ever had: references to the old one would lead to the new one.`,
        actual: current.title,
        expected: last.title,
      };
    }
  },
});

/** The state in which the life before this one ended: the last one before the item was gone, or the one that ended it. */
function formerLife(states: readonly ItemState[]): ItemState | null {
  const gone = states.findLastIndex(({ snapshot }) => snapshot === null);
  if (gone > 0) return states[gone - 1] ?? null;
  const end = states.findLastIndex(
    ({ snapshot }, index) => snapshot !== null && isEnded(snapshot) && index < states.length - 1,
  );
  return end < 0 ? null : (states[end] ?? null);
}

function named(type: string, title: string): string {
  return `"${title}" (${type.replaceAll('-', ' ')})`;
}
