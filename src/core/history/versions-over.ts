import { compareDates } from '../lifecycle/calendar.ts';
import { textsField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { Commit } from './commit.ts';
import type { Revisions } from './revisions.ts';
import type { ItemSnapshot } from './snapshot.ts';
import { snapshotOfItem } from './snapshot.ts';
import { statedFirstDay } from './terms.ts';
import type { ItemVersion, Replacement } from './versions.ts';
import { endedByReplacement, versionsOf } from './versions.ts';

/** What versions of the items of a model are worked out from. */
export interface ModelPast {
  /** The files as they are: the model that is judged may hold another version of one, in force on its day. */
  readonly sms: Pick<Sms, 'items' | 'asOf'>;
  readonly found: Revisions;
  /** Day on which a commit entered the repository. */
  readonly dayOf: (commit: Commit) => string;
}

/** What became of the items of a model, each worked out once. */
export interface VersionsOver {
  /** Versions of an item, oldest first. What takes the place of a document ends it on its own first day. */
  readonly versionsOf: (item: Item) => readonly ItemVersion[];
  /** When others take the place of an item, earliest first. */
  readonly replacementsOf: (item: Item) => readonly Replacement[];
}

/**
 * Works out versions, and what takes the place of what.
 *
 * @param past the model and its history
 */
export function versionsOver(past: ModelPast): VersionsOver {
  const own = remembered((item) => ownVersions(past, item));
  let heirs: ReadonlyMap<string, readonly Item[]> | null = null;
  const replacementsOf = remembered((item) => {
    heirs ??= heirsIn(past);
    const old = past.sms.items.get(item.id) ?? item;
    return (heirs.get(item.id.toUpperCase()) ?? [])
      .flatMap((heir) => (heir.id === item.id ? [] : timesOf(past, own(heir), heir, old)))
      .toSorted((a, b) => compareDates(a.from, b.from));
  });
  return { versionsOf: remembered((item) => endedByReplacement(own(item), replacementsOf(item))), replacementsOf };
}

function remembered<T>(work: (item: Item) => readonly T[]): (item: Item) => readonly T[] {
  const known = new Map<string, readonly T[]>();
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

/** The times for which texts of an heir say so in force. Only what somebody approved ends what is under full control. */
function timesOf(past: ModelPast, versions: readonly ItemVersion[], heir: Item, old: Item): readonly Replacement[] {
  const mayEnd = ({ approvedOn }: ItemVersion): boolean => old.control !== 'full' || approvedOn !== null;
  const numbered = versions.filter(({ snapshot }) => replacedBy(snapshot).includes(old.id.toUpperCase()));
  if (versions.length > 0)
    return numbered.flatMap((version) =>
      version.from === null || !mayEnd(version) ? [] : [{ heir: heir.id, from: version.from, to: version.to }],
    );
  return old.control === 'full' ? [] : mergedTimes(past, heir, old);
}

/** Under light control without numbers: since the merge of the first text that says so, or the day it states. */
function mergedTimes({ found, dayOf }: ModelPast, heir: Item, old: Item): readonly Replacement[] {
  const first = (found.line.get(heir.id) ?? []).find(
    ({ snapshot }) =>
      snapshot !== null &&
      (snapshot.status === 'approved' || snapshot.status === 'agreed') &&
      replacedBy(snapshot).includes(old.id.toUpperCase()),
  );
  if (first === undefined || first.snapshot === null) return [];
  return [{ heir: heir.id, from: statedFirstDay(first.snapshot) ?? dayOf(first.commit), to: null }];
}
