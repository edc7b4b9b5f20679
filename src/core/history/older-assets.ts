import type { Sms } from '../model/sms.ts';
import { joinPath } from '../trace/link-target.ts';
import type { ItemSnapshot } from './snapshot.ts';

/**
 * Pictures and attachments of texts that stand where they lie today and as they once were.
 *
 * @param standing by file: the state that stands there
 * @returns by file, and path as the links of the text lead from there
 */
export function olderAssets(standing: ReadonlyMap<string, ItemSnapshot>): Sms['olderAssets'] {
  return new Map([...standing].map(([file, snapshot]) => [file, assetsFrom(file, snapshot)]));
}

function assetsFrom(file: string, { file: former, includes }: ItemSnapshot): ReadonlyMap<string, string> {
  const written = includes.map(({ path, sha256 }) => [path, sha256] as const);
  if (former === file) return new Map(written);
  // Links of a text that was moved are read from its new place: relative ones lead to another path from there.
  const moved = written.flatMap(([path, sha256]) => {
    const seen = joinPath(file, relativePath(former, path));
    return seen === null ? [] : [[seen, sha256] as const];
  });
  return new Map([...written, ...moved]);
}

/** The link that leads from one file to another. */
function relativePath(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1);
  const steps = to.split('/');
  const shared = folders.findIndex((folder, index) => folder !== steps[index]);
  const common = shared < 0 ? folders.length : shared;
  return [...folders.slice(common).map(() => '..'), ...steps.slice(common)].join('/');
}
