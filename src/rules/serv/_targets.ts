import { mapField, mapsField, numberField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';

/** One line of the targets of an agreement. */
export interface Target {
  readonly item: Item;
  readonly index: number;
  readonly measure: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly window: string;
  readonly kind: string;
  readonly hours: string;
}

/** Minutes in a unit of time; other units are compared as words. */
const minutesIn: Readonly<Record<string, number>> = {
  s: 1 / 60, sec: 1 / 60, second: 1 / 60, seconds: 1 / 60, min: 1, minute: 1, minutes: 1,
  h: 60, hr: 60, hour: 60, hours: 60, std: 60, stunden: 60, d: 1440, day: 1440, days: 1440,
}; // prettier-ignore

/**
 * Targets of an agreement that name a measure and a number.
 *
 * @param item agreement or contract
 */
export function targetsOf(item: Item): readonly Target[] {
  return mapsField(item, 'targets').flatMap((entry, index) => {
    const measure = textField(entry, 'measure');
    const value = numberField(entry, 'value');
    const text = (name: string): string => (textField(entry, name) ?? '').trim();
    if (measure === null || value === null) return [];
    return [
      {
        item,
        index,
        measure,
        value,
        what: text('what'),
        unit: text('unit'),
        window: text('window'),
        kind: text('class'),
        hours: text('hours'),
      },
    ];
  });
}

/** Value with unit, as written. */
export function inWords(target: Target): string {
  return `${target.value} ${target.unit}`.trim();
}

/**
 * Promises of one contract against which a target is held. Same measure, unit, window and class say that two numbers can
 * be compared; where that is true of several, `what` tells which of them is meant.
 *
 * @param target a target of the agreement
 * @param siblings all targets of the agreement
 * @param promises what the contract promises
 */
export function promisesFor(
  target: Target,
  siblings: readonly Target[],
  promises: readonly Target[],
): readonly Target[] {
  const others = new Set(
    siblings.filter((other) => other !== target && isComparable(other, target)).map((other) => plain(other.what)),
  );
  const comparable = promises.filter((promise) => isComparable(target, promise));
  const same = comparable.filter((promise) => plain(promise.what) !== '' && plain(promise.what) === plain(target.what));
  return same.length > 0
    ? same
    : comparable.filter((promise) => promise.what === '' || !others.has(plain(promise.what)));
}

/**
 * True when a target gives more than any of the promises it may rest on.
 *
 * @param sms gives the measure, which says whether more or less is better
 * @param target a target of the agreement
 * @param promises promises of one contract that can be compared with it
 */
export function isStricterThanAll(sms: Sms, target: Target, promises: readonly Target[]): boolean {
  return promises.length > 0 && promises.every((promise) => isStricter(sms, target, promise));
}

function isComparable(a: Target, b: Target): boolean {
  const unit = (target: Target): string =>
    minutesIn[target.unit.toLowerCase()] === undefined ? plain(target.unit) : 'time';
  return (
    plain(a.measure) === plain(b.measure) &&
    unit(a) === unit(b) &&
    plain(a.window) === plain(b.window) &&
    plain(a.kind) === plain(b.kind)
  );
}

function isStricter(sms: Sms, target: Target, promise: Target): boolean {
  const better = betterDirection(sms, target);
  if (better === null) return false;
  const difference = better * (inBaseUnit(target) - inBaseUnit(promise));
  return (
    difference > 1e-9 ||
    (Math.abs(difference) <= 1e-9 && isAroundTheClock(target) && promise.hours !== '' && !isAroundTheClock(promise))
  );
}

/** 1 where more is better, -1 where less is; null where nothing says so. */
function betterDirection(sms: Sms, target: Target): 1 | -1 | null {
  const measure = sms.items.get(target.measure.toUpperCase());
  const operator = measure === undefined ? null : textField(mapField(measure, 'target') ?? {}, 'op');
  if (measure !== undefined && operator !== null && plain(textField(measure, 'unit') ?? '') === plain(target.unit)) {
    if (/^[>≥]/.test(operator)) return 1;
    if (/^[<≤]/.test(operator)) return -1;
  }
  if (minutesIn[target.unit.toLowerCase()] !== undefined) return -1;
  return target.unit === '%' || target.kind === 'availability' ? 1 : null;
}

function inBaseUnit(target: Target): number {
  return target.value * (minutesIn[target.unit.toLowerCase()] ?? 1);
}

function isAroundTheClock(target: Target): boolean {
  return /24\s*[x×/*]\s*7|all hours|around the clock|rund um die uhr/i.test(target.hours);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
