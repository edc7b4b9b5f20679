import type { ItemSnapshot } from '../history/snapshot.ts';
import type { Classification } from '../types/declaration.ts';
import type { Item } from './item.ts';
import { NameFinder, PathFinder } from './withheld-names.ts';
import type { Sms, Withheld } from './sms.ts';

const ranks: Readonly<Record<Classification, number>> = { public: 0, customer: 1, internal: 2, restricted: 3 };

/** What an audience may not see, and how it is found in texts. */
export interface Withholding {
  /** True when nothing is withheld. */
  readonly isEmpty: boolean;
  /** Ids, as written, of items and registers above the audience. */
  readonly ids: ReadonlySet<string>;
  /** True for the id of something withheld, or another name of it, compared as links are. */
  readonly hides: (id: string) => boolean;
  /** True for a file that holds nothing this audience may see. */
  readonly hidesFile: (file: string) => boolean;
  /** The text with `withheldMark` for every id and file that is withheld; the same text when it names none. */
  readonly mask: (text: string) => string;
  /** True when a text names an id or file that is withheld. */
  readonly names: (text: string) => boolean;
}

/** True when something of a classification may be shown to an audience. */
export function maySee(audience: Classification, classification: Classification): boolean {
  return ranks[classification] <= ranks[audience];
}

/** The one of two classifications that fewer may see. */
export function stricter(a: Classification, b: Classification): Classification {
  return ranks[a] >= ranks[b] ? a : b;
}

/** True for those inside the organization: they may know how the SMS as a whole stands, also where a part is withheld. */
export function isInside(audience: Classification): boolean {
  return maySee(audience, 'internal');
}

/**
 * Works out what an audience may not see: items and registers classified above it, all that stands inside one of these,
 * and the files that hold nothing else.
 *
 * @param sms the whole model
 * @param audience highest classification to show
 */
export function withholdingFor(sms: Sms, audience: Classification): Withholding {
  const ids = withheldIds(sms, audience);
  const shown = [...sms.items.keys(), ...sms.registers.keys()].filter((id) => !ids.has(id));
  const aliases = Object.entries(sms.settings.aliases)
    .filter(([, id]) => ids.has(id))
    .map(([alias]) => alias);
  const gone = withheldThatAreGone(sms, audience);
  const names = new NameFinder([...ids, ...gone.ids, ...aliases], shown);
  const files = new Set([...withheldFiles(sms, ids, audience), ...gone.files, ...formerFiles(sms, ids)]);
  const paths = new PathFinder(files, sms);
  // The same values are met again and again: ids, days, words of enumerations, and a field both as stated and as built.
  const known = new Map<string, string>();
  const mask = (text: string): string => {
    let masked = known.get(text);
    if (masked === undefined) {
      masked = names.mask(paths.mask(text));
      known.set(text, masked);
    }
    return masked;
  };
  return {
    isEmpty: ids.size === 0 && gone.ids.size === 0 && files.size === 0 && !wasStricter(sms, audience),
    ids,
    hides: (id) => names.has(id),
    hidesFile: (file) => files.has(file),
    mask,
    names: (text) => mask(text) !== text,
  };
}

function withheldIds(sms: Sms, audience: Classification): ReadonlySet<string> {
  const known = new Map<string, boolean>();
  const isVisible = (item: Item): boolean => {
    const before = known.get(item.id);
    if (before !== undefined) return before;
    const register = item.parent === null ? undefined : sms.registers.get(item.parent);
    const parent = item.parent === null ? undefined : sms.items.get(item.parent);
    const visible =
      maySee(audience, item.classification) &&
      (register === undefined || maySee(audience, register.classification)) &&
      (parent === undefined || isVisible(parent));
    known.set(item.id, visible);
    return visible;
  };
  return new Set([
    ...[...sms.items.values()].filter((item) => !isVisible(item)).map((item) => item.id),
    ...[...sms.registers.values()]
      .filter((register) => !maySee(audience, register.classification))
      .map((register) => register.id),
  ]);
}

