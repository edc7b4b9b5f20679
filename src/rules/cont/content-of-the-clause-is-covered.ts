import { listWords } from '../../core/model/list-words.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import { contentListOf } from './_content-points.ts';
import type { ContentList } from './_content-points.ts';
import { isCovered } from './_coverage.ts';
import { areHeadingsRead, isDecided, languageOf } from './_documents.ts';

export default defineRule({
  id: 'CONT-003',
  name: 'content-of-the-clause-is-covered',
  severity: 'error',
  basis: 'std',
  clause: '6.3',
  level: 'essential',
  types: ['plan', 'policy', 'continuity-plan', 'sla', 'ola', 'supplier-contract'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'Plan, policy, agreements and continuity plans speak of every subject their clause lists.',
  fix: 'Add a heading for what is missing, or a reference to the item that holds it.',
  *check({ sms, note }) {
    for (const item of sms.items.values()) {
      const list = namedElsewhere(sms, item) ? null : contentListOf(item);
      const { facts } = item;
      if (list === null || !item.inView || !isDecided(sms, item) || facts === null) continue;
      const missing = list.points.filter((point) => !isCovered(sms, item, facts, list, point));
      if (missing.length === 0) continue;
      const language = languageOf(sms, item);
      if (!areHeadingsRead(language)) {
        note(
          `The headings of ${item.id} are in "${language}"; only English and German ones are recognised.`,
          remedyFor(list),
          item.id,
        );
        continue;
      }
      const says = missing.map((point) => `${point.key} (${point.says})`);
      yield {
        item: item.id,
        place: item.place,
        clause: list.clause,
        message: `${item.id} says nothing about ${listWords(says)}. Expected a heading or a reference for each subject of clause ${list.clause}; ${remedyFor(list)}`,
        actual: `${list.points.length - missing.length} of ${list.points.length} subjects`,
        expected: missing.map((point) => point.key).join(', '),
      };
    }
  },
});

const remedyFor = (list: ContentList): string =>
  list.mappedIn === undefined
    ? 'add it, or name the item that holds it.'
    : `add it, or say under \`${list.mappedIn}\` which heading or item holds it.`;

/** The points of a contract with a supplier are those of SERV-010: one cause, one finding. */
function namedElsewhere(sms: Sms, item: Item): boolean {
  return item.type.key === 'supplier-contract' && sms.settings.rules['SERV-010']?.severity !== 'off';
}
