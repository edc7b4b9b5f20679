import { watch } from 'node:fs';
import { join } from 'node:path';

/** Ends the watching. */
export type Stop = () => void;

const settle = 30;

/**
 * Tells of changes below some folders, and of one file. Saves that come at once are one change: editors write a file in several steps.
 *
 * @param root folder of the SMS
 * @param folders folders below it; one that is not there is left out
 * @param file name of a file directly in it
 * @param onChange gets the paths from the root that changed; called again only when it is done
 */
export function watchFiles(
  root: string,
  folders: readonly string[],
  file: string,
  onChange: (paths: readonly string[]) => Promise<void>,
): Stop {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let isBusy = false;
  const flush = async (): Promise<void> => {
    timer = null;
    if (isBusy || changed.size === 0) return;
    isBusy = true;
    const paths = [...changed].sort();
    changed.clear();
    await onChange(paths);
    isBusy = false;
    if (changed.size > 0) plan();
  };
  const plan = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void flush(), settle);
  };
  const note = (path: string): void => {
    // Editors and our own writing make files of their own beside the one that is saved.
    if (/(?:^|\/)(?:\.[^/]*|[^/]*~|[^/]*\.(?:swp|tmp))$/.test(path)) return;
    changed.add(path);
    plan();
  };
  const watchers = [
    watch(root, (_, name) => {
      if (name === file) note(name);
    }),
    ...folders.flatMap((folder) => {
      try {
        return [
          watch(join(root, folder), { recursive: true }, (_, name) => {
            if (name !== null) note(`${folder}/${name.replaceAll('\\', '/')}`);
          }),
        ];
      } catch {
        return [];
      }
    }),
  ];
  return () => {
    for (const watcher of watchers) watcher.close();
    if (timer !== null) clearTimeout(timer);
  };
}
