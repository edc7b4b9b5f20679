import { closingBinding } from '../../core/control/approval.ts';
import { dateField, mapField } from '../../core/model/fields.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

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
      if (item.type.class !== 'record' || closed === null || !item.inView) continue;
      const binding = closingBinding(item);
      if (binding.kind === 'unbound' && item.frozen) unbound += 1;
      if (binding.kind !== 'broken') continue;
      const word = { report: 'issued', audit: 'reported' }[item.type.lifecycle] ?? 'closed';
      const on = dateField(closed, 'at');
      yield {
        item: item.id,
        place: placeOfPath(item, 'closed', ['digest']),
        message: `${item.id} was ${word}${on === null ? '' : ` on ${on}`} and has been changed since. Expected the text as it was ${word}; what was wrong in it belongs under \`corrections\`, what became of it under \`closed.follow_up\`.`,
        actual: item.digest,
        expected: binding.digest,
      };
    }
    // No ids: the note may be published where some of the records may not.
    if (unbound > 0)
      note(
        `Whether ${unbound === 1 ? '1 closed record' : `${unbound} closed records`} changed after closing cannot be said: no digest was written when closing.`,
        '`clausebook close` writes it.',
      );
  },
});
