import { compareDates } from '../lifecycle/calendar.ts';
import { textsField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { Commit } from './commit.ts';
import type { Revisions } from './revisions.ts';
import type { ItemSnapshot } from './snapshot.ts';
import { snapshotOfItem } from './snapshot.ts';
import { statedFirstDay } from './terms.ts';
import type { ItemVersion } from './versions.ts';
import { endedBy, versionsOf } from './versions.ts';

/** What versions of the items of a model are worked out from. */
export interface ModelPast {
  /** The files as they are: the model that is judged may hold another version of one, in force on its day. */
  readonly sms: Pick<Sms, 'items' | 'asOf'>;
  readonly found: Revisions;
  /** Day on which a commit entered the repository. */
  readonly dayOf: (commit: Commit) => string;
}

/**
 * Versions of the items of a model, each worked out once. What takes the place of a document ends it on its own first day.
 *
 * @param past the model and its history
 * @returns versions of an item, oldest first
 */
export function versionsOver(past: ModelPast): (item: Item) => readonly ItemVersion[] {
  const { sms } = past;
  const own = remembered((item) => ownVersions(past, item));
  let heirs: ReadonlyMap<string, readonly Item[]> | null = null;
  return remembered((item) => {
    heirs ??= heirsIn(past);
    const days = (heirs.get(item.id.toUpperCase()) ?? []).flatMap((heir) =>
      heir.id === item.id ? [] : firstDaysOf(past, own(heir), heir, sms.items.get(item.id) ?? item),
    );
    return endedBy(own(item), days.toSorted(compareDates)[0] ?? null);
  });
}

function remembered(work: (item: Item) => readonly ItemVersion[]): (item: Item) => readonly ItemVersion[] {
  const known = new Map<string, readonly ItemVersion[]>();
  return (item) => {
    const found = known.get(item.id) ?? work(item);
    known.set(item.id, found);
    return found;
  };
}

function ownVersions({ sms, found, dayOf }: ModelPast, item: Item): readonly ItemVersion[] {
  const now = sms.items.get(item.id);
  return versionsOf({
    revisions: found.revisions.get(item.id) ?? [],
    line: found.line.get(item.id) ?? [],
    // What no file holds any more is known from the line alone.
    current: now === undefined ? null : snapshotOfItem(now),
    isLight: item.control === 'light',
    dayOf,
    asOf: sms.asOf,
  });
}

/** Items of which some text says that it takes the place of another, by the id of that other in capitals. */
function heirsIn({ sms, found }: ModelPast): ReadonlyMap<string, readonly Item[]> {
  const heirs = new Map<string, Item[]>();
  for (const item of sms.items.values()) {
    if (item.storage !== 'file') continue;
    const states = (found.line.get(item.id) ?? []).flatMap(({ snapshot }) => snapshot ?? []);
    const named = new Set([item, ...states].flatMap(replacedBy));
    for (const id of named) heirs.set(id, [...(heirs.get(id) ?? []), item]);
  }
  return heirs;
}

function replacedBy({ stated }: Pick<ItemSnapshot, 'stated'>): readonly string[] {
  return textsField(stated, 'supersedes').map((id) => id.toUpperCase());
}

/** Days on which texts of an heir came into force that say so. Only what somebody approved ends what is under full control. */
function firstDaysOf(past: ModelPast, versions: readonly ItemVersion[], heir: Item, old: Item): readonly string[] {
  const mayEnd = ({ approvedOn }: ItemVersion): boolean => old.control !== 'full' || approvedOn !== null;
  const numbered = versions.filter(({ snapshot }) => replacedBy(snapshot).includes(old.id.toUpperCase()));
  if (versions.length > 0)
    return numbered.flatMap((version) => (version.from === null || !mayEnd(version) ? [] : [version.from]));
  return old.control === 'full' ? [] : mergedDays(past, heir, old);
}

/** Under light control without numbers: the merge of the first text that says so, or the day it states. */
function mergedDays({ found, dayOf }: ModelPast, heir: Item, old: Item): readonly string[] {
  const first = (found.line.get(heir.id) ?? []).find(
    ({ snapshot }) =>
      snapshot !== null &&
      (snapshot.status === 'approved' || snapshot.status === 'agreed') &&
      replacedBy(snapshot).includes(old.id.toUpperCase()),
  );
  if (first === undefined || first.snapshot === null) return [];
  return [statedFirstDay(first.snapshot) ?? dayOf(first.commit)];
}
