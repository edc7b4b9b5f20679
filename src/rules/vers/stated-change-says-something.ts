import { isTakenOver } from '../../core/history/taken-over.ts';
import { isFieldMap, textField } from '../../core/model/fields.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { isAlive } from './_versions.ts';

export default defineRule({
  id: 'VERS-004',
  name: 'stated-change-says-something',
  severity: 'info',
  basis: 'practice',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  summary: 'An entry in `changes` about the version in the file says what changed.',
  fix: 'Write one sentence, or leave `changes` out: it is derived from the commits.',
  *check({ sms }) {
    for (const item of sms.items.values()) {
      const stated = item.stated['changes'];
      if (!Array.isArray(stated) || item.version === null || !isAlive(item) || isTakenOver(sms, item)) continue;
      const index = stated.findIndex(
        (entry: unknown) => isFieldMap(entry) && textField(entry, 'version') === item.version && !saysSomething(entry),
      );
      if (index < 0) continue;
      yield {
        item: item.id,
        place: placeOfPath(item, 'changes', [index]),
        message: `The entry of ${item.id} about version ${item.version} under \`changes\` does not say what changed. Expected one sentence, or no entry.`,
      };
    }
  },
});

function saysSomething(entry: Readonly<Record<string, unknown>>): boolean {
  return ['what', 'summary', 'reason', 'why', 'text'].some((name) => textField(entry, name) !== null);
}
