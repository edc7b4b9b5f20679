import type { DataFacts, Problem } from '../core/model/facts.ts';
import type { Place } from '../core/model/place.ts';
import { decode } from './decode.ts';
import { unrealDay } from './inspect-value.ts';
import { createPlacer } from './positions.ts';

type Report = (code: Problem['code'], place: Place, actual: string, expected: string) => void;

/**
 * Reads a CSV file (RFC 4180): first line column names, quoted fields may hold commas and line ends. Never throws.
 *
 * @param file path from the root of the SMS
 * @param bytes content
 * @param sha256 hex digest of the bytes
 */
export function parseCsv(file: string, bytes: Uint8Array, sha256: string): DataFacts {
  const { text, problems: decoding } = decode(file, bytes);
  const problems: Problem[] = [...decoding];
  const report: Report = (code, place, actual, expected) =>
    problems.push({ code, place, actual, expected, fatal: false });
  if (decoding.some((problem) => problem.fatal)) return { file, sha256, columns: [], rows: [], problems };
  const placer = createPlacer(file, text);
  const [head, ...lines] = splitRecords(text);
  const columns = (head?.fields ?? []).map((name) => name.trim());
  if (head !== undefined) inspectColumns(columns, placer(head.start, head.end), report);
  const rows = lines
    .filter((line) => line.fields.some((field) => field.trim() !== ''))
    .map((line) => {
      const place = placer(line.start, line.end);
      inspectLine(line, columns, place, report);
      return { values: valuesOf(columns, line.fields), place };
    });
  return { file, sha256, columns, rows, problems };
}

function inspectColumns(columns: readonly string[], place: Place, report: Report): void {
  for (const name of new Set(columns.filter((column, index) => columns.indexOf(column) !== index))) {
    const actual =
      name === '' ? 'Several columns have no name.' : `Two columns are called "${name}"; the first is read.`;
    report('duplicate-key', place, actual, 'Give each column a name of its own.');
  }
}

function inspectLine(line: CsvRecord, columns: readonly string[], place: Place, report: Report): void {
  if (line.isOpen) {
    report(
      'csv-syntax',
      place,
      'A quotation mark opened in this line is never closed, so the rest of the file is read as one value.',
      'Close it; inside quotes a quotation mark is written twice.',
    );
  } else if (line.fields.length !== columns.length) {
    const actual = `The line has ${line.fields.length} values, the first line names ${columns.length} columns.`;
    report(
      'csv-syntax',
      place,
      actual,
      'Give one value for each column; put a value that holds a comma in double quotes.',
    );
  }
  for (const [index, value] of line.fields.entries()) {
    const day = unrealDay(value.trim());
    if (day !== null)
      report('impossible-date', place, `${columns[index] ?? 'A value'} is ${day.text}, ${day.why}.`, day.expected);
  }
}

/** Values by column; of two columns with one name the first. `__proto__` is never a name. */
function valuesOf(columns: readonly string[], fields: readonly string[]): Readonly<Record<string, string>> {
  const values = new Map<string, string>();
  for (const [index, column] of columns.entries()) {
    if (column !== '' && column !== '__proto__' && !values.has(column)) values.set(column, fields[index]?.trim() ?? '');
  }
  return Object.fromEntries(values);
}

interface CsvRecord {
  readonly fields: readonly string[];
  readonly start: number;
  readonly end: number;
  /** The text ends inside a quoted field. */
  readonly isOpen: boolean;
}

function splitRecords(text: string): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  let start = 0;
  const endRecord = (end: number): void => {
    fields.push(field);
    if (fields.length > 1 || field !== '')
      records.push({ fields, start, end: Math.max(start, text[end - 1] === '\r' ? end - 1 : end), isOpen: quoted });
    fields = [];
    field = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else if (sign === '"') quoted = false;
      else field += sign;
    } else if (sign === '"' && field.trim() === '') {
      quoted = true;
      field = '';
    } else if (sign === ',') {
      fields.push(field);
      field = '';
    } else if (sign === '\n') {
      endRecord(at);
      start = at + 1;
    } else if (sign !== '\r') field += sign;
  }
  if (field !== '' || fields.length > 0 || quoted) endRecord(text.length);
  return records;
}
