import type { Item } from '../../core/model/item.ts';
import { startOfFile } from '../../core/model/place.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import type { Printed } from './_printed.ts';
import { printedIn } from './_printed.ts';
import { compareVersions, isAlive, isApproving, numberOf } from './_versions.ts';

/** `policy-v2.1.md`, `policy_V2.md`. */
const inFileName = /[-_. ]v(\d+(?:[._]\d+)*)\.mdx?$/i;
const words = {
  version: 'version',
  effective: 'first day in force',
  approved: 'day of approval',
} as const;

export default defineRule({
  id: 'VERS-008',
  name: 'text-repeats-no-other-version',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'A version or day that is written into the text or the file name is the one of the document.',
  fix: 'Take the hand-written copy out: the page prints version and days by itself.',
  *check({ sms }) {
    for (const item of sms.items.values()) {
      const { facts, type } = item;
      if (facts === null || item.storage !== 'file' || !item.inView || !isAlive(item)) continue;
      if (type.lifecycle !== 'document' && type.lifecycle !== 'agreement') continue;
      for (const printed of printedIn(facts)) {
        const draft = otherThan(item, printed);
        if (draft !== null) yield draft;
      }
      const draft = otherFileName(item);
      if (draft !== null) yield draft;
    }
  },
});

function otherThan(item: Item, printed: Printed): Draft | null {
  const known = knownOf(item, printed.what);
  const [expected] = known;
  if (expected === undefined || known.some((value) => isSame(printed, value))) return null;
  const what = words[printed.what];
  return {
    item: item.id,
    place: printed.place,
    actual: printed.value,
    expected,
    message: `The text of ${item.id} gives "${printed.text}" as its ${what}; ${printed.what === 'approved' ? 'its approvals say' : 'the file states'} ${known.join(', ')}. Expected no copy in the text: the page prints the ${what} by itself.`,
  };
}

/** What the fields of the document state; nothing where they are silent. */
function knownOf(item: Item, what: Printed['what']): readonly string[] {
  if (what === 'version') return item.version === null ? [] : [item.version];
  if (what === 'effective') return item.effectiveFrom === null ? [] : [item.effectiveFrom];
  const entries = item.approvals.filter((entry) => isApproving(entry) && isOfVersion(item, entry.version));
  return [...new Set(entries.flatMap(({ on }) => on ?? []))].sort();
}

function isOfVersion(item: Item, version: string | null): boolean {
  return version === null || item.version === null || version === item.version;
}

function isSame({ what, value }: Printed, known: string): boolean {
  if (what !== 'version') return value === known;
  const [a, b] = [numberOf(value), numberOf(known)];
  return a === null || b === null ? value === known : compareVersions(a, b) === 0;
}

/** A name may give the first parts of the number only. */
function otherFileName(item: Item): Draft | null {
  const written = inFileName.exec(item.file)?.[1]?.replaceAll('_', '.');
  const [named, stated] = [numberOf(written ?? ''), numberOf(item.version ?? '')];
  if (written === undefined || named === null || stated === null) return null;
  if (named.every((part, index) => part === (stated[index] ?? 0))) return null;
  return {
    item: item.id,
    place: startOfFile(item.file),
    actual: written,
    expected: item.version ?? '',
    message: `The name of the file says version ${written}; ${item.id} states ${item.version ?? ''}. Expected a name without a version: the file holds one version after the other.`,
    fix: 'Rename the file; links by id go on working.',
  };
}
