import { compareDates, daysBetween } from '../../core/lifecycle/calendar.ts';
import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Duty } from '../../core/trace/falling-due.ts';
import { followedUp } from '../../core/trace/finding-follow-up.ts';
import { openDuties } from '../../core/trace/falling-due.ts';
import { idsAt } from '../../core/trace/field-references.ts';
import { measuredValues } from '../../core/trace/measured-values.ts';
import { chartTarget } from '../extras/measure.ts';
import { isAbove, openRisks } from '../maps/risk-map.ts';
import { waiverOf } from '../due-view.ts';
import type { Site } from '../site.ts';
import type { ObjectiveCourse } from './objective-course.ts';
import { courseOfObjective } from './objective-course.ts';

const aDay = { years: 0, months: 0, weeks: 0, days: 1, hours: 0, minutes: 0 };

/** What top management asks first, each with the items behind the number. */
export interface StateFacts {
  /** Duties whose day has passed, the oldest first. */
  readonly late: readonly Duty[];
  readonly risksAboveLine: readonly Item[];
  /** Nonconformities that are not closed, the oldest first. */
  readonly nonconformities: readonly { readonly item: Item; readonly days: number | null }[];
  /** Findings of audits that nothing has closed. */
  readonly auditFindings: readonly Item[];
  /** Measures whose last value misses the target that holds for it. */
  readonly offTarget: readonly { readonly measure: Item; readonly value: string; readonly period: string }[];
  readonly objectives: readonly { readonly objective: Item; readonly course: ObjectiveCourse }[];
}

const known = new WeakMap<Site, StateFacts>();

/** The facts of a site, worked out once. */
export function stateFacts(site: Site): StateFacts {
  const facts = known.get(site) ?? factsOf(site);
  known.set(site, facts);
  return facts;
}

function factsOf(site: Site): StateFacts {
  const { sms } = site.checked;
  return {
    late: openDuties(sms, aDay).filter(
      (duty) => duty.on !== null && compareDates(duty.on, sms.asOf) < 0 && waiverOf(site, duty) === null,
    ),
    risksAboveLine: openRisks(site).filter((risk) => isAbove(site, risk)),
    nonconformities: itemsOfType(sms, 'nonconformity')
      .filter((item) => item.inView && item.state !== 'closed')
      .map((item) => ({ item, days: item.date === null ? null : daysBetween(item.date, sms.asOf) }))
      .sort((a, b) => (b.days ?? 0) - (a.days ?? 0)),
    auditFindings: openAuditFindings(site),
    offTarget: offTarget(site),
    objectives: itemsOfType(sms, 'objective')
      .filter((objective) => objective.inView && objective.state !== 'cancelled')
      .map((objective) => ({ objective, course: courseOfObjective(site, objective) })),
  };
}

/** A finding of an audit is open until the nonconformity or improvement that answers it is closed; a strength asks for nothing. */
function openAuditFindings(site: Site): readonly Item[] {
  const { sms } = site.checked;
  return itemsOfType(sms, 'finding').filter((finding) => {
    const naming = (sms.relationsTo.get(finding.id) ?? []).map(({ from }) => from);
    const answers = [...naming, ...idsAt(sms, finding, 'leads_to')]
      .flatMap((id) => sms.items.get(id) ?? [])
      .filter(({ type }) => type.key === 'nonconformity' || type.key === 'improvement');
    const isStrength = textField(finding, 'grade') === 'strength';
    const isDone = answers.length === 0 && followedUp(sms, finding) !== null;
    return finding.inView && !isStrength && !isDone && !answers.some(({ state }) => closedStates.has(state));
  });
}

const closedStates: ReadonlySet<string> = new Set([
  'closed',
  'verified',
  'measured',
  'implemented',
  'rejected',
  'effective',
]);

function offTarget(site: Site): StateFacts['offTarget'] {
  const values = measuredValues(site.checked.sms);
  return itemsOfType(site.checked.sms, 'measure').flatMap((measure) => {
    const latest = (values.get(measure.id.toLowerCase()) ?? []).filter(({ number }) => number !== null).at(-1);
    const target = chartTarget(measure);
    if (!measure.inForce || latest?.number === undefined || latest.number === null || target === null) return [];
    if (!target.holds(latest.period)) return [];
    return target.misses?.(latest.number) === true ? [{ measure, value: latest.text, period: latest.period }] : [];
  });
}

/** How many values of measures met their target in a month. */
export interface MonthlyResult {
  /** `2026-05` */
  readonly month: string;
  readonly met: number;
  readonly missed: number;
}

/** Results of the measures that are taken monthly, oldest first; a target counts from its first day on. */
export function monthlyResults(site: Site): readonly MonthlyResult[] {
  const values = measuredValues(site.checked.sms);
  const found = itemsOfType(site.checked.sms, 'measure').flatMap((measure) => {
    const target = chartTarget(measure);
    const misses = target?.misses ?? null;
    return (values.get(measure.id.toLowerCase()) ?? []).flatMap(({ period, number }) =>
      misses === null || number === null || !/^\d{4}-\d{2}$/.test(period) || target?.holds(period) !== true
        ? []
        : [{ month: period, isMet: !misses(number) }],
    );
  });
  return [...Map.groupBy(found, ({ month }) => month)]
    .map(([month, results]) => {
      const met = results.filter(({ isMet }) => isMet).length;
      return { month, met, missed: results.length - met };
    })
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}
