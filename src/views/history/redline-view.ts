import type { ChangedField, RedlineLine } from '../../core/history/redline.ts';
import { foldRedline, redlineOf } from '../../core/history/redline.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import { fieldLabel } from '../field-label.ts';
import type { Site } from '../site.ts';

/** What changed from one state of an item to the next. */
export interface RedlineView {
  /** One sentence: how much changed, or that the wording did not. */
  readonly summary: string;
  /** Null stands for unchanged lines that are left out; empty where no line of the text changed. */
  readonly lines: readonly (RedlineLine | null)[];
  /** The rest of a very long comparison is left out. */
  readonly isCut: boolean;
  readonly fields: readonly { readonly label: string; readonly before: string | null; readonly after: string | null }[];
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
    const summary = 'What changed is not shown: one of the two texts is not for the readers of this site.';
    return { summary, lines: [], isCut: false, fields: [] };
  }
  const redline = redlineOf(redlineText(site, before), redlineText(site, after));
  const hasLines = redline.lines.some((line) => line.kind !== 'same');
  const { lines, isCut } = cut(hasLines ? foldRedline(redline.lines).filter((line) => !isBlank(line)) : []);
  return {
    summary: summaryOf(redline.isUnchanged, hasLines, redline.added, redline.removed, redline.fields),
    lines,
    isCut,
    fields: redline.fields.map(({ name, before: old, after: now }) => ({
      label: fieldLabel(name, after.type),
      before: old === null ? null : shortValue(old),
      after: now === null ? null : shortValue(now),
    })),
  };
}

/** Text and fields of a state as they are compared and published. */
export function redlineText(
  site: Site,
  snapshot: ItemSnapshot,
): { readonly body: string; readonly fields: ItemSnapshot['stated'] } {
  const hasBody = snapshot.storage === 'file' || snapshot.storage === 'register';
  return {
    body: hasBody ? (site.checked.sms.history?.textOf(snapshot) ?? '') : '',
    fields: Object.fromEntries(Object.entries(snapshot.stated).filter(([name]) => !notShown.has(name))),
  };
}

/** Blank lines between paragraphs say nothing to a reader. */
function isBlank(line: RedlineLine | null): boolean {
  return line?.parts.every((part) => part.text.trim() === '') === true;
}

function summaryOf(
  isUnchanged: boolean,
  hasLines: boolean,
  added: number,
  removed: number,
  fields: readonly ChangedField[],
): string {
  const few =
    fields.length === 0 ? '' : fields.length === 1 ? ' 1 field changed.' : ` ${fields.length} fields changed.`;
  if (isUnchanged || !hasLines) return `Wording unchanged.${few}`;
  const words = (count: number): string => (count === 1 ? '1 word' : `${count} words`);
  return `${words(added)} added, ${words(removed)} removed.${few}`;
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

/** Signs of a value that a page shows of what a field was and is. */
const mostOfValue = 1500;

function shortValue(text: string): string {
  const plain = plainValue(text);
  return plain.length <= mostOfValue ? plain : `${plain.slice(0, mostOfValue)} …`;
}

/** A list or map of a field in words: `{person: PER-001, from: 2024-01-01}` without the signs of a program. */
export function plainValue(text: string): string {
  if (!/^[[{]/.test(text)) return text;
  try {
    return inWords(JSON.parse(text));
  } catch {
    return text;
  }
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join('; ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, part]) => `${name.replaceAll('_', ' ')} ${inWords(part)}`)
      .join(', ');
  return String(value);
}
