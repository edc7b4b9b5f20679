import { diffArrays, diffWordsWithSpace } from 'diff';
import { administrativeFields } from '../control/digest.ts';
import { canonicalBody } from '../control/canonical-body.ts';
import type { FieldMap } from '../model/fields.ts';

/** A stretch of text that is the same, new, or gone. */
export interface RedlinePart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A line of the text (a paragraph, list item, row or heading) with what changed in it. */
export interface RedlineLine {
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  readonly parts: readonly RedlinePart[];
}

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
  /** No word, number or structure of the text differs, and no field that an approval binds. */
  readonly isUnchanged: boolean;
  readonly added: number;
  readonly removed: number;
}

/** A text that is compared: the body and the stated fields. */
export interface RedlineText {
  readonly body: string;
  readonly fields: FieldMap;
}

const administrative: ReadonlySet<string> = new Set(administrativeFields);
/** They say that a text was approved, not what it says. */
const passedOver: ReadonlySet<string> = new Set(['approvals', 'rows']);
const noLinks = { resolveLink: () => null };

/**
 * Compares two texts word by word. Line ends, blanks and the wrapping of paragraphs are no change.
 *
 * @param before older text
 * @param after newer text
 */
export function redlineOf(before: RedlineText, after: RedlineText): Redline {
  const lines = linesOf(before.body, after.body);
  const fields = changedFields(before.fields, after.fields);
  const count = (kind: RedlinePart['kind']): number =>
    lines.reduce(
      (sum, line) => sum + line.parts.reduce((words, part) => words + (part.kind === kind ? wordsIn(part.text) : 0), 0),
      0,
    );
  return {
    lines,
    fields,
    isUnchanged: lines.every((line) => line.kind === 'same') && fields.every((field) => !field.isBound),
    added: count('added'),
    removed: count('removed'),
  };
}

/**
 * The changed lines with some unchanged ones around them; null stands for those that are left out.
 *
 * @param lines of a redline
 * @param around how many unchanged lines are kept on each side
 */
export function foldRedline(lines: readonly RedlineLine[], around = 1): readonly (RedlineLine | null)[] {
  const isKept = lines.map((_, index) =>
    lines.slice(Math.max(0, index - around), index + around + 1).some((line) => line.kind !== 'same'),
  );
  return lines.flatMap((line, index) =>
    isKept[index] === true ? [line] : index === 0 || isKept[index - 1] === true ? [null] : [],
  );
}

/** A text in the form in which a page of the manual compares two of them: lines, and fields in words. */
export interface ComparableText {
  readonly lines: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
}

/** A text for comparison in a reader's browser; it leaves out what `redlineOf` passes over. */
export function comparableText({ body, fields }: RedlineText): ComparableText {
  const stated = Object.keys(fields).flatMap((name) => {
    const words = passedOver.has(name) ? null : inWords(fields[name]);
    return words === null ? [] : [[name, words] as const];
  });
  return { lines: canonicalBody(body, noLinks).split('\n'), fields: Object.fromEntries(stated) };
}

function linesOf(before: string, after: string): readonly RedlineLine[] {
  const split = (body: string): string[] => canonicalBody(body, noLinks).split('\n');
  const changes = diffArrays(split(before), split(after));
  const lines: RedlineLine[] = [];
  for (let index = 0; index < changes.length; index += 1) {
    const change = changes[index];
    const next = changes[index + 1];
    if (change === undefined) continue;
    if (!change.added && !change.removed) lines.push(...change.value.map(same));
    else if (change.removed && next?.added === true) {
      lines.push(...pairUp(change.value, next.value));
      index += 1;
    } else lines.push(...change.value.map((text) => whole(text, change.added ? 'added' : 'removed')));
  }
  return lines.filter((line, index) => !isBlank(line) || !isBlank(lines[index - 1]));
}

/** Lines that were replaced: each with the new one most like it, in order, so that a reader sees words, not blocks. */
function pairUp(removed: readonly string[], added: readonly string[]): readonly RedlineLine[] {
  const lines: RedlineLine[] = [];
  let next = 0;
  for (const old of removed) {
    const like = added.findIndex((text, index) => index >= next && likeness(old, text) >= 0.5);
    if (like < 0) {
      lines.push(whole(old, 'removed'));
      continue;
    }
    lines.push(...added.slice(next, like).map((text) => whole(text, 'added')), changed(old, added[like] ?? ''));
    next = like + 1;
  }
  return [...lines, ...added.slice(next).map((text) => whole(text, 'added'))];
}

function changed(before: string, after: string): RedlineLine {
  const parts = diffWordsWithSpace(before, after).map(({ value, added, removed }): RedlinePart => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
  return { kind: 'changed', parts };
}

function same(text: string): RedlineLine {
  return { kind: 'same', parts: [{ kind: 'same', text }] };
}

function whole(text: string, kind: 'added' | 'removed'): RedlineLine {
  return text.trim() === '' ? same(text) : { kind, parts: [{ kind, text }] };
}

function isBlank(line: RedlineLine | undefined): boolean {
  return line === undefined || (line.kind === 'same' && line.parts.every((part) => part.text.trim() === ''));
}

/** Part of the words of the longer line that both lines have, 0 to 1. */
function likeness(a: string, b: string): number {
  const [first, second] = [a, b].map((text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const rest = new Map<string, number>();
  for (const word of first ?? []) rest.set(word, (rest.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of second ?? []) {
    const left = rest.get(word) ?? 0;
    if (left > 0) shared += 1;
    rest.set(word, left - 1);
  }
  return shared / Math.max(1, first?.length ?? 0, second?.length ?? 0);
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

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
