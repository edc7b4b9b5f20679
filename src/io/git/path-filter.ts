/** Decides which paths of a repository are wanted. */
export interface PathFilter {
  /** Folders and files as Git takes them; empty when everything is wanted. */
  readonly paths: readonly string[];
  /** True for a path that is wanted. */
  readonly has: (path: string) => boolean;
  /** True for a folder that holds, or may hold, something wanted. */
  readonly enters: (folder: string) => boolean;
}

/**
 * @param wanted folders and files from the root of the repository, with `/`; everything where it is left out
 */
export function pathFilter(wanted?: readonly string[]): PathFilter {
  const paths = [...new Set((wanted ?? ['']).map((path) => path.replace(/^(?:\.?\/)+|\/+$/g, '')))];
  if (paths.some((path) => path === '' || path === '.')) return { paths: [], has: () => true, enters: () => true };
  const has = (path: string): boolean => paths.some((given) => path === given || path.startsWith(`${given}/`));
  return { paths, has, enters: (folder) => has(folder) || paths.some((given) => given.startsWith(`${folder}/`)) };
}
