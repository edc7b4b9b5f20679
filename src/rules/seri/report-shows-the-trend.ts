import { hasField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { isOpen } from '../serv/_sections.ts';
import { textUnder } from './_report-sections.ts';
import { issuedReports } from './_issued-reports.ts';

const trend = /trend|over time|develop|compar|history|verlauf|entwicklung|vergleich/;
const earlier =
  /trend|previous|before|\blast\b|prior|change (?:to|since|from)|compar|vor(?:monat|quartal|jahr|periode|her)|veränderung|vergleich/i;

export default defineRule({
  id: 'SERI-008',
  name: 'report-shows-the-trend',
  severity: 'warn',
  basis: 'std',
  clause: '9.4',
  level: 'essential',
  types: ['service-report'],
  needs: ['files'],
  gapBeforeInForce: true,
  summary: 'A service report compares its figures with those of earlier periods.',
  fix: 'Add the figures of earlier periods under "Trend", or a column with the last period; in an issued report an entry of `corrections`.',
  *check({ sms }) {
    const reported = new Set<string>();
    for (const { item, subjects } of issuedReports(sms).filter((report) => report.item.type.key === 'service-report')) {
      // The first report of an agreement has nothing to compare with.
      const isFirst = subjects.some((subject) => !reported.has(subject)) || subjects.length === 0;
      for (const subject of subjects) reported.add(subject);
      if (isFirst || compares(item)) continue;
      yield {
        item: item.id,
        place: placeOfField(item, 'trend'),
        message: `${item.id} (${item.title}) shows figures of its period only. Expected a comparison with earlier periods: values under a heading such as "Trend", or a column with the last period.`,
        expected: 'a trend',
      };
    }
  },
});

/** A trend in a field, text under a heading that means it, a column beside the figures, or a correction that brings it. */
function compares(report: Item): boolean {
  const stated = report.fields['trend'];
  if (hasField(report, 'trend') && !(Array.isArray(stated) && stated.length === 0)) return true;
  const text = textUnder(report, trend);
  if (text !== null && !isOpen(text)) return true;
  return report.facts?.tables.some(({ columns }) => columns.some((column) => earlier.test(column))) ?? false;
}
