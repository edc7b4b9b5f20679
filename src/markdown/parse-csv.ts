import type { DataFacts, Problem } from '../core/model/facts.ts';
import { decode } from './decode.ts';
import { placeAt } from './positions.ts';

/**
 * Reads a CSV file (RFC 4180): first line column names, quoted fields may hold commas and line ends. Never throws.
 *
 * @param file path from the root of the SMS
 * @param bytes content
 * @param sha256 hex digest of the bytes
 */
export function parseCsv(file: string, bytes: Uint8Array, sha256: string): DataFacts {
  const { text, problems: decoding } = decode(file, bytes);
  const records = splitRecords(text);
  const [head, ...lines] = records;
  const columns = (head?.fields ?? []).map((name) => name.trim());
  const problems: Problem[] = [...decoding];
  const rows = lines
    .filter((line) => line.fields.some((field) => field.trim() !== ''))
    .map((line) => {
      const place = placeAt(file, text, line.start, line.end);
      if (line.fields.length !== columns.length) {
        problems.push({
          code: 'yaml-syntax',
          place,
          actual: `The line has ${line.fields.length} values, the first line names ${columns.length} columns.`,
          expected: 'Give one value for each column; put a value that holds a comma in double quotes.',
          fatal: false,
        });
      }
      return { values: Object.fromEntries(columns.map((column, index) => [column, line.fields[index]?.trim() ?? ''])), place };
    });
  return { file, sha256, columns, rows, problems };
}

interface CsvRecord {
  readonly fields: readonly string[];
  readonly start: number;
  readonly end: number;
}

function splitRecords(text: string): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  let start = 0;
  const endRecord = (end: number): void => {
    fields.push(field);
    if (fields.length > 1 || field !== '') records.push({ fields, start, end });
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
  if (field !== '' || fields.length > 0) endRecord(text.length);
  return records;
}
