import type { Item } from '../../core/model/item.ts';
import { meansHeading } from '../../core/model/heading-meaning.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import { asText } from '../../core/model/fields.ts';
import { areHeadingsRead, languageOf } from '../cont/_documents.ts';
import { defineRule } from '../define-rule.ts';
import { sectionText } from '../serv/_sections.ts';

/** What has to shape a programme, and the words by which it is recognised, in English and German. */
const grounds: readonly { readonly name: string; readonly has: RegExp }[] = [
  { name: 'the importance of the areas', has: /importan|critical|risk|weigh|wichtig|bedeut|kritisch|risik|gewicht/i },
  {
    name: 'changes',
    has: /chang|\bnew(?:ly)?\b|\bnewer\b|änder|veränder|\bneue?[nrs]?\b|umstell|umgestellt|gewechselt|umgezogen/i,
  },
  {
    name: 'the results of earlier audits',
    has: /(?:earlier|previous|prior|last|former|past|first|no) .{0,40}(?:audit|result|finding|cycle)|(?:results?|findings?) of|gap analysis|(?:früher|vorherig|letzt|vorig|bisherig|erst)\w* .{0,40}(?:audit|ergebnis|feststellung|zyklus)/i,
  },
];

export default defineRule({
  id: 'AUDT-008',
  name: 'programme-gives-its-reasons',
  severity: 'warn',
  basis: 'std',
  clause: '9.2.2',
  level: 'essential',
  types: ['audit-programme'],
  needs: ['files'],
  summary: 'The audit programme says how importance, changes and the results of earlier audits shaped it.',
  fix: 'Write a sentence on each under "Why this way"; for a first programme, that there are no earlier audits.',
  *check({ sms, note }) {
    for (const programme of itemsOfType(sms, 'audit-programme')) {
      if (programme.status !== 'approved' || !programme.inView || isOver(programme.state)) continue;
      const language = languageOf(sms, programme);
      if (!areHeadingsRead(language)) {
        note(
          `Whether ${programme.id} gives its reasons cannot be said: it is in "${language}", and only English and German are read.`,
          'Look for yourself whether it speaks of importance, changes and the results of earlier audits.',
          programme.id,
        );
        continue;
      }
      const text = reasonsIn(programme);
      const missing = grounds.filter(({ has }) => !has.test(text)).map(({ name }) => name);
      if (missing.length === 0) continue;
      yield {
        item: programme.id,
        place:
          programme.facts?.headings.find((heading) => meansHeading(heading, 'Why this way'))?.place ?? programme.place,
        message: `${programme.id} (${programme.title}) does not say how ${listWords(missing)} shaped it. Expected a sentence on ${missing.length === 1 ? 'that' : 'each'} under "Why this way" (\`reasoning\`).`,
      };
    }
  },
});

/** The section for it; in a programme with headings of its own all of its text. */
function reasonsIn(programme: Item): string {
  const stated = asText(programme.fields['reasoning']) ?? sectionText(programme, 'Why this way');
  if (stated !== null || programme.facts === null) return stated ?? '';
  const { paragraphs, lists } = programme.facts;
  return [...paragraphs, ...lists.flatMap(({ items }) => items)].map(({ text }) => text).join('\n');
}

function isOver(state: string): boolean {
  return state === 'superseded' || state === 'withdrawn';
}
