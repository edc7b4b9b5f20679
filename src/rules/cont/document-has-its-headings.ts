import { listWords } from '../../core/model/list-words.ts';
import { guidanceFor } from '../../core/types/heading-guidance.ts';
import { describeType } from '../appr/_topic.ts';
import { defineRule } from '../define-rule.ts';
import { areHeadingsRead, decidedDocuments, languageOf } from './_documents.ts';
import { missingHeadings } from './_headings.ts';

export default defineRule({
  id: 'CONT-001',
  name: 'document-has-its-headings',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'Documents have the headings that readers expect of their type, in words of their own.',
  fix: 'Add the section; one sentence is enough where there is little to say.',
  *check({ sms, note }) {
    for (const item of decidedDocuments(sms)) {
      const missing = missingHeadings(sms, item, item.facts);
      const [first] = missing;
      if (first === undefined) continue;
      const language = languageOf(sms, item);
      if (!areHeadingsRead(language)) {
        note(
          `The headings of ${item.id} are in "${language}"; only English and German ones are recognised.`,
          `Look for yourself whether it speaks of ${quoted(missing)}.`,
          item.id,
        );
        continue;
      }
      const guidance = missing.map((heading) => `"${heading}": ${guidanceFor(item.type, item.kind, heading)}`);
      yield {
        item: item.id,
        place: item.place,
        message: `${item.id} (${item.title}) has no section that means ${quoted(missing)}. Readers of ${describeType(item)} look for that: add it, in words of your own.`,
        expected: missing.join(', '),
        fix: `Add the section. ${guidance.join(' ')}`,
      };
    }
  },
});

function quoted(headings: readonly string[]): string {
  return listWords(headings.map((heading) => `"${heading}"`)).replace(/ and (?="[^"]*"$)/, ' or ');
}
