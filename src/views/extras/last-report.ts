import type { Item } from '../../core/model/item.ts';
import type { Site } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { itemValue, textValue, toneValue } from '../value-view.ts';
import { say, sayCount } from '../words/say.ts';
import type { TargetLine } from './agreement-targets.ts';
import { idValue, reportsOn, targetLines, targetsOfService } from './agreement-targets.ts';
import type { ExtraSection } from './extra-section.ts';
import { periodInWords } from './period-words.ts';
import { tableSection } from './table-section.ts';

/** What the latest report on an agreement says of some of its targets. */
export interface LastReport {
  readonly report: Item;
  /** Targets asked for. */
  readonly count: number;
  readonly met: number;
  readonly missed: number;
  /** Targets that the report names without saying whether they were met. */
  readonly undecided: number;
  /** Targets that the report does not name. */
  readonly unreported: number;
}

/**
 * Targets as the latest report on their agreement has them: what an earlier report said of them does not count.
 *
 * @param site the site
 * @param agreement the agreement
 * @param lines targets asked for; all of the agreement when left out
 * @returns null where there is no target, or no report names any target of the agreement
 */
export function lastReportOn(
  site: Site,
  agreement: Item,
  lines: readonly TargetLine[] = targetLines(site, agreement),
): LastReport | null {
  const naming = new Set(targetLines(site, agreement).flatMap(({ last }) => last?.report.id ?? []));
  const report = reportsOn(site, agreement).find(({ id }) => naming.has(id));
  if (report === undefined || lines.length === 0) return null;
  const results = lines.flatMap(({ last }) => (last?.report.id === report.id ? [last.isMet] : []));
  return {
    report,
    count: lines.length,
    met: results.filter((isMet) => isMet === true).length,
    missed: results.filter((isMet) => isMet === false).length,
    undecided: results.filter((isMet) => isMet === null).length,
    unreported: lines.length - results.length,
  };
}

/** `3 of 4 targets met in SRP-012 (May 2026); 1 not reported`. */
export function lastReportWords(last: LastReport): string {
  const { report, count, met, missed, undecided, unreported } = last;
  const values = { met, report: report.id, period: periodInWords(report.fields['period'] ?? report.date) };
  if (unreported === count)
    return sayCount(
      count,
      '1 target, not reported in {report} ({period})',
      '{count} targets, none reported in {report} ({period})',
      values,
    );
  const rest = [
    ...(missed === 0 ? [] : [say('{number} missed', { number: missed })]),
    ...(undecided === 0 ? [] : [say('{number} without a result', { number: undecided })]),
    ...(unreported === 0 ? [] : [say('{number} not reported', { number: unreported })]),
  ];
  const words = sayCount(
    count,
    '{met} of 1 target met in {report} ({period})',
    '{met} of {count} targets met in {report} ({period})',
    values,
  );
  return [words, ...rest].join('; ');
}

/** The words with their tone: good only where every target is reported as met. */
export function lastReportValue(last: LastReport | null, words?: string): ValueView {
  if (last === null) return textValue('');
  const tone = last.missed > 0 ? 'stop' : last.met === last.count ? 'good' : 'warn';
  return toneValue(words ?? lastReportWords(last), tone);
}

interface OnService {
  readonly agreement: Item;
  readonly last: LastReport;
  /** No target of the agreement is about the service alone, so the whole agreement is looked at. */
  readonly isWhole: boolean;
}

/**
 * What the latest report on each agreement with customers says of a service.
 *
 * @param site the site
 * @param service the service
 * @param agreements agreements about it; those with suppliers and others inside are left out
 */
export function lastReportsOnService(site: Site, service: Item, agreements: readonly Item[]): readonly OnService[] {
  return agreements
    .filter(({ type }) => type.key === 'sla')
    .flatMap((agreement): readonly OnService[] => {
      const own = targetsOfService(site, service, [agreement]);
      const last = lastReportOn(site, agreement, own.length === 0 ? undefined : own);
      return last === null ? [] : [{ agreement, last, isWhole: own.length === 0 }];
    });
}

/** One line for each agreement: `SLA-001: 2 of 2 targets met in SRP-012 (May 2026)`. */
export function lastReportsValue(reports: readonly OnService[]): ValueView {
  const items = reports.map(({ agreement, last, isWhole }) => {
    const values = { agreement: agreement.id, result: lastReportWords(last) };
    const words = isWhole
      ? say('{agreement}, all its services: {result}', values)
      : say('{agreement}: {result}', values);
    return lastReportValue(last, words);
  });
  const [only] = items;
  return items.length === 1 && only !== undefined ? only : { kind: 'list', items };
}

/** Latest reports on agreements none of whose targets is about the service alone. */
export function wholeReports(site: Site, reports: readonly OnService[]): readonly ExtraSection[] {
  return tableSection(
    'cb_reports',
    say('Last reports on its agreements'),
    [say('Agreement'), say('Report'), say('Period'), say('Result')],
    reports
      .filter(({ isWhole }) => isWhole)
      .map(({ agreement, last }) => [
        idValue(site, agreement.id),
        itemValue(site, last.report.id),
        textValue(periodInWords(last.report.fields['period'] ?? last.report.date)),
        lastReportValue(last),
      ]),
  ).map((section) => ({
    ...section,
    lead: say(
      'These agreements promise nothing about this service alone, so the figures are those of all their targets.',
    ),
  }));
}
