import { plusDays, plusWorkingDays, workingDayFrom } from './calendar.ts';
import type { People } from './people.ts';
import type { PlannedCommit } from './plan.ts';
import { seldomSigning } from './story.ts';

/** Periods that are recorded before they end. */
const recordedOn: Readonly<Record<string, string>> = { '2026-Q2': '2026-05-21', '2026-H1': '2026-06-26' };

/**
 * Commits that add lines to the data files: one for each day on which figures were recorded.
 *
 * @param files data files: path -> final text
 * @param people who keeps the figures
 */
export function planData(files: ReadonlyMap<string, string>, people: People): readonly PlannedCommit[] {
  const days = new Set<string>();
  for (const text of files.values()) for (const line of linesOf(text).slice(1)) days.add(dayOf(line));
  return [...days].sort().map((day): PlannedCommit => {
    const changed = [...files].flatMap(([path, text]): readonly (readonly [string, string])[] => {
      const lines = linesOf(text);
      const last = lines.findLastIndex((line, index) => index > 0 && dayOf(line) <= day);
      if (last < 0 || !lines.slice(1).some((line) => dayOf(line) === day)) return [];
      return [[path, lines.slice(0, last + 1).join('')]];
    });
    const period = /^[^,]*/.exec(linesOf(changed[0]?.[1] ?? '').at(-1) ?? '')?.[0] ?? '';
    const [author = 'PER-010'] = people.actingFor(/^\d/.test(period) ? 'ROL-009' : 'ROL-002', day);
    return {
      day,
      order: 0,
      author,
      message: /^\d/.test(period) ? `Figures of ${period}` : `Record ${period}`,
      signedBy: seldomSigning.has(author) ? null : author,
      branch: null,
      files: new Map(changed),
    };
  });
}

/** Lines with their ends. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n/g) ?? [];
}

/** Day on which a line was recorded: the sixth working day after its period, or the one it states. */
function dayOf(line: string): string {
  const [first = '', second = ''] = line.split(',');
  const stated = recordedOn[first];
  if (stated !== undefined) return stated;
  const month = /^(\d{4})-(\d{2})$/.exec(first);
  if (month !== null) return plusWorkingDays(plusDays(`${first}-28`, 4).slice(0, 8).concat('01'), 5);
  const quarter = /^(\d{4})-Q(\d)$/.exec(first);
  if (quarter === null) return workingDayFrom(second);
  const [year, number] = [Number(quarter[1]), Number(quarter[2])];
  const next = number === 4 ? `${year + 1}-01-01` : `${year}-${String(number * 3 + 1).padStart(2, '0')}-01`;
  return plusWorkingDays(next, 7);
}
