import { booleanField, mapField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { SourceFacts } from '../../core/model/facts.ts';
import { areHeadingsRead, isDecided, languageOf } from '../cont/_documents.ts';
import { defineRule } from '../define-rule.ts';

/** What can be held in the hand, or reached, when network and building are gone. */
const away =
  /\bpaper\b|\bprint(?:ed|s|outs?)?\b|\bofflin|\bhosted\b|\bcloud\b|\b(?:mobile|duty|private|own) (?:tele)?phones?\b|\bon (?:the|their|our) (?:tele)?phones?\b|\bsmartphone|\bmemory stick|\busb\b|\bbinder|\bfolders?\b|\bfireproof|\bsafe\b|off-?site|\boutside (?:of )?(?:our|the)\b|\bat home\b|\b(?:second|other|another|recovery) (?:site|place|location|office)\b|\bpapier|\bgedruckt|\bausgedruckt|\bausdruck|\bau(?:ß|ss)erhalb\b|\bhandys?\b|\bdiensttelefon|\bordner\b|\btresor|\bzu hause\b|\bzweite[nrm]? (?:standort|ort)\b|\banderen? (?:standort|ort)\b/i;
/** What lies there: the plan itself, or copies of it. */
const plan =
  /\b(?:this|the|our) (?:continuity |emergency )?plan\b|\bcontact list|\bcop(?:y|ies)\b|\bbundle\b|\bdies(?:er|en|es) plan|\b(?:der|den|des) (?:notfall)?plan|\bnotfallplan|\bkontaktliste|\bkopien?\b|\bexemplare?\b/i;

export default defineRule({
  id: 'ACCS-007',
  name: 'continuity-plan-is-at-hand',
  severity: 'error',
  basis: 'derived',
  clause: '8.7.2',
  level: 'essential',
  types: ['continuity-plan'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'A continuity plan says how it is read where network and building are gone.',
  fix: 'Write in the plan where its copies are (on paper, on the duty telephones, hosted elsewhere), and who exchanges them.',
  *check({ sms, note }) {
    for (const item of itemsOfType(sms, 'continuity-plan')) {
      if (item.facts === null || !item.inView || !isDecided(sms, item)) continue;
      if (booleanField(mapField(item, 'distribution') ?? {}, 'offline') === true || isSaid(item.facts)) continue;
      const language = languageOf(sms, item);
      if (!areHeadingsRead(language)) {
        note(
          `Whether ${item.id} says how it is read away from the usual place cannot be said: texts in the language "${language}" are not understood.`,
          'Look for it yourself, and state `distribution: {offline: true}` where it is so.',
          item.id,
        );
        continue;
      }
      yield {
        item: item.id,
        place: item.place,
        message: `${item.id} (${item.title}) does not say how it is read, with whom to call, when network and building are gone. Expected where copies of the plan are (on paper, on the duty telephones, hosted elsewhere), and who exchanges them.`,
      };
    }
  },
});

function isSaid(facts: SourceFacts): boolean {
  return isUnderOwnHeading(facts) || isInPassage(facts);
}

function isInPassage(facts: SourceFacts): boolean {
  const { body } = facts;
  if (!away.test(body) || !plan.test(body)) return false;
  return [
    ...facts.paragraphs.map(({ text }) => text),
    ...facts.lists.flatMap(({ items }) => items.map(({ text }) => text)),
    ...facts.tables.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text).join(' | '))),
  ].some((text) => away.test(text) && plan.test(text));
}

/** A heading that asks where the plan is, whatever words the text below it uses. */
function isUnderOwnHeading({ headings, paragraphs, lists, tables }: SourceFacts): boolean {
  return headings.some(
    (heading) =>
      plan.test(heading.text) &&
      /\b(?:where|read|reach|kept|copies|wo|lesen|liegt|erreichen)\b/i.test(heading.text) &&
      [...paragraphs, ...lists, ...tables].some((block) => block.heading?.slug === heading.slug),
  );
}
