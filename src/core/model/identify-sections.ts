import type { ItemTypeDeclaration } from '../types/declaration.ts';
import { commonFields } from '../types/fields-of-type.ts';
import { prefixOf } from '../types/type-table.ts';
import type { BodyField } from './body-fields.ts';
import { readBodyField } from './body-fields.ts';
import type { Candidate, Collector } from './candidate.ts';
import { withheldForItsId, withoutNulls } from './candidate.ts';
import type { SourceFacts } from './facts.ts';
import { isFieldMap, textField } from './fields.ts';
import type { FieldPath, Place } from './place.ts';
import { remembered } from './remembered.ts';

/** Takes a candidate and the items inside it, unless its type is switched off. */
export function addCandidate(collector: Collector, candidate: Candidate): void {
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
    const read = readEntries(parent.facts, parent.type, type);
    const rows = read?.origin.kind === 'body' ? read.origin.rows : [];
    if (Array.isArray(read?.value)) {
      read.value.forEach((value: unknown, index) => entries.push({ value, path: [], place: rows[index] ?? null }));
    }
  }
  for (const entry of entries) {
    const fields = isFieldMap(entry.value) ? withoutNulls(entry.value) : {};
    const id = textField(fields, 'id');
    if (id === null || prefixOf(id).toUpperCase() !== type.prefix) continue;
    const placeOf = (): Place =>
      entry.place ?? (parent.facts === null ? parent.place : parent.facts.locate([...entry.path, 'id']));
    if (withheldForItsId(collector, id, parent.file, placeOf, 'row')) continue;
    collector.candidates.push({
      id,
      type,
      kind: null,
      storage: 'section',
      parent: parent.id,
      file: parent.file,
      facts: parent.facts,
      path: entry.path,
      get place() {
        return placeOf();
      },
      stated: fields,
      mapped: null,
      inherited: {},
    });
  }
}

/** The entries of a section as the body states them. */
const readEntries = remembered(
  (facts: SourceFacts, parent: ItemTypeDeclaration, type: ItemTypeDeclaration): BodyField | null => {
    const fields = [...commonFields(parent), ...parent.fields];
    const field = fields.find(({ name }) => name === type.section?.list);
    return field === undefined ? null : readBodyField({ ...field, type: bodyExpression(type) }, facts);
  },
  (_, type) => type,
);

/** Type expression of the entries of a section, so that a table of the body is read with the columns of the type. */
export function bodyExpression(section: ItemTypeDeclaration): string {
  return `list<{${section.fields.map((field) => `${field.name}: ${field.type}`).join(', ')}}>`;
}
