import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { Period } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Place } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { readingsOf } from '../../core/trace/measured-values.ts';

/** A period in which a measure of availability stayed below the whole. */
export interface Loss {
  readonly period: Period;
  readonly value: string;
  readonly place: Place;
  readonly comment: string;
}

/**
 * Measures of availability, in percent: those that an agreement promises with that class, or that call themselves so.
 *
 * @param sms the model
 */
export function availabilityMeasures(sms: Sms): readonly Item[] {
  const promised = new Set(
    ['sla', 'ola', 'supplier-contract']
      .flatMap((type) => itemsOfType(sms, type))
      .flatMap((agreement) => mapsField(agreement, 'targets'))
      .flatMap((target) => (textField(target, 'class') === 'availability' ? (textField(target, 'measure') ?? []) : [])),
  );
  return itemsOfType(sms, 'measure').filter(
    (measure) =>
      measure.inView &&
      /^(?:%|percent|prozent)$/i.test(textField(measure, 'unit') ?? '') &&
      (promised.has(measure.id) || /availab|uptime|verfügbar/i.test(measure.title)),
  );
}

/**
 * Losses that the values of a measure show, oldest first: below 100, in periods that ended by the day judged and lie in the
 * time for which the SMS answers.
 *
 * @param sms the model
 * @param measure a measure of availability
 */
export function lossesOf(sms: Sms, measure: Item): readonly Loss[] {
  return readingsOf(sms, measure)
    .filter(({ number }) => number < 100)
    .map(({ period, text, place, comment }) => ({ period, value: text, place, comment }));
}

/**
 * Records that look into what happened in a period: major incidents, problems and nonconformities that began in it.
 *
 * @param sms the model
 * @param period the period
 */
export function investigationsIn(sms: Sms, period: Period): readonly Item[] {
  return ['major-incident-report', 'problem', 'nonconformity']
    .flatMap((type) => itemsOfType(sms, type))
    .filter((item) => {
      const found = dateField(mapField(item, 'root_cause') ?? {}, 'at');
      const days = [dateField(item, 'detected') ?? item.date, found].filter((day) => day !== null);
      return (
        item.inView && days.some((day) => compareDates(day, period.from) >= 0 && compareDates(day, period.to) <= 0)
      );
    });
}
