import { prefixOf } from '../types/type-table.ts';
import type { Collector } from './candidate.ts';
import { withheldForItsId, withoutNulls } from './candidate.ts';
import type { DataFacts, SourceFacts } from './facts.ts';
import type { FieldMap } from './fields.ts';
import { isFieldMap, textField, textsField } from './fields.ts';
import { addCandidate } from './identify-sections.ts';
import type { FieldPath, Place } from './place.ts';
import { typeOfItem } from './type-of-item.ts';

/** Takes a register and its rows, stated in it or in the data file it names. */
export function identifyRegister(
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
      placeOf: () => facts.locate([...path, 'id']),
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
      placeOf: () => line.place,
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
  /** Asked for when it is needed: finding a place means parsing the frontmatter once more. */
  readonly placeOf: () => Place;
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
      place: row.placeOf(),
      message,
      related: [],
    });
    return;
  }
  if (withheldForItsId(collector, id, row.file, row.placeOf, 'row')) return;
  const [only] = row.of;
  const found = typeOfItem(collector.table, id, stated, '', row.of.length === 1 && only !== undefined ? only : null);
  if (found === null) {
    const message = `No item type has the prefix "${prefixOf(id)}".`;
    collector.withheld.push({ file: row.file, id, reason: 'unknown-type', place: row.placeOf(), message, related: [] });
    return;
  }
  addCandidate(collector, {
    id,
    ...found,
    storage: 'row',
    parent: row.parent,
    file: row.file,
    facts: row.facts,
    path: row.path,
    get place() {
      return row.placeOf();
    },
    stated,
    mapped: null,
    inherited: row.inherited,
  });
}

/** Takes the lines of a data file that no register names, if any of them is an item. */
export function identifyData(collector: Collector, file: DataFacts): void {
  if (!file.columns.includes('id')) return;
  if (collector.candidates.some((candidate) => candidate.file === file.file)) return;
  const lines = file.rows.map((line) => {
    const stated = nested(line.values);
    const id = textField(stated, 'id');
    return { line, stated, id, type: id === null ? null : typeOfItem(collector.table, id, stated, file.file, null) };
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
    addCandidate(collector, {
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
