import { isMap, isSeq } from 'yaml';
import type { YAMLMap } from 'yaml';
import { plusDays, workingDayFrom } from './calendar.ts';
import type { Cut } from './dated-frontmatter.ts';
import { endOf, scalarOf, startOf } from './dated-frontmatter.ts';
import type { People } from './people.ts';
import { lastDay } from './story.ts';

/** What a record holds while what it is about is still planned. */
const planned: ReadonlySet<string> = new Set(
  'id owner status classification kind clauses programme dates auditors scope'.split(' '),
);

/** Days before an audit on which all its auditors are named (AUP-001). */
const naming = 42;

/** First day of what a record is about, where it states one that has come; null otherwise. */
export function beginOf(map: YAMLMap): string | null {
  const dates: unknown = map.get('dates');
  const from = isMap(dates) ? scalarOf(dates, 'from') : null;
  return from !== null && from <= lastDay ? from : null;
}

/** Day on which all auditors of a record are named; null for a record that has none to come. */
export function namingDay(map: YAMLMap): string | null {
  const begin = beginOf(map);
  return begin === null || !map.has('auditors') ? null : workingDayFrom(plusDays(begin, -naming));
}

/**
 * Parts that a record did not have while it was only planned: all that happened, and auditors that were not named yet. Until
 * they are, the one who coordinates the audits stands alone.
 *
 * @param yaml text it was parsed from
 * @param map its fields
 * @param day a day before its first day
 * @param people who held which role
 */
export function unplannedParts(yaml: string, map: YAMLMap, day: string, people: People): readonly Cut[] {
  const named = namingDay(map);
  const owner = scalarOf(map, 'owner') ?? '';
  const isNamed = (entry: unknown): boolean =>
    named === null || day >= named || (isMap(entry) && people.holds(scalarOf(entry, 'person') ?? '', owner, day));
  return map.items.flatMap((pair): readonly Cut[] => {
    const key = String(pair.key);
    if (!planned.has(key)) return [wholeLines(yaml, pair)];
    if (key === 'status') return [{ from: startOf(pair.value), to: endOf(pair.value), insert: 'planned' }];
    if (key !== 'auditors' || !isSeq(pair.value)) return [];
    return pair.value.items.filter((entry) => !isNamed(entry)).map((entry) => wholeLines(yaml, entry));
  });
}

function wholeLines(yaml: string, node: unknown): Cut {
  const end = yaml.indexOf('\n', endOf(node));
  return { from: yaml.lastIndexOf('\n', startOf(node) - 1) + 1, to: end < 0 ? yaml.length : end + 1, insert: '' };
}
