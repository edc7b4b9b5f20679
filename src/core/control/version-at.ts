import { versionInForce } from '../history/versions.ts';
import { compareDates } from '../lifecycle/calendar.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { isOfVersion } from './authority.ts';

/**
 * Number of the version of a document that was in force on a day; null where none was. `unknown`: the file holds a later one, and
 * there is no history to ask.
 */
export type VersionAt = { readonly kind: 'known'; readonly version: string | null } | { readonly kind: 'unknown' };

/**
 * Which version of a document was in force on a day: from history, else from the file as far as it tells.
 *
 * @param sms the model
 * @param item a document or agreement with version numbers
 * @param day the day asked for
 */
export function versionAt(sms: Pick<Sms, 'history'>, item: Item, day: string): VersionAt {
  if (sms.history !== null) {
    const versions = sms.history.versionsOf(item);
    if (versions.some(({ from }) => from !== null)) {
      return { kind: 'known', version: versionInForce(versions, day)?.version ?? null };
    }
  }
  const isClaimed = item.status === 'approved' || item.status === 'agreed';
  const approved = item.approvals
    .filter((entry) => (entry.action === 'approved' || entry.action === 'agreed') && isOfVersion(item, entry))
    .flatMap(({ on }) => on ?? [])
    .sort(compareDates)[0];
  const from = item.effectiveFrom ?? approved ?? null;
  if (!isClaimed || item.version === null || from === null || compareDates(from, day) > 0) return { kind: 'unknown' };
  return { kind: 'known', version: item.version };
}
