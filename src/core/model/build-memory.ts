import type { Catalogue } from '../standard/catalogue.ts';
import type { LinkIndex } from '../trace/link-target.ts';
import type { References } from '../trace/references.ts';
import type { TypeTable } from '../types/type-table.ts';
import type { Candidate, Identified } from './candidate.ts';
import type { SourceFacts } from './facts.ts';
import type { Item } from './item.ts';
import type { Settings } from './settings.ts';
import type { Misfit, Sms } from './sms.ts';

/** Everything that what is made of one file may depend on besides that file. */
export interface Surroundings {
  readonly settings: Settings;
  readonly table: TypeTable;
  readonly catalogue: Catalogue;
  readonly asOf: string;
  readonly assets: Sms['assets'];
  readonly olderAssets: Sms['olderAssets'] | undefined;
  readonly pages: readonly Pick<SourceFacts, 'file'>[];
  readonly identified: Pick<Identified, 'candidates' | 'registers'>;
}

/**
 * What one build leaves to the next one of the same process: what was made of files that are still the same, in surroundings that are
 * still the same. Where they are not, it forgets everything.
 */
export class BuildMemory {
  readonly items = new OfFiles<Item>();
  readonly links = new OfFiles<References>();
  readonly fields = new OfFiles<References>();
  readonly misfits = new OfFiles<readonly Misfit[]>();
  /** What links lead to, for as long as the surroundings are the same. */
  index: LinkIndex | null = null;
  #surroundings: readonly unknown[] = [];
  #replaced = '';
  #anchors: ReadonlyMap<string, ReadonlySet<string>> = new Map();

  /** Compares the surroundings with those of the build before. */
  enter(now: Surroundings): void {
    const { settings, table, catalogue, asOf, assets, olderAssets, pages, identified } = now;
    // Identifiers and links of a foreign set depend on all of its files.
    const isAlone = settings.foreign.length > 0 || (olderAssets !== undefined && olderAssets.size > 0);
    const found = [
      table,
      catalogue,
      asOf,
      JSON.stringify(settings),
      JSON.stringify([...assets]),
      JSON.stringify(pages.map(({ file }) => file)),
      isAlone ? {} : namesOf(identified),
    ];
    if (found.some((part, at) => part !== this.#surroundings[at])) this.#forget();
    this.#surroundings = found;
  }

  /** Says which items others replace: their state depends on it. */
  enterReplaced(replaced: ReadonlySet<string>): void {
    const names = [...replaced].sort().join('\n');
    if (names !== this.#replaced) {
      this.items.clear();
      this.fields.clear();
    }
    this.#replaced = names;
  }

  /** Says which headings there are to link to. */
  enterAnchors(anchors: ReadonlyMap<string, ReadonlySet<string>>): void {
    const isSame = ([id, slugs]: readonly [string, ReadonlySet<string>]): boolean => {
      const before = this.#anchors.get(id);
      return before === slugs || (before?.size === slugs.size && [...slugs].every((slug) => before.has(slug)));
    };
    if (anchors.size !== this.#anchors.size || ![...anchors].every(isSame)) this.links.clear();
    this.#anchors = anchors;
  }

  #forget(): void {
    this.index = null;
    for (const part of [this.items, this.links, this.fields, this.misfits]) part.clear();
  }
}

/** Values that were made of files; several of one file have names. */
class OfFiles<T> {
  #known = new WeakMap<SourceFacts, Map<string, T>>();

  /** What was made of a file under a name, made now where it is not known; of what comes from no text always. */
  get(facts: SourceFacts | null, name: string, make: () => T): T {
    if (facts === null) return make();
    const ofFile = this.#known.get(facts) ?? new Map<string, T>();
    this.#known.set(facts, ofFile);
    const known = ofFile.get(name);
    if (known !== undefined) return known;
    const made = make();
    ofFile.set(name, made);
    return made;
  }

  clear(): void {
    this.#known = new WeakMap();
  }
}

/** Which item comes from where: the same text exactly where every id leads to the same place. */
function namesOf({ candidates, registers }: Surroundings['identified']): string {
  const nameOf = ({ id, storage, parent, file, type, kind }: Candidate): string =>
    `${id}\t${storage}\t${parent ?? ''}\t${file}\t${type.key}\t${kind?.key ?? ''}`;
  return [...candidates.map(nameOf), ...registers.map(({ id, facts }) => `${id}\t${facts.file}`)].join('\n');
}
