/**
 * A line of an allowed-signers file (ssh-keygen(1), ALLOWED SIGNERS).
 *
 * Times are `YYYY-MM-DDTHH:MM:SS`, with a `Z` for UTC and without it in the time zone of whoever reads the file.
 */
export interface AllowedSigner {
  /** Patterns of which one must match, and none with `!` before it. */
  readonly principals: readonly string[];
  /** The key signs certificates, not content. */
  readonly isAuthority: boolean;
  /** Patterns of namespaces; null for all. */
  readonly namespaces: readonly string[] | null;
  readonly validAfter: string | null;
  readonly validBefore: string | null;
  /** Type and base64 form of the public key. */
  readonly key: string;
  readonly comment: string;
  /** Line of the file, from 1. */
  readonly line: number;
}

/** A file in the format of OpenSSH's allowed signers. */
export interface AllowedSignersFile {
  readonly file: string;
  readonly signers: readonly AllowedSigner[];
}

/**
 * Matches a name with a list of patterns as OpenSSH does (ssh_config(5), PATTERNS): `*` is any text, `?` any character,
 * a pattern that begins with `!` excludes what it matches, and case counts.
 */
export function matchesPatterns(patterns: readonly string[], name: string): boolean {
  if (patterns.some((pattern) => pattern.startsWith('!') && matchesPattern(pattern.slice(1), name))) return false;
  return patterns.some((pattern) => !pattern.startsWith('!') && matchesPattern(pattern, name));
}

/** Remembers the last `*` and goes back to it, so that no pattern takes more than length times length steps. */
function matchesPattern(pattern: string, name: string): boolean {
  let [at, position, star, resume] = [0, 0, -1, 0];
  while (position < name.length) {
    if (pattern[at] === '*') {
      star = at;
      resume = position;
      at += 1;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[position])) {
      at += 1;
      position += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      position = resume;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
