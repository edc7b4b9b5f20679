import type { Commit } from '../../core/history/commit.ts';
import type { DataFacts, SourceFacts } from '../../core/model/facts.ts';
import type { FileKinds } from '../../core/model/files-of-sms.ts';
import { parseCsv } from '../../markdown/parse-csv.ts';
import type { Kept } from '../check-memory.ts';
import type { GitRepository } from '../git/git-repository.ts';
import { contentOfPointer } from '../git/unreadable-files.ts';
import { largestFile } from '../read-tree.ts';
import { sha256 } from '../sha256.ts';
import { parsePastSource } from './past-source.ts';

/** A state of a file that some commit left behind. */
export interface FileState {
  /** The text, parsed; null for any other file. */
  readonly facts: SourceFacts | null;
  /** The data file, parsed; null for any other file. */
  readonly data: DataFacts | null;
  /** SHA-256 of the bytes; of what Git LFS keeps, that of the content. */
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
  /** Blob of a picture or attachment by its SHA-256; null where no commit gave it to one. */
  readonly blobOf: (sha256: string) => string | null;
}

/** What is read of the past. */
export interface WantedStates {
  /** Items that are asked for; null for all. Files that never held one of them, nor are named by one, are left out. */
  readonly items: readonly WantedItem[] | null;
  /** What lies at a path. */
  readonly kinds: FileKinds;
  /** Says of states of texts which paths they name. */
  readonly namedIn: (texts: Iterable<SourceFacts>) => ReadonlySet<string>;
  /** States that are read already, by blob, path and what lies there. */
  readonly kept: Kept<FileState> | null;
}

/** An item whose past is asked for. */
export interface WantedItem {
  readonly id: string;
  /** Where it lies today; null for what is not there. */
  readonly file: string | null;
}

/** A blob that a commit gave a path. */
interface PathState {
  readonly path: string;
  readonly blob: string;
}

const blobsAtOnce = 500;
const isData = /\.csv$/i;

/**
 * Reads and parses every state that commits gave to files.
 *
 * @param repository where the blobs are
 * @param commits with paths from the root of the SMS
 * @param wanted what is read of them
 */
export async function readFileStates(
  repository: GitRepository,
  commits: readonly Commit[],
  { items, kinds, namedIn, kept }: WantedStates,
): Promise<FileStates> {
  const wanted = new Map<string, PathState>();
  for (const commit of commits) {
    for (const { path, before, after } of [...commit.changes, ...commit.brought]) {
      for (const blob of [before, after]) if (blob !== null) wanted.set(keyOf(path, blob), { path, blob });
    }
  }
  const all = [...wanted.values()];
  const states = new Map<string, FileState>();
  const read = async (isWanted: (path: string) => boolean): Promise<void> => {
    const fresh = all.filter(({ path, blob }) => isWanted(path) && !states.has(keyOf(path, blob)));
    const found = await readStates(repository, fresh, kinds, kept);
    for (const key of fresh.map(({ path, blob }) => keyOf(path, blob))) {
      const state = found.get(key);
      if (state !== undefined) states.set(key, state);
    }
  };
  if (items === null) await read(() => true);
  else {
    const paths = await pathsGiving(repository, all, kinds, items);
    await read((path) => paths.has(path));
    const named = namedIn([...states.values()].flatMap(({ facts }) => facts ?? []));
    await read((path) => kinds.isAsset(path) && named.has(path));
  }
  const blobs = new Map(
    all.flatMap(({ path, blob }) => {
      const state = kinds.isAsset(path) ? states.get(keyOf(path, blob)) : undefined;
      return state === undefined ? [] : [[state.sha256, blob] as const];
    }),
  );
  return {
    of: (path, blob) => states.get(keyOf(path, blob)),
    bodyOf: (path, blob) => states.get(keyOf(path, blob))?.facts?.body ?? '',
    all: () => states.values(),
    blobOf: (hash) => blobs.get(hash) ?? null,
  };
}

async function readStates(
  repository: GitRepository,
  wanted: readonly PathState[],
  kinds: FileKinds,
  kept: Kept<FileState> | null,
): Promise<ReadonlyMap<string, FileState>> {
  const states = new Map<string, FileState>();
  // The settings may say by now that a text lies where there was an attachment.
  const keptKey = ({ path, blob }: PathState): string => `${kinds.isText(path) ? 'text' : 'file'} ${keyOf(path, blob)}`;
  const unread = wanted.filter((one) => {
    const known = kept?.find(keptKey(one));
    if (known !== undefined) states.set(keyOf(one.path, one.blob), known);
    return known === undefined;
  });
  for (let at = 0; at < unread.length; at += blobsAtOnce) {
    const part = unread.slice(at, at + blobsAtOnce);
    const blobs = await repository.readBlobs([...new Set(part.map(({ blob }) => blob))]);
    for (const { path, blob } of part) {
      const bytes = blobs.get(blob);
      const isParsed = kinds.isText(path) || isData.test(path);
      if (bytes === undefined && isParsed) repository.reportMissing(blob);
      // What is too large to be read is no part of the SMS, whenever it was.
      if (bytes === undefined || (!isParsed && bytes.length > largestFile)) continue;
      const state = stateOf(path, bytes, kinds);
      states.set(keyOf(path, blob), state);
      kept?.keep(keptKey({ path, blob }), state);
    }
  }
  return states;
}

/** Files of which some state gives an id to something: in frontmatter, in a row of it, in a cell of a table or of data. */
async function pathsGiving(
  repository: GitRepository,
  states: readonly PathState[],
  { isText }: FileKinds,
  items: readonly WantedItem[],
): Promise<ReadonlySet<string>> {
  const names = items.map(({ id }) => id.replaceAll(/[^\w-]/g, '\\$&')).join('|');
  const given = new RegExp(`(?:\\bid["']?\\s*:\\s*["']?|\\|\\s*|^"?|[,;]"?)(?:${names})(?![\\w-])`, 'im');
  // What has its id from its path only is found where it lies today.
  const found = new Set(items.flatMap(({ file }) => file ?? []));
  const texts = states.filter(({ path }) => isText(path) || isData.test(path));
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

function stateOf(path: string, bytes: Uint8Array, { isText, isAsset }: FileKinds): FileState {
  const hash = (isAsset(path) ? contentOfPointer(bytes) : null) ?? sha256(bytes);
  return {
    facts: isText(path) ? parsePastSource(path, bytes, hash) : null,
    data: isData.test(path) ? parseCsv(path, bytes, hash) : null,
    sha256: hash,
  };
}
