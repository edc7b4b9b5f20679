import { versionOnDay } from '../control/version-on-day.ts';
import { addDuration, compareDates, dayBefore } from '../lifecycle/calendar.ts';
import { lifecycles } from '../lifecycle/lifecycles.ts';
import { dateField, mapField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { ClauseStateName, Sms } from '../model/sms.ts';
import { isStale, validityOfClauses } from '../trace/evidence-links.ts';
import { statesOnFile } from './on-file.ts';
import { versionInForce } from './versions.ts';

/** How many clauses were shown on a day. What is missing on file and what is only a draft are not told apart. */
export interface CoverageOnDay {
  readonly day: string;
  readonly counts: ReadonlyMap<Extract<ClauseStateName, 'evidenced' | 'stale' | 'missing' | 'not evaluated'>, number>;
}

type Standing = 'counts' | 'does not' | 'unknown';

/**
 * Coverage of the normative clauses of the first standard at the ends of the last months, and on the day judged: a clause counts as
 * evidenced where an item that names it today was in force, or on file, on that day and not too old. Days in force come from the history
 * of each item where it is read, else from the file; what neither can tell is not evaluated, and it says nothing of what is asked for
 * besides (mandatory documents), which only the state of the day judged does.
 *
 * @param sms the model, with its history where it was read
 * @param months how many ends of months besides the day judged
 * @returns earliest first; no day before the first one in force that the settings state
 */
export function coverageOverTime(sms: Sms, months: number): readonly CoverageOnDay[] {
  const [standard = ''] = sms.settings.standards;
  const claimed = Map.groupBy(
    [...sms.items.values()].flatMap((item) =>
      [...new Set(item.claims.filter((claim) => claim.standard === standard).map(({ clause }) => clause))].map(
        (clause) => ({ clause, item }),
      ),
    ),
    ({ clause }) => clause,
  );
  const validityOf = validityOfClauses(sms);
  const first = new Map<string, string | null>();
  const clauses = sms.catalogue.normativeClauses(standard);
  return daysOf(sms, months).map((day) => {
    const counts = new Map<ClauseStateName, number>();
    const standings = new Map<string, Standing>();
    const standing = (item: Item): Standing => {
      const known = standings.get(item.id) ?? standingOn(sms, item, day, first);
      standings.set(item.id, known);
      return known;
    };
    for (const { id } of clauses) {
      const found = claimed.get(id) ?? [];
      const counting = found.filter(({ item }) => standing(item) === 'counts');
      const state = counting.some(({ item }) => !isStale(item, id, day, validityOf))
        ? 'evidenced'
        : found.some(({ item }) => standing(item) === 'unknown')
          ? 'not evaluated'
          : counting.length > 0
            ? 'stale'
            : 'missing';
      counts.set(state, (counts.get(state) ?? 0) + 1);
    }
    return { day, counts: counts as CoverageOnDay['counts'] };
  });
}

const aMonth = { years: 0, months: 1, weeks: 0, days: 0, hours: 0, minutes: 0 };

/** The last days of the months before the one of the day judged, and that day. */
function daysOf({ asOf, settings }: Pick<Sms, 'asOf' | 'settings'>, months: number): readonly string[] {
  const days = [asOf];
  let start = `${asOf.slice(0, 7)}-01`;
  while (days.length <= months) {
    days.unshift(dayBefore(start));
    start = addDuration(start, aMonth, -1);
  }
  return days.filter((day) => settings.inForceFrom === null || compareDates(settings.inForceFrom, day) <= 0);
}

function standingOn(sms: Sms, item: Item, day: string, first: Map<string, string | null>): Standing {
  const parent = item.storage === 'section' && item.parent !== null ? sms.items.get(item.parent) : undefined;
  if (parent !== undefined) return standingOn(sms, parent, day, first);
  if (item.countsAsEvidence && day === sms.asOf) return 'counts';
  if (item.type.class === 'record') return standingOfRecord(item, day);
  const { key } = lifecycleOf(item);
  if (key !== 'document' && key !== 'agreement') return standingOfEntry(sms, item, day, first);
  const versions = sms.history?.versionsOf(item) ?? [];
  if (versions.length > 0) return versionInForce(versions, day) === null ? 'does not' : 'counts';
  return standingInFile(item, day);
}

function lifecycleOf({ type }: Item): (typeof lifecycles)[string] | Record<string, never> {
  return lifecycles[type.lifecycle] ?? {};
}

const onClosing: ReadonlySet<string | null | undefined> = new Set(['closed', 'issued', 'reported']);

/** A record that counts today has counted since its own day, or since it was closed where only that makes it one. */
function standingOfRecord(item: Item, day: string): Standing {
  if (!item.countsAsEvidence) return 'does not';
  const closed = dateField(mapField(item, 'closed') ?? {}, 'at');
  const since = onClosing.has(lifecycleOf(item).evidenceFrom) ? (closed ?? item.date) : item.date;
  return since === null ? 'unknown' : compareDates(since, day) <= 0 ? 'counts' : 'does not';
}

const notYet: ReadonlySet<string> = new Set(['draft', 'in-review', 'approved', 'negotiation', 'agreed']);

function standingInFile(item: Item, day: string): Standing {
  const { kind } = versionOnDay(item, day);
  if (kind === 'unknown') return 'unknown';
  const from = item.effectiveFrom;
  if (kind !== 'in-file' || from === null || compareDates(from, day) > 0) return 'does not';
  if (item.countsAsEvidence) return 'counts';
  if (notYet.has(item.state)) return 'does not';
  const end = dateField(item, 'effective_to') ?? dateField(item, 'to');
  return end === null ? 'unknown' : compareDates(day, end) < 0 ? 'counts' : 'does not';
}

/** Entries and services say at most what they are today; the history says since when they stand there. */
function standingOfEntry(sms: Sms, item: Item, day: string, first: Map<string, string | null>): Standing {
  if (!item.countsAsEvidence) return 'does not';
  if (!first.has(item.id)) first.set(item.id, firstDayOf(sms, item));
  const since = first.get(item.id) ?? null;
  if (since === null) return 'unknown';
  return since === always || compareDates(since, day) <= 0 ? 'counts' : 'does not';
}

const always = 'always';

/** First day of an entry as the history or the entry itself tells it; `always` for one that was there from the beginning. */
function firstDayOf(sms: Sms, item: Item): string | null {
  const [state] = statesOnFile(sms, item.id);
  if (state !== undefined) return state.since ?? always;
  return dateField(item, 'from') ?? dateField(item, 'effective_from') ?? item.date;
}
