import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';

/** Day on which a release was deployed; null when it was not, or the record does not say. */
export function releasedOn(release: Item): string | null {
  return dateField(mapField(release, 'deployed') ?? {}, 'actual');
}

/**
 * True for a release that was deployed: it has a day, or a state behind it.
 *
 * @param release a release
 */
export function wasReleased(release: Item): boolean {
  return releasedOn(release) !== null || ['deployed', 'reversed', 'reviewed', 'closed'].includes(release.status);
}

/**
 * Releases that were deployed until the day judged, since the SMS claims to be complete and its records are kept here.
 *
 * @param sms the model
 */
export function judgedReleases(sms: Sms): readonly Item[] {
  const { inForceFrom, adopted } = sms.settings;
  const starts = [inForceFrom, adopted].filter((day) => day !== null);
  return itemsOfType(sms, 'release').filter((release) => {
    const day = releasedOn(release) ?? dateField(release, 'planned') ?? release.date;
    if (!release.inView || !wasReleased(release)) return false;
    return day === null || (compareDates(day, sms.asOf) <= 0 && starts.every((start) => compareDates(day, start) >= 0));
  });
}
