import type { Commit } from '../../core/history/commit.ts';
import type { DataFacts, SourceFacts } from '../../core/model/facts.ts';
import { parseCsv } from '../../markdown/parse-csv.ts';
import type { GitRepository } from '../git/git-repository.ts';
import { sha256 } from '../sha256.ts';
import { parsePastSource } from './past-source.ts';

/** A state of a file that some commit left behind. */
export interface FileState {
  /** The text, parsed; null for any other file. */
  readonly facts: SourceFacts | null;
  /** The data file, parsed; null for any other file. */
  readonly data: DataFacts | null;
  /** SHA-256 of the bytes. */
  readonly sha256: string;
}

/** Every state of every file. */
export interface FileStates {
  /** The state that a blob gives a file; undefined where the blob could not be read. */
  readonly of: (path: string, blob: string) => FileState | undefined;
  /** The text of a document in that state, without its frontmatter; empty where there is none. */
  readonly bodyOf: (path: string, blob: string) => string;
  /** In the order in which the commits name them. */
  readonly all: () => Iterable<FileState>;
}

/** An item whose past is asked for. */
export interface WantedItem {
  readonly id: string;
  /** Where it lies today; null for what is not there. */
  readonly file: string | null;
}

const blobsAtOnce = 500;
const isText = /\.(?:md|markdown)$/i;
const isData = /\.csv$/i;

/**
 * Reads and parses every state that commits gave to files.
 *
 * @param repository where the blobs are
 * @param commits with paths from the root of the SMS
 * @param only items that are asked for; null for all. Files that never held one of them are left out
 */
export async function readFileStates(
  repository: GitRepository,
  commits: readonly Commit[],
  only: readonly WantedItem[] | null = null,
): Promise<FileStates> {
  const wanted = new Map<string, { readonly path: string; readonly blob: string }>();
  for (const commit of commits) {
    for (const { path, before, after } of [...commit.changes, ...commit.brought]) {
      for (const blob of [before, after]) if (blob !== null) wanted.set(keyOf(path, blob), { path, blob });
    }
  }
  const paths = only === null ? null : await pathsGiving(repository, [...wanted.values()], only);
  const all = [...wanted].filter(([, { path }]) => paths === null || paths.has(path));
  const states = new Map<string, FileState>();
  for (let at = 0; at < all.length; at += blobsAtOnce) {
    const part = all.slice(at, at + blobsAtOnce);
    const blobs = await repository.readBlobs([...new Set(part.map(([, { blob }]) => blob))]);
    for (const [key, { path, blob }] of part) {
      const bytes = blobs.get(blob);
      if (bytes !== undefined) states.set(key, stateOf(path, bytes));
      else if (isText.test(path) || isData.test(path)) repository.reportMissing(blob);
    }
  }
  return {
    of: (path, blob) => states.get(keyOf(path, blob)),
    bodyOf: (path, blob) => states.get(keyOf(path, blob))?.facts?.body ?? '',
    all: () => states.values(),
  };
}

/** Files of which some state gives an id to something: in frontmatter, in a row of it, in a cell of a table or of data. */
async function pathsGiving(
  repository: GitRepository,
  states: readonly { readonly path: string; readonly blob: string }[],
  items: readonly WantedItem[],
): Promise<ReadonlySet<string>> {
  const names = items.map(({ id }) => id.replaceAll(/[^\w-]/g, '\\$&')).join('|');
  const given = new RegExp(`(?:\\bid["']?\\s*:\\s*["']?|\\|\\s*|^"?|[,;]"?)(?:${names})(?![\\w-])`, 'im');
  // What has its id from its path only is found where it lies today.
  const found = new Set(items.flatMap(({ file }) => file ?? []));
  const texts = states.filter(({ path }) => isText.test(path) || isData.test(path));
  for (let at = 0; at < texts.length; at += blobsAtOnce) {
    const part = texts.slice(at, at + blobsAtOnce).filter(({ path }) => !found.has(path));
    const blobs = await repository.readBlobs([...new Set(part.map(({ blob }) => blob))]);
    for (const { path, blob } of part)
      if (given.test(Buffer.from(blobs.get(blob) ?? []).toString('latin1'))) found.add(path);
  }
  return found;
}

function keyOf(path: string, blob: string): string {
  return `${blob} ${path}`;
}

function stateOf(path: string, bytes: Uint8Array): FileState {
  const hash = sha256(bytes);
  return {
    facts: isText.test(path) ? parsePastSource(path, bytes, hash) : null,
    data: isData.test(path) ? parseCsv(path, bytes, hash) : null,
    sha256: hash,
  };
}
