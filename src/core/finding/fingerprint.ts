import type { Finding, Note } from './finding.ts';
import type { Sms } from '../model/sms.ts';

/**
 * A fingerprint for each finding that stays the same while lines move, words of the message change and the item moves to
 * another file: made of the rule, the item (else the file) and the words of the line it points at. Equal ones are numbered
 * in the order of the report.
 *
 * @param sms gives the text of the files
 * @param findings in the order of the report
 * @returns 16 hexadecimal digits, a colon and the number, for each finding
 */
export function fingerprintsOf(sms: Sms, findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const wanted = new Set(findings.map((finding) => finding.place.file));
  const files = sms.files.filter((file) => wanted.has(file.file));
  const lines = new Map(files.map((file) => [file.file, file.text.split(/\r?\n/)]));
  return numbered(findings, (finding) => {
    const line = lines.get(finding.place.file)?.[finding.place.line - 1] ?? '';
    const words = line.trim().replaceAll(/\s+/g, ' ');
    return [finding.rule, finding.item ?? finding.place.file, words];
  });
}

/**
 * The same for notes, which have no place: made of the rule, the item and the words.
 *
 * @param notes in the order of the report
 */
export function fingerprintsOfNotes(notes: readonly Note[]): ReadonlyMap<Note, string> {
  return numbered(notes, ({ rule, kind, item, message }) => [rule, kind, item ?? '', message]);
}

function numbered<T>(parts: readonly T[], wordsOf: (part: T) => readonly string[]): ReadonlyMap<T, string> {
  const seen = new Map<string, number>();
  return new Map(
    parts.map((part) => {
      const hash = fnv1a64(JSON.stringify(wordsOf(part)));
      const number = (seen.get(hash) ?? 0) + 1;
      seen.set(hash, number);
      return [part, `${hash}:${number}`];
    }),
  );
}

/** FNV-1a with 64 bits over the UTF-8 bytes: tells findings apart, protects nothing. */
function fnv1a64(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
