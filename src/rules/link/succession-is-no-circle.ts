import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import type { Succession } from './_succession.ts';
import { successionsOf, wayTo } from './_succession.ts';

export default defineRule({
  id: 'LINK-004',
  name: 'succession-is-no-circle',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  subsumes: ['LINK-005'],
  summary: 'No document takes the place of itself, neither at once nor by way of others.',
  fix: 'Keep the entry of the document that came last, and take the other out.',
  *check({ sms }) {
    const successions = successionsOf(sms);
    const steps = Map.groupBy(successions, ({ heir }) => heir);
    const told = new Set<string>();
    for (const { heir } of successions) {
      if (told.has(heir)) continue;
      const circle = wayTo(steps, heir, heir);
      if (circle === null) continue;
      const ids = circle.map((step) => step.heir);
      for (const id of ids) told.add(id);
      const wrong = circle.toSorted(oldestFirst(sms))[0] ?? circle[0];
      if (wrong === undefined) continue;
      yield {
        item: wrong.by.id,
        keys: ids,
        place: wrong.place,
        message: messageOf(sms, circle, wrong),
        related: circle
          .filter((step) => step !== wrong)
          .map((step) => ({ item: step.by.id, message: inWords(step), place: step.place })),
      };
    }
  },
});

/** What came first cannot take the place of what came later: its entry is the wrong one. */
function oldestFirst(sms: Sms): (a: Succession, b: Succession) => number {
  const key = ({ heir, by }: Succession): string =>
    `${sms.items.get(heir)?.effectiveFrom ?? '9999-12-31'} ${heir} ${by.id}`;
  return (a, b) => (key(a) < key(b) ? -1 : 1);
}

function messageOf(sms: Sms, circle: readonly Succession[], wrong: Succession): string {
  if (circle.length === 1)
    return `${wrong.heir} is stated to replace itself. Expected the id of the document that it replaces, or no entry.`;
  const items = circle.flatMap(({ heir }) => sms.items.get(heir) ?? []);
  const lost = items.every((item) => item.state === 'superseded') ? ' So none of them counts as in force.' : '';
  const likely = items.every((item) => item.effectiveFrom !== null) ? `, most likely "${inWords(wrong)}"` : '';
  return `${listWords(circle.map(inWords))}.${lost} Expected a line that ends: take the wrong entry out${likely}.`;
}

function inWords({ heir, replaced, by }: Succession): string {
  return by.id === heir ? `${heir} replaces ${replaced}` : `${replaced} is replaced by ${heir}`;
}
