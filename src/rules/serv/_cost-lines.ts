import { mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { IssuedReport } from '../seri/_issued-reports.ts';
import { issuedReports } from '../seri/_issued-reports.ts';
import { isOpen } from './_sections.ts';

/** A line of a cost report. */
export interface CostLine {
  readonly name: string;
  readonly hasBudget: boolean;
  readonly hasActual: boolean;
  readonly index: number;
}

/** A line that sums up others. */
const sum =
  /^\W*(?:(?:sub-?|grand |over-?all )?totals?|sum(?: total)?|all services|(?:gesamt|zwischen|teil|end)?summe|gesamt(?:betrag|kosten|ergebnis)?|insgesamt|alle services)(?!\p{L})/iu;

/**
 * Lines of a cost report, without those that sum up.
 *
 * @param report cost report
 */
export function costLines(report: Item): readonly CostLine[] {
  return mapsField(report, 'lines').flatMap((row, index) => {
    const name = textField(row, 'service_or_group');
    if (name === null || sum.test(name)) return [];
    return [
      { name, hasBudget: !isOpen(textField(row, 'budget')), hasActual: !isOpen(textField(row, 'actual')), index },
    ];
  });
}

/** The newest issued cost report. */
export function newestCostReport(sms: Sms): IssuedReport | null {
  return (
    issuedReports(sms).findLast(({ item }) => item.type.key === 'report' && item.kind?.key === 'cost' && item.inView) ??
    null
  );
}

/** True when a line is about a service: it names its id or title. */
export function isAbout({ name }: CostLine, service: Item): boolean {
  return (
    (name.match(/[A-Z]{2,6}-[\w-]*\d/g)?.includes(service.id) ?? false) ||
    name.toLowerCase().includes(service.title.toLowerCase())
  );
}
