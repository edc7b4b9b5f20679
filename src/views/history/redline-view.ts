import type { ChangedFile } from '../../core/history/changed-files.ts';
import type { RedlineLine, RedlinePart } from '../../core/history/compare-lines.ts';
import { foldRedline } from '../../core/history/compare-lines.ts';
import { compareValues } from '../../core/history/compare-values.ts';
import { plainValue } from '../../core/history/plain-value.ts';
import type { Redline, RedlineText } from '../../core/history/redline.ts';
import { redlineOf } from '../../core/history/redline.ts';
import { summaryOfLines } from '../../core/history/redline-summary.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import { fieldLabel } from '../field-label.ts';
import type { Site } from '../site.ts';
import { say, sayCount } from '../words/say.ts';
import type { CountText, PlainText, Text } from '../words/say.ts';
import { saidRedline } from './compare-texts.ts';

/** What changed from one state of an item to the next. */
export interface RedlineView {
  /** One sentence: how much changed, or that the wording did not. */
  readonly summary: string;
  /** Null stands for unchanged lines that are left out; empty where no line of the text changed. */
  readonly lines: readonly (RedlineLine | null)[];
  /** The rest of a very long comparison is left out. */
  readonly isCut: boolean;
  readonly fields: readonly { readonly label: string; readonly parts: readonly RedlinePart[] }[];
  /** Pictures and attachments that differ, each in a sentence. */
  readonly files: readonly string[];
  /** There is more to show than the sentence. */
  readonly hasDetails: boolean;
}

/** Signs of a comparison that a page takes; longer ones are cut. */
const mostSigns = 40_000;

/** Fields that hold addresses of people, and those that the page of the history shows in its own words. */
const notShown: ReadonlySet<string> = new Set(['git_identities', 'changes', 'version']);

/**
 * Compares two states of an item.
 *
 * @param site the site
 * @param before the earlier state
 * @param after the later state
 */
export function redlineView(site: Site, before: ItemSnapshot, after: ItemSnapshot): RedlineView {
  if (before.isWithheld === true || after.isWithheld === true) {
    const summary = say('What changed is not shown: one of the two texts is not for the readers of this site.');
    return { summary, lines: [], isCut: false, fields: [], files: [], hasDetails: false };
  }
  const redline = redlineOf(redlineText(site, before), redlineText(site, after));
  const hasLines = redline.lines.some((line) => line.kind !== 'same');
  const { lines, isCut } = cut(hasLines ? foldRedline(redline.lines) : []);
  return {
    summary: summaryOf(redline),
    lines,
    isCut,
    fields: redline.fields.map(({ name, before: old, after: now }) => ({
      label: fieldLabel(name, after.type),
      parts: compareValues(plainOrNull(old), plainOrNull(now)),
    })),
    hasDetails: lines.length + redline.fields.length + redline.files.length > 0,
    files: redline.files.map(({ path, kind }) => say(wordsOfFile[kind], { file: fileName(path) })),
  };
}

/** Text and fields of a state as they are compared and published. */
export function redlineText(site: Site, snapshot: ItemSnapshot): RedlineText {
  const hasBody = snapshot.storage === 'file' || snapshot.storage === 'register';
  return {
    body: hasBody ? (site.checked.sms.history?.textOf(snapshot) ?? '') : '',
    fields: Object.fromEntries(Object.entries(snapshot.stated).filter(([name]) => !notShown.has(name))),
    includes: snapshot.includes,
  };
}

function plainOrNull(value: string | null): string | null {
  return value === null ? null : plainValue(value);
}

const wordsOfFile = {
  changed: '{file} is another file than before.',
  added: '{file} is new.',
  removed: '{file} is no longer there.',
} as const satisfies Readonly<Record<ChangedFile['kind'], Text>>;

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function summaryOf({ lines, fields, files }: Redline): string {
  const few = [
    changedCount(files.length, '1 picture or attachment changed.', '{count} pictures or attachments changed.'),
    changedCount(fields.length, '1 field changed.', '{count} fields changed.'),
  ].join('');
  return `${summaryOfLines(lines, saidRedline()) ?? say('Wording unchanged.')}${few}`;
}

function changedCount(count: number, one: PlainText, many: CountText): string {
  return count === 0 ? '' : ` ${sayCount(count, one, many)}`;
}

function cut(lines: readonly (RedlineLine | null)[]): {
  readonly lines: RedlineView['lines'];
  readonly isCut: boolean;
} {
  let signs = 0;
  const end = lines.findIndex((line) => {
    signs += (line?.parts ?? []).reduce((sum, part) => sum + part.text.length + 20, 0);
    return signs > mostSigns;
  });
  return end < 0 ? { lines, isCut: false } : { lines: lines.slice(0, Math.max(1, end)), isCut: true };
}
