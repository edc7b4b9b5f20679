import { compareDates } from '../lifecycle/calendar.ts';
import { remembered } from '../model/remembered.ts';
import { mapsField, textField } from '../model/fields.ts';
import type { Approval, Item } from '../model/item.ts';

/**
 * Which version of a document or agreement a day is judged by. The file holds one version; of those before it only history
 * knows the text.
 *
 * - `in-file`: the version in the file, or the item has no versions that begin on a day.
 * - `coming`: the first version, approved by then and in force later. Nothing is in force; its text is known and judged.
 * - `later`: the first version, approved later. It is out of view.
 * - `unknown`: the version in the file came later, and there was, or may have been, one before it.
 */
export type VersionOnDay =
  | { readonly kind: 'in-file' | 'coming' | 'later' }
  | {
      readonly kind: 'unknown';
      /** When the text in the file was approved, where its entries say so. */
      readonly approvedOn: string | null;
      /** First day of the version in the file. */
      readonly from: string | null;
    };

/**
 * Decides it from the file alone.
 *
 * @param item any item; those without approval and first day are always judged by their file
 * @param asOf day to judge
 */
export const versionOnDay = remembered(
  (item: Item, asOf: string): VersionOnDay => {
    const isClaimed = { document: 'approved', agreement: 'agreed' }[item.type.lifecycle] === item.status;
    if (!isClaimed) return { kind: 'in-file' };
    const approvedOn = laterApproval(item, asOf);
    const beginsLater = item.effectiveFrom !== null && compareDates(item.effectiveFrom, asOf) > 0;
    if (approvedOn === null && !beginsLater) return { kind: 'in-file' };
    if (hasEarlierVersion(item, asOf)) {
      const on = approvedOn ?? approvingEntries(item).findLast((entry) => entry.on !== null)?.on ?? null;
      return { kind: 'unknown', approvedOn: on, from: item.effectiveFrom };
    }
    return { kind: approvedOn === null ? 'coming' : 'later' };
  },
  (asOf) => asOf,
);

/**
 * False where the text in the file is not the one the day is judged by: it was approved later, or takes the place of a
 * version nobody knows without history.
 *
 * @param item any item
 * @param asOf day to judge
 */
export function isTextInView(item: Item, asOf: string): boolean {
  const { kind } = versionOnDay(item, asOf);
  return kind === 'in-file' || kind === 'coming';
}

/** Day on which the text in the file was approved, where that is after the day judged; else null. */
function laterApproval(item: Item, asOf: string): string | null {
  const entries = approvingEntries(item);
  const isLater = (entry: Approval): boolean => entry.on !== null && compareDates(entry.on, asOf) > 0;
  const latest = entries.findLast(isLater);
  if (latest === undefined) return null;
  const known = entries.filter((entry) => !isLater(entry));
  // A second consent to the same text changes nothing; a second text under the same number came later.
  const bound = known.flatMap((entry) => entry.digest ?? []);
  const isSameText = latest.digest === null || bound.length === 0 || bound.includes(latest.digest);
  return known.length > 0 && isSameText ? null : latest.on;
}

/** Entries by which the version in the file is approved or agreed. */
function approvingEntries(item: Item): readonly Approval[] {
  return item.approvals.filter((entry) => isApproving(entry) && isOfFile(item, entry.version));
}

/** True when something says that there was a version before the one in the file, or nothing can say that there was none. */
function hasEarlierVersion(item: Item, asOf: string): boolean {
  const others = item.approvals.some((entry) => isApproving(entry) && !isOfFile(item, entry.version));
  const changes = mapsField(item, 'changes').some((entry) => !isOfFile(item, textField(entry, 'version')));
  const texts = approvingEntries(item).some((entry) => entry.on !== null && compareDates(entry.on, asOf) <= 0);
  if (others || changes) return true;
  if (texts && laterApproval(item, asOf) !== null) return true;
  // Under light control the history is the version, so that a file without a number may be of any.
  return item.version === null ? item.control === 'light' : !isFirstVersion(item.version);
}

function isApproving(entry: Approval): boolean {
  return entry.action === 'approved' || entry.action === 'agreed';
}

function isOfFile(item: Item, version: string | null): boolean {
  return item.version === null || version === null || version === item.version;
}

/**
 * True for the number of a first version: 1, 1.0, or one below 1.
 *
 * @param version version as stated
 */
export function isFirstVersion(version: string): boolean {
  return /^v?0*1(?:\.0+)*$|^v?0\./i.test(version);
}
