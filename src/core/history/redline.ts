import { administrativeFields } from '../control/digest.ts';
import type { IncludedFile } from '../control/digest.ts';
import { canonicalBody } from '../control/canonical-body.ts';
import type { FieldMap } from '../model/fields.ts';
import type { ChangedFile } from './changed-files.ts';
import { changedFiles } from './changed-files.ts';
import type { RedlineLine } from './compare-lines.ts';
import { compareLines } from './compare-lines.ts';
import { countWords } from './redline-summary.ts';

/** A field that differs between two texts; what is not stated is null. */
export interface ChangedField {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  /** An approval binds the field. */
  readonly isBound: boolean;
}

/** What changed from one text to another. */
export interface Redline {
  readonly lines: readonly RedlineLine[];
  readonly fields: readonly ChangedField[];
  /** Pictures and attachments of which the bytes differ. */
  readonly files: readonly ChangedFile[];
  /** No word, number or structure of the text differs, no picture or attachment, and no field that an approval binds. */
  readonly isUnchanged: boolean;
  readonly added: number;
  readonly removed: number;
}

/** A text that is compared: the body and the stated fields. */
export interface RedlineText {
  readonly body: string;
  readonly fields: FieldMap;
  /** Its pictures and attachments; left out where it can have none. */
  readonly includes?: readonly IncludedFile[];
}

const administrative: ReadonlySet<string> = new Set(administrativeFields);
/** They say that a text was approved, not what it says. */
const passedOver: ReadonlySet<string> = new Set(['approvals', 'rows']);
const noLinks = { resolveLink: () => null };

/**
 * Compares two texts word by word. Line ends, blanks at their ends and the wrapping of paragraphs are no change.
 *
 * @param before older text
 * @param after newer text
 */
export function redlineOf(before: RedlineText, after: RedlineText): Redline {
  const lines = linesOf(before.body, after.body);
  const fields = changedFields(before.fields, after.fields);
  const files = changedFiles(before.includes ?? [], after.includes ?? []);
  return {
    lines,
    fields,
    files,
    isUnchanged:
      files.length === 0 && lines.every((line) => line.kind === 'same') && fields.every((field) => !field.isBound),
    added: countWords(lines, 'added'),
    removed: countWords(lines, 'removed'),
  };
}

/** A text in the form in which a page of the manual compares two of them: lines, and fields in words. */
export interface ComparableText {
  readonly lines: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  /** Pictures and attachments: path -> SHA-256. */
  readonly files: Readonly<Record<string, string>>;
}

/** A text for comparison in a reader's browser; it leaves out what `redlineOf` passes over. */
export function comparableText({ body, fields, includes }: RedlineText): ComparableText {
  const stated = Object.keys(fields).flatMap((name) => {
    const words = passedOver.has(name) ? null : inWords(fields[name]);
    return words === null ? [] : [[name, words] as const];
  });
  const files = Object.fromEntries((includes ?? []).map(({ path, sha256 }) => [path, sha256]));
  return { lines: canonicalBody(body, noLinks).split('\n'), fields: Object.fromEntries(stated), files };
}

function linesOf(before: string, after: string): readonly RedlineLine[] {
  const split = (body: string): string[] => canonicalBody(body, noLinks).split('\n');
  return compareLines(split(before), split(after));
}

function changedFields(before: FieldMap, after: FieldMap): readonly ChangedField[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name): readonly ChangedField[] => {
    if (passedOver.has(name)) return [];
    const [old, now] = [inWords(before[name]), inWords(after[name])];
    return old === now ? [] : [{ name, before: old, after: now, isBound: !administrative.has(name) }];
  });
}

function inWords(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value.join(', ');
  return JSON.stringify(value);
}
