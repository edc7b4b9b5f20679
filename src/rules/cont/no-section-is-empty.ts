import { listWords } from '../../core/model/list-words.ts';
import { defineRule } from '../define-rule.ts';
import { decidedDocuments } from './_documents.ts';
import { emptySections } from './_empty-sections.ts';

export default defineRule({
  id: 'CONT-002',
  name: 'no-section-is-empty',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'No document in force has a heading with nothing below it.',
  fix: 'Write the section, or take the heading out.',
  *check({ sms }) {
    for (const item of decidedDocuments(sms)) {
      const empty = emptySections(item, item.facts);
      const [first, ...others] = empty;
      if (first === undefined) continue;
      const names = listWords(empty.map(({ text }) => `"${text}"`));
      yield {
        item: item.id,
        place: first.place,
        message: `Nothing stands under ${names} in ${item.id} (${item.title}). Expected text, a list, a table or a picture; comments are not shown to readers. Write ${empty.length === 1 ? 'the section' : 'the sections'}, also "none", or take the heading out.`,
        related: others.map((heading) => ({
          item: item.id,
          message: `"${heading.text}" is empty`,
          place: heading.place,
        })),
      };
    }
  },
});
