import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { Draft, RuleContext } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import { reachOf, stands } from './_holds.ts';
import type { Keeping, RetentionRule } from './_periods.ts';
import { isEvent, isKnown, keepingOf, periodIn, retentionRules } from './_periods.ts';
import { startOf } from './_starts.ts';

const unreadWords: Readonly<Record<'period' | 'trigger', readonly [lacks: string, remedy: string]>> = {
  period: [
    'no length of time can be read from that',
    'Write the period as `P3Y` or `3 years`, or the event until which things are kept.',
  ],
  trigger: [
    'that names neither the closing of the record nor the end of something else',
    'Write "closed" as the trigger where the time runs from the closing of the record, and "end of …" where it runs from the end of something else.',
  ],
};

interface Kept {
  readonly item: Item;
  readonly keeping: Keeping;
  /** First day on which it may go. */
  readonly until: string;
}

/** A record about which nothing can be said, and the words that nobody could read. */
interface Unread {
  readonly item: Item;
  readonly keeping: Keeping;
  readonly part: 'period' | 'trigger';
  readonly words: string;
}

type Judged = { readonly kind: 'kept'; readonly kept: Kept } | { readonly kind: 'unread'; readonly unread: Unread };
type Note = RuleContext['note'];

export default defineRule({
  id: 'RETN-003',
  name: 'nothing-is-kept-for-ever',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  clock: true,
  parameters: {
    round: {
      default: 'P1Y',
      says: 'Time after the end of its period in which a record is disposed of or its period extended. A convention of ours: one round a year.',
    },
  },
  summary: 'Records whose period is over are disposed of, or somebody decided to keep them.',
  fix: 'Dispose of it and enter that in the register of disposals, or extend the period: `retain_until`, with the reason in a correction.',
  *check({ sms, asOf, text, note }) {
    const round = parseDuration(text('round'));
    if (round === null) return;
    const rules = retentionRules(sms);
    const isLate = (until: string): boolean => compareDates(addDuration(until, round), asOf) < 0;
    const decided = decidedIds(sms);
    const closed = [...sms.items.values()].filter(
      (item) => isClosedRecord(item) && !decided.has(item.id.toUpperCase()),
    );
    const judged = closed.flatMap((item) => judgedOf(item, rules, isLate) ?? []);
    noteUnread(judged, note);
    noteUnreadTypes(closed, rules, isLate, note);
    const late = judged.flatMap((one) => (one.kind === 'kept' ? [one.kept] : []));
    if (late.length === 0) return;
    const holds = itemsOfType(sms, 'legal-hold').filter((hold) => hold.inView && stands(hold, asOf));
    const reaches = holds.map((hold) => ({ hold, ...reachOf(sms, hold) }));
    const vague = reaches.find(({ hasWords }) => hasWords)?.hold;
    const held = new Set(reaches.flatMap(({ ids }) => [...ids]));
    const open = late.filter(({ item }) => !held.has(item.id.toUpperCase()));
    if (vague !== undefined && open.length > 0) {
      note(
        `Whether ${records(open.length)} may go cannot be said: the period is over, but ${vague.id} (${vague.title}) says in words what it holds.`,
        `Name under \`scope\` of ${vague.id} the ids that are held, and nothing else.`,
        vague.id,
      );
      return;
    }
    for (const kept of Map.groupBy(open, ({ item, keeping }) => `${item.type.key}/${keeping.text}`).values())
      yield* ofKind(kept, (until) => addDuration(until, round));
  },
});

function isClosedRecord(item: Item): boolean {
  return item.type.class === 'record' && ['file', 'row'].includes(item.storage) && item.inView && item.frozen;
}

/**
 * A record whose time is over, or would be if its words could be read. What the organization itself set a period for: the periods
 * of the types say only how long at least.
 */
function judgedOf(item: Item, rules: readonly RetentionRule[], isLate: (until: string) => boolean): Judged | null {
  const keeping = keepingOf(item, rules);
  const stated = dateField(item, 'retain_until');
  if (stated !== null) return isLate(stated) ? { kind: 'kept', kept: { item, keeping, until: stated } } : null;
  if (keeping.says === 'type' || isEvent(keeping.text)) return null;
  const [from, period] = [closingDay(item), periodIn(keeping.text)];
  const trigger = keeping.rule === null ? null : textField(keeping.rule.row, 'trigger');
  const start = startOf(trigger);
  if (from === null || start === 'elsewhere' || !isKnown(keeping)) return null;
  if (period === null) return { kind: 'unread', unread: { item, keeping, part: 'period', words: keeping.text } };
  const until = addDuration(from, period);
  if (!isLate(until)) return null;
  return start === 'closing'
    ? { kind: 'kept', kept: { item, keeping, until } }
    : { kind: 'unread', unread: { item, keeping, part: 'trigger', words: trigger ?? '' } };
}

