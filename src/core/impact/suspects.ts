import { compareDates } from '../lifecycle/calendar.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { changesOf, changesOfClauses } from './changes.ts';
import { clauseOfKey, dependenciesOf } from './dependency.ts';
import type { Look } from './looked-at.ts';
import { isSettledBy, looksAt } from './looked-at.ts';
import { sectionsWithin } from './sections.ts';
import type { Change, Reached } from './spread.ts';
import { spread } from './spread.ts';

/** What an item relies on has changed, and nobody has looked at the item since. */
export interface Suspect extends Reached {
  readonly change: Change;
}

/** What relies on what in an SMS, and what has changed. */
export interface Impact {
  /** By item, nearest first; only of what is in force and maintained. */
  readonly suspects: ReadonlyMap<string, readonly Suspect[]>;
  /**
   * What would have to be looked at if something changed today.
   *
   * @param of id of an item, or key of a clause
   * @param sections anchors of the sections that would change; null for the whole
   */
  readonly reachOf: (of: string, sections: ReadonlySet<string> | null) => readonly Reached[];
}

const known = new WeakMap<Sms, Impact>();

/**
 * Works out what is suspect on the day judged; once for each model.
 *
 * @param sms the model; without history changes of rows and sections are not seen (`changesOf`)
 */
export function impactOf(sms: Sms): Impact {
  const before = known.get(sms);
  if (before !== undefined) return before;
  const impact = workOut(sms);
  known.set(sms, impact);
  return impact;
}

/** Names under which `because` can name what changed: its id, or the number of a clause with or without its standard. */
export function namesOf(of: string, sms: Pick<Sms, 'settings'>): readonly string[] {
  const named = clauseOfKey(of);
  if (named === null) return [of];
  const { standard, clause } = named;
  const full = `${standard}/${clause}`;
  return standard === sms.settings.standards[0] ? [full, clause] : [full];
}

function workOut(sms: Sms): Impact {
  const dependencies = dependenciesOf(sms);
  const relyingOn = Map.groupBy(dependencies, ({ to }) => to);
  const changes = new Map<string, readonly Change[]>();
  const ownChanges = (item: Item): readonly Change[] => {
    const found = changes.get(item.id) ?? changesOf(sms, item);
    changes.set(item.id, found);
    return found;
  };
  const looks = new Map<string, readonly Look[]>();
  const looksOf = (item: Item): readonly Look[] => {
    const found = looks.get(item.id) ?? looksAt(sms, item, ownChanges(item));
    looks.set(item.id, found);
    return found;
  };
  const within = (id: string, section: string): ReadonlySet<string> =>
    sectionsWithin(sms.items.get(id)?.facts?.headings ?? [], section);
  const isMaintained = (id: string): boolean => {
    const item = sms.items.get(id);
    return item !== undefined && item.type.class === 'document' && item.inForce && item.inView;
  };
  const relied = [...relyingOn.keys()].flatMap((id) => sms.items.get(id) ?? []);
  const all = [...relied.flatMap(ownChanges), ...changesOfClauses(sms)];
  const found = all.flatMap((change) => {
    const names = namesOf(change.of, sms);
    const isSettled = (id: string): boolean => {
      const item = sms.items.get(id);
      return item === undefined || !isMaintained(id) || isSettledBy(looksOf(item), change, names);
    };
    return spread(change, { relyingOn, sectionsWithin: within, isSettled }).map((reached): Suspect => ({
      ...reached,
      change,
    }));
  });
  const nearestFirst = found.toSorted((a, b) => a.hops - b.hops || compareDates(b.change.on, a.change.on));
  return {
    suspects: Map.groupBy(nearestFirst, ({ item }) => item),
    reachOf: (of, sections) =>
      spread({ of, sections }, { relyingOn, sectionsWithin: within, isSettled: (id) => !isMaintained(id) }),
  };
}
