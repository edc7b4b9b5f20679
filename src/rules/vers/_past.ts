import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { Approval, Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';

/**
 * False for an approval of a version that never stood on the judged line, because it came and was replaced within one branch that
 * was then taken over as one commit; and for one from before the SMS was taken over. Such a version was never in force here.
 *
 * @param sms history
 * @param item a document
 * @param entry an approval of another version than the one in the file
 * @param version the version it speaks of
 */
export function wasOnTheLine(sms: Sms, item: Item, entry: Approval, version: string): boolean {
  const { history } = sms;
  const { adopted } = sms.settings;
  if (history === null || entry.on === null) return false;
  if (adopted !== null && compareDates(entry.on, adopted) <= 0) return false;
  const line = history.line.get(item.id) ?? [];
  if (line.some(({ snapshot }) => snapshot?.version === version)) return true;
  const at = line.findIndex(({ snapshot }) =>
    snapshot?.approvals.some((other) => other.on === entry.on && (other.version ?? snapshot.version) === version),
  );
  if (at < 0) return false;
  // What was approved after the state before it, or since the repository began, may have been squashed.
  const before = line[at - 1]?.commit ?? history.commits.at(-1);
  const day = before === undefined ? undefined : history.days.get(before.id);
  return day === undefined || compareDates(entry.on, day) < 0;
}
