import type { YAMLMap } from 'yaml';
import { isMap } from 'yaml';
import { plusWorkingDays, workingDayFrom } from './calendar.ts';
import { bodyOn, firstSections } from './dated-body.ts';
import type { Cut, DayView } from './dated-frontmatter.ts';
import { appointmentDays, applyCuts, datesOf, endOf, laterParts, scalarOf, startOf } from './dated-frontmatter.ts';
import type { DemoText } from './demo-files.ts';
import { linkedIds } from './named-early.ts';
import type { People } from './people.ts';
import { beginOf, namingDay, unplannedParts } from './planned-record.ts';
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

/** What states of files are made with. */
export interface StageTools {
  readonly people: People;
  /** Since when each item is there. */
  readonly entries: EntryDays;
  /** Id of the item in the file whose path ends so. */
  readonly idOfFile: (pathEnd: string) => string | undefined;
}

/**
 * A register, record, service or plan of a transition: it grows by the days it states.
 *
 * @param text the final file
 * @param tools people, days, files
 */
export function stagedFile(text: DemoText, tools: StageTools): StagedFile {
  const states = new Map<string, string | null>();
  const on = (day: string): string | null => {
    const known = states.get(day);
    if (known !== undefined) return known;
    const made = text.rows.length > 0 ? registerOn(text, tools, day) : fileOn(text, tools, day);
    states.set(day, made);
    return made;
  };
  const days: string[] = [];
  let before: string | null = null;
  for (const day of candidateDays(text, tools)) {
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

function candidateDays(text: DemoText, { entries, idOfFile }: StageTools): readonly string[] {
  const all = text.yaml + text.body;
  const days = [
    ...(all.match(anyDate) ?? []),
    ...[...(all.match(anyId) ?? []), ...linkedIds(text.body, idOfFile)].flatMap((id) => entries.get(id) ?? []),
    ...Object.values(laterFields).flatMap((fields) => Object.values(fields)),
    entries.get(text.id) ?? firstDay,
    settledOn(text, entries),
    namingDay(text.map) ?? firstDay,
    ...appointmentDays(text.yaml),
  ];
  const within = days.filter((day) => day <= lastDay).map((day) => workingDayFrom(day < firstDay ? firstDay : day));
  return [...new Set(within)].sort();
}

/** A record that stays open is written in full ten working days after it began. */
function settledOn(text: DemoText, entries: EntryDays): string {
  return plusWorkingDays(entries.get(text.id) ?? firstDay, 10);
}

function registerOn(text: DemoText, tools: StageTools, day: string): string | null {
  const { knows, has } = viewOn(tools, day);
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
  if (isEmpty) {
    if (!tools.entries.has(text.id) || !knows(text.id)) return null;
    const rows: unknown = text.map.get('rows');
    const from = text.yaml.lastIndexOf('rows:', startOf(rows));
    // Other documents lead to the register before anything stands in it.
    cuts.splice(0, cuts.length, { from, to: endOf(rows), insert: 'rows: []' });
  }
  for (const pair of text.map.items) {
    if (String(pair.key) !== 'rows' && isMap(pair.value)) {
      cuts.push(...laterParts(text.yaml, pair.value, { day, knows, isFinal: true, laterFields: {} }));
    }
  }
  return `---\n${applyCuts(text.yaml, cuts)}---\n${bodyOn(text.body, { day, knows, has })}`;
}

function fileOn(text: DemoText, tools: StageTools, day: string): string | null {
  const { knows } = viewOn(tools, day);
  if (!knows(text.id)) return null;
  const begin = beginOf(text.map);
  if (begin !== null && day < begin) {
    const yaml = applyCuts(text.yaml, unplannedParts(text.yaml, text.map, day, tools.people));
    return `---\n${yaml}---\n\n${/^# .*$/m.exec(text.body)?.[0] ?? ''}\n`;
  }
  const closed = closingDay(text.map);
  const isFinal = closed !== null && closed <= day;
  const yaml = applyCuts(text.yaml, itemParts(text.yaml, text.map, text.id, day, knows));
  return `---\n${yaml}---\n${recordBody(text, tools, day, isFinal)}`;
}

function recordBody(text: DemoText, tools: StageTools, day: string, isFinal: boolean): string {
  if (isFinal) return text.body;
  const body = bodyOn(text.body, viewOn(tools, day));
  const isWritten =
    !text.path.includes('/records/') || text.map.has('version') || day >= settledOn(text, tools.entries);
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

/** What was there on a day. */
export function viewOn(
  { entries, idOfFile }: Omit<StageTools, 'people'>,
  day: string,
): DayView & Required<Pick<DayView, 'has'>> {
  const knows = (id: string): boolean => (entries.get(id) ?? '') <= day;
  return { day, knows, has: (file) => knows(idOfFile(file) ?? '') };
}
