import { describeDuration } from '../../core/lifecycle/calendar.ts';
import { mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { SeriesPeriod, Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { seriesKey } from '../../core/trace/series.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'SERI-005',
  name: 'rhythm-is-kept',
  severity: 'error',
  basis: 'derived',
  clause: '8.3.3',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  subsumes: ['SERI-002'],
  summary: 'Reports come in the rhythm that was promised, not several periods in one again and again.',
  fix: 'Report as promised, or agree on another rhythm and change the promise.',
  *check({ sms }) {
    for (const periods of Map.groupBy(sms.series, ({ definition, subject }) =>
      seriesKey(definition, subject),
    ).values()) {
      const [first] = periods;
      const definition = first === undefined ? undefined : sms.items.get(first.definition);
      const [before, last] = lastTwo(sms, periods);
      if (first === undefined || definition === undefined || before === undefined || last === undefined) continue;
      if (before.periods.length < 2 || last.periods.length < 2) continue;
      const { holder, field } = rhythmOf(definition);
      const whom = first.subject === first.definition ? '' : ` for ${first.subject}`;
      yield {
        item: definition.id,
        place: placeOfField(definition, field),
        message: `${definition.id} promises reports${whom} in a rhythm of ${describeDuration(textField(holder, 'every') ?? '')}. The last two answer several periods each: ${labelled(before)}; ${labelled(last)}. Expected the rhythm that was promised; report in it, or agree on another one.`,
        related: [before, last].map(({ report, periods: answered }) => ({
          item: report.id,
          message: `${report.title}, for ${answered.length} periods`,
          place: report.place,
        })),
        keys: [seriesKey(first.definition, first.subject), before.report.id, last.report.id],
      };
    }
  },
});

interface Answer {
  readonly report: Item;
  readonly periods: readonly SeriesPeriod[];
}

/** The last two reports of a series with the periods they answer; a decision to leave one out is no report. */
function lastTwo(sms: Sms, periods: readonly SeriesPeriod[]): readonly Answer[] {
  const answered = [...Map.groupBy(periods, ({ record }) => record)].flatMap(([id, group]): readonly Answer[] => {
    const report = id === null ? undefined : sms.items.get(id);
    return report?.type.lifecycle === 'report' ? [{ report, periods: group }] : [];
  });
  return answered.slice(-2);
}

function labelled({ report, periods }: Answer): string {
  return `${report.id} for ${listWords(periods.map(({ period }) => period))}`;
}

/** Where a definition or an agreement says how often. */
function rhythmOf(definition: Item): { readonly holder: Parameters<typeof textField>[0]; readonly field: string } {
  return definition.type.key === 'report-definition'
    ? { holder: definition, field: 'every' }
    : { holder: mapField(definition, 'report') ?? {}, field: 'report' };
}
