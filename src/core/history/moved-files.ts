import type { Settings } from '../model/settings.ts';
import type { MovedTo } from '../model/stated-control.ts';
import { withMovedFiles } from '../model/stated-control.ts';
import type { Sms } from '../model/sms.ts';
import type { Revisions } from './revisions.ts';

/**
 * Builds the look-up from former paths of items to the files that hold them now. A path under which something lies today names that.
 *
 * @param sms items as they are now
 * @param line states of items on the judged line; null without history, when nothing is known to have moved
 */
export function movedFiles({ items }: Pick<Sms, 'items'>, line: Revisions['line'] | null): MovedTo {
  const taken = new Set([...items.values()].map(({ file }) => file));
  const moved = new Map<string, Set<string>>();
  for (const [id, states] of line ?? []) {
    const item = items.get(id);
    if (item?.storage !== 'file') continue;
    for (const { snapshot } of states) {
      if (snapshot === null || snapshot.storage !== 'file' || taken.has(snapshot.file)) continue;
      const files = moved.get(snapshot.file) ?? new Set();
      moved.set(snapshot.file, files.add(item.file));
    }
  }
  return (file) => [...(moved.get(file) ?? [])].sort();
}

/**
 * The settings with the files that `control` names as they are called now.
 *
 * @param settings what judges
 * @param sms items as they are now
 * @param line states of items on the judged line; null without history
 * @returns the same settings where none of these files was renamed
 */
export function withFollowedControl(
  settings: Settings,
  sms: Pick<Sms, 'items'>,
  line: Revisions['line'] | null,
): Settings {
  const control = withMovedFiles(settings.control, movedFiles(sms, line));
  return Object.keys(control).length === Object.keys(settings.control).length ? settings : { ...settings, control };
}
