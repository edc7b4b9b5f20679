import type { Commit, PathChange } from './commit.ts';
import type { Side } from './followed-paths.ts';

/** What one commit gave to files, on top of the commit before it. */
interface Layer {
  readonly own: ReadonlyMap<string, string | null>;
  readonly below: Layer | null;
  readonly depth: number;
}

/** So many layers are looked through before they are laid together. */
const mostLayers = 64;

/** Which blob each file had at each commit. A branch knows nothing of what others did meanwhile. */
export class FilesOverTime {
  readonly #layers = new Map<string, Layer | null>();

  /** @param commits children before parents */
  constructor(commits: readonly Commit[]) {
    for (const commit of commits.toReversed()) {
      const below = this.#layers.get(commit.parents[0] ?? '') ?? null;
      this.#layers.set(commit.id, layerOn(below, commit.parents.length > 1 ? commit.brought : commit.changes));
    }
  }

  /**
   * The blob of a file.
   *
   * @param side as the commit left it, or as it was in its first parent
   * @returns null where there was no file
   */
  blobAt(path: string, commit: Commit, side: Side): string | null {
    const id = side === 'after' ? commit.id : (commit.parents[0] ?? '');
    for (let layer = this.#layers.get(id) ?? null; layer !== null; layer = layer.below) {
      const blob = layer.own.get(path);
      if (blob !== undefined) return blob;
    }
    return null;
  }
}

function layerOn(below: Layer | null, changes: readonly PathChange[]): Layer | null {
  if (changes.length === 0) return below;
  const own = new Map(changes.map(({ path, after, mode }) => [path, isFile(mode) ? after : null]));
  const layer = { own, below, depth: (below?.depth ?? 0) + 1 };
  return layer.depth < mostLayers ? layer : { own: laidTogether(layer), below: null, depth: 1 };
}

function laidTogether(top: Layer): ReadonlyMap<string, string | null> {
  const files = new Map<string, string | null>();
  for (let layer: Layer | null = top; layer !== null; layer = layer.below)
    for (const [path, blob] of layer.own) if (!files.has(path)) files.set(path, blob);
  return files;
}

/** Links and submodules are no files of an SMS. */
export function isFile(mode: string): boolean {
  return mode === '100644' || mode === '100755' || mode === '100664';
}
