import { beginningOf } from '../paging.ts';
import type { LinkView } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';

/**
 * A section with a table; nothing when there is no row.
 *
 * @param anchor anchor of the section
 * @param title its heading
 * @param columns titles of the columns
 * @param rows all rows
 * @param most most rows to show
 * @param all where all of them stand
 */
export function tableSection(
  anchor: ExtraSection['anchor'],
  title: string,
  columns: readonly string[],
  rows: readonly (readonly ValueView[])[],
  most = 50,
  all: LinkView | null = null,
): readonly ExtraSection[] {
  if (rows.length === 0) return [];
  const { shown, rest } = beginningOf(rows, most);
  return [
    {
      anchor,
      title,
      value: { kind: 'table', columns, rows: shown },
      chart: null,
      more: rest === 0 ? null : { count: rest, link: all },
    },
  ];
}
