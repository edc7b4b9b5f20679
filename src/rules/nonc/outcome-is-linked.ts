import { compareDates } from '../../core/lifecycle/calendar.ts';
import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';

/** What a stated outcome leads to, with the words for it. An improvement may be made by a change or a decision as well. */
const led: Readonly<Record<string, { readonly types: ReadonlySet<string>; readonly words: string }>> = {
  improvement: {
    types: new Set(['improvement', 'objective', 'change', 'problem', 'decision', 'risk', 'service-transition-plan']),
    words: 'improvement, change, problem, decision or risk',
  },
  nonconformity: { types: new Set(['nonconformity', 'corrective-action']), words: 'nonconformity' },
};

export default defineRule({
  id: 'NONC-006',
  name: 'outcome-is-linked',
  severity: 'warn',
  basis: 'derived',
  clause: '10.2',
  level: 'essential',
  types: ['case', 'major-incident-report'],
  needs: ['files'],
  summary: 'A closed complaint, dispute or major incident says what follows from it, and leads there.',
  fix: 'Decide: `outcome: none`, or improvement or nonconformity with an item whose `source` names the record.',
  *check({ sms }) {
    for (const item of [...itemsOfType(sms, 'case'), ...itemsOfType(sms, 'major-incident-report')]) {
      if (item.status !== 'closed' || !item.inView || isTakenOver(sms, item)) continue;
      const outcome = textField(item, 'outcome');
      if (outcome !== null && (led[outcome] === undefined || leadsTo(sms, item, led[outcome].types))) continue;
      yield {
        item: item.id,
        place: placeOfField(item, 'outcome'),
        message:
          outcome === null
            ? `${item.id} (${item.title}) is closed, and nothing says what follows from it. Expected \`outcome\`: none, improvement or nonconformity.`
            : `${item.id} (${item.title}) is closed with the outcome "${outcome}", and no ${led[outcome]?.words ?? outcome} names it or is named in it. Expected one with ${item.id} as \`source\`, or a link to it.`,
      };
    }
  },
});

function isTakenOver({ settings }: Sms, { date }: Item): boolean {
  return settings.adopted !== null && date !== null && compareDates(date, settings.adopted) < 0;
}

function leadsTo(sms: Sms, item: Item, types: ReadonlySet<string>): boolean {
  const others = [
    ...(sms.relationsFrom.get(item.id) ?? []).map(({ to }) => to),
    ...(sms.relationsTo.get(item.id) ?? []).map(({ from }) => from),
  ];
  return others.some((id) => types.has(sms.items.get(id)?.type.key ?? ''));
}
