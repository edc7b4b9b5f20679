import { listWords } from '../../core/model/list-words.ts';
import { defineRule } from '../define-rule.ts';
import { lastStep, namedSteps } from './_named-steps.ts';

const over: ReadonlySet<string> = new Set(['superseded', 'withdrawn', 'expired', 'ended', 'terminated', 'retired']);

export default defineRule({
  id: 'LINK-012',
  name: 'named-step-is-there',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  summary: 'A step of another document that a text names by its number is there.',
  fix: 'Read the sentence with the other document beside it, and name the step as it is now; a link to a heading does not shift when steps do.',
  *check({ sms }) {
    for (const item of sms.items.values()) {
      if (item.type.class !== 'document' || item.storage !== 'file' || item.facts === null) continue;
      if (!item.inView || over.has(item.state)) continue;
      const told = new Set<string>();
      for (const { target, steps, words, place } of namedSteps(sms, item, item.facts)) {
        const last = target.storage === 'file' ? lastStep(target) : null;
        const gone = steps.filter((step) => last !== null && step > last && !told.has(`${target.id} ${step}`));
        if (gone.length === 0) continue;
        for (const step of gone) told.add(`${target.id} ${step}`);
        const [which, expected] =
          gone.length === 1
            ? [`step ${gone[0]}`, 'a step that is']
            : [`steps ${listWords(gone.map(String))}`, 'steps that are'];
        yield {
          item: item.id,
          place,
          message: `${item.id} names ${which} of ${target.id} (${target.title}), whose steps end with ${last}. Expected ${expected} there: look at what the sentence meant, and name it as it is now.`,
          actual: words,
          related: [{ item: target.id, message: `ends with step ${last}`, place: target.place }],
        };
      }
    }
  },
});
