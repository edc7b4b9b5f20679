import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import type { Succession } from './_succession.ts';
import { successionsOf, wayTo } from './_succession.ts';

export default defineRule({
  id: 'LINK-005',
  name: 'succession-is-stated-by-the-heir',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  summary: 'What a document names as its successor says that it takes its place.',
  fix: 'Write the old id under `supersedes` of the new document; the other side follows from it.',
  *check({ sms }) {
    const successions = successionsOf(sms);
    const stated = successions.filter(({ heir, by }) => by.id === heir);
    const steps = Map.groupBy(stated, ({ heir }) => heir);
    for (const { heir, replaced, by, place } of successions) {
      if (by.id === heir || !by.inView || wayTo(steps, heir, replaced) !== null) continue;
      const others = stated.filter((step) => step.replaced === replaced);
      if (others.length === 0 && hasEnded(by)) continue;
      yield {
        item: by.id,
        place,
        message: messageOf(sms, by, heir, others),
        actual: heir,
        related: [
          ...others.map((step) => ({ item: step.heir, message: `says that it replaces ${by.id}`, place: step.place })),
          { item: heir, message: `does not say that it replaces ${by.id}`, place: sms.items.get(heir)?.place ?? place },
        ],
      };
    }
  },
});

/** An end of its own stands in the file: who it was handed on to is a hint for readers. */
function hasEnded(item: Item): boolean {
  return (
    ['withdrawn', 'terminated', 'expired', 'retired'].includes(item.state) ||
    textField(item, 'effective_to') !== null ||
    (item.type.lifecycle !== 'document' && item.type.lifecycle !== 'agreement')
  );
}

function messageOf(sms: Sms, item: Item, heir: string, others: readonly Succession[]): string {
  const title = sms.items.get(heir)?.title ?? heir;
  const what = `${item.id} says that ${heir} (${title}) takes its place`;
  if (others.length > 0) {
    const heirs = listWords([...new Set(others.map((step) => step.heir))]);
    return `${what}, but ${heirs} ${others.length === 1 ? 'says' : 'say'} so of ${item.id}. Expected one answer: correct \`superseded_by\` here, or \`supersedes\` there.`;
  }
  const still = item.inForce ? ` So ${item.id} still counts as in force.` : '';
  return `${what}, but ${heir} does not say so.${still} Expected ${item.id} under \`supersedes\` of ${heir}; what stands here follows from that.`;
}
