import { scalarOf } from './dated-frontmatter.ts';
import type { DemoText } from './demo-files.ts';
import { entryDay } from './demo-files.ts';
import type { EntryDays } from './staged-files.ts';

/**
 * Since when each item is in the repository: files, rows, and the entries with an id inside them.
 *
 * @param texts all files with frontmatter
 * @param documents days of documents that have versions
 */
export function entryDays(texts: readonly DemoText[], documents: ReadonlyMap<string, string>): EntryDays {
  const days = new Map<string, string>();
  for (const text of texts) {
    if (text.rows.length > 0) {
      const rows = text.rows.map((row) => entryDay(scalarOf(row, 'id') ?? '', row));
      text.rows.forEach((row, index) => days.set(scalarOf(row, 'id') ?? '', rows[index] ?? ''));
      days.set(text.id, rows.sort()[0] ?? '');
      continue;
    }
    const day = documents.get(text.id) ?? entryDay(text.id, text.map);
    days.set(text.id, day);
    for (const [, id] of text.yaml.matchAll(/\bid: ([A-Z]{3}-\d{3,5})\b/g)) {
      if (id !== undefined && !days.has(id)) days.set(id, day);
    }
  }
  return days;
}