function closingDay(item: Item): string | null {
  return dateField(mapField(item, 'closed') ?? {}, 'at') ?? (item.storage === 'file' ? item.date : null);
}

/** One note for each row, or each record with words of its own, that cannot be read. */
function noteUnread(judged: readonly Judged[], note: Note): void {
  const unread = judged.flatMap((one) => (one.kind === 'unread' ? [one.unread] : []));
  const sourceOf = ({ item, keeping }: Unread): string => (keeping.rule === null ? item.id : rowWords(keeping.rule));
  for (const [source, same] of Map.groupBy(unread, sourceOf)) {
    const [first] = same;
    if (first === undefined) continue;
    const { item, keeping, part, words } = first;
    const [lacks, remedy] = unreadWords[part];
    note(
      `Whether ${records(same.length)} may go cannot be said: ${source} gives "${words}" as the ${part}, and ${lacks}.`,
      remedy,
      keeping.rule?.schedule.id ?? item.id,
    );
  }
}

/** A row that names no type may mean any record that no other row is about, of which the time would be over. */
function noteUnreadTypes(
  closed: readonly Item[],
  rules: readonly RetentionRule[],
  isLate: (until: string) => boolean,
  note: Note,
): void {
  const open = closed.filter(
    (item) => dateField(item, 'retain_until') === null && keepingOf(item, rules).says === 'type',
  );
  for (const rule of rules) {
    const period = periodIn(rule.period ?? '');
    if (rule.unread.length === 0 || period === null) continue;
    const late = open.filter((item) => {
      const from = closingDay(item);
      return from !== null && isLate(addDuration(from, period));
    });
    if (late.length === 0) continue;
    const types = listWords([...new Set(late.map(({ type }) => type.key))].sort(), 6);
    note(
      `In ${rowWords(rule)} stands ${listWords(
        rule.unread.map((word) => `"${word}"`),
        6,
      )}, the name of no type. Whether that means ${records(late.length)} (${types}), about which no other row says anything, cannot be said.`,
      `Name in the row the types that are meant; what lies elsewhere can stay. Give ${types} a row in any case.`,
      rule.schedule.id,
    );
  }
}

function records(count: number): string {
  return count === 1 ? '1 record' : `${count} records`;
}

function rowWords({ id, index, schedule }: RetentionRule): string {
  return `row ${id ?? index + 1} of ${schedule.id}`;
}

function decidedIds(sms: Sms): ReadonlySet<string> {
  const disposed = itemsOfType(sms, 'disposition')
    .filter(({ inView }) => inView)
    .flatMap((row) => mapsField(row, 'items').flatMap((entry) => textField(entry, 'id')?.toUpperCase() ?? []));
  const stated = [...sms.items.values()].filter((item) => textField(item, 'disposition') !== null);
  return new Set([...disposed, ...stated.map(({ id }) => id.toUpperCase())]);
}

/** Records of one kind under one period go together: one list, one decision. */
function* ofKind(kept: readonly Kept[], dueOf: (until: string) => string): Iterable<Draft> {
  const sorted = [...kept].sort((a, b) => compareDates(a.until, b.until));
  const [first, ...others] = sorted;
  if (first === undefined) return;
  const { item, keeping, until } = first;
  const many =
    others.length === 0
      ? ''
      : ` So ${others.length === 1 ? 'is' : 'are'} ${others.length} more of the type ${item.type.key}.`;
  const by = keeping.rule?.id ?? null;
  const period = parseDuration(keeping.text) === null ? keeping.text : describeDuration(keeping.text);
  const since = dateField(item, 'retain_until') === null ? ` ${period}` : '';
  yield {
    item: item.id,
    keys: kept.map((entry) => entry.item.id),
    place: item.place,
    due: dueOf(until),
    actual: until,
    message: `${item.id} (${item.title}) was to be kept${since} until ${until}${by === null || since === '' ? '' : ` (row ${by} of ${keeping.rule?.schedule.id ?? 'the schedule'})`}, and is still here.${many} Expected disposal with an entry, or a longer period with its reason.`,
    related: others.slice(0, 10).map((entry) => ({
      item: entry.item.id,
      message: `was to be kept until ${entry.until}`,
      place: entry.item.place,
    })),
  };
}
