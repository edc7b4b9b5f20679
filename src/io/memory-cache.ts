import type { PackedSource } from '../markdown/packed-source.ts';
import type { ParseCache } from './parse-cache.ts';

/** A cache for runs of one process that follow one another, in memory alone. */
export function memoryCache(): ParseCache {
  const known = new Map<string, { readonly sha256: string; readonly packed: PackedSource }>();
  return {
    find: (file, sha256) => {
      const entry = known.get(file);
      return entry?.sha256 === sha256 ? entry.packed : null;
    },
    keep: (file, sha256, packed) => void known.set(file, { sha256, packed }),
    write: () => Promise.resolve(),
  };
}
