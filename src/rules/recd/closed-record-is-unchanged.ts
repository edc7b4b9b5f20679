import { closingBinding } from '../../core/control/approval.ts';
import { describeCommit } from '../../core/history/item-states.ts';
import { dateField, mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import type { FrozenChange } from './_frozen.ts';
import { changeSinceClosing } from './_frozen.ts';

export default defineRule({
  id: 'RECD-002',
  name: 'closed-record-is-unchanged',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files', 'base'],
  summary: 'A record that was closed, issued or reported stays as it was.',
  fix: 'Restore the closed text and add an entry under `corrections`.',
  *check({ sms, note }) {
    let unbound = 0;
    for (const item of sms.items.values()) {
      const closed = mapField(item, 'closed');
      if (item.type.class !== 'record' || !item.inView) continue;
      const word = { report: 'issued', audit: 'reported' }[item.type.lifecycle] ?? 'closed';
      if (closed === null) {
        const lost = changeSinceClosing(sms, item);
        if (lost !== null) yield changeDraft(sms, item, lost, word);
        continue;
      }
      const binding = closingBinding(item);
      if (binding.kind === 'broken') {
        const on = dateField(closed, 'at');
        yield {
          item: item.id,
          place: placeOfPath(item, 'closed', ['digest']),
          message: `${item.id} was ${word}${on === null ? '' : ` on ${on}`} and has been changed since. Expected the text as it was ${word}; what was wrong in it belongs under \`corrections\`, what became of it under \`closed.follow_up\`.`,
          actual: item.digest,
          expected: binding.digest,
        };
        continue;
      }
      const change = changeSinceClosing(sms, item);
      if (change !== null) yield changeDraft(sms, item, change, word);
      else if (binding.kind === 'unbound' && item.frozen && (sms.history?.line.get(item.id) ?? []).length === 0)
        unbound += 1;
    }
    // No ids: the note may be published where some of the records may not.
    if (unbound > 0)
      note(
        `Whether ${unbound === 1 ? '1 closed record' : `${unbound} closed records`} changed after closing cannot be said: no digest was written when closing${sms.history === null ? '' : ', and history does not know it'}.`,
        '`clausebook close` writes it.',
      );
  },
});

function changeDraft(sms: Sms, item: Item, { what, closed, digest, since }: FrozenChange, word: string): Draft {
  const old = mapField(closed.stated, 'closed') ?? {};
  const on = dateField(old, 'at');
  const was = `${item.id} was ${word}${on === null ? '' : ` on ${on}`}`;
  const { history } = sms;
  const where = since === null || history === null ? '' : ` in ${describeCommit(history, since.commit)}`;
  const isRewritten = closingBinding(item).kind === 'intact';
  const message = {
    text: `${was}; its text was changed afterwards${where}${isRewritten ? ', and the digest was rewritten to fit' : ''}. Expected the text as it was ${word}; what was wrong in it belongs under \`corrections\`.`,
    act: `${was} by ${textField(old, 'by') ?? 'nobody'}; day or person of that act was changed afterwards${where}. Expected the act as it was recorded; what was wrong in it belongs under \`corrections\`.`,
    'follow-up': `${was}; an entry of \`closed.follow_up\` was changed or removed afterwards${where}. Expected a list that only grows: add what happened later.`,
    undone: `${was}; ${item.frozen ? 'the act of closing was taken away' : 'it was opened again'}${where}, and no correction says why. Expected the record as it was ${word}, or an entry under \`corrections\` with day, person and reason.`,
    reopened: `${was}, opened again${where}, changed and ${word} again, and no correction says why. Expected an entry under \`corrections\` with day, person and reason.`,
  }[what];
  return {
    item: item.id,
    place: what === 'undone' ? placeOfPath(item, 'status', []) : placeOfPath(item, 'closed', ['digest']),
    message,
    actual: item.digest,
    expected: digest,
  };
}
