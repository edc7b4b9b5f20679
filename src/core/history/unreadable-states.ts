import type { SourceFacts } from '../model/facts.ts';
import { textField } from '../model/fields.ts';
import type { Sms } from '../model/sms.ts';
import type { Commit } from './commit.ts';
import type { SnapshotsOf, StateReader } from './revisions.ts';
import type { ItemSnapshot } from './snapshot.ts';

/** What is known of the states of files. */
export interface FileFacts {
  /** Commits with paths from the root of the SMS, children before parents. */
  readonly commits: readonly Commit[];
  /** A state of a text, parsed; null for what is no text. */
  readonly factsOf: (path: string, blob: string) => SourceFacts | null;
  readonly sms: Pick<Sms, 'items' | 'registers'>;
}

/**
 * Reads states of files so that a text that lost its frontmatter for a while goes on being what it was: the file is still there,
 * and holds nothing else. Of such a state only the text is known; rows of a register are as they were.
 *
 * @param reader gives the items that a state of a file states
 * @param known all states
 */
export function withUnreadable(reader: StateReader, known: FileFacts): StateReader {
  const { snapshotsOf: read } = reader;
  const states = statesByPath(known.commits);
  const bridged = new Map<string, readonly ItemSnapshot[]>();
  const snapshotsOf: SnapshotsOf = (path, blob, commit, side) => {
    const own = read(path, blob, commit, side);
    if (own.length > 0 || known.factsOf(path, blob) === null) return own;
    const key = `${blob} ${path}`;
    const found = bridged.get(key);
    if (found !== undefined) return found;
    const all = states.get(path) ?? [];
    const at = all.indexOf(blob);
    const before = lastItems(all.slice(0, Math.max(0, at)), (earlier) => read(path, earlier, commit, side));
    const goesOn = before.some((item) => isHolder(item) && isStillHere(known, item, path, all.slice(at + 1)));
    const items = goesOn ? before.map((item) => (isHolder(item) ? unreadable(item, blob) : item)) : [];
    bridged.set(key, items);
    return items;
  };
  return { ...reader, snapshotsOf };
}

/** Blobs that commits gave a path, oldest first; null where one deleted it. */
function statesByPath(commits: readonly Commit[]): ReadonlyMap<string, readonly (string | null)[]> {
  const states = new Map<string, (string | null)[]>();
  for (const { changes } of commits.toReversed())
    for (const { path, after } of changes) {
      const known = states.get(path);
      if (known === undefined) states.set(path, [after]);
      else known.push(after);
    }
  return states;
}

/** Items of the last state that held any, as long as the file was there. */
function lastItems(
  earlier: readonly (string | null)[],
  read: (blob: string) => readonly ItemSnapshot[],
): readonly ItemSnapshot[] {
  for (const blob of earlier.toReversed()) {
    if (blob === null) return [];
    const items = read(blob);
    if (items.length > 0) return items;
  }
  return [];
}

function isHolder({ storage }: ItemSnapshot): boolean {
  return storage === 'file' || storage === 'register';
}

/** The file holds the item again, or nothing else: then the item must not have gone on in another file. */
function isStillHere(
  { factsOf, sms }: FileFacts,
  { id }: ItemSnapshot,
  path: string,
  later: readonly (string | null)[],
): boolean {
  for (const blob of later) {
    if (blob === null) break;
    const stated = textField(factsOf(path, blob)?.fields ?? {}, 'id');
    if (stated !== null) return stated.toLowerCase() === id.toLowerCase();
  }
  const file = (sms.items.get(id) ?? sms.registers.get(id))?.file;
  return file === undefined || file === path;
}

function unreadable(before: ItemSnapshot, blob: string): ItemSnapshot {
  // No approval knows it, neither with the links of today nor with those of its day.
  const digest = `unreadable:${blob}`;
  return { ...before, blob, digest, digestThen: digest, isUnreadable: true };
}

/**
 * The text of a state that could not be read, without the fields that lost the lines around them: who wrote those did so before.
 *
 * @param text all of the file
 */
export function withoutLooseFields(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !/^(?:---|[\w-]+:|\s+\S|- |#\s*\w+:)/.test(line));
  return end > 0 ? lines.slice(end).join('\n') : text;
}
