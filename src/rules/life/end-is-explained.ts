import { dateField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'LIFE-007',
  name: 'end-is-explained',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  summary: 'What is withdrawn says when and why; what is replaced says by what.',
  fix: 'Add them with `clausebook withdraw` or `clausebook supersede`; the old page then leads to the new one.',
  *check({ sms }) {
    for (const item of sms.items.values()) {
      if (item.type.lifecycle !== 'document' && item.type.lifecycle !== 'agreement') continue;
      const stated = textField(item.stated, 'status');
      if (stated === 'superseded' && !hasSuccessor(sms, item)) {
        yield {
          item: item.id,
          place: placeOfPath(item, 'status', []),
          message: `${item.id} states that it is superseded, and nothing says by what. Expected \`supersedes: [${item.id}]\` in the document that takes its place.`,
        };
      }
      if (item.status !== 'withdrawn' && item.status !== 'terminated') continue;
      const missing = missingOf(sms, item);
      if (missing.length === 0) continue;
      yield {
        item: item.id,
        place: placeOfPath(item, 'status', []),
        message: `${item.id} is ${item.status} and states no ${missing.join(' and no ')}. Expected an entry \`withdrawn\` under \`approvals\` with the day and the reason.`,
      };
    }
  },
});

/** What the end lacks. A successor is reason enough, and its first day tells when. */
function missingOf(sms: Sms, item: Item): readonly string[] {
  const entries = mapsField(item, 'approvals').filter((entry) => textField(entry, 'action') === 'withdrawn');
  const day =
    dateField(item, 'effective_to') ??
    (item.status === 'terminated' ? dateField(item, 'to') : null) ??
    entries.flatMap((entry) => dateField(entry, 'on') ?? [])[0];
  const reason =
    hasSuccessor(sms, item) ||
    entries.some((entry) => (textField(entry, 'reason') ?? textField(entry, 'note')) !== null) ||
    textField(item, 'reason') !== null ||
    mapsField(item, 'changes').some(
      (entry) => /withdr|terminat|end/i.test(textField(entry, 'kind') ?? '') && textField(entry, 'summary') !== null,
    );
  return [...(day === undefined ? ['day'] : []), ...(reason ? [] : ['reason'])];
}

function hasSuccessor(sms: Sms, item: Item): boolean {
  return (
    textField(item, 'superseded_by') !== null ||
    (sms.relationsTo.get(item.id) ?? []).some((relation) => relation.verb === 'supersedes')
  );
}
