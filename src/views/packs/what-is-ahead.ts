import { addDuration, compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { deadlineOf, isDecided } from '../../core/trace/agreement-end.ts';
import { stepsOf } from '../../core/trace/plan-steps.ts';
import type { Site } from '../site.ts';
import { capitalized, typeName } from '../site.ts';
import { stateText } from '../standing.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, ownValue, targetText, textValue } from '../value-view.ts';
import { dayText } from '../words/days.ts';
import { say } from '../words/say.ts';
import { plannedChanges } from './pack-parts.ts';

const aYear = { years: 1, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0 };

/** Something that is planned on file. */
export interface Ahead {
  readonly item: Item;
  /** What will be, in words of the item where it has some. */
  readonly words: string;
  readonly isOwnWords: boolean;
  /** Day it is planned for; null where none is stated. */
  readonly on: string | null;
}

/**
 * What is planned: changes that are not finished, texts and targets that hold from a later day, improvements under way, open steps of plans,
 * services that come or go, and agreements on which somebody has to decide within a year. Nearest first, what has no day last.
 *
 * @param sms the model
 */
export function whatIsAhead(sms: Sms): readonly Ahead[] {
  const items = [...sms.items.values()].filter(({ inView }) => inView);
  return [
    ...plannedChanges(sms).map((item) => own(item, '', plannedDay(item))),
    ...items.flatMap((item) => laterText(sms, item)),
    ...itemsOfType(sms, 'improvement').flatMap(underWay),
    ...itemsOfType(sms, 'plan').flatMap((plan) => stepsAhead(sms, plan)),
    ...itemsOfType(sms, 'service').flatMap(comingOrGoing),
    ...itemsOfType(sms, 'measure').flatMap((measure) => laterTarget(sms, measure)),
    ...items.flatMap((item) => ending(sms, item)),
  ].sort((a, b) => byDay(a.on, b.on) || (a.item.id < b.item.id ? -1 : 1));
}

/** Columns of `aheadRow`. */
export function aheadColumns(): readonly string[] {
  return [say('What'), say('Kind'), say('What comes'), say('Day')];
}

/** What is planned as a row. */
export function aheadRow(site: Site, { item, words, isOwnWords, on }: Ahead): readonly ValueView[] {
  return [
    itemValue(site, item.id),
    textValue(capitalized(typeName(item.type.key))),
    words === '' ? textValue(stateText(item)) : isOwnWords ? ownValue(site, item.id, words) : textValue(words),
    dateValue(on),
  ];
}

function own(item: Item, words: string, on: string | null): Ahead {
  return { item, words, isOwnWords: true, on };
}

function said(item: Item, words: string, on: string | null): Ahead {
  return { item, words, isOwnWords: false, on };
}

function byDay(a: string | null, b: string | null): number {
  return (a ?? '9999-12-31') < (b ?? '9999-12-31') ? -1 : a === b ? 0 : 1;
}

function plannedDay(item: Item): string | null {
  return dateField(mapField(item, 'deployment') ?? {}, 'planned') ?? dateField(item, 'planned') ?? item.effectiveFrom;
}

function laterText({ asOf }: Sms, item: Item): readonly Ahead[] {
  const { effectiveFrom, state, version } = item;
  const isAgreed = state === 'approved' || state === 'agreed';
  return isAgreed && effectiveFrom !== null && compareDates(effectiveFrom, asOf) > 0
    ? [said(item, say('version {version} comes into force', { version: version ?? '' }), effectiveFrom)]
    : [];
}

function underWay(item: Item): readonly Ahead[] {
  const plan = mapField(item, 'plan') ?? {};
  return item.inView && ['approved', 'in-progress', 'implemented'].includes(item.state)
    ? [own(item, textField(plan, 'steps') ?? '', dateField(plan, 'due'))]
    : [];
}

function stepsAhead({ asOf }: Sms, plan: Item): readonly Ahead[] {
  return plan.inForce
    ? stepsOf(plan).flatMap(({ what, due, isDone }) =>
        isDone || compareDates(due, asOf) < 0 ? [] : [own(plan, what, due)],
      )
    : [];
}

function comingOrGoing(service: Item): readonly Ahead[] {
  return ['planned', 'in-transition', 'retiring'].includes(service.state) ? [own(service, '', null)] : [];
}

function laterTarget({ asOf }: Sms, measure: Item): readonly Ahead[] {
  const target = mapField(measure, 'target');
  const from = target === null ? null : dateField(target, 'from');
  if (target === null || from === null || !measure.inForce || compareDates(from, asOf) <= 0) return [];
  return [said(measure, say('target {target}', { target: targetText(target) ?? '' }), from)];
}

function ending(sms: Sms, item: Item): readonly Ahead[] {
  const end = item.type.lifecycle === 'agreement' && item.inForce && !isDecided(sms, item) ? deadlineOf(item) : null;
  if (end === null || compareDates(end.day, sms.asOf) < 0 || compareDates(end.day, addDuration(sms.asOf, aYear)) > 0)
    return [];
  return [said(item, say('decide by then: ends on {day}', { day: dayText(end.to) }), end.day)];
}
