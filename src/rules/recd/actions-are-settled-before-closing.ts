import { mapField, mapsField, textField } from '../../core/model/fields.ts';
import { dateField, hasField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { endsWithItsActions } from '../../core/trace/open-actions.ts';

export default defineRule({
  id: 'RECD-010',
  name: 'actions-are-settled-before-closing',
  severity: 'error',
  basis: 'derived',
  clause: '10.1.1',
  level: 'essential',
  needs: ['files'],
  summary: 'A nonconformity, problem or change is closed when its actions are done or handed on.',
  fix: 'Close the actions first, or hand them on: `moved_to` under `closed.follow_up`.',
  *check({ sms }) {
    for (const item of sms.items.values()) {
      if (!endsWithItsActions.has(item.type.key) || item.status !== 'closed' || !item.inView) continue;
      const open = openActions(sms, item);
      const [first] = open;
      if (first === undefined) continue;
      const names = open.map(({ name }) => name);
      yield {
        item: item.id,
        place: placeOfPath(item, 'actions', [first.index]),
        keys: [item.id, ...names],
        message: `${item.id} is closed while ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} open. Expected \`done\` with a day for each action, or under \`closed.follow_up\` where it was handed on to.`,
      };
    }
  },
});

interface OpenAction {
  readonly name: string;
  readonly index: number;
}

function openActions(sms: Sms, item: Item): readonly OpenAction[] {
  const followed = mapsField(mapField(item, 'closed') ?? {}, 'follow_up').filter(
    (entry) => dateField(entry, 'done') !== null || textField(entry, 'moved_to') !== null,
  );
  return mapsField(item, 'actions').flatMap((action, index) => {
    const id = textField(action, 'id');
    const own = sms.items.get(id ?? '');
    const name = id ?? `the ${ordinal(index)} action`;
    const isDone = hasField(action, 'done') || (own !== undefined && hasField(own, 'done'));
    const isMoved = followed.some((entry) => [id, name].includes(textField(entry, 'ref')));
    return isDone || isMoved ? [] : [{ name, index }];
  });
}

function ordinal(index: number): string {
  return ['first', 'second', 'third', 'fourth', 'fifth'][index] ?? `${index + 1}th`;
}
