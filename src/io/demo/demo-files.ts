import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isMap, isSeq } from 'yaml';
import type { YAMLMap } from 'yaml';
import { packageRoot } from '../package-root.ts';
import { datesOf, parseFrontmatter, scalarOf } from './dated-frontmatter.ts';
import { daysBetween, plusDays, plusWorkingDays, workingDayFrom } from './calendar.ts';
import { spread } from './spread.ts';
import { entered, firstDay, lastDay } from './story.ts';

/** A text file with frontmatter, taken apart. */
export interface DemoText {
  readonly path: string;
  readonly id: string;
  readonly yaml: string;
  readonly map: YAMLMap;
  /** Everything behind the closing line of the frontmatter. */
  readonly body: string;
  /** Rows of a register; empty for other files. */
  readonly rows: readonly YAMLMap[];
}

/** Reads the SMS that comes with the package: path -> text. */
export async function readDemoFiles(): Promise<ReadonlyMap<string, string>> {
  const paths = ['clausebook.yaml'];
  for (const folder of ['policies', 'content']) {
    const entries = await readdir(join(packageRoot, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile()))
      paths.push(relative(packageRoot, join(entry.parentPath, entry.name)).split(sep).join('/'));
  }
  const texts = paths.sort().map(async (path) => [path, await readFile(join(packageRoot, path), 'utf8')] as const);
  return new Map(await Promise.all(texts));
}

/** Takes a text with frontmatter apart; null for other files. */
export function parseDemoText(path: string, text: string): DemoText | null {
  const match = path.endsWith('.md') ? /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text) : null;
  if (match === null) return null;
  const [, yaml = '', body = ''] = match;
  const map = parseFrontmatter(yaml);
  const rows: unknown = map.get('rows');
  return {
    path,
    id: scalarOf(map, 'id') ?? path,
    yaml,
    map,
    body,
    rows: isSeq(rows) ? rows.items.filter((item): item is YAMLMap => isMap(item)) : [],
  };
}

/**
 * The day an item entered the repository: the one the story states, else its first dated event; always a working day inside
 * the history.
 *
 * @param id of the item
 * @param map its fields
 */
export function entryDay(id: string, map: YAMLMap): string {
  const post = id.startsWith('ROL') && !map.has('deputy') ? firstPost(map) : null;
  if (post !== null && post > firstDay) return workingDayFrom(post);
  const window = entered[id] ?? entered[id.slice(0, 3)];
  const employed = id.startsWith('PER')
    ? datesOf(map)
        .filter((day) => day > firstDay)
        .sort()[0]
    : undefined;
  const isJoining = employed !== undefined && employed > firstDay && !isEmployedFromStart(map);
  if (isJoining) return workingDayFrom(employed);
  if (window !== undefined) {
    const days = Math.floor(spread(`entered/${id}`) * (daysBetween(window.from, window.to) + 1));
    return workingDayFrom(plusDays(window.from, days));
  }
  const dates: unknown = map.get('dates');
  const own = [
    ...['date', 'received', 'detected', 'effective_from', 'at'].map((name) => scalarOf(map, name)),
    isMap(dates) ? scalarOf(dates, 'from') : null,
  ].flatMap((day) => day?.slice(0, 10) ?? []);
  const days = (own.length > 0 ? own : datesOf(map)).filter((day) => day <= lastDay).sort();
  const first = days[0] ?? firstDay;
  const closed: unknown = map.get('closed');
  // A report that states no other day was written in the three days before it was issued.
  const isReport = own.length === 0 && isMap(closed) && scalarOf(closed, 'at') === first;
  return isReport ? plusWorkingDays(first, -3) : workingDayFrom(first < firstDay ? firstDay : first);
}

/** First day of a role that somebody held; a role with a deputy was there before. */
function firstPost(map: YAMLMap): string | null {
  const posts: unknown = map.get('posts');
  const days = isSeq(posts) ? posts.items.flatMap((post) => (isMap(post) ? (scalarOf(post, 'from') ?? []) : [])) : [];
  return days.sort()[0] ?? null;
}

function isEmployedFromStart(map: YAMLMap): boolean {
  const employment: unknown = map.get('employment');
  return isMap(employment) && (scalarOf(employment, 'from') ?? '') <= firstDay;
}
