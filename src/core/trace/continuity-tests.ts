import { compareDates, plus } from '../lifecycle/calendar.ts';
import { booleanField, dateField, hasField, mapField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Sms } from '../model/sms.ts';
import { idsAt } from './field-references.ts';
import type { DutyState } from './recurring-duty.ts';
import { dutyState } from './recurring-duty.ts';
import { promisedTime } from './promised-time.ts';

/** A record with the day it speaks of. */
export type Dated = Item & { readonly date: string };

/** A change that altered what a plan protects, and the day it went live. */
export interface Deployed {
  readonly change: Item;
  readonly on: string;
}

/**
 * Tests of a plan until the day judged, oldest first.
 *
 * @param sms the model
 * @param plan continuity plan
 */
export function testsOf(sms: Sms, plan: Item): readonly Dated[] {
  return itemsOfType(sms, 'continuity-test')
    .filter(
      (test): test is Dated =>
        test.countsAsEvidence &&
        test.date !== null &&
        test.date <= sms.asOf &&
        idsAt(sms, test, 'plan').includes(plan.id),
    )
    .sort((a, b) => compareDates(a.date, b.date));
}

/** Ten working days: how long the review of a test may take. A convention. */
const reviewTime = 'P14D';

/** Day on which the review of a test was due, when it is missing and that day has passed; else null. */
export function lateReview(test: Dated, asOf: string): string | null {
  const due = plus(test.date, reviewTime);
  return due === null || hasField(test, 'reviewed') || compareDates(due, asOf) >= 0 ? null : due;
}

/** Tests whose missing review the rule about continuity plans reports: the last one of each plan in force. */
export function lateReviews(sms: Sms): readonly Item[] {
  return itemsOfType(sms, 'continuity-plan').flatMap((plan) => {
    const last = plan.inForce ? testsOf(sms, plan).at(-1) : undefined;
    return last === undefined || lateReview(last, sms.asOf) === null ? [] : [last];
  });
}

/**
 * Changes with potential major impact that went live and stayed, and that name the plan or a service it protects; oldest
 * first.
 *
 * @param sms the model
 * @param plan continuity plan
 */
export function majorChanges(sms: Sms, plan: Item): readonly Deployed[] {
  const touched = new Set([plan.id, ...idsAt(sms, plan, 'protects')]);
  return itemsOfType(sms, 'change')
    .flatMap((change): readonly Deployed[] => {
      const on = dateField(mapField(change, 'deployment') ?? {}, 'actual');
      const isMajor = booleanField(change, 'potential_major') === true || textField(change, 'route') === '8.5.2';
      const stayed = !['failed', 'reversed'].includes(textField(change, 'outcome') ?? '') && change.state !== 'failed';
      return on !== null &&
        on <= sms.asOf &&
        isMajor &&
        stayed &&
        idsAt(sms, change, 'affects').some((id) => touched.has(id))
        ? [{ change, on }]
        : [];
    })
    .sort((a, b) => compareDates(a.on, b.on));
}

/**
 * The time a plan promises for a new test after a major change, as a duration: a sentence or list entry that speaks of a
 * test, a change and a number of days, weeks or months. Null when it promises none.
 *
 * @param plan continuity plan
 */
export function promisedRetest(plan: Item): string | null {
  const texts = [
    ...(plan.facts?.lists ?? []).flatMap((list) => list.items.map((item) => item.text)),
    ...(plan.facts?.paragraphs ?? []).map((paragraph) => paragraph.text),
  ];
  for (const sentence of texts.flatMap((text) => text.split(/(?<=[.!?])\s+/))) {
    if (!/chang|änder/i.test(sentence) || !/test|tried|try|trial|exercis|prob|üb/i.test(sentence)) continue;
    const promised = promisedTime(sentence);
    if (promised !== null) return promised;
  }
  return null;
}

/** Tells trials of continuity plans from other activities of their clause. */
const trial = /test|try|tried|trial|exercis|drill|prob|üb/i;

/** When a plan has to be tested by its interval. */
export function intervalOfTests(sms: Sms, plan: Item, last: Dated | undefined): DutyState {
  const stated = hasField(plan, 'test_interval') ? { setBy: { item: plan, field: 'test_interval' } } : {};
  return dutyState(sms, {
    clause: '8.7.2',
    activity: trial,
    last: last?.date ?? null,
    since: plan.effectiveFrom,
    ...stated,
  });
}

/** Major changes after the last test; where there was none, after the plan took effect. */
export function untestedChanges(sms: Sms, plan: Item, last: Dated | undefined): readonly Deployed[] {
  const since = last?.date ?? plan.effectiveFrom ?? '';
  return majorChanges(sms, plan).filter(({ on }) => on > since);
}

/** The next test of a plan: by its interval or, where that is earlier, again after a major change as the plan promises. */
export interface NextTest {
  readonly on: string;
  /** The change that asks for it; null where the interval does. */
  readonly after: Item | null;
}

/**
 * Day until which a plan in force has to be tested; null where nothing says when.
 *
 * @param sms the model
 * @param plan continuity plan
 */
export function nextTest(sms: Sms, plan: Item): NextTest | null {
  if (!plan.inForce) return null;
  const last = testsOf(sms, plan).at(-1);
  const byInterval = intervalOfTests(sms, plan, last).due;
  const promised = promisedRetest(plan);
  const [first] = promised === null ? [] : untestedChanges(sms, plan, last);
  const again = first === undefined ? null : { on: plus(first.on, promised), after: first.change };
  const planned = byInterval === null ? null : { on: byInterval, after: null };
  if (again === null || planned === null) return again ?? planned;
  return compareDates(again.on, planned.on) < 0 ? again : planned;
}
