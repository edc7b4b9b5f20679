import { compareDates } from '../../core/lifecycle/calendar.ts';
import { booleanField, dateField, hasField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { IssuedReport } from '../seri/_issued-reports.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import type { CostLine } from './_cost-lines.ts';
import { costLines, isAbout, newestCostReport } from './_cost-lines.ts';
import { isGone, named } from './_services.ts';

export default defineRule({
  id: 'SERV-020',
  name: 'cost-report-covers-services',
  severity: 'warn',
  basis: 'std',
  clause: '8.4.1',
  level: 'standard',
  types: ['report'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'The newest cost report sets budget against actual cost for every service or group of services.',
  fix: 'Put the figures into the next report, or into an entry of `corrections` that names the service; an issued report is not edited.',
  *check({ sms }) {
    const newest = newestCostReport(sms);
    // Figures may stay in the books of finance; the report then points to them.
    if (newest === null || hasField(newest.item, 'data')) return;
    const lines = costLines(newest.item);
    const draft = draftOf(
      newest,
      unreported(sms, newest, lines),
      lines.filter((line) => isIncomplete(newest.item, line)),
    );
    if (draft !== null) yield draft;
  },
});

function draftOf({ item }: IssuedReport, services: readonly Item[], incomplete: readonly CostLine[]): Draft | null {
  const [first] = incomplete;
  const faults = [
    ...(services.length === 0 ? [] : [`has no line for ${listWords(services.map(named))}`]),
    ...incomplete.map(({ name, hasBudget, hasActual }) => {
      const missing = [...(hasBudget ? [] : ['budget']), ...(hasActual ? [] : ['actual cost'])];
      return `gives no ${missing.join(' and no ')} for "${name}"`;
    }),
  ];
  if (faults.length === 0) return null;
  return {
    item: item.id,
    place: placeOfPath(item, 'lines', first === undefined ? [] : [first.index]),
    message: `${named(item)}, the newest cost report, ${listWords(faults)}. Expected budget and actual cost of every service that was live in its period, alone or in a group.`,
    related: services.map((service) => ({ item: service.id, message: 'was live', place: service.place })),
  };
}

/**
 * Services of the period that no line is about. A line that names no service may be a group with any of them in it, and a report
 * that names none is arranged in another way: nothing can be said then.
 */
function unreported(sms: Sms, { item, period }: IssuedReport, lines: readonly CostLine[]): readonly Item[] {
  const known = itemsOfType(sms, 'service');
  if (lines.length === 0 || !lines.every((line) => known.some((service) => isAbout(line, service)))) return [];
  return known.filter(
    (service) =>
      wasLive(service, period.from) &&
      !lines.some((line) => isAbout(line, service)) &&
      !isCorrected(item, [service.id, service.title]),
  );
}

/** True for a service inside the scope that was delivered on a day. Of one that has ended that can only be said where its last day is known. */
function wasLive(service: Item, day: string): boolean {
  const [since, last] = [dateField(service, 'live_since'), lastDay(service)];
  if (!service.inView || booleanField(service, 'in_scope') === false) return false;
  if (since === null || compareDates(since, day) > 0) return false;
  return isGone(service) ? last !== null && compareDates(last, day) >= 0 : service.inForce;
}

function lastDay(service: Item): string | null {
  const days = ['effective_to', 'to', 'until'].map((field) => dateField(service, field));
  return days.find((day) => day !== null) ?? null;
}

function isIncomplete(report: Item, line: CostLine): boolean {
  return !(line.hasBudget && line.hasActual) && !isCorrected(report, [line.name]);
}

function isCorrected(report: Item, names: readonly string[]): boolean {
  return mapsField(report, 'corrections').some((entry) => {
    const said = `${textField(entry, 'text') ?? ''} ${textField(entry, 'reason') ?? ''}`.toLowerCase();
    return names.some((name) => said.includes(name.toLowerCase()));
  });
}
