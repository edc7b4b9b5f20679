import { addDuration, compareDates, parseDuration } from '../lifecycle/calendar.ts';
import type { Duration } from '../lifecycle/calendar.ts';
import { dateField, mapField, mapsField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { validWaivers } from '../control/waiver.ts';
import { deadlineOf, isDecided } from './agreement-end.ts';
import { nextTest } from './continuity-tests.ts';
import type { EffectToJudge } from './effect-checks.ts';
import { effectsToJudge } from './effect-checks.ts';
import { hasRunningActions, openActions } from './open-actions.ts';
import { stepsOf } from './plan-steps.ts';
import { dutyState } from './recurring-duty.ts';
import { decisionsOf } from './review-decisions.ts';
import { reviewsOfSupplier } from './supplier-reviews.ts';
import { expectedSeries } from './series.ts';

/** Kinds of what somebody has to do. */
export const duties = [
  'acceptance',
  'action',
  'agreement',
  'audit',
  'decision',
  'effect check',
  'improvement',
  'management review',
  'nonconformity',
  'objective',
  'report',
  'request',
  'review',
  'step',
  'test',
  'waiver',
] as const;

/** Something that somebody has to do. */
export interface Duty {
  /** Day it is due, YYYY-MM-DD, after the moves that give a reason; null where nobody has set one. */
  readonly on: string | null;
  /** Last day, where it takes several, YYYY-MM-DD. */
  readonly until?: string;
  readonly what: (typeof duties)[number];
  /** Item it is about; of a report the definition that asks for it. */
  readonly item: string;
  /** Its name inside the item, such as `A1`; null where the item has one such duty. */
  readonly name: string | null;
  /** What is to be done in the words of the item, or period and subject of a report; null where `what` says it all. */
  readonly detail: string | null;
  /** Id or words of who is to do it, stated with it; null where nobody is, so that the owner of the item answers for it. */
  readonly who: string | null;
}

/** A duty with a day that has not passed. What is late already is a finding. */
export type FallingDue = Duty & { readonly on: string };

/**
 * What falls due from the day judged on, in order of the days.
 *
 * @param sms the model
 * @param within how far to look ahead
 */
export function fallingDue(sms: Sms, within: Duration): readonly FallingDue[] {
  return openDuties(sms, within).filter(
    (duty): duty is FallingDue => duty.on !== null && compareDates(duty.on, sms.asOf) >= 0,
  );
}

/**
 * What falls due so soon that a check names it (`warn_before` in the settings), in order of the days.
 *
 * @param sms the model
 */
export function coming(sms: Sms): readonly FallingDue[] {
  const within = parseDuration(sms.settings.warnBefore);
  return within === null ? [] : fallingDue(sms, within);
}

/**
 * Everything that somebody has to do, from every source: what is late, what falls due, and last what nobody has set a day for.
 *
 * @param sms the model
 * @param within how far to look ahead
 */
export function openDuties(sms: Sms, within: Duration): readonly Duty[] {
  const until = addDuration(sms.asOf, within);
  const found = [
    ...[...sms.items.values()].flatMap((item) => ofItem(sms, item)),
    ...reportsUntil(sms, until),
    ...endsOfWaivers(sms),
    ...reviewsOfRegisters(sms),
  ];
  return found
    .filter(({ on }) => on === null || compareDates(on, until) <= 0)
    .sort((a, b) => compareDays(a.on, b.on) || (a.item < b.item ? -1 : a.item > b.item ? 1 : 0));
}

function compareDays(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compareDates(a, b);
}

function ofItem(sms: Sms, item: Item): readonly Duty[] {
  const { id, type, state, status, date } = item;
  if (!item.inView) return [];
  const duty = (what: Duty['what'], on: string | null, more: Partial<Duty> = {}): Duty => ({
    on,
    what,
    item: id,
    name: null,
    detail: null,
    who: null,
    ...more,
  });
  const found = actionsOf(sms, item);
  if (item.reviewDue !== null && item.inForce) found.push(duty('review', item.reviewDue));
  switch (type.key) {
    case 'audit':
      found.push(...requestsOf(item));
      if (date !== null && status === 'planned')
        found.push({ ...duty('audit', date), ...daysOfAudit(sms, item, date) });
      break;
    case 'continuity-plan': {
      const test = nextTest(sms, item);
      if (test !== null)
        found.push(duty('test', test.on, { detail: test.after === null ? null : `again after ${test.after.id}` }));
      break;
    }
    case 'plan':
      if (item.inForce) found.push(...stepsIn(item));
      break;
    case 'supplier':
      if (item.inForce) found.push(...reviewsOwed(sms, item));
      break;
    case 'risk':
      found.push(...dutiesOfRisk(sms, item));
      break;
    case 'management-review':
      if (date !== null && status === 'open') found.push(duty('management review', date));
      if (item.countsAsEvidence) found.push(...decisionsIn(sms, item));
      break;
    case 'nonconformity':
      if (state !== 'closed' && state !== 'verified')
        found.push(duty('nonconformity', dateField(item, 'due')), ...effectsToJudge(sms, item).map(effectDuty));
      break;
    case 'objective':
      if (state === 'agreed' || state === 'active') found.push(duty('objective', dateField(item, 'due')));
      break;
    case 'improvement': {
      const plan = mapField(item, 'plan');
      if (plan !== null && (state === 'approved' || state === 'in-progress'))
        found.push(
          duty('improvement', dateField(plan, 'due'), {
            detail: textField(plan, 'steps'),
            who: textField(plan, 'who'),
          }),
        );
      break;
    }
    default: {
      const end = type.lifecycle === 'agreement' && item.inForce && !isDecided(sms, item) ? deadlineOf(item) : null;
      if (end !== null)
        found.push(
          duty('agreement', end.day, {
            detail: end.field === 'notice' ? `last day for notice, ends on ${end.to}` : `ends on ${end.to}`,
          }),
        );
    }
  }
  return found;
}

/** An audit begins on its first day; what has begun and is not over is due on its last one. */
function daysOfAudit({ asOf }: Sms, audit: Item, last: string): Pick<Duty, 'on' | 'until'> {
  const first = dateField(mapField(audit, 'dates') ?? mapField(audit, 'visit') ?? {}, 'from');
  return first === null || compareDates(first, last) >= 0 || compareDates(first, asOf) < 0
    ? { on: last }
    : { on: first, until: last };
}

/** Steps of a plan that are not done. */
function stepsIn(plan: Item): readonly Duty[] {
  return stepsOf(plan).flatMap(({ name, what, due, who, isDone }, index) =>
    isDone
      ? []
      : [
          {
            on: due,
            what: 'step' as const,
            item: plan.id,
            name: name === '' ? String(index + 1) : name,
            detail: what,
            who,
          },
        ],
  );
}

/** A risk that is carried for a time is decided on anew; what was done about one is judged. */
function dutiesOfRisk(sms: Sms, risk: Item): readonly Duty[] {
  if (!risk.inView || risk.state === 'closed') return [];
  const accepted = mapField(risk, 'accepted');
  const until = accepted === null ? null : dateField(accepted, 'until');
  const ends: readonly Duty[] =
    accepted === null || until === null
      ? []
      : [
          {
            on: until,
            what: 'acceptance',
            item: risk.id,
            name: null,
            detail: 'ends; decide anew',
            who: textField(accepted, 'role') ?? textField(accepted, 'by'),
          },
        ];
  return [...ends, ...effectsToJudge(sms, risk).map(effectDuty)];
}

function effectDuty({ item, name, on, what, who }: EffectToJudge): Duty {
  return { on, what: 'effect check', item, name, detail: what, who };
}

/** Looks at whole registers, in their interval after the last one. */
function reviewsOfRegisters(sms: Sms): readonly Duty[] {
  return [...sms.registers.values()].flatMap(({ id, owner, reviewInterval, reviewLog }) => {
    const every = parseDuration(reviewInterval ?? '');
    const last = reviewLog
      .map(({ at }) => at)
      .filter((at) => compareDates(at, sms.asOf) <= 0)
      .sort(compareDates)
      .at(-1);
    return every === null || last === undefined
      ? []
      : [{ on: addDuration(last, every), what: 'review' as const, item: id, name: null, detail: null, who: owner }];
  });
}

/** What a certification body asked for and is still open, with the day that the entry names. */
function requestsOf(visit: Item): readonly Duty[] {
  return mapsField(visit, 'requests').flatMap((entry, index): readonly Duty[] => {
    const by = textField(entry, 'by') ?? '';
    const [day] = /\d{4}-\d{2}-\d{2}/.exec(by) ?? [];
    const [who] = /^[A-Z]+-\d+\b/.exec(by) ?? [];
    const isOpen = !/^(?:no|nein|done|erledigt|closed|[–-]|)$/i.test(textField(entry, 'open') ?? '');
    if (!isOpen || day === undefined) return [];
    return [
      {
        on: day,
        what: 'request',
        item: visit.id,
        name: `R${index + 1}`,
        detail: textField(entry, 'asked'),
        who: who ?? null,
      },
    ];
  });
}

/** Reviews of the performance of a supplier and of its contracts; a contract with a day of its own for that has it already. */
function reviewsOwed(sms: Sms, supplier: Item): readonly Duty[] {
  return reviewsOfSupplier(sms, supplier).flatMap(({ item, isContract, duty }): readonly Duty[] => {
    const on = isContract && item.reviewDue !== null ? null : dutyState(sms, duty).due;
    if (on === null) return [];
    return [
      { on, what: 'review', item: item.id, name: isContract ? 'contract' : 'performance', detail: null, who: null },
    ];
  });
}

/** Findings that are waived for a time count again after it. */
function endsOfWaivers(sms: Sms): readonly Duty[] {
  return validWaivers(sms).map((waiver) => ({
    on: dateField(waiver, 'until'),
    what: 'waiver',
    item: waiver.id,
    name: null,
    detail: 'ends; the finding counts again',
    who: waiver.owner ?? textField(waiver, 'approved_by'),
  }));
}

function actionsOf(sms: Sms, item: Item): Duty[] {
  if (!hasRunningActions(sms, item)) return [];
  return openActions(sms, item).map(({ name, due, fields }) => ({
    on: due,
    what: 'action',
    item: item.id,
    name,
    detail: textField(fields, 'what') ?? textField(fields, 'text'),
    who: textField(fields, 'who'),
  }));
}

/** Decisions that ask somebody to do something. */
function decisionsIn(sms: Sms, review: Item): readonly Duty[] {
  return decisionsOf(sms, review).flatMap(({ id, text, owner, due, isDone }) =>
    isDone ? [] : [{ on: due, what: 'decision' as const, item: review.id, name: id, detail: text, who: owner }],
  );
}

/** Records that series ask for by then and that are not on file yet. */
function reportsUntil({ items, settings, series, asOf }: Sms, until: string): readonly Duty[] {
  // What was due is taken from the model: where it is cut for an audience, a record that is withheld still answers its period.
  const later = expectedSeries(items, settings, until).filter(({ due }) => compareDates(due, asOf) > 0);
  return [...series, ...later].flatMap(({ definition, subject, period, due, record }) =>
    record === null
      ? [
          {
            on: due,
            what: 'report' as const,
            item: definition,
            name: [period, subject].join('/'),
            detail: subject === definition ? period : `${period} for ${subject}`,
            who: null,
          },
        ]
      : [],
  );
}
