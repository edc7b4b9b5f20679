import type { RawObject } from './raw-object.ts';

/** A line of a tree object: a file, link or submodule, or a folder. */
export interface TreeLine {
  readonly name: string;
  /** Octal mode as Git shows it; `040000` for a folder. */
  readonly mode: string;
  readonly id: string;
}

/**
 * Reads a tree object: mode in octal, blank, name, NUL, id in bytes.
 *
 * @returns null when it is none
 */
export function parseTree({ id, type, bytes }: RawObject): readonly TreeLine[] | null {
  if (type !== 'tree') return null;
  const idBytes = id.length / 2;
  const lines: TreeLine[] = [];
  let at = 0;
  while (at < bytes.length) {
    const blank = bytes.indexOf(0x20, at);
    const nul = blank < 0 ? -1 : bytes.indexOf(0, blank);
    const end = nul + 1 + idBytes;
    if (nul < 0 || end > bytes.length) return null;
    const mode = canonicalMode(Number.parseInt(bytes.toString('latin1', at, blank), 8));
    lines.push({ name: bytes.toString('utf8', blank + 1, nul), mode, id: bytes.toString('hex', nul + 1, end) });
    at = end;
  }
  return lines;
}

/** Old repositories hold modes like 100664; Git itself knows five. */
function canonicalMode(mode: number): string {
  switch (mode & 0o170000) {
    case 0o040000:
      return '040000';
    case 0o100000:
      return (mode & 0o100) === 0 ? '100644' : '100755';
    case 0o120000:
      return '120000';
    default:
      return '160000';
  }
}
