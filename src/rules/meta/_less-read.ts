import type { SourceFacts } from '../../core/model/facts.ts';
import { fileKinds } from '../../core/model/files-of-sms.ts';
import type { MappedFields } from '../../core/model/foreign.ts';
import { ForeignMapper, mappingFinder, writtenSource } from '../../core/model/foreign.ts';
import type { Candidate, Identified } from '../../core/model/candidate.ts';
import { identifyItems } from '../../core/model/identify.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { ForeignMapping, Settings } from '../../core/model/settings.ts';
import type { Sms } from '../../core/model/sms.ts';
import { registerExtraFields, registerFields } from '../../core/types/common-fields.ts';
import { fieldsOfType } from '../../core/types/fields-of-type.ts';
import { buildTypeTable } from '../../core/types/type-table.ts';
import type { Weaker } from './_weaker-settings.ts';

/** What one reading of the same files finds. */
interface Reading {
  readonly found: Identified;
  readonly mapped: ReadonlyMap<SourceFacts, MappedFields>;
}

const mostNamed = 3;

/**
 * What a mapping of files (`foreign`) no longer reads of the files that are there: items, or fields that mean something for their type.
 * What was no item before, and keys that mean nothing, may be read or ignored as one likes.
 *
 * @param sms files and data
 * @param before the earlier settings
 * @param after the later ones
 */
export function lessRead(sms: Sms, before: Settings, after: Settings): readonly Weaker[] {
  if (contentOf(before.foreign) === contentOf(after.foreign)) return [];
  const finders = [mappingFinder(before.foreign), mappingFinder(after.foreign)];
  const [wasRead, isRead] = [fileKinds(before).isText, fileKinds(after).isText];
  const files = sms.files.filter(({ file }) => wasRead(file) && finders.some((mappingOf) => mappingOf(file) !== null));
  const read = (foreign: Settings['foreign']): Reading => readingOf(sms, files, withAllTypes(before, after), foreign);
  const [old, now] = [read(before.foreign), read(after.foreign)];
  const gone = goneItems(old.found, now.found);
  const unread = [...sms.assets.keys()].filter((file) => wasRead(file) && !isRead(file)).sort();
  const says = [
    ...(unread.length === 0 ? [] : [`${listWords(unread, mostNamed)} ${isOrAre(unread)} not read any more`]),
    ...(gone.length === 0 ? [] : [`${listWords(namesOf(gone), mostNamed)} ${isOrAre(gone)} not looked at any more`]),
    ...unreadFields(old, now, new Set(gone.map(({ file }) => file))),
  ];
  return says.length === 0
    ? []
    : [{ key: 'foreign', says: `\`foreign\` was changed so that ${listWords(says, says.length)}` }];
}

/** The mappings as they are written; the lines on which they stand say nothing. */
function contentOf(foreign: readonly ForeignMapping[]): string {
  return JSON.stringify(foreign, (key, value: unknown) => (key === 'line' ? undefined : value));
}

/** A type of one's own that came with the mapping is known to both readings. */
function withAllTypes(before: Settings, after: Settings): Settings {
  const own = new Set(before.types.map(({ key }) => key));
  return {
    ...before,
    level: 'advanced',
    packs: [...new Set([...before.packs, ...after.packs])],
    types: [...before.types, ...after.types.filter(({ key }) => !own.has(key))],
  };
}

function readingOf(sms: Sms, files: readonly SourceFacts[], settings: Settings, foreign: Settings['foreign']): Reading {
  const table = buildTypeTable(settings);
  const mapper = new ForeignMapper({ ...settings, foreign }, files, table);
  const mapped = new Map(files.map((facts) => [facts, mapper.map(facts)]));
  const map = (facts: SourceFacts): MappedFields => mapped.get(facts) ?? mapper.map(facts);
  return { found: identifyItems(files, sms.data, table, { map }), mapped };
}

interface Found {
  readonly id: string;
  readonly file: string;
  /** The same in both readings: ids that a mapping makes up are not. */
  readonly key: string;
}

function goneItems(before: Identified, after: Identified): readonly Found[] {
  const left = new Set(allOf(after).map(({ key }) => key));
  return allOf(before).filter(({ key }) => !left.has(key));
}

function allOf({ candidates, registers }: Identified): readonly Found[] {
  return [
    ...registers.map(({ id, facts }) => ({ id, file: facts.file, key: facts.file })),
    ...candidates.map(({ id, file, storage }) => ({ id, file, key: storage === 'file' ? file : `${file} ${id}` })),
  ];
}

function namesOf(found: readonly Found[]): readonly string[] {
  return [...new Set(found.map(({ id }) => id))];
}

function isOrAre({ length }: readonly unknown[]): 'is' | 'are' {
  return length === 1 ? 'is' : 'are';
}

/** Fields that are read no more; where items of the file are gone, that says it all. */
function unreadFields(before: Reading, after: Reading, told: ReadonlySet<string>): readonly string[] {
  const lost = new Set<string>();
  const items = new Set<string>();
  for (const { id, facts, fields } of documentsOf(before.found)) {
    const [old, now] = [before.mapped.get(facts), after.mapped.get(facts)];
    if (old === undefined || now === undefined || told.has(facts.file)) continue;
    const unread = lostKeys(facts, fields, old, now);
    if (unread.length > 0) items.add(id);
    for (const key of unread) lost.add(key);
  }
  if (lost.size === 0) return [];
  const keys = [...lost].map((key) => `\`${key}\``);
  return [`${listWords(keys)} ${isOrAre(keys)} not read any more in ${listWords([...items], mostNamed)}`];
}

interface Document {
  readonly id: string;
  readonly facts: SourceFacts;
  /** Keys that mean something there. */
  readonly fields: ReadonlySet<string>;
}

const fieldsOfRegister = new Set([...registerFields, ...registerExtraFields].map(({ name }) => name));

function documentsOf({ candidates, registers }: Identified): readonly Document[] {
  return [
    ...registers.map(({ id, facts }) => ({ id, facts, fields: fieldsOfRegister })),
    ...candidates.flatMap((candidate) => documentOf(candidate)),
  ];
}

function documentOf({ id, facts, storage, type, kind }: Candidate): readonly Document[] {
  if (storage !== 'file' || facts === null) return [];
  return [{ id, facts, fields: new Set(fieldsOfType(type, kind).map(({ name }) => name)) }];
}

/** Keys of the file that gave a field its value, and give none any more. */
function lostKeys(
  facts: SourceFacts,
  fields: ReadonlySet<string>,
  before: MappedFields,
  after: MappedFields,
): readonly string[] {
  const read = new Set(keysRead(facts, fields, after));
  return keysRead(facts, fields, before).filter((key) => !read.has(key));
}

function keysRead(facts: SourceFacts, known: ReadonlySet<string>, mapped: MappedFields): readonly string[] {
  const sources = mapped.isForeign ? [...mapped.sources] : Object.keys(facts.fields).map((key) => [key, key] as const);
  return sources.flatMap(([target, source]) => {
    const [field = ''] = target.split('.');
    const value = mapped.fields[field];
    return known.has(field) && value !== undefined && value !== null ? [writtenSource(source)] : [];
  });
}
