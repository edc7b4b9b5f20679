import type { Replacement } from '../history/versions.ts';
import { compareDates } from '../lifecycle/calendar.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { mayEndControlled } from './replacement.ts';
import type { Refused } from './control-plan.ts';
import { refuse, withName } from './control-plan.ts';

/**
 * What takes the place of a document on a day: then no version of it that begins on that day is ever in force. Without history the
 * files tell it of today only.
 *
 * @param sms the model, with its history where there is one
 * @param item the document
 * @param day first day of a version of it
 */
export function takenPlace(sms: Sms, item: Item, day: string): Replacement | null {
  const times = sms.history?.replacementsOf(item) ?? timesInFiles(sms, item);
  const found = times.find(
    ({ from, to }) => compareDates(from, day) <= 0 && (to === null || compareDates(day, to) < 0),
  );
  return found ?? null;
}

function timesInFiles(sms: Sms, item: Item): readonly Replacement[] {
  return (sms.relationsTo.get(item.id) ?? []).flatMap(({ verb, from }) => {
    const heir = verb === 'supersedes' ? sms.items.get(from) : undefined;
    const isEnd = heir?.inForce === true && (item.control !== 'full' || mayEndControlled(heir, sms.asOf));
    return heir === undefined || heir.effectiveFrom === null || !isEnd
      ? []
      : [{ heir: heir.id, from: heir.effectiveFrom, to: null }];
  });
}

/**
 * Refuses an act on a document whose place another has taken: it would have no effect.
 *
 * @param sms the model
 * @param item the document
 * @param day first day that the act would give it
 */
export function refuseIfTaken(sms: Sms, item: Item, day: string): Refused | null {
  const time = takenPlace(sms, item, day);
  if (time === null) return null;
  const { heir, from } = time;
  const isComing = compareDates(from, sms.asOf) > 0;
  const heirItem = sms.items.get(heir);
  const isVersioned = heirItem !== undefined && heirItem.version !== null;
  return refuse(
    `${withName(sms, heir)} ${isComing ? 'takes' : 'has taken'} the place of ${item.id} ${isComing ? 'from' : 'since'} ${from}${isComing ? ' on' : ''}: a version of it that begins on ${day} would never be in force.`,
    `Take ${item.id} out of \`supersedes\` of ${heir} first${isVersioned ? ` (clausebook revise ${heir}) and have that approved` : ''}; or write a new document.`,
  );
}
