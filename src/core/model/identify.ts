import type { ItemTypeDeclaration, KindDeclaration } from '../types/declaration.ts';
import { commonFields } from '../types/fields-of-type.ts';
import type { TypeTable } from '../types/type-table.ts';
import { prefixOf } from '../types/type-table.ts';
import { readBodyField } from './body-fields.ts';
import type { DataFacts, SourceFacts } from './facts.ts';
import type { FieldMap } from './fields.ts';
import { isFieldMap, textField, textsField } from './fields.ts';
import type { MappedFields } from './foreign.ts';
import type { FieldPath, Place } from './place.ts';
import type { Withheld } from './sms.ts';
import { flawOfId } from './usable-id.ts';

/** Something with an id, before its fields are judged. */
export interface Candidate {
  readonly id: string;
  readonly type: ItemTypeDeclaration;
  readonly kind: KindDeclaration | null;
  readonly storage: 'file' | 'row' | 'section' | 'data';
  readonly parent: string | null;
  readonly file: string;
  readonly facts: SourceFacts | null;
  readonly path: FieldPath;
  readonly place: Place;
  readonly stated: FieldMap;
  readonly mapped: MappedFields | null;
  /** Values a register gives to rows that do not state them. */
  readonly inherited: FieldMap;
}

/** A register before its rows are judged. */
export interface RegisterCandidate {
  readonly id: string;
  readonly facts: SourceFacts;
  readonly stated: FieldMap;
  readonly of: readonly string[];
}

export interface Identified {
  readonly candidates: readonly Candidate[];
  readonly registers: readonly RegisterCandidate[];
  readonly withheld: readonly Withheld[];
}

interface Collector {
  readonly table: TypeTable;
  readonly candidates: Candidate[];
  readonly registers: RegisterCandidate[];
  readonly withheld: Withheld[];
}

/**
 * Finds every item: files, rows of registers, lists inside a parent, lines of data files.
 *
 * @param files parsed Markdown files, in path order
 * @param data parsed CSV files, in path order
 * @param table item types
 * @param mapper foreign mapping of the settings
 */
export function identifyItems(
  files: readonly SourceFacts[],
  data: readonly DataFacts[],
  table: TypeTable,
  mapper: { readonly map: (facts: SourceFacts) => MappedFields },
): Identified {
  const collector: Collector = { table, candidates: [], registers: [], withheld: [] };
  for (const facts of files) identifyFile(collector, facts, mapper.map(facts), data);
  for (const file of data) identifyData(collector, file);
  return withoutDoubles(collector);
}

