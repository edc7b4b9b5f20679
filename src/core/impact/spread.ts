import type { Dependency } from './dependency.ts';

/** What somebody or something relies on became another. */
export interface Change {
  /** Id of the item, or key of the clause. */
  readonly of: string;
  /** Day from which the new text holds. */
  readonly on: string;
  /** Day of its approval, where that came first: who approved something else then could know of it. */
  readonly known: string;
  /** Anchors of the sections that differ; null where it is the whole, or cannot be told. */
  readonly sections: ReadonlySet<string> | null;
  /** What changed, such as `version 1.2` or `the fields hours, targets`. */
  readonly what: string;
}

/** What a change reaches. */
export interface Reached {
  readonly item: string;
  /** Anchor of the section that relies on it; null for the item as a whole. */
  readonly section: string | null;
  /** 1 for what relies on the change itself, 2 for what relies on that, and so on. */
  readonly hops: number;
  /** Id or clause key it was reached through: the changed one itself at the first hop. */
  readonly through: string;
  readonly verb: string;
}

/** Where a change goes on and where it stops. */
export interface SpreadOptions {
  /** Dependencies by what they rely on. */
  readonly relyingOn: ReadonlyMap<string, readonly Dependency[]>;
  /** A section with all sections inside it. */
  readonly sectionsWithin: (item: string, section: string) => ReadonlySet<string>;
  /** The change goes no further here: somebody has looked since, or the item is nothing that is maintained. */
  readonly isSettled: (item: string) => boolean;
}

/**
 * Follows a change breadth first, section by section: a section that relies on a changed one is reached, and so is what relies on
 * that section.
 *
 * @param change where it begins
 * @param options the graph, and where it ends
 * @returns what is reached, nearest first; every section once
 */
export function spread(change: Pick<Change, 'of' | 'sections'>, options: SpreadOptions): readonly Reached[] {
  const { relyingOn, sectionsWithin, isSettled } = options;
  const reached = new Map<string, Reached>();
  let front: readonly { readonly of: string; readonly section: string | null }[] =
    change.sections === null
      ? [{ of: change.of, section: null }]
      : [...change.sections].map((section) => ({ of: change.of, section }));
  for (let hops = 1; front.length > 0; hops += 1) {
    const next: Reached[] = [];
    for (const { of, section } of front)
      for (const dependency of relyingOn.get(of) ?? []) {
        const { from: item, fromSection, toSection, verb } = dependency;
        if (item === change.of || isSettled(item)) continue;
        const relies = toSection === null || section === null || sectionsWithin(of, toSection).has(section);
        const key = `${item}#${fromSection ?? ''}`;
        if (!relies || reached.has(key)) continue;
        const found: Reached = { item, section: fromSection, hops, through: of, verb };
        reached.set(key, found);
        next.push(found);
      }
    front = next.map(({ item, section }) => ({ of: item, section }));
  }
  return [...reached.values()];
}
