import type { IncludedFile } from '../control/digest.ts';

/** A picture or attachment that differs between two texts. */
export interface ChangedFile {
  /** Path in the newer text; of one that is gone, in the older. */
  readonly path: string;
  readonly kind: 'changed' | 'added' | 'removed';
  /** SHA-256 of the bytes; null where the text does not include it. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Pictures and attachments of which the bytes differ from one text to another. One that only moved is no change.
 *
 * @param before files of the older text
 * @param after files of the newer text
 */
export function changedFiles(before: readonly IncludedFile[], after: readonly IncludedFile[]): readonly ChangedFile[] {
  const [gone, fresh] = [without(before, after), without(after, before)];
  const partners = new Map(fresh.map((file) => [file, partnerOf(file, gone, fresh)]));
  const paired = new Set(partners.values());
  const changes = [
    ...fresh.map((file): ChangedFile => {
      const old = partners.get(file) ?? null;
      return {
        path: file.path,
        kind: old === null ? 'added' : 'changed',
        before: old?.sha256 ?? null,
        after: file.sha256,
      };
    }),
    ...gone
      .filter((file) => !paired.has(file))
      .map(({ path, sha256 }): ChangedFile => ({ path, kind: 'removed', before: sha256, after: null })),
  ];
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Files of which the other text has none with these bytes, or has another one at their path. */
function without(files: readonly IncludedFile[], others: readonly IncludedFile[]): readonly IncludedFile[] {
  return files.filter((file) => {
    const there = others.find(({ path }) => path === file.path);
    return there === undefined ? !others.some(({ sha256 }) => sha256 === file.sha256) : there.sha256 !== file.sha256;
  });
}

/** What lay at the same path, else what alone had the same name, where the text was moved with its files. */
function partnerOf(
  { path }: IncludedFile,
  gone: readonly IncludedFile[],
  fresh: readonly IncludedFile[],
): IncludedFile | null {
  const samePath = gone.find((old) => old.path === path);
  if (samePath !== undefined) return samePath;
  const hasName = (file: IncludedFile): boolean => nameOf(file.path) === nameOf(path);
  const [only, ...more] = gone.filter(hasName);
  return only !== undefined && more.length === 0 && fresh.filter(hasName).length === 1 ? only : null;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
