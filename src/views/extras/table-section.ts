import type { ValueView } from '../value-view.ts';
import { isEmptyValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';

/**
 * A section with a table; nothing when there is no row.
 *
 * @param anchor anchor of the section
 * @param title its heading
 * @param columns titles of the columns; one without any value is left out
 * @param rows all rows
 * @param most most rows to show on the page of the item
 */
export function tableSection(
  anchor: ExtraSection['anchor'],
  title: string,
  columns: readonly string[],
  rows: readonly (readonly ValueView[])[],
  most = 50,
): readonly ExtraSection[] {
  if (rows.length === 0) return [];
  const used = columns.map((_, at) => rows.some((row) => row[at] !== undefined && !isEmptyValue(row[at])));
  const kept = <T>(list: readonly T[]): readonly T[] => list.filter((_, at) => used[at] === true);
  return [{ anchor, title, value: { kind: 'table', columns: kept(columns), rows: rows.map(kept) }, chart: null, most }];
}