/** Files that hold something withheld and nothing that is shown. */
function withheldFiles(sms: Sms, ids: ReadonlySet<string>, audience: Classification): ReadonlySet<string> {
  const hidden = new Set<string>();
  const shown = new Set<string>();
  for (const holder of [...sms.items.values(), ...sms.registers.values()])
    (ids.has(holder.id) ? hidden : shown).add(holder.file);
  for (const entry of sms.withheld) {
    if (!maySee(audience, classificationOf(entry, sms))) hidden.add(entry.file);
  }
  for (const page of sms.pages) {
    if (!maySee(audience, statedClassification(page.fields['classification']))) hidden.add(page.file);
  }
  return new Set([...hidden].filter((file) => !shown.has(file)));
}

/** Ids and files of items that history knows and no file holds any more, as far as this audience may not see them. */
export function withheldThatAreGone(
  sms: Sms,
  audience: Classification,
): { readonly ids: ReadonlySet<string>; readonly files: ReadonlySet<string>; readonly titles: ReadonlySet<string> } {
  const ids = new Set<string>();
  const files = new Set<string>();
  const titles = new Set<string>();
  if (audience === 'restricted') return { ids, files, titles };
  const shown = shownFiles(sms);
  for (const [id, revisions] of sms.history?.revisions ?? []) {
    if (sms.items.has(id) || sms.registers.has(id)) continue;
    const states = revisions.flatMap(({ before, after }) => [before, after].filter((state) => state !== null));
    if (states.every((state) => maySee(audience, classificationOfState(state, sms)))) continue;
    ids.add(id);
    for (const { file, title } of states) {
      titles.add(title);
      if (!shown.has(file)) files.add(file);
    }
  }
  return { ids, files, titles };
}

/** True when an item that is shown had a state that this audience may not see. */
function wasStricter(sms: Sms, audience: Classification): boolean {
  if (audience === 'restricted') return false;
  const all = [...(sms.history?.revisions.values() ?? [])].flat();
  return all.some(({ after }) => after !== null && !maySee(audience, classificationOfState(after, sms)));
}

/** Classification of a state of an item: as stated, else that of its register or type. */
export function classificationOfState(state: ItemSnapshot, sms: Sms): Classification {
  const stated = state.stated['classification'];
  if (stated !== undefined && stated !== null) return statedClassification(stated);
  const register = [...sms.registers.values()].find(({ file }) => file === state.file);
  return register?.classification ?? sms.types.get(state.type)?.classification ?? 'internal';
}

/** Paths at which items lay that this audience may not see. */
function formerFiles(sms: Sms, ids: ReadonlySet<string>): readonly string[] {
  if (sms.history === null) return [];
  const shown = shownFiles(sms);
  const states = [...ids].flatMap((id) => sms.history?.revisions.get(id) ?? []);
  return states.flatMap(({ before, after }) =>
    [before, after].flatMap((state) => (state === null || shown.has(state.file) ? [] : [state.file])),
  );
}

/** Files that hold something today. */
function shownFiles(sms: Sms): ReadonlySet<string> {
  return new Set([...sms.files, ...sms.data, ...sms.pages].map(({ file }) => file));
}

/** Classification of what could not be taken up: as its file states it. */
function classificationOf(entry: Withheld, sms: Sms): Classification {
  const register = [...sms.registers.values()].find((candidate) => candidate.file === entry.file);
  if (register !== undefined) return register.classification;
  return statedClassification(sms.files.find((facts) => facts.file === entry.file)?.fields['classification']);
}

/** What states no classification is for those inside; a word nobody knows gives the strictest reading. */
function statedClassification(stated: unknown): Classification {
  if (stated === undefined || stated === null) return 'internal';
  return stated === 'public' || stated === 'customer' || stated === 'internal' ? stated : 'restricted';
}
