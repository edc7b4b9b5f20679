import type { FSWatcher } from 'node:fs';
import { lstatSync, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Ends the watching. */
export type Stop = () => void;

const settle = 30;

/**
 * Tells of changes below some folders, and of one file. Saves that come at once are one change: editors write a file in several steps.
 *
 * @param root folder of the SMS
 * @param folders folders below it; one that is not there is watched from the time it comes
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
  const stop = watchFolders(root, folders, file, (path) => {
    // Editors and our own writing make files of their own beside the one that is saved.
    if (/(?:^|\/)(?:\.[^/]*|[^/]*~|[^/]*\.(?:swp|tmp))$/.test(path)) return;
    changed.add(path);
    plan();
  });
  return () => {
    stop();
    if (timer !== null) clearTimeout(timer);
  };
}

/**
 * Watches each folder by itself: on Linux, Node's own recursive watching stays with the file that a save by renaming has replaced. A
 * folder that comes is watched with what is already in it, one that goes is let go.
 */
function watchFolders(root: string, folders: readonly string[], file: string, tell: (path: string) => void): Stop {
  const named = folders.map((folder) => (folder === '.' ? '' : folder));
  const watchers = new Map<string, FSWatcher>();
  const isInside = (path: string): boolean =>
    named.some((folder) => folder === '' || path === folder || path.startsWith(`${folder}/`));
  // As in the reading of the files: a link is not followed, and folders such as `.git` hold nothing of the SMS.
  const isEntered = (path: string): boolean =>
    !/(?:^|\/)(?:\.[^/]*|node_modules)$/.test(path) &&
    (isInside(path) || named.some((folder) => folder.startsWith(`${path}/`)));
  const isFolder = (path: string): boolean => {
    const look = named.includes(path) ? statSync : lstatSync;
    return look(join(root, path), { throwIfNoEntry: false })?.isDirectory() === true;
  };
  const say = (path: string): void => {
    if (path === file || isInside(path)) tell(path);
  };
  const leave = (folder: string): readonly string[] => {
    const left = [...watchers].filter(([path]) => path === folder || path.startsWith(`${folder}/`));
    for (const [path, watcher] of left) {
      watchers.delete(path);
      watcher.close();
    }
    return left.map(([path]) => path);
  };
  const enter = (folder: string, onFile: (path: string) => void): void => {
    const path = (name: string): string => (folder === '' ? name : `${folder}/${name}`);
    const watcher = watch(join(root, folder), (event, name) => {
      if (name === null || watchers.get(folder) !== watcher) return;
      if (event === 'rename') renew(path(name));
      else if (!isFolder(path(name))) say(path(name));
    });
    watcher.on('error', () => void leave(folder));
    watchers.set(folder, watcher);
    for (const name of readdirSync(join(root, folder))) {
      if (!isFolder(path(name))) onFile(path(name));
      else if (isEntered(path(name))) tryEnter(path(name), onFile);
    }
  };
  const tryEnter = (folder: string, onFile: (path: string) => void): void => {
    try {
      enter(folder, onFile);
    } catch (error) {
      // It went again meanwhile, or may not be read: then the check says so.
      if (!['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(codeOf(error))) throw error;
    }
  };
  const renew = (path: string): void => {
    const left = leave(path);
    const isNowFolder = isFolder(path);
    if (isNowFolder && isEntered(path)) tryEnter(path, say);
    if (left.length > 0 || !isNowFolder) say(path);
    // With a folder above go the watched folders in it.
    if (!isInside(path)) left.forEach(say);
  };
  enter('', () => undefined);
  return () => {
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
