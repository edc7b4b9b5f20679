import { canonicalBody } from './canonical-body.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * Fields that do not belong to the approved content (control.md section 3). Removed by name, at the top level of an item
 * only, so that mapping, review and dates of effect never break an approval.
 */
export const administrativeFields = [
  'approvals',
  'status',
  'effective_from',
  'effective_to',
  'review',
  'summary',
  'language',
  'authors',
  'changes',
  'clauses',
  'services',
  'processes',
  'related',
  'tags',
  'schema',
  'retention',
  'distribution',
  'personal_data',
  'superseded_by',
  'corrections',
  'disposition',
  'closed',
] as const;

/** A file that is part of an item's content, bound by its bytes. */
export interface IncludedFile {
  /** Path from the root of the SMS with `/`. */
  readonly path: string;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
}

/** All that the digest of an item covers. */
export interface DigestedContent {
  /** Fields stated in the file, never defaults; the administrative ones are left out here. Dates and versions are strings. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The Markdown after the frontmatter. */
  readonly body: string;
  /** See `CanonicalBodyOptions`. */
  resolveLink(target: string): string | null;
  /** Included files and images, in any order. */
  readonly includes: readonly IncludedFile[];
}

const administrative: ReadonlySet<string> = new Set(administrativeFields);

/**
 * The canonical content of an item, algorithm `cb1` (`docs/digest.md`): one line with the RFC 8785 JSON of its fields, one
 * line with that of its includes (`[{"path":…,"sha256":…},…]`, each once, in the order of the UTF-16 code units of path,
 * then hash), and the canonical body.
 *
 *     content = JSON(fields) LF JSON(includes) LF body
 *
 * JSON in canonical form has no line end, so the three parts cannot be mistaken for one another.
 * @throws TypeError when a field holds something that JSON cannot say (`canonicalJson`)
 */
export function canonicalContent(content: DigestedContent): string {
  const stated = Object.entries(content.fields).filter(([name]) => !administrative.has(name));
  const includes = content.includes
    .map(({ path, sha256 }) => ({ path, sha256: sha256.toLowerCase() }))
    .sort((a, b) => compareCodeUnits(a.path, b.path) || compareCodeUnits(a.sha256, b.sha256))
    .filter((file, index, all) => file.path !== all[index - 1]?.path || file.sha256 !== all[index - 1]?.sha256);
  const body = canonicalBody(content.body, { resolveLink: (target) => content.resolveLink(target) });
  return `${canonicalJson(Object.fromEntries(stated))}\n${canonicalJson(includes)}\n${body}`;
}

/**
 * The digest of a canonical content: `cb1-sha256:` and 64 hexadecimal digits in lower case.
 * @param sha256 gives the SHA-256 of the UTF-8 bytes of a text, in hexadecimal
 * @throws TypeError when the content has a lone surrogate, which UTF-8 cannot hold, or the hash is none
 */
export function digestOf(content: string, sha256: (utf8: string) => string): string {
  if (!content.isWellFormed()) throw new TypeError('Unexpected lone surrogate, expected well-formed Unicode.');
  const hash = sha256(content).toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new TypeError('Unexpected hash, expected 64 hexadecimal digits.');
  return `cb1-sha256:${hash}`;
}

function compareCodeUnits(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
