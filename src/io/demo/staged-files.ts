import type { YAMLMap } from 'yaml';
import { isMap } from 'yaml';
import { plusWorkingDays, workingDayFrom } from './calendar.ts';
import { bodyOn, firstSections } from './dated-body.ts';
import type { Cut } from './dated-frontmatter.ts';
import { applyCuts, datesOf, endOf, laterParts, scalarOf, startOf } from './dated-frontmatter.ts';
import type { DemoText } from './demo-files.ts';
import { earlierStatus, firstDay, laterFields, lastDay } from './story.ts';

/** The items of the final files: since when each is there. */
export type EntryDays = ReadonlyMap<string, string>;

/** A file whose states follow from the days in it. */
export interface StagedFile {
  readonly path: string;
  readonly text: DemoText;
  /** Working days on which it changed, oldest first. */
  readonly days: readonly string[];
  /** Its text at the end of a day; null where it was not there yet. */
  readonly on: (day: string) => string | null;
}

const anyId = /\b[A-Z]{3}-\d{3,5}\b/g;
const anyDate = /\b20\d{2}-\d{2}-\d{2}\b/g;

/**
 * A register, record, service or plan of a transition: it grows by the days it states.
 *
 * @param text the final file
 * @param entries since when each item is there
 */
export function stagedFile(text: DemoText, entries: EntryDays): StagedFile {
  const states = new Map<string, string | null>();
  const on = (day: string): string | null => {
    const known = states.get(day);
    if (known !== undefined) return known;
    const made = text.rows.length > 0 ? registerOn(text, entries, day) : fileOn(text, entries, day);
    states.set(day, made);
    return made;
  };
  const days: string[] = [];
  let before: string | null = null;
  for (const day of candidateDays(text, entries)) {
    const now = on(day);
    if (now === before) continue;
    days.push(day);
    before = now;
  }
  return { path: text.path, text, days, on };
}

/** Day on which a record or row was closed; null where it was not. */
export function closingDay(map: YAMLMap): string | null {
  const closed: unknown = map.get('closed');
  return isMap(closed) ? scalarOf(closed, 'at') : null;
}

function candidateDays(text: DemoText, entries: EntryDays): readonly string[] {
  const all = text.yaml + text.body;
  const days = [
    ...(all.match(anyDate) ?? []),
    ...(all.match(anyId) ?? []).flatMap((id) => entries.get(id) ?? []),
    ...Object.values(laterFields).flatMap((fields) => Object.values(fields)),
    entries.get(text.id) ?? firstDay,
    settledOn(text, entries),
  ];
  const within = days.filter((day) => day <= lastDay).map((day) => workingDayFrom(day < firstDay ? firstDay : day));
  return [...new Set(within)].sort();
}

/** A record that stays open is written in full ten working days after it began. */
function settledOn(text: DemoText, entries: EntryDays): string {
  return plusWorkingDays(entries.get(text.id) ?? firstDay, 10);
}

function registerOn(text: DemoText, entries: EntryDays, day: string): string | null {
  const knows = knower(entries, day);
  const cuts: Cut[] = [];
  let isEmpty = true;
  for (const row of text.rows) {
    const id = scalarOf(row, 'id') ?? '';
    if (knows(id)) {
      isEmpty = false;
      cuts.push(...itemParts(text.yaml, row, id, day, knows));
    } else {
      const from = text.yaml.lastIndexOf('\n', startOf(row) - 1) + 1;
      cuts.push({ from, to: text.yaml.indexOf('\n', endOf(row)) + 1, insert: '' });
    }
  }
  if (isEmpty) return null;
  for (const pair of text.map.items) {
    if (String(pair.key) !== 'rows' && isMap(pair.value)) {
      cuts.push(...laterParts(text.yaml, pair.value, { day, knows, isFinal: true, laterFields: {} }));
    }
  }
  return `---\n${applyCuts(text.yaml, cuts)}---\n${bodyOn(text.body, { day, knows })}`;
}

function fileOn(text: DemoText, entries: EntryDays, day: string): string | null {
  const knows = knower(entries, day);
  if (!knows(text.id)) return null;
  const closed = closingDay(text.map);
  const isFinal = closed !== null && closed <= day;
  const yaml = applyCuts(text.yaml, itemParts(text.yaml, text.map, text.id, day, knows));
  return `---\n${yaml}---\n${recordBody(text, entries, day, isFinal)}`;
}

function recordBody(text: DemoText, entries: EntryDays, day: string, isFinal: boolean): string {
  if (isFinal) return text.body;
  const body = bodyOn(text.body, { day, knows: knower(entries, day) });
  const isWritten = !text.path.includes('/records/') || text.map.has('version') || day >= settledOn(text, entries);
  return isWritten ? body : firstSections(body, 0.5);
}

function itemParts(
  yaml: string,
  map: YAMLMap,
  id: string,
  day: string,
  knows: (id: string) => boolean,
): readonly Cut[] {
  const closed = closingDay(map);
  const isFinal = closed !== null && closed <= day;
  const own = laterFields[id] ?? {};
  const cuts = laterParts(yaml, map, { day, knows, isFinal, laterFields: own });
  const status = map.get('status', true);
  const earlier = statusBefore(id, map, cuts, day, own, isFinal);
  return earlier === null || status === undefined
    ? cuts
    : [...cuts, { from: startOf(status), to: endOf(status), insert: earlier }];
}

function statusBefore(
  id: string,
  map: YAMLMap,
  cuts: readonly Cut[],
  day: string,
  own: Readonly<Record<string, string>>,
  isFinal: boolean,
): string | null {
  const choices = earlierStatus[id] ?? earlierStatus[id.slice(0, 3)];
  const closed = closingDay(map);
  if (isFinal) return null;
  const statusDay = own['status'];
  const last =
    statusDay ?? closed ?? [...datesOf(map).filter((at) => at <= lastDay), ...Object.values(own)].sort().at(-1);
  if (last === undefined || last <= day) return null;
  if (choices === undefined) return closed === null ? null : 'open';
  for (const [field, status] of choices) {
    if (field === null) return status;
    const value: unknown = map.getIn(field.split('.'), true);
    if (value === undefined) continue;
    const at = startOf(value);
    if (!cuts.some((cut) => cut.from <= at && at < cut.to)) return status;
  }
  return null;
}

function knower(entries: EntryDays, day: string): (id: string) => boolean {
  return (id) => {
    const since = entries.get(id);
    return since === undefined || since <= day;
  };
}