function identifyFile(
  collector: Collector,
  facts: SourceFacts,
  mapped: MappedFields,
  data: readonly DataFacts[],
): void {
  const start: Place = { file: facts.file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const fatal = facts.problems.find((problem) => problem.fatal);
  const stated = withoutNulls(mapped.fields);
  const id = textField(stated, 'id');
  if (fatal !== undefined) {
    collector.withheld.push({
      file: facts.file,
      id,
      reason: 'unreadable',
      place: fatal.place,
      message: fatal.actual,
      related: [],
    });
    return;
  }
  if (!facts.hasFrontmatter && Object.keys(stated).length === 0) return;
  if (id === null) {
    const message = 'The file states no id, so it is no item and is left out.';
    collector.withheld.push({
      file: facts.file,
      id: null,
      reason: 'no-id',
      place: facts.hasFrontmatter ? facts.locate([]) : start,
      message,
      related: [],
    });
    return;
  }
  const sourceOfId = mapped.sources.get('id') ?? 'id';
  if (withheldForItsId(collector, id, facts.file, () => facts.locateValue([sourceOfId]))) return;
  if (textField(stated, 'type') === 'register' || prefixOf(id).toUpperCase() === 'REG') {
    identifyRegister(collector, facts, stated, id, data);
    return;
  }
  const found = typeOf(collector.table, id, stated, facts.file, mapped.type);
  if (found === null) {
    const message = `No item type has the prefix "${prefixOf(id)}"${textField(stated, 'type') === null ? '' : ` or the key "${textField(stated, 'type') ?? ''}"`}.`;
    collector.withheld.push({
      file: facts.file,
      id,
      reason: 'unknown-type',
      place: facts.locateValue(['type' in stated ? 'type' : 'id']),
      message,
      related: [],
    });
    return;
  }
  add(collector, {
    id,
    ...found,
    storage: 'file',
    parent: null,
    file: facts.file,
    facts,
    path: [],
    stated,
    mapped,
    inherited: {},
    // Looked up when somebody asks: finding a place means parsing the frontmatter once more.
    get place() {
      return facts.locate([sourceOfId]);
    },
  });
}

/** Withholds what has an id that cannot be an address; true when it did. */
function withheldForItsId(
  collector: Collector,
  id: string,
  file: string,
  placeOfId: () => Place,
  part?: Withheld['part'],
): boolean {
  const flaw = flawOfId(id);
  if (flaw === null) return false;
  collector.withheld.push({
    file,
    id,
    reason: 'unusable-id',
    ...(part === undefined ? {} : { part }),
    place: placeOfId(),
    message: `The id "${id}" ${flaw}.`,
    related: [],
  });
  return true;
}

function identifyRegister(
  collector: Collector,
  facts: SourceFacts,
  stated: FieldMap,
  id: string,
  data: readonly DataFacts[],
): void {
  const of = textsField(stated, 'of');
  collector.registers.push({ id, facts, stated, of });
  const defaults = isFieldMap(stated['defaults']) ? stated['defaults'] : {};
  const inherited: FieldMap = {
    ...(stated['owner'] === undefined ? {} : { owner: stated['owner'] }),
    ...(stated['classification'] === undefined ? {} : { classification: stated['classification'] }),
    ...defaults,
  };
  const rows: readonly unknown[] = Array.isArray(stated['rows']) ? stated['rows'] : [];
  rows.forEach((row, index) => {
    const path = ['rows', index];
    addRow(collector, {
      facts,
      file: facts.file,
      parent: id,
      of,
      inherited,
      path,
      row,
      place: facts.locate([...path, 'id']),
    });
  });
  const csv = textField(stated, 'data');
  if (csv === null) return;
  for (const line of dataOfRegister(facts.file, csv, data)?.rows ?? []) {
    addRow(collector, {
      facts: null,
      file: line.place.file,
      parent: id,
      of,
      inherited,
      path: [],
      row: nested(line.values),
      place: line.place,
    });
  }
}

/**
 * The data file a register names: beside it, or by its path from the root.
 *
 * @param register path of the register
 * @param named value of its key `data`
 * @param data the files there are
 */
export function dataOfRegister(register: string, named: string, data: readonly DataFacts[]): DataFacts | undefined {
  const folder = register.split('/').slice(0, -1).join('/');
  return data.find((entry) => entry.file === `${folder}/${named}`) ?? data.find((entry) => entry.file === named);
}

/** How a register names a data file: without the folder they share. */
export function nameBeside(register: string, file: string): string {
  const folder = register.slice(0, register.lastIndexOf('/') + 1);
  return file.startsWith(folder) ? file.slice(folder.length) : file;
}

interface Row {
  readonly facts: SourceFacts | null;
  readonly file: string;
  readonly parent: string;
  readonly of: readonly string[];
  readonly inherited: FieldMap;
  readonly path: FieldPath;
  readonly row: unknown;
  readonly place: Place;
}

function addRow(collector: Collector, row: Row): void {
  const stated = isFieldMap(row.row) ? withoutNulls(row.row) : {};
  const id = textField(stated, 'id');
  if (id === null) {
    const message = `A row of register ${row.parent} states no id, so it is left out.`;
    collector.withheld.push({
      file: row.file,
      id: null,
      reason: 'no-id',
      part: 'row',
      place: row.place,
      message,
      related: [],
    });
    return;
  }
  if (withheldForItsId(collector, id, row.file, () => row.place, 'row')) return;
  const [only] = row.of;
  const found = typeOf(collector.table, id, stated, '', row.of.length === 1 && only !== undefined ? only : null);
  if (found === null) {
    const message = `No item type has the prefix "${prefixOf(id)}".`;
    collector.withheld.push({ file: row.file, id, reason: 'unknown-type', place: row.place, message, related: [] });
    return;
  }
  add(collector, {
    id,
    ...found,
    storage: 'row',
    parent: row.parent,
    file: row.file,
    facts: row.facts,
    path: row.path,
    place: row.place,
    stated,
    mapped: null,
    inherited: row.inherited,
  });
}

function identifyData(collector: Collector, file: DataFacts): void {
  if (!file.columns.includes('id')) return;
  if (collector.candidates.some((candidate) => candidate.file === file.file)) return;
  const lines = file.rows.map((line) => {
    const stated = nested(line.values);
    const id = textField(stated, 'id');
    return { line, stated, id, type: id === null ? null : typeOf(collector.table, id, stated, file.file, null) };
  });
  // A file of which no line is an item is data of somebody else, tickets of a tool for example.
  if (lines.every(({ type }) => type === null)) return;
  for (const { line, stated, id, type } of lines) {
    if (id === null || type === null) {
      collector.withheld.push({
        file: file.file,
        id,
        reason: id === null ? 'no-id' : 'unknown-type',
        part: 'line',
        place: line.place,
        message:
          id === null
            ? 'A line of this data file states no id, so it is left out.'
            : `No item type has the prefix "${prefixOf(id)}".`,
        related: [],
      });
      continue;
    }
    if (withheldForItsId(collector, id, file.file, () => line.place, 'line')) continue;
    add(collector, {
      id,
      ...type,
      storage: 'data',
      parent: null,
      file: file.file,
      facts: null,
      path: [],
      place: line.place,
      stated,
      mapped: null,
      inherited: {},
    });
  }
}

/**
 * Type and kind of an item: the prefix says them; a stated type or kind wins; then the mapping, then the folder, then the
 * prefix in other letters (`pol-001`), since ids are compared without case.
 */
function typeOf(
  table: TypeTable,
  id: string,
  stated: FieldMap,
  file: string,
  assigned: string | null,
): { type: ItemTypeDeclaration; kind: KindDeclaration | null } | null {
  const exact = table.byPrefix.get(prefixOf(id));
  const key = textField(stated, 'type') ?? (exact === undefined ? (assigned ?? folderType(table, file)) : null);
  const byPrefix = exact ?? table.byPrefix.get(prefixOf(id).toUpperCase());
  const type = key === null ? byPrefix?.type : table.known.get(key);
  if (type === undefined) return null;
  const kindKey = textField(stated, 'kind');
  const kind =
    type.kinds?.find(
      (candidate) => candidate.key === kindKey || (kindKey !== null && candidate.formerName === kindKey),
    ) ??
    (byPrefix?.type === type ? byPrefix.kind : null) ??
    (kindKey === null ? defaultKind(type) : null);
  return { type, kind };
}

/** The kind meant where none is stated: the first one, unless the type wants it stated (policy, plan). */
function defaultKind(type: ItemTypeDeclaration): KindDeclaration | null {
  const said = type.fields.find((field) => field.name === 'kind')?.note ?? '';
  return said.includes('default') ? (type.kinds?.[0] ?? null) : null;
}

function folderType(table: TypeTable, file: string): string | null {
  const folder = file.split('/').at(-2) ?? '';
  for (const key of [folder, folder.replace(/ies$/, 'y'), folder.replace(/es$/, ''), folder.replace(/s$/, '')]) {
    if (table.known.has(key)) return key;
  }
  return null;
}

function add(collector: Collector, candidate: Candidate): void {
  if (!collector.table.inUse.has(candidate.type.key)) {
    const message = `The type "${candidate.type.key}" is switched off by the level or packs of clausebook.yaml.`;
    collector.withheld.push({
      file: candidate.file,
      id: candidate.id,
      reason: 'type-off',
      place: candidate.place,
      message,
      related: [],
    });
    return;
  }
  collector.candidates.push(candidate);
  for (const type of collector.table.inUse.values()) {
    if (type.section?.parent === candidate.type.key) addSections(collector, candidate, type);
  }
}

/** Entries of a list of the parent that have an id of their own. */
function addSections(collector: Collector, parent: Candidate, type: ItemTypeDeclaration): void {
  const list = type.section?.list ?? '';
  const stated = parent.stated[list];
  const entries: { value: unknown; path: FieldPath; place: Place | null }[] = [];
  if (Array.isArray(stated)) {
    stated.forEach((value: unknown, index) =>
      entries.push({ value, path: [...parent.path, list, index], place: null }),
    );
  } else if (isFieldMap(stated) && 'id' in stated) {
    entries.push({ value: stated, path: [...parent.path, list], place: null });
  } else if (stated === undefined && parent.facts !== null && parent.storage === 'file') {
    const field = [...commonFields(parent.type), ...parent.type.fields].find((candidate) => candidate.name === list);
    const read = field === undefined ? null : readBodyField({ ...field, type: bodyExpression(type) }, parent.facts);
    const rows = read?.origin.kind === 'body' ? read.origin.rows : [];
    if (Array.isArray(read?.value)) {
      read.value.forEach((value: unknown, index) => entries.push({ value, path: [], place: rows[index] ?? null }));
    }
  }
  for (const entry of entries) {
    const fields = isFieldMap(entry.value) ? withoutNulls(entry.value) : {};
    const id = textField(fields, 'id');
    if (id === null || prefixOf(id).toUpperCase() !== type.prefix) continue;
    const place = entry.place ?? (parent.facts === null ? parent.place : parent.facts.locate([...entry.path, 'id']));
    if (withheldForItsId(collector, id, parent.file, () => place, 'row')) continue;
    collector.candidates.push({
      id,
      type,
      kind: null,
      storage: 'section',
      parent: parent.id,
      file: parent.file,
      facts: parent.facts,
      path: entry.path,
      place,
      stated: fields,
      mapped: null,
      inherited: {},
    });
  }
}

/** Type expression of the entries of a section, so that a table of the body is read with the columns of the type. */
export function bodyExpression(section: ItemTypeDeclaration): string {
  return `list<{${section.fields.map((field) => `${field.name}: ${field.type}`).join(', ')}}>`;
}

/** Two items with one id, compared without case: the first in path order stays, the others are withheld. */
function withoutDoubles(collector: Collector): Identified {
  const places = new Map<string, Place>();
  const dropped = new Set<string>();
  const withhold = (file: string, id: string, place: Place, other: Place): void => {
    const message = `The id ${id} is already used in ${other.file}, line ${other.line}.`;
    collector.withheld.push({ file, id, reason: 'double-id', place, message, related: [other] });
    dropped.add(`${file}\n${id}`);
  };
  const registers = collector.registers.filter(({ id, facts }) => {
    const place = facts.locate(['id']);
    const other = places.get(id.toLowerCase());
    if (other === undefined) places.set(id.toLowerCase(), place);
    else withhold(facts.file, id, place, other);
    return other === undefined;
  });
  const seen = new Map<string, Candidate>();
  const candidates: Candidate[] = [];
  for (const candidate of collector.candidates) {
    if (candidate.parent !== null && dropped.has(`${candidate.file}\n${candidate.parent}`)) continue;
    const key = candidate.id.toLowerCase();
    const other = seen.get(key)?.place ?? places.get(key);
    if (other !== undefined) {
      withhold(candidate.file, candidate.id, candidate.place, other);
      continue;
    }
    seen.set(key, candidate);
    candidates.push(candidate);
  }
  return { candidates, registers, withheld: collector.withheld };
}

function withoutNulls(fields: FieldMap): FieldMap {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

/** `A;B` is a list; a semicolon followed by a blank belongs to a sentence. */
function isListCell(text: string): boolean {
  return text.includes(';') && !/;\s/.test(text);
}

/** Values of a CSV line; a dotted column name fills a nested field, `;` separates the values of a list. */
function nested(values: Readonly<Record<string, string>>): FieldMap {
  const fields: Record<string, unknown> = {};
  for (const [column, text] of Object.entries(values)) {
    if (text === '') continue;
    const steps = column.split('.');
    let at = fields;
    for (const step of steps.slice(0, -1)) {
      const next = isFieldMap(at[step]) ? { ...at[step] } : {};
      at[step] = next;
      at = next;
    }
    at[steps.at(-1) ?? column] = isListCell(text) ? text.split(';') : text;
  }
  return fields;
}
