import type { Commit, CommitPerson } from '../../core/history/commit.ts';
import type { RawObject } from './raw-object.ts';

/** What a commit changed. */
export type CommitChanges = Pick<Commit, 'changes' | 'brought'>;

/** A commit as it states itself, and its tree. */
export interface ParsedCommit extends Omit<Commit, keyof CommitChanges | 'cut'> {
  readonly tree: string;
}

/**
 * Reads the object of a commit (Git's own format: header lines, a blank line, the message). Texts are decoded by the header
 * `encoding`, else as UTF-8, and as Windows-1252 where they are neither.
 *
 * @returns null when it is not the object of a commit
 */
export function parseCommit({ id, type, bytes }: RawObject): ParsedCommit | null {
  const gap = bytes.indexOf('\n\n');
  const headerEnd = gap < 0 ? bytes.length : gap;
  const header = bytes.toString('latin1', 0, headerEnd);
  const tree = /^tree ([0-9a-f]{40,64})(?:\n|$)/.exec(header)?.[1];
  if (type !== 'commit' || tree === undefined) return null;
  const encoding = headerLine(header, 'encoding') ?? 'utf-8';
  const person = (key: string): CommitPerson => parsePerson(decode(latin1(headerLine(header, key) ?? ''), encoding));
  const message = gap < 0 ? '' : decode(bytes.subarray(gap + 2), encoding);
  return {
    id,
    tree,
    parents: parentsOf(header),
    author: person('author'),
    committer: person('committer'),
    message: withoutEndLines(message.includes('\r') ? message.replaceAll('\r\n', '\n') : message),
  };
}

/**
 * A commit with what it changed.
 *
 * @param changes null where that cannot be known
 */
export function withChanges(parsed: ParsedCommit, changes: CommitChanges | null): Commit {
  const { id, parents, author, committer, message } = parsed;
  const commit = { id, parents, author, committer, message };
  return changes === null ? { ...commit, changes: [], brought: [], cut: true } : { ...commit, ...changes };
}

/** Parents stand directly after the tree. */
function parentsOf(header: string): readonly string[] {
  const parents: string[] = [];
  let at = header.indexOf('\n') + 1;
  while (at > 0 && header.startsWith('parent ', at)) {
    const end = header.indexOf('\n', at);
    parents.push(header.slice(at + 7, end < 0 ? header.length : end));
    at = end + 1;
  }
  return parents;
}

function headerLine(header: string, key: string): string | null {
  const begin = header.indexOf(`\n${key} `);
  if (begin < 0) return null;
  const end = header.indexOf('\n', begin + 1);
  return header.slice(begin + key.length + 2, end < 0 ? header.length : end);
}

/** `Name <address> seconds +hhmm`; what is missing or no number is empty or 0, as Git has it. */
function parsePerson(line: string): CommitPerson {
  const open = line.indexOf('<');
  const close = line.indexOf('>', open);
  const [, seconds = '0', sign = '+', hours = '0', minutes = '0'] =
    /^ *(\d+)(?: ([+-])(\d\d)(\d\d))?/.exec(line.slice(line.lastIndexOf('>') + 1)) ?? [];
  const at = Number(seconds);
  const offset = Number(hours) * 60 + Number(minutes);
  return {
    name: line.slice(0, Math.max(open, 0)).trim(),
    email: open < 0 || close < 0 ? '' : line.slice(open + 1, close).trim(),
    at: Number.isSafeInteger(at) ? at : 0,
    offset: sign === '-' && offset > 0 ? -offset : offset,
  };
}

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

function decode(bytes: Buffer, encoding: string): string {
  if (/^utf-?8$/i.test(encoding)) {
    const text = bytes.toString('utf8');
    return text.includes('\uFFFD') ? decodeWith(bytes, ['utf-8']) : text;
  }
  // Browsers take this name for Windows-1252; here it is what it says.
  if (/^(?:iso-?8859-1|latin-?1)$/i.test(encoding)) return bytes.toString('latin1');
  return decodeWith(bytes, [encoding, 'utf-8']);
}

function decodeWith(bytes: Buffer, encodings: readonly string[]): string {
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // Not in this encoding, or one nobody knows: the next.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

function withoutEndLines(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}
