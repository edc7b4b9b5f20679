import type { DataFacts, SourceFacts } from '../model/facts.ts';
import { isFieldMap, textField } from '../model/fields.ts';
import { mappingFinder, statedId } from '../model/foreign.ts';
import { foreignLinks } from '../model/foreign-links.ts';
import type { Sms } from '../model/sms.ts';
import type { LinkIndex } from '../trace/link-target.ts';
import { addAliases } from '../trace/link-target.ts';

/** Files that a commit may hold: texts and data. */
export type LinkedFile = SourceFacts | DataFacts;

/**
 * Links of older texts lead to what lies, or once lay, at their path; where two items lay there, to the later one. So read, a
 * text stays the same when what it links to is moved or deleted. Included files are not among them: whoever reads a state adds those
 * of its time.
 *
 * @param files states of files there ever were; of two at one path the later counts
 * @param sms the model that is judged
 * @param former paths that files without an id of their own once had, and the path they have by now
 */
export function linksOfAllTimes(
  files: readonly SourceFacts[],
  sms: Sms,
  former: ReadonlyMap<string, string>,
): LinkIndex {
  const mappingOf = mappingFinder(sms.settings.foreign);
  const ids = new Map<string, string>();
  const ofFile = new Map<string, string>();
  const take = (id: string): void => void ids.set(id.toLowerCase(), id);
  for (const facts of files) {
    const id = statedId(mappingOf(facts.file), facts.fields);
    if (id === null) continue;
    take(id);
    ofFile.set(facts.file, id);
  }
  for (const register of sms.registers.values()) {
    take(register.id);
    ofFile.set(register.file, register.id);
  }
  for (const item of sms.items.values()) {
    take(item.id);
    if (item.storage === 'file') ofFile.set(item.file, item.id);
  }
  for (const [path, latest] of former) {
    const id = ofFile.get(latest);
    if (id !== undefined && !ofFile.has(path)) ofFile.set(path, id);
  }
  addAliases(ids, sms.settings.aliases);
  return {
    findId: (text) => ids.get(text.toLowerCase()) ?? null,
    idOfFile: (file) => ofFile.get(file) ?? null,
    hasAsset: () => false,
    foreign: foreignLinks(sms.settings, sms.files),
  };
}

/** Where links led at one moment after the other: an approval binds where they led on its day. */
export class LinksOverTime {
  /** Answers for the moment that was reached with `set`. */
  readonly index: LinkIndex;
  /** Ids in a file as it is at the moment: in lower case -> as written. */
  readonly #files = new Map<string, ReadonlyMap<string, string>>();
  /** In lower case -> files that state it at the moment. */
  readonly #holders = new Map<string, Set<string>>();
  /** Ids that files state in a way that is followed here; of others the answer of all times counts. */
  readonly #followed: ReadonlySet<string>;

  /**
   * @param always links of all times
   * @param files states of files there ever were
   */
  constructor(always: LinkIndex, files: readonly LinkedFile[]) {
    this.#followed = new Set(files.flatMap((file) => [...idsIn(file).keys()]));
    this.index = {
      ...always,
      findId: (text) => this.#idNow(always.findId(text)),
      idOfFile: (file) => (this.#files.has(file) ? this.#idNow(always.idOfFile(file)) : null),
    };
  }

  /** Takes over what a commit did to a file; null: it removed it. */
  set(path: string, file: LinkedFile | null): void {
    for (const id of this.#files.get(path)?.keys() ?? []) this.#holders.get(id)?.delete(path);
    if (file === null) {
      this.#files.delete(path);
      return;
    }
    const ids = idsIn(file);
    this.#files.set(path, ids);
    for (const id of ids.keys()) {
      const holders = this.#holders.get(id) ?? new Set();
      this.#holders.set(id, holders.add(path));
    }
  }

  #idNow(id: string | null): string | null {
    if (id === null) return null;
    const folded = id.toLowerCase();
    if (!this.#followed.has(folded)) return id;
    const [holder] = this.#holders.get(folded) ?? [];
    return holder === undefined ? null : (this.#files.get(holder)?.get(folded) ?? null);
  }
}

/** Ids that a file states, of itself and of its rows: in lower case -> as written. */
function idsIn(file: LinkedFile): ReadonlyMap<string, string> {
  const stated =
    'fields' in file
      ? [file.fields, ...(Array.isArray(file.fields['rows']) ? file.fields['rows'].filter(isFieldMap) : [])]
      : file.rows.map(({ values }) => values);
  return new Map(stated.flatMap((fields) => textField(fields, 'id') ?? []).map((id) => [id.toLowerCase(), id]));
}
