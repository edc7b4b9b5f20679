import { likeness } from '../../core/history/likeness.ts';
import type { Item } from '../../core/model/item.ts';
import type { SeriesPeriod, Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';

/** A text with fewer words says too little to be compared. */
const fewestWords = 60;

export default defineRule({
  id: 'RECD-014',
  name: 'report-is-written-anew',
  severity: 'warn',
  basis: 'practice',
  clause: '9.1',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  parameters: {
    alike: { default: 97, most: 100, says: 'Per cent of the words from which a record counts as the one before.' },
  },
  summary: 'A record of a series says something new: it was not copied from the one before.',
  fix: 'Look whether the values were measured anew; where they were, say in the text what is different.',
  *check({ sms, number }) {
    const limit = number('alike');
    const seen = new Set<string>();
    for (const [before, record] of neighbours(sms)) {
      const pair = `${before.id} ${record.id}`;
      if (seen.has(pair) || hasOtherResults(before, record)) continue;
      seen.add(pair);
      const [old, text] = [before.facts?.body ?? '', record.facts?.body ?? ''];
      if (countWords(old) < fewestWords || countWords(text) < fewestWords) continue;
      const alike = Math.floor(likeness(old, text) * 100);
      if (alike < limit) continue;
      yield {
        item: record.id,
        place: record.place,
        message: `${alike} % of the words of ${record.id} (${record.title}) stand in ${before.id} too, the record of the period before. Was it copied forward? Expected values that were measured anew.`,
        actual: `${alike} %`,
        expected: `less than ${limit} %`,
        related: [{ item: before.id, message: before.title, place: before.place }],
      };
    }
  },
});

/** Records of a series in files of their own, each with the one of the period before. */
function neighbours(sms: Sms): readonly (readonly [Item, Item])[] {
  const series = Map.groupBy(sms.series, ({ definition, subject }) => `${definition}/${subject}`);
  return [...series.values()].flatMap((periods) => {
    const records = [...periods].sort((a, b) => (a.from < b.from ? -1 : 1)).map((period) => recordOf(sms, period));
    return records.flatMap((record, index): readonly (readonly [Item, Item])[] => {
      const before = records[index - 1] ?? null;
      return record === null || before === null || record.id === before.id ? [] : [[before, record]];
    });
  });
}

function recordOf(sms: Sms, { record }: SeriesPeriod): Item | null {
  const item = sms.items.get(record ?? '');
  return item?.storage === 'file' && item.inView ? item : null;
}

/** Values stated in fields that differ show that somebody measured. */
function hasOtherResults(before: Item, record: Item): boolean {
  const of = (item: Item): string | undefined =>
    item.origins['results']?.kind === 'frontmatter' ? JSON.stringify(item.fields['results']) : undefined;
  return of(record) !== undefined && of(record) !== of(before);
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
