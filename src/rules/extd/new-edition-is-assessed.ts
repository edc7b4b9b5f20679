import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { dateField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { reviewLog } from '../../core/model/review-log.ts';

const changed = /^(?:change[- ]needed|new(?:er)? (?:edition|version|release)|neue (?:ausgabe|version|fassung))/i;

interface News {
  readonly day: string;
  readonly outcome: string;
  readonly index: number;
}

export default defineRule({
  id: 'EXTD-002',
  name: 'new-edition-is-assessed',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  types: ['external-document'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  parameters: {
    limit: {
      default: 'P30D',
      says: 'How long the assessment of a newer edition may take once somebody has seen it. A convention of ours.',
    },
  },
  summary: 'What a newer edition of an outside document means is assessed soon after somebody has seen it.',
  fix: 'Read it, enter it under `amendments` with `assessed_at` and `impact`, adapt what rests on it, and log `no-change` when that is done.',
  *check({ sms, asOf, text }) {
    const limit = parseDuration(text('limit'));
    if (limit === null) return;
    for (const item of itemsOfType(sms, 'external-document')) {
      if (!item.inForce || !item.inView) continue;
      const news = lastNews(item, asOf);
      const due = news === null ? asOf : addDuration(news.day, limit);
      if (news === null || compareDates(due, asOf) >= 0 || isAssessed(item, news.day, asOf)) continue;
      yield {
        item: item.id,
        place: placeOfPath(item, 'review', ['log', news.index]),
        due,
        message: `On ${news.day} somebody saw that ${item.id} (${item.title}) has changed (\`${news.outcome}\`), and by ${due} (${describeDuration(text('limit'))}) nothing says what that means here. Expected an entry under \`amendments\` with \`assessed_at\` and \`impact\`; "nothing" is an answer.`,
      };
    }
  },
});

/** The last look until the day, where it found something new. */
function lastNews(item: Item, asOf: string): News | null {
  const looks = reviewLog(item).flatMap((entry, index): readonly News[] => {
    const day = dateField(entry, 'at');
    const outcome = textField(entry, 'outcome') ?? '';
    return day === null || compareDates(day, asOf) > 0 ? [] : [{ day, outcome, index }];
  });
  const last = looks.toSorted((a, b) => compareDates(a.day, b.day)).at(-1);
  return last !== undefined && changed.test(last.outcome.trim()) ? last : null;
}

function isAssessed(item: Item, since: string, asOf: string): boolean {
  return mapsField(item, 'amendments').some((amendment) => {
    const day = dateField(amendment, 'assessed_at');
    return day !== null && compareDates(day, since) >= 0 && compareDates(day, asOf) <= 0;
  });
}
