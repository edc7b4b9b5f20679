import { approvalBinding } from '../control/approval.ts';
import { isTextInView } from '../control/version-on-day.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { History } from './history.ts';
import type { ShownVersion } from './shown-version.ts';
import type { ItemSnapshot } from './snapshot.ts';
import { digestsOf, snapshotOfItem } from './snapshot.ts';

/**
 * A text that is called approved under full control while its approval is bound to another, which no commit holds under this id. It
 * stays on its page, since nothing better is known, and is what it is: a text that nobody approved.
 *
 * @param sms the model that is judged
 * @param item an item of which no approved version is known
 * @returns null where its approval is bound to the text, and where what is missing of history may hold it
 */
export function lostApproval(sms: Sms, item: Item): ShownVersion | null {
  const { history, asOf } = sms;
  if (history === null || history.limits.length > 0 || item.control !== 'full' || item.storage !== 'file') return null;
  const binding = approvalBinding(item);
  if (binding.kind !== 'broken' || !item.inForce || !isTextInView(item, asOf)) return null;
  const ofFile = snapshotOfItem(item);
  const former = boundText(history, item.id, binding.digest);
  return {
    why: 'lost',
    version: item.version,
    snapshot: ofFile,
    approvedOn: binding.on,
    ofFile,
    ...(former === null ? {} : { former }),
  };
}

/** State of a text whose approval is bound to another one that is not known. */
export const lostState = 'not-approved';

/** The text under another id that an approval is bound to: an id is part of what is approved. */
function boundText(history: History, id: string, digest: string): ItemSnapshot | null {
  for (const [other, states] of history.line) {
    if (other === id) continue;
    const found = states.findLast(({ snapshot }) => snapshot !== null && digestsOf(snapshot).includes(digest));
    if (found !== undefined) return found.snapshot;
  }
  return null;
}
